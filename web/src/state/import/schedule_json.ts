// schedule.json of frab and pretalx, with its events within rooms of days; and that of the hub, the second version of the same schema
// (https://c3voc.de/schema/schedule2), with all of them in one list.

import { listOf, type Members, membersOf, textOf } from "../plan_members";
import { cleaned } from "../text";
import { isMarkedModerator } from "./people";
import { type RawEvent, type RawSchedule } from "./schedule";

// A text, one of several languages, or an object that has a name.
const said = (value: unknown): string => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return textOf(value);
  const { name, title, en, ...others } = value as Members;
  return textOf(name) || textOf(title) || textOf(en) || textOf(Object.values(others).find((one) => typeof one === "string"));
};

// Names of rooms and people, to which events may refer by guid alone.
type Named = Map<unknown, string>;

const nameOf = (person: unknown, named: Named): string => {
  const { public_name, full_public_name, name, role, guid } = membersOf(person);
  const called = said(public_name) || said(full_public_name) || said(name) || textOf(person) || (named.get(guid) ?? "");
  const marked = `${called} (${textOf(role)})`;
  return isMarkedModerator(marked) ? marked : called;
};

const withoutPlace = ["links", "attachments", "answers", "recording_license", "logo", "track", "type", "url"];

const saysSomething = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === "object" ? value !== null : cleaned(textOf(value)) !== "";

const isInstant = (value: unknown): boolean => /^\d{4}-\d\d-\d\d[T ]/.test(textOf(value));

function eventOf(from: unknown, named: Named): RawEvent {
  const event = membersOf(from);
  const { guid, name } = membersOf(event.room);
  return {
    title: said(event.title),
    subtitle: said(event.subtitle),
    date: textOf(event.date) || (isInstant(event.start) ? textOf(event.start) : ""),
    start: textOf(event.start),
    end: textOf(event.end),
    duration: textOf(event.duration),
    room: guid === undefined ? said(event.room) : said(name) || (named.get(guid) ?? ""),
    language: textOf(event.language),
    abstract: said(event.abstract),
    description: said(event.description),
    persons: listOf(event.persons ?? event.participants ?? event.speakers).map((one) => nameOf(one, named)),
    others: withoutPlace.filter((name) => saysSomething(event[name])),
  };
}

// Undefined where it is a JSON of something else.
export function scheduleOfJson(value: unknown): RawSchedule | undefined {
  const { schedule } = membersOf(value);
  const conference = membersOf(membersOf(schedule).conference);
  const { days: besides, events, persons } = membersOf(schedule);
  const days = conference.days ?? besides;
  if (!Array.isArray(days) && !Array.isArray(events)) return undefined;
  const ofDays = listOf(days).map(membersOf);
  // Days that have no rooms say only when they begin.
  const inOne = Array.isArray(events) && ofDays.every(({ rooms }) => rooms === undefined);
  const named: Named = new Map(
    [...listOf(conference.rooms), ...listOf(persons)]
      .map(membersOf)
      .flatMap(({ guid, name }) => (guid === undefined ? [] : [[guid, said(name)]])),
  );
  return {
    title: said(conference.title),
    zone: textOf(conference.time_zone_name),
    days: (inOne ? [{ rooms: { "": events } }] : ofDays).map(({ date, day_start, rooms }) => {
      const inRooms = Array.isArray(rooms)
        ? rooms.map((one): [string, unknown] => [said(membersOf(one).name), membersOf(one).events])
        : Object.entries(membersOf(rooms));
      return {
        date: textOf(date),
        start: textOf(day_start),
        rooms: inRooms.map(([name, all]): [string, RawEvent[]] => [name, listOf(all).map((one) => eventOf(one, named))]),
      };
    }),
  };
}
