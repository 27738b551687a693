// Events of an iCalendar (RFC 5545). An event's times stay as its own clocks show them: of a time zone that is not in the database of
// zones, as Outlook names some, nothing but the name is lost. What repeats is taken the first time.

import { dateOf, timeOfDay } from "../format";
import { cleaned } from "../text";
import { readAgenda } from "./agenda";
import { zoneIsKnown } from "./form";
import * as most from "./limits";
import { plainText } from "./markup";
import { lengthOf } from "./moments";
import { joined, looksLikeName, peopleIn, someoneOf } from "./people";
import { type Choice, type Draft, type Here, type Line, type Reading, Unreadable } from "./reading";
import { sorted } from "./schedule";
import { panelOf } from "./share";

interface Property {
  value: string;
  parameters: Map<string, string>;
}

type Component = Map<string, Property[]>;

// NAME;PARAMETER="quoted: one";OTHER=plain:value
const property = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/;
const parameter = /;([\w-]+)=("[^"]*"|[^";:]*)/g;

const unescaped = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, one: string) => (/n/i.test(one) ? "\n" : one));

function eventsOf(text: string): { events: Component[]; zone: string; name: string; product: string } {
  const events: Component[] = [];
  const within: string[] = [];
  const calendar: Component = new Map();
  // A zone that has an alias says it in its own component.
  let current = calendar;
  for (const line of text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/)) {
    const [, name = "", parameters = "", value = ""] = property.exec(line) ?? [];
    const key = name.toUpperCase();
    if (key === "BEGIN") {
      within.push(value.toUpperCase());
      if (within.at(-1) === "VEVENT" && events.length < most.events) events.push((current = new Map()));
      else if (within.length > 1) current = new Map();
    } else if (key === "END") {
      within.pop();
      current = within.length <= 1 ? calendar : within.at(-1) === "VEVENT" ? events.at(-1)! : new Map();
    } else if (key !== "") {
      const given = new Map(
        [...parameters.matchAll(parameter)].map(([, of = "", is = ""]) => [of.toUpperCase(), is.replace(/^"|"$/g, "")]),
      );
      current.set(key, [...(current.get(key) ?? []), { value, parameters: given }]);
    }
  }
  const said = (key: string): string => unescaped(calendar.get(key)?.[0]?.value ?? "");
  return { events, zone: said("X-WR-TIMEZONE"), name: said("X-WR-CALNAME"), product: said("PRODID") };
}

interface When {
  date: string;
  start?: string; // none of a whole day
  zone?: string;
  unknown?: string; // the name of its zone
}

function whenOf(given: Property | undefined, zoneOfAll: string, here: Here): When | undefined {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z)?)?$/.exec(given?.value.trim() ?? "") ?? [];
  if (day === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || minute === undefined) return { date };
  const start = `${hour}:${minute}`;
  const named = given!.parameters.get("TZID") ?? zoneOfAll;
  // Some write a path before the name: /mozilla.org/20050126_1/Europe/Berlin.
  const zone = [named, named.split("/").slice(-2).join("/")].find((one) => one !== "" && zoneIsKnown(one));
  if (utc) {
    const at = Date.parse(`${date}T${start}Z`);
    const shown = zoneOfAll !== "" && zoneIsKnown(zoneOfAll) ? zoneOfAll : here.zone;
    return Number.isNaN(at) ? undefined : { date: dateOf(at, shown), start: timeOfDay(at, shown), zone: shown };
  }
  return { date, start, ...(zone ? { zone } : {}), ...(zone || named === "" ? {} : { unknown: named }) };
}

const instant = ({ date, start = "00:00" }: When): number => Date.parse(`${date}T${start}Z`);

const minutesOfEvent = (event: Component, start: When, end: When | undefined): number | undefined => {
  const duration = lengthOf(event.get("DURATION")?.[0]?.value ?? "");
  const between = end ? Math.round((instant(end) - instant(start)) / 60_000) : undefined;
  const minutes = between ?? duration;
  return minutes !== undefined && minutes > 0 && start.start !== undefined ? minutes : undefined;
};

function readingOf(
  event: Component,
  when: When | undefined,
  minutes: number | undefined,
  calendar: { name: string; product: string },
  here: Here,
): Reading {
  const said = (key: string): string => plainText(unescaped(event.get(key)?.[0]?.value ?? ""));
  const lines: Line[] = [];
  const draft: Draft = { panellists: [], parts: [] };
  const summary = cleaned(said("SUMMARY"));
  // As pretalx writes it: "Title - Speaker, Speaker".
  const at = calendar.product.includes("pretalx") ? summary.lastIndexOf(" - ") : -1;
  const behind = at < 0 ? [] : summary.slice(at + 3).split(/,\s+/);
  const areNames = behind.length > 0 && (behind.length > 1 || looksLikeName(behind[0]!));
  draft.title = areNames ? summary.slice(0, at) : summary;
  if (areNames) for (const name of behind) joined(draft.panellists, someoneOf(name));
  const people = areNames ? [{ as: "panellists" as const, count: behind.length }] : [];
  lines.push({ at: "SUMMARY", text: summary, taken: [{ as: "title" }, ...people] });
  if (calendar.name !== "")
    lines.push({ at: "X-WR-CALNAME", text: (draft.subtitle = cleaned(calendar.name)), taken: [{ as: "subtitle" }] });
  if (when) {
    draft.date = when.date;
    if (when.start !== undefined) draft.start = when.start;
    if (when.zone !== undefined) draft.zone = when.zone;
    const taken = when.start === undefined ? [{ as: "date" as const }] : [{ as: "date" as const }, { as: "times" as const }];
    lines.push({ at: "DTSTART", text: [when.date, when.start].filter(Boolean).join(" "), taken });
    if (when.unknown !== undefined) lines.push({ at: "TZID", text: when.unknown, taken: [], left: "unknown_zone" });
    else if (when.zone !== undefined) lines.push({ at: "TZID", text: when.zone, taken: [{ as: "zone" }] });
  }
  const inAll = Math.min(most.minutesInAll, minutes ?? 60);
  draft.minutes = inAll;
  lines.push({ at: "DTEND", text: minutes === undefined ? "—" : `${minutes} min`, taken: minutes === undefined ? [] : [{ as: "times" }] });
  if (minutes === undefined) lines.at(-1)!.left = "no_duration";
  const venue = cleaned(said("LOCATION"));
  if (venue !== "") lines.push({ at: "LOCATION", text: (draft.venue = venue), taken: [{ as: "venue" }] });
  if (event.has("RRULE")) lines.push({ at: "RRULE", text: event.get("RRULE")![0]!.value, taken: [], left: "repeats" });
  for (const { value, parameters } of event.get("ATTENDEE") ?? []) {
    lines.push({ at: "ATTENDEE", text: parameters.get("CN") ?? value.replace(/^mailto:/i, ""), taken: [], left: "no_place" });
  }
  const description = said("DESCRIPTION");
  const inner = agendaIn(description, here);
  if (inner) {
    if (inner.draft.moderator) draft.moderator = inner.draft.moderator;
    if (inner.draft.unnamed !== undefined) draft.unnamed = inner.draft.unnamed;
    for (const one of inner.draft.panellists) joined(draft.panellists, one);
    draft.parts = inner.draft.parts;
    lines.push(...inner.lines.map((line): Line => ({ ...line, at: `DESCRIPTION ${line.at}` })));
    return { draft, lines, suggested: inner.suggested };
  }
  draft.parts = panelOf(draft.panellists, inAll);
  if (description !== "") {
    draft.parts[0]!.notes = description;
    lines.push({ at: "DESCRIPTION", text: description, taken: [{ as: "notes" }] });
  }
  return { draft, lines, suggested: [] };
}

// What an invitation has in its text may be the agenda.
function agendaIn(text: string, here: Here): Reading | undefined {
  try {
    const reading = readAgenda(text, here);
    return reading.draft.parts.length > 1 ? reading : undefined;
  } catch {
    return undefined;
  }
}

export function calendarChoices(text: string, here: Here): { title: string; choices: Choice[] } {
  const { events, zone, name, product } = eventsOf(text);
  if (events.length === 0) throw new Unreadable(/END:VCALENDAR/i.test(text) ? "no_events" : "broken_calendar");
  const choices = events.map((event): Choice => {
    const said = (key: string): string => cleaned(plainText(unescaped(event.get(key)?.[0]?.value ?? "")));
    const when = whenOf(event.get("DTSTART")?.[0], zone, here);
    const end = whenOf(event.get("DTEND")?.[0], zone, here);
    const minutes = when && minutesOfEvent(event, when, end);
    const summary = said("SUMMARY");
    const people =
      product.includes("pretalx") && summary.includes(" - ") ? peopleIn(summary.slice(summary.lastIndexOf(" - ") + 3)).length : 0;
    return {
      title: summary,
      ...(when ? { date: when.date, ...(when.start === undefined ? {} : { start: when.start }) } : {}),
      ...(minutes === undefined ? {} : { minutes }),
      ...(said("LOCATION") === "" ? {} : { room: said("LOCATION") }),
      people,
      read: () => readingOf(event, when, minutes, { name, product }, here),
    };
  });
  return { title: name, choices: sorted(choices) };
}
