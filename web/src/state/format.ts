// Times as people in the session's time zone read them, whatever the device is set to.

import { plain } from "./digits";
import { common, language } from "./words";

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
  const wanted = readTime(text);
  if (wanted === undefined) return undefined;
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

// Thursday 16 February 2017; short, Thu 16 Feb 2017.
export function day(instant: number, zone: string, width: "long" | "short" = "long"): string {
  return formatter(zone, width, { weekday: width, day: "numeric", month: width, year: "numeric" }).format(instant);
}

// The same of 2017-02-16, as fields of dates have it; undefined where there is no such day.
export function dayOf(date: string): string | undefined {
  const at = Date.parse(`${date}T12:00Z`);
  return Number.isNaN(at) ? undefined : day(at, "UTC", "short");
}

// Mon, of a day within a week; else as the short one.
export function nearDay(instant: number, now: number, zone: string): string {
  const within = 6 * 24 * 3_600_000;
  return Math.abs(instant - now) < within ? formatter(zone, "weekday", { weekday: "short" }).format(instant) : day(instant, zone, "short");
}

// Thu 16 Feb 2017, 10:52
export const dayAndTime = (instant: number, zone: string): string => `${day(instant, zone, "short")}, ${timeOfDay(instant, zone)}`;

// The zone that the reader's clock shows.
export const device = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

// 10:52; where that is not on the day `today`, given as the short one, 10:52 on Thu 16 Feb 2017.
export function datedTime(instant: number, today: string, zone: string): string {
  const time = timeOfDay(instant, zone);
  const on = day(instant, zone, "short");
  return on === today ? time : common.onDay(time, on);
}

// With the zone where the reader's clock shows another time then: 10:52 (New York time).
export function timeAt(instant: number, today: string, zone: string, reader = device()): string {
  const text = datedTime(instant, today, zone);
  return datedTime(instant, "", zone) === datedTime(instant, "", reader) ? text : common.inZone(text, zoneName(zone));
}

// 2017-02-16, as fields of dates have it.
export function dateOf(instant: number, zone: string): string {
  const parts = formatter(zone, "date", { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(instant);
  const part = (type: string): string => parts.find((one) => one.type === type)!.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

// The time that somebody means: 09:05 for 9:5, 9.05, 9h05, 0905 and 905, 09:00 for 9; undefined where there is none like that.
export function readTime(text: string): string | undefined {
  const typed = plain(text).trim();
  const [, hours, minutes = "0"] = /^(\d\d?)(?:\s*[:.,h\s]\s*(\d\d?)?)?$/i.exec(typed) ?? /^(\d\d?)(\d\d)$/.exec(typed) ?? [];
  return hours === undefined || Number(hours) > 23 || Number(minutes) > 59
    ? undefined
    : `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}`;
}

// New York. Abbreviations such as EST mean different things to different readers. The signs of Etc/GMT-1, which is UTC+1, are those of POSIX.
export function zoneName(zone: string): string {
  return zone.split("/").at(-1)!.replaceAll("_", " ").replace("GMT-", "UTC+").replace("GMT+", "UTC-");
}
