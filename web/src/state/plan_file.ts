// The file of a plan that is being written, and a form of a file: what it says comes back as it went (plan_members.ts).

import { segmentKinds } from "../protocol/segment_kinds";
import { lastDay, nameOf, person, type PersonForm, type PlanForm, segment, type SegmentForm, timeIn } from "./plan";
import { flag, flagOf, list, listOf, type Members, membersOf, number, textOf, texts } from "./plan_members";
import { fileOfRules, ruleMembers, rulesOf } from "./plan_rules";
import { cleaned } from "./text";

// One that the file leaves to its place goes with it, until the row stands elsewhere.
const idOf = (one: PersonForm | SegmentForm, letter: "p" | "s", at: number): Members =>
  one.unsaid && one.id === `${letter}${at + 1}` ? {} : { id: one.id };

function fileOfPerson(one: PersonForm): Members {
  const { name, title, affiliation } = nameOf(one);
  return { name, ...texts({ title, affiliation }) };
}

function fileOfSegment(one: SegmentForm): Members {
  const notes = cleaned(one.notes, "\n");
  return {
    kind: one.kind,
    title: cleaned(one.title),
    ...list("speakers", one.speakers),
    ...number("minutes", one.minutes),
    ...number("wrap_up_minutes", one.wrapUp),
    ...number("minimum_minutes", one.minimum),
    ...number("hand_over_seconds", one.handOver),
    ...number("round_minutes", one.round),
    ...(cleaned(one.round) === "" ? {} : number("later_round_minutes", one.laterRound)),
    ...(notes === "" ? {} : { notes }),
  };
}

export function planOf(form: PlanForm): Members {
  const { id, ...others } = form.others;
  return {
    ...(id === undefined ? {} : { id }),
    title: cleaned(form.title),
    ...texts({ subtitle: form.subtitle, venue: form.venue, language: form.language }),
    time_zone: cleaned(form.timeZone),
    start: `${form.date}T${timeIn(form, "start")}`,
    end: `${lastDay(form)}T${timeIn(form, "end")}`,
    ...flag("hard_stop", form.hardStop),
    ...flag("personal_links_only", form.personalLinksOnly),
    ...flag("keep_captions", form.keepCaptions),
    moderator: fileOfPerson(form.moderator),
    panellists: form.panellists.map((one, i) => ({ ...idOf(one, "p", i), ...fileOfPerson(one) })),
    segments: form.segments.map((one, i) => ({ ...idOf(one, "s", i), ...fileOfSegment(one) })),
    ...fileOfRules(form),
    ...others,
  };
}

const timeOf = (value: unknown): string => textOf(value).match(/T(\d{2}:\d{2})/)?.[1] ?? "";

// The id of a row, and whether its file says it.
function rowOf(value: unknown, otherwise: string): { id: string; unsaid?: true } {
  const id = textOf(value);
  return id === "" ? { id: otherwise, unsaid: true } : { id };
}

function personOf(from: unknown, otherwise: string): PersonForm {
  const { id, name, title, affiliation } = membersOf(from);
  return { ...person(""), ...rowOf(id, otherwise), name: textOf(name), title: textOf(title), affiliation: textOf(affiliation) };
}

function segmentOf(from: unknown, otherwise: string): SegmentForm {
  const one = membersOf(from);
  const kind = segmentKinds.find((kind) => kind === one.kind) ?? "presentation";
  return segment("", kind, textOf(one.title), textOf(one.minutes), {
    ...rowOf(one.id, otherwise),
    speakers: listOf(one.speakers).filter((speaker) => typeof speaker === "string"),
    wrapUp: textOf(one.wrap_up_minutes),
    minimum: textOf(one.minimum_minutes),
    handOver: textOf(one.hand_over_seconds),
    round: textOf(one.round_minutes),
    laterRound: textOf(one.later_round_minutes),
    notes: textOf(one.notes),
  });
}

// A file for the editor, whatever is wrong with it; undefined where it is no JSON object.
export function formOf(file: string): PlanForm | undefined {
  let value: unknown;
  try {
    value = JSON.parse(file);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { title, subtitle, venue, language, time_zone, start, end, hard_stop, personal_links_only, keep_captions, ...rest } =
    value as Members;
  const { moderator, panellists, segments, ...more } = rest;
  return {
    title: textOf(title),
    subtitle: textOf(subtitle),
    venue: textOf(venue),
    date: textOf(start).match(/^\d{4}-\d{2}-\d{2}(?=T)/)?.[0] ?? "",
    start: timeOf(start),
    end: timeOf(end),
    timeZone: textOf(time_zone),
    language: textOf(language),
    hardStop: flagOf(hard_stop),
    personalLinksOnly: flagOf(personal_links_only),
    keepCaptions: flagOf(keep_captions),
    moderator: person("moderator", nameOf(personOf(moderator, "moderator"))),
    panellists: listOf(panellists).map((one, i) => personOf(one, `p${i + 1}`)),
    segments: listOf(segments).map((one, i) => segmentOf(one, `s${i + 1}`)),
    ...rulesOf(more),
    others: Object.fromEntries(Object.entries(more).filter(([name, one]) => one !== null && !ruleMembers.includes(name))),
  };
}
