// schedule.json of frab and pretalx.

import { listOf, type Members, membersOf, textOf } from "../plan_members";
import { cleaned } from "../text";
import { type RawEvent, type RawSchedule } from "./schedule";

// A text, one of several languages, or an object that has a name.
const said = (value: unknown): string => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return textOf(value);
  const { name, title, en, ...others } = value as Members;
  return textOf(name) || textOf(title) || textOf(en) || textOf(Object.values(others).find((one) => typeof one === "string"));
};

const nameOf = (person: unknown): string => {
  const { public_name, full_public_name, name } = membersOf(person);
  return said(public_name) || said(full_public_name) || said(name) || textOf(person);
};

const withoutPlace = ["links", "attachments", "answers", "recording_license", "logo", "track", "type", "url"];

const saysSomething = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === "object" ? value !== null : cleaned(textOf(value)) !== "";

function eventOf(from: unknown): RawEvent {
  const event = membersOf(from);
  return {
    title: said(event.title),
    subtitle: said(event.subtitle),
    date: textOf(event.date),
    start: textOf(event.start),
    end: textOf(event.end),
    duration: textOf(event.duration),
    room: said(event.room),
    language: textOf(event.language),
    abstract: said(event.abstract),
    description: said(event.description),
    persons: listOf(event.persons ?? event.speakers).map(nameOf),
    others: withoutPlace.filter((name) => saysSomething(event[name])),
  };
}

// Undefined where it is a JSON of something else.
export function scheduleOfJson(value: unknown): RawSchedule | undefined {
  const { schedule } = membersOf(value);
  const conference = membersOf(membersOf(schedule).conference);
  const days = conference.days ?? membersOf(schedule).days;
  if (!Array.isArray(days)) return undefined;
  return {
    title: said(conference.title),
    zone: textOf(conference.time_zone_name),
    days: days.map((from) => {
      const { date, day_start, rooms } = membersOf(from);
      const named = Array.isArray(rooms)
        ? rooms.map((one): [string, unknown] => [said(membersOf(one).name), membersOf(one).events])
        : Object.entries(membersOf(rooms));
      return {
        date: textOf(date),
        start: textOf(day_start),
        rooms: named.map(([name, events]): [string, RawEvent[]] => [name, listOf(events).map(eventOf)]),
      };
    }),
  };
}
