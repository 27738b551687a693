// Events of a conference's schedule, as frab and pretalx write it in JSON and in XML (https://github.com/voc/schedule): a panel is made of
// one of them. Files of other systems have less, and members that are empty, so everything may be missing.

import { cleaned } from "../text";
import { instantOf } from "../plan";
import { dateOf, timeOfDay } from "../format";
import { languageTag, zoneIsKnown } from "./form";
import * as most from "./limits";
import { plainText } from "./markup";
import { lengthOf, minutesOf, timeIn } from "./moments";
import { isMarkedModerator, joined, someoneOf, withoutMark } from "./people";
import { type Choice, type Draft, type Here, type LeftOut, type Line, type Reading, type Someone, type Taken, Unreadable } from "./reading";
import { panelOf } from "./share";

// The same of both forms: texts as they stand there, "" where they do not.
export interface RawEvent {
  title: string;
  subtitle: string;
  date: string;
  start: string;
  end: string;
  duration: string;
  room: string;
  language: string;
  abstract: string;
  description: string;
  persons: string[];
  others: string[]; // names of members that say something a plan has no place for
}

export interface RawDay {
  date: string;
  start: string; // with the offset of the day
  rooms: [name: string, events: RawEvent[]][];
}

export interface RawSchedule {
  title: string;
  zone: string;
  days: RawDay[];
}

const usualMinutes = 60;
// The turn of a day that does not say its own.
const dayBegins = "04:00";

interface Moment {
  date?: string;
  start?: string;
  zone?: string;
}

// +02:00 as a zone of the database, which has whole hours; its signs are those of POSIX.
function zoneOfOffset(offset: string): string | undefined {
  if (/^(?:Z|[+-]00:?00)$/i.test(offset)) return "Etc/UTC";
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? [];
  return hours === undefined || minutes !== "00" || Number(hours) > 12 ? undefined : `Etc/GMT${sign === "+" ? "-" : "+"}${Number(hours)}`;
}

const local = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

// The zone in which an instant is shown: the file's own where it names one, unless the time of day that is `told` beside the instant is of
// another; else the reader's where it has this offset then.
function momentOf(text: string, zone: string | undefined, here: Here, told?: string): Moment | undefined {
  const [, date, time, offset] = local.exec(cleaned(text)) ?? [];
  if (date === undefined || time === undefined) return undefined;
  if (offset === undefined) return { date, start: time, ...(zone ? { zone } : {}) };
  const at = Date.parse(`${date}T${time}${/^z$/i.test(offset) ? "Z" : offset.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2")}`);
  if (Number.isNaN(at)) return undefined;
  if (zone && (told !== time || timeOfDay(at, zone) === time)) return { date: dateOf(at, zone), start: timeOfDay(at, zone), zone };
  if (instantOf(date, time, here.zone) === at) return { date, start: time, zone: here.zone };
  const fixed = zoneOfOffset(offset);
  return fixed ? { date, start: time, zone: fixed } : { date: dateOf(at, here.zone), start: timeOfDay(at, here.zone), zone: here.zone };
}

// By its own date; else by its day and its time of day, which is after midnight where it comes before the day begins.
function whenIs(event: RawEvent, day: RawDay, zone: string | undefined, here: Here): Moment {
  const told = /^\d\d?:\d\d/.test(cleaned(event.start)) ? timeIn(event.start) : undefined;
  const own = momentOf(event.date, zone, here, told);
  if (own) return own;
  const dayStart = momentOf(day.start, zone, here);
  const date = /^\d{4}-\d\d-\d\d/.exec(day.date || event.date)?.[0] ?? dayStart?.date;
  const start = timeIn(event.start);
  const shown = zone ?? dayStart?.zone;
  const turn = dayStart?.start ?? dayBegins;
  const isNextDay = start !== undefined && minutesOf(start) < minutesOf(turn) && minutesOf(turn) <= 12 * 60;
  return {
    ...(date ? { date: isNextDay ? nextDay(date) : date } : {}),
    ...(start ? { start } : {}),
    ...(shown ? { zone: shown } : {}),
  };
}

const nextDay = (date: string): string => {
  const noon = Date.parse(`${date}T12:00Z`);
  return Number.isNaN(noon) ? date : new Date(noon + 24 * 3_600_000).toISOString().slice(0, 10);
};

function lengthOfEvent(event: RawEvent): number | undefined {
  const [, hours, minutes] = /^(\d+):(\d{2})(?::\d{2})?$/.exec(cleaned(event.duration)) ?? [];
  const own = hours === undefined ? lengthOf(event.duration) : Number(hours) * 60 + Number(minutes);
  if (own !== undefined && own > 0) return own;
  const [from, to] = [Date.parse(event.date), Date.parse(event.end)];
  return to > from ? Math.round((to - from) / 60_000) : undefined;
}

function readingOf(event: RawEvent, moment: Moment, room: string, conference: string): Reading {
  const lines: Line[] = [];
  const line = (at: string, text: string, taken: Taken[], left?: LeftOut): void => {
    if (cleaned(text) !== "") lines.push({ at, text: cleaned(text), taken, ...(left ? { left } : {}) });
  };
  const panellists: Someone[] = [];
  let moderator: Someone | undefined;
  const title = plainText(event.title);
  const subtitle = plainText(event.subtitle);
  line("title", title, [{ as: "title" }]);
  line("subtitle", subtitle, [{ as: "subtitle" }]);
  line("conference", conference, subtitle === "" ? [{ as: "subtitle" }] : [], subtitle === "" ? undefined : "no_place");
  line(
    "date",
    event.date || [moment.date ?? "", event.start].join(" "),
    moment.date ? [{ as: "date" }, { as: "times" }] : [{ as: "times" }],
  );
  const minutes = lengthOfEvent(event);
  const isTooLong = minutes !== undefined && minutes > most.minutesInAll;
  line(
    "duration",
    event.duration || "—",
    minutes === undefined ? [] : [{ as: "times" }],
    minutes === undefined ? "no_duration" : undefined,
  );
  line("room", room, [{ as: "venue" }]);
  const language = event.language === "" ? undefined : languageTag(event.language);
  line("language", event.language, language ? [{ as: "language" }] : [], language ? undefined : "unknown_language");
  for (const given of event.persons) {
    const name = plainText(given);
    if (cleaned(name) === "") continue;
    if (isMarkedModerator(name) && !moderator) {
      moderator = someoneOf(withoutMark(name));
      line("persons", name, [{ as: "moderator" }]);
    } else if (panellists.length < most.panellists) {
      joined(panellists, someoneOf(name));
      line("persons", name, [{ as: "panellists", count: 1 }]);
    } else line("persons", name, [], "too_many_people");
  }
  const notes = [plainText(event.abstract), plainText(event.description)].filter((text, i, all) => text !== "" && all.indexOf(text) === i);
  const parts = panelOf(panellists, isTooLong ? most.minutesInAll : (minutes ?? usualMinutes));
  if (notes.length > 0) parts[0]!.notes = notes.join("\n\n");
  line("abstract", notes[0] ?? "", [{ as: "notes" }]);
  line("description", notes[1] ?? "", [{ as: "notes" }]);
  for (const other of event.others) line(other, other, [], "no_place");
  const { date, start, zone } = moment;
  const draft: Draft = {
    title,
    subtitle: subtitle || conference,
    venue: room,
    ...(language ? { language } : {}),
    ...(zone ? { zone } : {}),
    ...(date ? { date } : {}),
    ...(start ? { start } : {}),
    minutes: Math.min(most.minutesInAll, minutes ?? usualMinutes),
    ...(moderator ? { moderator } : {}),
    panellists,
    parts,
  };
  return { draft, lines, suggested: [] };
}

export function choicesOf(schedule: RawSchedule, here: Here): Choice[] {
  const named = cleaned(schedule.zone);
  const zone = named !== "" && zoneIsKnown(named) ? named : undefined;
  const choices: Choice[] = [];
  for (const day of schedule.days) {
    for (const [room, events] of day.rooms) {
      for (const event of events) {
        if (choices.length >= most.events) break;
        const moment = whenIs(event, day, zone, here);
        const where = cleaned(plainText(event.room || room));
        const minutes = lengthOfEvent(event);
        choices.push({
          title: cleaned(plainText(event.title)),
          ...(moment.date ? { date: moment.date } : {}),
          ...(moment.start ? { start: moment.start } : {}),
          ...(minutes === undefined ? {} : { minutes }),
          ...(where === "" ? {} : { room: where }),
          people: event.persons.filter((one) => cleaned(one) !== "").length,
          read: () => readingOf(event, moment, where, cleaned(plainText(schedule.title))),
        });
      }
    }
  }
  if (choices.length === 0) throw new Unreadable("no_events");
  return sorted(choices);
}

export const sorted = (choices: Choice[]): Choice[] =>
  choices
    .map((one, i) => ({ one, i, key: `${one.date ?? "9999"} ${one.start ?? ""}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i))
    .map(({ one }) => one);
