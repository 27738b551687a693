// An event of Indico as its HTTP export gives it: /export/event/ID.json?detail=contributions

import { dateOf, timeOfDay } from "../format";
import { listOf, type Members, membersOf, textOf } from "../plan_members";
import { cleaned } from "../text";
import { zoneIsKnown } from "./form";
import { kindOf } from "./kinds";
import * as most from "./limits";
import { plainText } from "./markup";
import { minutesBetween } from "./moments";
import { joined } from "./people";
import type { Choice, Draft, Line, Part, Reading, Someone } from "./reading";

interface At {
  date: string;
  start: string;
}

function atOf(value: unknown): At | undefined {
  const { date, time } = membersOf(value);
  const start = /^\d\d:\d\d/.exec(textOf(time))?.[0];
  return start !== undefined && /^\d{4}-\d\d-\d\d$/.test(textOf(date)) ? { date: textOf(date), start } : undefined;
}

const inZone = (value: unknown, zone: string): At | undefined => {
  const at = atOf(value);
  if (!at || textOf(membersOf(value).tz) !== "UTC" || zone === "") return at;
  const instant = Date.parse(`${at.date}T${at.start}Z`);
  return Number.isNaN(instant) ? at : { date: dateOf(instant, zone), start: timeOfDay(instant, zone) };
};

function personOf(value: unknown): Someone {
  const one = membersOf(value);
  const names = [one.first_name, one.last_name].map(textOf).filter(Boolean).join(" ");
  const affiliation = cleaned(textOf(one.affiliation));
  return { name: cleaned(names || textOf(one.fullName) || textOf(one.name)), ...(affiliation === "" ? {} : { affiliation }) };
}

const peopleOf = (value: unknown): Someone[] =>
  listOf(value)
    .map(personOf)
    .filter(({ name }) => name !== "");

function readingOf(event: Members): Reading {
  const lines: Line[] = [];
  const draft: Draft = { title: cleaned(plainText(textOf(event.title))), panellists: [], parts: [] };
  lines.push({ at: "title", text: draft.title!, taken: [{ as: "title" }] });
  const venue = [textOf(event.roomFullname) || textOf(event.room), textOf(event.location)].filter(Boolean).join(", ");
  if (venue !== "") lines.push({ at: "location", text: (draft.venue = cleaned(venue)), taken: [{ as: "venue" }] });
  const named = textOf(event.timezone);
  const zone = named !== "" && zoneIsKnown(named) ? named : "";
  if (zone !== "") lines.push({ at: "timezone", text: (draft.zone = zone), taken: [{ as: "zone" }] });
  const [start, end] = [inZone(event.startDate, zone), inZone(event.endDate, zone)];
  if (start) {
    Object.assign(draft, start);
    if (end && end.date >= start.date) {
      const minutes =
        minutesBetween(start.start, end.start) +
        (Date.parse(end.date) - Date.parse(start.date)) / 60_000 -
        (end.start > start.start ? 0 : 1440);
      if (minutes > 0 && minutes <= most.minutesInAll) draft.minutes = minutes;
    }
    lines.push({ at: "startDate", text: `${start.date} ${start.start}`, taken: [{ as: "date" }, { as: "times" }] });
  }
  const [chair] = peopleOf(event.chairs);
  if (chair) {
    draft.moderator = chair;
    lines.push({ at: "chairs", text: chair.name, taken: [{ as: "moderator" }] });
  }
  const key = (one: Members): string => {
    const at = atOf(one.startDate);
    return at ? `${at.date} ${at.start}` : "~";
  };
  const contributions = listOf(event.contributions)
    .map(membersOf)
    .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  for (const one of contributions.slice(0, most.rows)) {
    const title = cleaned(plainText(textOf(one.title)));
    const speakers = peopleOf(one.speakers ?? one.presenters).map((person) => joined(draft.panellists, person));
    const minutes = Number(textOf(one.duration));
    const known = kindOf(title);
    const notes = plainText(textOf(one.description));
    const part: Part = {
      kind: speakers.length === 1 && (known === undefined || known === "discussion") ? "presentation" : (known ?? "discussion"),
      ...(title === "" ? {} : { title }),
      ...(minutes > 0 ? { minutes: Math.min(minutes, most.minutesMost) } : {}),
      speakers,
      ...(notes === "" ? {} : { notes }),
    };
    draft.parts.push(part);
    const people = speakers.length > 0 ? [{ as: "panellists" as const, count: speakers.length }] : [];
    lines.push({ at: "contributions", text: title, taken: [{ as: "part", part }, ...people] });
  }
  return { draft, lines, suggested: [] };
}

// Undefined where it is a JSON of something else.
export function indicoChoices(value: unknown): { title: string; choices: Choice[] } | undefined {
  const results = listOf(membersOf(value).results).map(membersOf);
  if (results.length === 0 || results.every(({ startDate, title }) => !startDate || !title)) return undefined;
  const choices = results.slice(0, most.events).map((event): Choice => {
    const at = inZone(event.startDate, zoneIsKnown(textOf(event.timezone)) ? textOf(event.timezone) : "");
    return {
      title: cleaned(plainText(textOf(event.title))),
      ...(at ?? {}),
      ...(textOf(event.room) === "" ? {} : { room: textOf(event.room) }),
      people: new Set(listOf(event.contributions).flatMap((one) => peopleOf(membersOf(one).speakers).map(({ name }) => name))).size,
      read: () => readingOf(event),
    };
  });
  return { title: "", choices };
}
