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

// Thursday 16 February 2017
export function day(instant: number, zone: string): string {
  return formatter(zone, "day", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(instant);
}

// New York. Abbreviations such as EST mean different things to different readers.
export function zoneName(zone: string): string {
  return zone.split("/").at(-1)!.replaceAll("_", " ");
}
