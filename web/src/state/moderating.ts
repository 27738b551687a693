// What the console makes of the questions and of the time at the podium: orders, filters, who would lead a group.

import type { FloorView, QuestionState, QuestionView, RequestView, SessionView } from "../protocol/messages";
import { leading, waiting } from "../protocol/question_states";
import { caseFolded } from "./case_fold";
import { byVotes, spent } from "./run";

export type Sort = "votes" | "time" | "turns";

const asked = (view: SessionView, id: string): number => view.questions?.[id]?.asked ?? 0;

export function byTime(view: SessionView, ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => asked(view, a) - asked(view, b) || (a < b ? -1 : 1));
}

const hadTheirTurn: readonly (QuestionState | undefined)[] = ["queued", "on_stage", "answered"];

// Everybody's first question before anybody's second: those of an asker that were answered, or come before, count as turns that they had.
// Within a turn by votes, then by time. A question that was grouped into another one has its leader's fate.
export function byTurns(view: SessionView, ids: readonly string[]): string[] {
  const had = new Map<number, number>();
  for (const question of Object.values(view.questions ?? {})) {
    if (question.asker === undefined) continue;
    const state = question.state === "grouped" ? view.questions?.[question.leader ?? ""]?.state : question.state;
    if (hadTheirTurn.includes(state)) had.set(question.asker, (had.get(question.asker) ?? 0) + 1);
  }
  const turn = new Map<string, number>();
  const ordered = byVotes(view, ids);
  for (const id of ordered) {
    const asker = view.questions?.[id]?.asker ?? -1;
    const before = had.get(asker) ?? 0;
    turn.set(id, before);
    had.set(asker, before + 1);
  }
  return ordered.sort((a, b) => turn.get(a)! - turn.get(b)!);
}

export function sorted(view: SessionView, ids: readonly string[], sort: Sort): string[] {
  return sort === "votes" ? byVotes(view, ids) : sort === "turns" ? byTurns(view, ids) : byTime(view, ids);
}

export interface Filter {
  text: string;
  panellist: string; // "panel": those that were asked of everybody
  segment: string;
  label: string;
}

export const noFilter: Filter = { text: "", panellist: "", segment: "", label: "" };

// Every word of the filter's text is somewhere in the question, its asker's name or its labels. An id finds its question too.
export function matcher(filter: Filter): (id: string, question: QuestionView) => boolean {
  const words = caseFolded(filter.text)
    .split(" ")
    .filter((word) => word !== "");
  return (id, question) => {
    if (filter.panellist === "panel" ? question.to !== undefined : filter.panellist !== "" && question.to !== filter.panellist)
      return false;
    if (filter.segment !== "" && question.segment !== filter.segment) return false;
    if (filter.label !== "" && !question.labels?.includes(filter.label)) return false;
    if (words.length === 0) return true;
    const text = caseFolded([question.text, question.original, question.name, ...(question.labels ?? [])].join("\n"));
    return words.every((word) => text.includes(word) || id === word);
  };
}

export const canBeGrouped = (question: QuestionView | undefined): boolean => question !== undefined && waiting.includes(question.state);
export const canLead = (question: QuestionView | undefined): boolean => question !== undefined && leading.includes(question.state);

const rank: Partial<Record<QuestionState, number>> = { answered: 4, on_stage: 4, queued: 3, approved: 2, submitted: 1 };

export interface Grouping {
  question: string;
  into: string;
}

// Which of two should lead: the one that has come further, for people may have seen it; of equals the one with more votes, then the one with
// more of a group, then the older one. Undefined where neither can join the other.
export function groupingOf(view: SessionView, a: string, b: string): Grouping | undefined {
  const one = view.questions?.[a];
  const other = view.questions?.[b];
  if (!one || !other || !canLead(one) || !canLead(other) || a === b) return undefined;
  const first =
    (rank[one.state] ?? 0) - (rank[other.state] ?? 0) ||
    (view.votes?.[a] ?? 0) - (view.votes?.[b] ?? 0) ||
    (one.members ?? 0) - (other.members ?? 0) ||
    other.asked - one.asked ||
    (a < b ? 1 : -1);
  const grouping = first > 0 ? { question: b, into: a } : { question: a, into: b };
  return canBeGrouped(view.questions?.[grouping.question]) ? grouping : undefined;
}

// The likest question with which this one can be joined.
export function likest(view: SessionView, id: string): { other: string; grouping: Grouping } | undefined {
  for (const other of view.similar?.[id] ?? []) {
    const grouping = groupingOf(view, id, other);
    if (grouping) return { other, grouping };
  }
  return undefined;
}

// The questions of every group, the first asked first.
export function groupsOf(view: SessionView): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [id, { state, leader }] of Object.entries(view.questions ?? {})) {
    if (state !== "grouped" || leader === undefined) continue;
    const group = groups.get(leader);
    if (group) group.push(id);
    else groups.set(leader, [id]);
  }
  for (const [leader, group] of groups) groups.set(leader, byTime(view, group));
  return groups;
}

// All labels, the most used first.
export function labelsOf(view: SessionView): string[] {
  const uses = new Map<string, number>();
  for (const { labels } of Object.values(view.questions ?? {})) {
    for (const label of labels ?? []) uses.set(label, (uses.get(label) ?? 0) + 1);
  }
  return [...uses.keys()].sort((a, b) => uses.get(b)! - uses.get(a)! || (a < b ? -1 : 1));
}

export interface Share {
  id: string; // a panellist, or "moderator"
  spent: number;
  share: number; // of all that was spent, from 0 to 1
}

// How long everybody at the podium has spoken, the panellists in the order of the plan, then the moderator; and everybody from the floor
// together.
export function sharesOf(view: SessionView, now: number): { podium: Share[]; floor: Share } {
  const podium = [...(view.plan?.panellist_order ?? []), "moderator"].map((id) => {
    const clock = view.spoken?.[id];
    return { id, spent: clock ? spent(clock, now) : 0 };
  });
  const floor = { id: "floor", spent: floorTimesOf(view, now).spent };
  const sum = podium.reduce((total, one) => total + one.spent, floor.spent);
  const shared = (one: { id: string; spent: number }): Share => ({ ...one, share: sum > 0 ? one.spent / sum : 0 });
  return { podium: podium.map(shared), floor: shared(floor) };
}

export interface FloorTimes {
  spent: number; // of all
  people: { name: string; affiliation: string; times: number; spent: number }[]; // who spoke longest first
  groups: { name: string; spent: number; budget?: number }[]; // in the order of the rule; as it counts for them (R8.36): without replies
}

// How long those from the floor have spoken so far. Who gave the same name and affiliation is one person.
export function floorTimesOf(view: SessionView, now: number): FloorTimes {
  const speaking = view.floor?.speaking;
  const people = new Map<string, FloorTimes["people"][number]>();
  const groups = (view.floor?.groups ?? []).map(({ name, budget }) => ({ name, spent: 0, ...(budget === undefined ? {} : { budget }) }));
  let all = 0;
  for (const [id, { name, affiliation, group, kind, used }] of Object.entries(view.requests ?? {})) {
    const speaks = speaking?.request === id;
    const time = speaks ? spent(speaking.clock, now) : used;
    if (time === undefined) continue;
    all += time;
    const key = JSON.stringify([name, affiliation]);
    const one = people.get(key) ?? { name, affiliation, times: 0, spent: 0 };
    people.set(key, { ...one, times: one.times + 1, spent: one.spent + time });
    const counted = kind === "speech" && groups.find((of) => of.name === group);
    if (counted) counted.spent += time;
  }
  return { spent: all, people: [...people.values()].sort((a, b) => b.spent - a.spent), groups };
}

// Points of order, whom they interrupted, and replies have their places; the others can be moved, and can be yielded to.
export const hasOwnPlace = (request: RequestView): boolean =>
  request.state === "waiting" && request.kind === "speech" && request.began === undefined;

export interface Places {
  up?: string; // before which it would go
  down?: string | null; // null: to the end
  before: string[]; // others before which it could go, in their order
}

// Where a request could be moved by hand.
export function placesFor(view: SessionView, list: readonly string[], id: string): Places {
  const movable = list.filter((one) => view.requests?.[one] && hasOwnPlace(view.requests[one]));
  const at = movable.indexOf(id);
  if (at < 0) return { before: [] };
  const up = movable[at - 1];
  return {
    ...(up === undefined ? {} : { up }),
    ...(at < movable.length - 1 ? { down: movable[at + 2] ?? null } : {}),
    before: movable.filter((_, i) => i !== at && i !== at - 1 && i !== at + 1),
  };
}

// The wrap-up that goes with another allotment: the same, or a fifth where it would not fit.
export function wrapUpFor(floor: Pick<FloorView, "wrap_up">, allotment: number): number {
  return floor.wrap_up < allotment ? floor.wrap_up : Math.floor(allotment / 5);
}
