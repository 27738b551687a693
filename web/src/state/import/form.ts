// The plan of a programme that was understood. It keeps all limits of `protocol/plan.md`: what is too long is cut, what is too much is left
// out, and what the programme does not say is assumed; a preview says all of that.

import { notesLength, titleLength } from "../../protocol/limits";
import { oneSpeaker } from "../../protocol/segment_kinds";
import { importing } from "../import_words";
import { planning as words } from "../later_words";
import { person, type PersonForm, type PlanForm, segment, type SegmentForm } from "../plan";
import { noRules } from "../plan_rules";
import { cleaned } from "../text";
import * as most from "./limits";
import { minutesOf, timeOf } from "./moments";
import { joined } from "./people";
import type { Draft, Here, Part, Someone } from "./reading";
import { shared } from "./share";

export type Assumed =
  "title" | "date" | "start" | "zone" | "moderator" | "names" | "lengths" | "segments" | "cut" | "too_many_people" | "too_many_segments";

export interface Made {
  form: PlanForm;
  assumed: Assumed[];
}

const usualStart = "10:00";
const namelessPanel = 3;

const cut = (text: string | undefined, longest: number, lineBreak = " "): string =>
  [...cleaned(text ?? "", lineBreak)].slice(0, longest).join("").trim();

const personForm = (id: string, one: Someone): PersonForm =>
  person(id, { name: cut(one.name, titleLength), title: cut(one.title, titleLength), affiliation: cut(one.affiliation, titleLength) });

// 1.5; a plan's minutes are above zero.
const lengthText = (minutes: number): string => String(Math.max(0.1, Math.min(most.minutesMost, Math.round(minutes * 10) / 10)));

// Names of the database only: "+02:00" is one that browsers know and the server does not.
export function zoneIsKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(zone);
  } catch {
    return false;
  }
}

export function languageTag(text: string): string | undefined {
  try {
    const [tag = ""] = Intl.getCanonicalLocales(cleaned(text).replace("_", "-"));
    return tag.length <= 35 && /^[a-z]{2,3}(?:-|$)/i.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

// `also` are those of the suggested people who were chosen.
export function formFrom(draft: Draft, here: Here, also: readonly Someone[] = []): Made {
  const assumed = new Set<Assumed>();
  const note = (what: Assumed, is: boolean): void => void (is && assumed.add(what));

  const everybody = draft.panellists.filter(({ name }) => cleaned(name) !== "");
  for (const one of also) joined(everybody, one);
  const eachPresents = draft.parts.some(({ each }) => each);
  const unnamed = Math.max(draft.unnamed ?? 0, eachPresents && everybody.length === 0 ? namelessPanel : 0) - everybody.length;
  for (let n = 0; n < unnamed; ++n) everybody.push({ name: words.panellist(everybody.length + 1) });
  note("names", unnamed > 0);
  note("too_many_people", everybody.length > most.panellists);
  const people = everybody.slice(0, most.panellists);
  const ids = new Map(people.map((one, i) => [one, `p${i + 1}`]));

  const whole = draft.parts.flatMap((part) =>
    part.each ? people.map((one, i): Part => ({ ...ofOne(part, i), ...titled(part, one), speakers: [one] })) : [part],
  );
  note("segments", whole.length === 0);
  const parts: Part[] = whole.length === 0 ? [{ kind: "discussion", speakers: [] }] : whole;
  note("too_many_segments", parts.length > most.segments);
  const kept = parts.slice(0, most.segments);
  note(
    "lengths",
    kept.some(({ minutes }) => minutes === undefined),
  );
  const inAll = draft.minutes === undefined ? undefined : Math.min(most.minutesInAll, draft.minutes);
  const lengths = shared(kept, inAll);
  const segments = kept.map((part, i): SegmentForm => {
    const speakers = [...new Set(part.speakers.flatMap((one) => ids.get(one) ?? []))];
    const kind = oneSpeaker.includes(part.kind) && speakers.length !== 1 ? "discussion" : part.kind;
    const minutes = lengthText(lengths[i]!);
    const warns = part.wrapUp !== undefined && part.wrapUp >= 0 && part.wrapUp < Number(minutes);
    return segment(`s${i + 1}`, kind, cut(part.title, titleLength) || words.titles[kind], minutes, {
      speakers,
      wrapUp: warns ? String(Math.round(part.wrapUp! * 10) / 10) : "",
      notes: cut(part.notes, notesLength, "\n"),
    });
  });

  note("title", cleaned(draft.title ?? "") === "");
  note("date", draft.date === undefined);
  note("start", draft.start === undefined);
  note("zone", draft.zone === undefined);
  note("moderator", draft.moderator === undefined);
  const texts = [draft.title, draft.subtitle, draft.venue, ...people.flatMap(({ name, title, affiliation }) => [name, title, affiliation])];
  note(
    "cut",
    [...texts, ...kept.map(({ title }) => title)].some((text) => [...cleaned(text ?? "")].length > titleLength),
  );

  const start = draft.start ?? usualStart;
  const sum = segments.reduce((all, { minutes }) => all + Number(minutes), 0);
  const lasts = Math.max(1, Math.min(most.minutesInAll, Math.ceil(inAll ?? sum)));
  const form: PlanForm = {
    title: cut(draft.title, titleLength) || importing.untitled,
    subtitle: cut(draft.subtitle, titleLength),
    venue: cut(draft.venue, titleLength),
    date: draft.date ?? here.date,
    start,
    end: timeOf(minutesOf(start) + lasts),
    timeZone: draft.zone ?? here.zone,
    language: draft.language ?? "en",
    hardStop: undefined,
    personalLinksOnly: undefined,
    keepCaptions: undefined,
    moderator: personForm("moderator", draft.moderator ?? { name: importing.theModerator }),
    panellists: people.map((one, i) => personForm(`p${i + 1}`, one)),
    segments,
    ...noRules(),
    others: {},
  };
  return { form, assumed: [...assumed] };
}

// What is noted for all of them stands at the first.
const ofOne = ({ notes, ...part }: Part, at: number): Part => (at === 0 && notes !== undefined ? { ...part, notes } : part);

const titled = (part: Part, one: Someone): Pick<Part, "title"> => {
  const title = one.topic ?? part.title;
  return title === undefined ? {} : { title };
};
