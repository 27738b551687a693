// A plan that is being written, or a part of the one that runs. What was typed stands in it as text, so that nothing jumps under the
// fingers; what it means is `protocol/plan.md`'s, and what is wrong with it the server says.

import type { PlanView, SegmentDraft, SegmentKind, SegmentView, SessionDraft } from "../protocol/messages";
import { halves, oneSpeaker, rounds } from "../protocol/segment_kinds";
import { dateOf, readTime, timeOfDay } from "./format";
import { numberOf } from "./plan_members";
import { noRules, type RulesForm } from "./plan_rules";
import { freshId, inserted, type Row } from "./rows";
import { total } from "./run";
import { cleaned } from "./text";

export interface PersonForm extends Row {
  name: string;
  title: string;
  affiliation: string;
  unsaid?: true; // its file leaves the id to its place
}

export interface SegmentForm extends Row {
  kind: SegmentKind;
  title: string;
  speakers: string[];
  minutes: string;
  wrapUp: string; // minutes; like all that follow it may stay empty
  minimum: string; // minutes
  handOver: string; // seconds
  round: string; // minutes
  laterRound: string; // minutes in those after the first
  notes: string;
  unsaid?: true;
}

export interface PlanForm extends RulesForm {
  title: string;
  subtitle: string;
  venue: string;
  date: string; // 2017-02-16
  start: string; // 10:15
  end: string; // one before the start is on the next day
  timeZone: string;
  language: string;
  hardStop: boolean | undefined;
  personalLinksOnly: boolean | undefined;
  keepCaptions: boolean | undefined;
  moderator: PersonForm;
  panellists: PersonForm[];
  segments: SegmentForm[];
  others: Record<string, unknown>; // what no field shows: the id, and what is not known
}

const minute = 60_000;

const rounded = (number: number): string => String(Math.round(number * 1000) / 1000);

export const person = (id: string, part: Partial<PersonForm> = {}): PersonForm => ({ id, name: "", title: "", affiliation: "", ...part });

export const segment = (
  id: string,
  kind: SegmentKind,
  title: string,
  minutes: number | string,
  part: Partial<SegmentForm> = {},
): SegmentForm => ({
  id,
  kind,
  title,
  speakers: [],
  minutes: String(minutes),
  wrapUp: "",
  minimum: "",
  handOver: "",
  round: "",
  laterRound: "",
  notes: "",
  ...part,
});

// What the segments are called that the editor makes.
export type KindTitles = Record<SegmentKind, string>;

export interface Titles extends KindTitles {
  keynote: string;
  firstRound: string;
  secondRound: string;
  talk: string;
}

export const templates = ["presentations", "rounds", "two_rounds", "keynote", "lightning", "blank"] as const;
export type Template = (typeof templates)[number];

type Part = [kind: SegmentKind, title: string, minutes: number, part?: Partial<SegmentForm>];

function partsOf(template: Template, t: Titles): { people: number; parts: Part[] } {
  const talks = (n: number, title: string, minutes: number, part: Partial<SegmentForm> = {}): Part[] =>
    Array.from({ length: n }, (_, i) => ["presentation", title, minutes, { speakers: [`p${i + 1}`], ...part }]);
  switch (template) {
    case "presentations":
      return {
        people: 3,
        parts: [
          ["introductions", t.introductions, 10],
          ...talks(3, t.presentation, 10),
          ["qa", t.qa, 40],
          ["concluding", t.concluding, 10],
        ],
      };
    case "rounds":
      return {
        people: 4,
        parts: [
          ["introductions", t.introductions, 10],
          ["discussion", t.discussion, 40, { round: "2" }],
          ["qa", t.qa, 30],
          ["concluding", t.concluding, 10],
        ],
      };
    case "two_rounds":
      return {
        people: 3,
        parts: [
          ["introductions", t.introductions, 10],
          ...talks(3, t.presentation, 10),
          ["qa", t.firstRound, 20],
          ["qa", t.secondRound, 20],
          ["concluding", t.concluding, 10],
        ],
      };
    case "keynote":
      return {
        people: 4,
        parts: [
          ["introductions", t.introductions, 5],
          ...talks(1, t.keynote, 20),
          ["discussion", t.discussion, 30, { speakers: ["p2", "p3", "p4"] }],
          ["qa", t.qa, 25],
          ["concluding", t.concluding, 10],
        ],
      };
    case "lightning":
      return {
        people: 6,
        parts: [
          ["introductions", t.introductions, 5],
          ...talks(6, t.talk, 5, { wrapUp: "1", handOver: "30" }),
          ["qa", t.qa, 20],
          ["concluding", t.concluding, 5],
        ],
      };
    case "blank":
      return { people: 0, parts: [] };
  }
}

const sinceMidnight = (time: string): number => {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};

const timeAfter = (time: string, minutes: number): string => {
  const at = (sinceMidnight(time) + minutes) % (24 * 60);
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
};

// A plan to begin with: it fits from its start to its end.
export function planFrom(
  template: Template,
  titles: Titles,
  when: { date: string; start: string; timeZone: string; language: string },
): PlanForm {
  const { people, parts } = partsOf(template, titles);
  const minutes = parts.reduce((sum, [, , one]) => sum + one, 0) || 90;
  return {
    ...when,
    title: "",
    subtitle: "",
    venue: "",
    end: timeAfter(when.start, minutes),
    hardStop: undefined,
    personalLinksOnly: undefined,
    keepCaptions: undefined,
    moderator: person("moderator"),
    panellists: Array.from({ length: people }, (_, i) => person(`p${i + 1}`)),
    segments: parts.map((part, i) => segment(`s${i + 1}`, part[0], part[1], part[2], part[3])),
    ...noRules(),
    others: {},
  };
}

// Changes of the form.

// A title that the kind gave goes with the kind.
export function withKind(one: SegmentForm, kind: SegmentKind, titles: KindTitles): SegmentForm {
  const named = cleaned(one.title) !== "" && one.title !== titles[one.kind];
  const inRounds = rounds.includes(kind) ? {} : { round: "", laterRound: "" };
  return { ...one, kind, title: named ? one.title : titles[kind], ...inRounds };
}

// Where others present, who is added gets a presentation like theirs.
export function withPanellist(form: PlanForm, titles: KindTitles): PlanForm {
  const id = freshId("p", form.panellists);
  const panellists = [...form.panellists, person(id)];
  const last = form.segments.map((one) => oneSpeaker.includes(one.kind)).lastIndexOf(true);
  const like = form.segments[last];
  if (!like) return { ...form, panellists };
  const { unsaid: _, ...same } = like;
  const fresh = { ...same, id: freshId("s", form.segments), title: like.title || titles.presentation, speakers: [id], notes: "" };
  return { ...form, panellists, segments: inserted(form.segments, last + 1, fresh) };
}

// Their presentations go with them.
export function withoutPanellist(form: PlanForm, id: string): PlanForm {
  return {
    ...form,
    panellists: form.panellists.filter((one) => one.id !== id),
    segments: form.segments
      .filter((one) => !oneSpeaker.includes(one.kind) || !one.speakers.includes(id))
      .map((one) => ({ ...one, speakers: one.speakers.filter((speaker) => speaker !== id) })),
  };
}

// Times and sums.

const inFigures = { hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
const clocks = new Map<string, Intl.DateTimeFormat>();

// How far a zone's clocks are ahead of UTC; undefined for a zone that this browser does not know.
function offsetAt(instant: number, zone: string): number | undefined {
  try {
    let format = clocks.get(zone);
    if (!format) clocks.set(zone, (format = new Intl.DateTimeFormat("en-US", { ...inFigures, timeZone: zone })));
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute) - Math.floor(instant / minute) * minute;
  } catch {
    return undefined;
  }
}

// The instant of a local time; of one that comes twice the first. Undefined of one that does not come, for the clocks go forward over it.
export function instantOf(date: string, time: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const day = 24 * 60 * minute;
  const candidates = [offsetAt(asUtc - day, zone), offsetAt(asUtc + day, zone)].flatMap((offset) =>
    offset === undefined ? [] : [asUtc - offset],
  );
  const right = candidates.filter((at) => at + offsetAt(at, zone)! === asUtc);
  return right.length > 0 ? Math.min(...right) : undefined;
}

// The first instant after another one at which a zone's clocks show a time.
export function firstAfter(after: number, time: string, zone: string): number | undefined {
  const offset = offsetAt(after, zone);
  if (offset === undefined) return undefined;
  const date = new Date(after + offset).toISOString().slice(0, 10);
  const same = instantOf(date, time, zone);
  return same !== undefined && same > after ? same : instantOf(dayAfter(date), time, zone);
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return Number.isNaN(day.getTime()) ? date : day.toISOString().slice(0, 10);
}

// What is no time stays, for the server to say so at its place.
export const timeIn = (form: PlanForm, name: "start" | "end"): string => readTime(form[name]) ?? form[name];

// Whether it ends on the day after its start's.
export function endsNextDay({ start, end }: { start: string; end: string }): boolean {
  const [from, to] = [readTime(start), readTime(end)];
  return from !== undefined && to !== undefined && to <= from;
}

export const lastDay = (form: PlanForm): string =>
  sinceMidnight(timeIn(form, "end")) > sinceMidnight(timeIn(form, "start")) ? form.date : dayAfter(form.date);

export interface Schedule {
  starts: (number | undefined)[]; // of each segment, where those before it have lengths and the day is known
  end?: number; // when the last one ends
  minutes: number; // of all segments
  available?: number; // minutes from start to end
}

export function scheduleOf(form: PlanForm): Schedule {
  const start = instantOf(form.date, timeIn(form, "start"), form.timeZone);
  const end = instantOf(lastDay(form), timeIn(form, "end"), form.timeZone);
  let minutes = 0;
  const starts = form.segments.map((one) => {
    const at = start === undefined ? undefined : start + Math.round(minutes * minute);
    minutes += Math.max(0, numberOf(one.minutes) ?? 0);
    return at;
  });
  return {
    starts,
    minutes: Math.round(minutes * 100) / 100,
    ...(start === undefined ? {} : { end: start + Math.round(minutes * minute) }),
    ...(start === undefined || end === undefined ? {} : { available: Math.round((end - start) / minute) }),
  };
}

// What of a person is sent.
export const nameOf = ({ name, title, affiliation }: Omit<PersonForm, "id">): Omit<PersonForm, "id"> => ({
  name: cleaned(name),
  title: cleaned(title),
  affiliation: cleaned(affiliation),
});

// What a session is planned for, which can be changed until its first segment begins.

export interface SessionForm {
  title: string;
  subtitle: string;
  venue: string;
  date: string; // 2017-02-16
  start: string; // 10:15
  end: string;
  zone: string;
  moderator: PersonForm;
}

export const sessionFormOf = (plan: PlanView): SessionForm => ({
  title: plan.title,
  subtitle: plan.subtitle,
  venue: plan.venue,
  date: dateOf(plan.start, plan.time_zone),
  start: timeOfDay(plan.start, plan.time_zone),
  end: timeOfDay(plan.end, plan.time_zone),
  zone: plan.time_zone,
  moderator: person("moderator", plan.moderator),
});

// What the server is asked to make of it; or the fields that are empty, or no time. An instant that was not touched stays to the millisecond.
export function sessionDraftOf(form: SessionForm, plan: PlanView): SessionDraft | { wrong: (keyof SessionForm)[] } {
  const as = sessionFormOf(plan);
  const [from, to] = [readTime(form.start), readTime(form.end)];
  const wanted = cleaned(form.zone);
  const isZone = wanted === as.zone || offsetAt(plan.start, wanted) !== undefined;
  const zone = isZone ? wanted : as.zone;
  const moved = form.date !== as.date || from !== as.start || zone !== as.zone;
  const start = !moved ? plan.start : from && instantOf(form.date, from, zone);
  const end = !moved && to === as.end ? plan.end : to && start && firstAfter(start, to, zone);
  const title = cleaned(form.title);
  const moderator = nameOf(form.moderator);
  // A time that the clocks of that day go forward over is none.
  const comes = (at: number | string | undefined, time: string | undefined): string | undefined => (at === undefined ? undefined : time);
  const given = {
    title,
    date: form.date,
    start: comes(start, from),
    end: start === undefined ? to : comes(end, to),
    zone: isZone ? zone : "",
    moderator: moderator.name,
  };
  if (typeof start !== "number" || typeof end !== "number" || Object.values(given).includes("")) {
    return { wrong: (Object.keys(given) as (keyof typeof given)[]).filter((name) => !given[name]) };
  }
  const moves = zone === as.zone ? {} : { time_zone: zone };
  return { title, subtitle: cleaned(form.subtitle), venue: cleaned(form.venue), start, end, moderator, ...moves };
}

// A segment of the session that runs.

// What catching up leaves, and how early the warning comes, where the plan does not say it.
export const usualMinimum = (kind: SegmentKind, length: number): number => (halves.includes(kind) ? Math.floor(length / 2) : length);
export const usualWrapUp = (length: number): number => Math.min(2 * minute, Math.floor(length / 5));

const hasBegun = (view: SegmentView): boolean => view.state === "current" || view.state === "done";

export function formOfSegment(id: string, view: SegmentView): SegmentForm {
  const minutes = (ms: number | undefined): string => (ms === undefined ? "" : rounded(ms / minute));
  const usual = view.minimum === usualMinimum(view.kind, view.clock.allotment);
  return segment(id, view.kind, view.title, minutes(total(view.clock)), {
    speakers: view.speakers,
    wrapUp: minutes(view.wrap_up),
    minimum: usual ? "" : minutes(view.minimum),
    handOver: view.grace === undefined ? "" : rounded(view.grace / 1000),
    round: minutes(view.turn),
    laterRound: minutes(view.later_turn),
    notes: view.notes ?? "",
  });
}

export type NumberField = "minutes" | "wrapUp" | "minimum" | "handOver" | "round" | "laterRound";

// What the server is asked to make of a segment; or the field that is no number. `view` is what it is now, of one that is there: a field that
// was not touched stays to the millisecond, and a length that has begun stays altogether.
export function draftOf(form: SegmentForm, view?: SegmentView): SegmentDraft | { wrong: NumberField } {
  const was = view && formOfSegment(form.id, view);
  const length = (field: NumberField, unit: number, now: number | undefined): number | undefined | null => {
    if (form[field] === was?.[field]) return now;
    if (cleaned(form[field]) === "") return undefined;
    const number = numberOf(form[field]);
    return number === undefined || number < 0 ? null : Math.round(number * unit);
  };
  // What was added or taken stays apart from the allotment.
  const whole = length("minutes", minute, view && total(view.clock));
  const allotment = view && hasBegun(view) ? view.clock.allotment : typeof whole === "number" ? whole - (view?.clock.added ?? 0) : 0;
  if (allotment <= 0) return { wrong: "minutes" };
  const wrapUp = length("wrapUp", minute, view?.wrap_up);
  const minimum = length("minimum", minute, form.minimum === "" ? undefined : view?.minimum);
  const grace = length("handOver", 1000, view?.grace);
  const turn = length("round", minute, view?.turn);
  if (wrapUp === null) return { wrong: "wrapUp" };
  if (minimum === null) return { wrong: "minimum" };
  if (grace === null) return { wrong: "handOver" };
  const later = length("laterRound", minute, view?.later_turn);
  if (turn === null) return { wrong: "round" };
  if (later === null) return { wrong: "laterRound" };
  return {
    kind: form.kind,
    title: cleaned(form.title),
    speakers: form.speakers,
    allotment,
    wrap_up: wrapUp ?? usualWrapUp(allotment),
    ...(minimum === undefined ? {} : { minimum }),
    ...(grace === undefined ? {} : { grace }),
    ...(turn === undefined || !rounds.includes(form.kind) ? {} : { turn }),
    ...(later === undefined || turn === undefined || !rounds.includes(form.kind) ? {} : { later_turn: later }),
    notes: cleaned(form.notes, "\n"),
  };
}

export const isSame = (a: SegmentForm, b: SegmentForm): boolean => JSON.stringify(a) === JSON.stringify(b);
