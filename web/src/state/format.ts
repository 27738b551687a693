// Times as people in the session's time zone read them, whatever the device is set to.

import { language } from "./words";

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind} ${zone}`;
  let found = made.get(key);
  if (!found) {
    try {
      found = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    } catch {
      // A zone that this browser does not know; the server does.
      found = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
    }
    made.set(key, found);
  }
  return found;
}

// 10:52
export function timeOfDay(instant: number, zone: string): string {
  return formatter(zone, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
}

// 10:52:07
export function timeWithSeconds(instant: number, zone: string): string {
  return formatter(zone, "seconds", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).format(instant);
}

// When it last was so much o'clock, at `near` or before. Where clocks were set back in between, the later of the two.
export function lastTime(text: string, near: number, zone: string): number | undefined {
  const given = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!given || Number(given[1]) > 23 || Number(given[2]) > 59) return undefined;
  const wanted = `${given[1]!.padStart(2, "0")}:${given[2]}`;
  const minute = 60_000;
  const from = Math.floor(near / minute) * minute;
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  // Straight to it, but for a change of the clocks on the way, which is looked for around it.
  const guess = from - ((minutes(timeOfDay(from, zone)) - minutes(wanted) + 1440) % 1440) * minute;
  for (let at = Math.min(from, guess + 120 * minute); at >= guess - 120 * minute; at -= minute) {
    if (timeOfDay(at, zone) === wanted) return at;
  }
  return undefined;
}

// Thursday 16 February 2017
export function day(instant: number, zone: string): string {
  return formatter(zone, "day", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(instant);
}

const device = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

// 10:52 today; on another day Thursday 16 February 2017, 10:52. `now` is the server's, and today is the session's day.
export function datedTime(instant: number, now: number, zone: string): string {
  const time = timeOfDay(instant, zone);
  return day(instant, zone) === day(now, zone) ? time : `${day(instant, zone)}, ${time}`;
}

// With the zone where the reader's clock shows another time then: 10:52 (New York).
export function timeAt(instant: number, now: number, zone: string, reader = device()): string {
  const text = datedTime(instant, now, zone);
  const same = timeOfDay(instant, zone) === timeOfDay(instant, reader) && day(instant, zone) === day(instant, reader);
  return same ? text : `${text} (${zoneName(zone)})`;
}

// 2017-02-16, as fields of dates have it.
export function dateOf(instant: number, zone: string): string {
  const parts = formatter(zone, "date", { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)!.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

// 09:05 for 9:05 and 905; what is no time stays.
export function fullTime(text: string): string {
  const given = /^(\d{1,2})[:.h]?(\d{2})$/.exec(text.trim());
  return given ? `${given[1]!.padStart(2, "0")}:${given[2]}` : text;
}

// New York. Abbreviations such as EST mean different things to different readers.
export function zoneName(zone: string): string {
  return zone.split("/").at(-1)!.replaceAll("_", " ");
}
