// Whose time counts now, and what is due next: what the console's large figure and its main button are about.

import type { ClockView, Deed, InterventionView, QuestionView, RequestView, SegmentView, SessionView } from "../protocol/messages";
import { forAll, forQuestions } from "../protocol/segment_kinds";
import { currentOf, onStage, type Running, type Step, stepOf } from "./run";

export type Hero =
  | { of: "segment"; current: Running }
  | { of: "turn"; current: Running; panellist: string; clock: ClockView; wrapUp: number }
  | { of: "floor"; current: Running; speaking: InterventionView; point: boolean }
  // Nothing limits an answer: `since` it is given.
  | { of: "answer"; current: Running; id: string; question: QuestionView; since: number };

const takesQuestions = (segment: SegmentView | undefined): boolean => segment !== undefined && forQuestions.includes(segment.kind);

// When it was put on stage; where the history does not go back so far, when the segment began.
function onStageSince(view: SessionView, question: string, current: Running): number {
  let at = current.segment.began ?? 0;
  for (const change of Object.values(view.history ?? {})) {
    const did: Deed = change.did;
    if (did.type === "question_put_on_stage" && did.question.id === question && change.undone_by === undefined)
      at = Math.max(at, change.at);
  }
  return at;
}

export const speaksToOrder = (view: SessionView): boolean => view.floor?.speaking?.kind === "point_of_order";

export function heroOf(view: SessionView): Hero | undefined {
  const current = currentOf(view);
  if (!current) return undefined;
  const { speaking, round, word } = view.floor ?? {};
  if (speaking) return { of: "floor", current, speaking, point: speaksToOrder(view) };
  const shown = takesQuestions(current.segment) ? onStage(view) : undefined;
  if (shown) return { of: "answer", current, ...shown, since: onStageSince(view, shown.id, current) };
  if (round?.clock && word !== undefined && word !== "moderator") {
    return { of: "turn", current, panellist: word, clock: round.clock, wrapUp: round.wrap_up };
  }
  return { of: "segment", current };
}

export interface Listed {
  id: string;
  request: RequestView;
}

// Who is next from the floor, where it can be given.
export function headOf(view: SessionView): Listed | undefined {
  const id = view.floor?.open ? view.floor.list?.[0]?.request : undefined;
  const request = id === undefined ? undefined : view.requests?.[id];
  return request && id !== undefined ? { id, request } : undefined;
}

// The first point of order that waits.
export function pointOf(view: SessionView): Listed | undefined {
  const head = headOf(view);
  return head?.request.kind === "point_of_order" ? head : undefined;
}

// Which of the questions comes on stage next, where questions are what the segment is for.
export function queuedOf(view: SessionView): { id: string; question: QuestionView } | undefined {
  const id = takesQuestions(currentOf(view)?.segment) ? view.queue?.[0] : undefined;
  const question = id === undefined ? undefined : view.questions?.[id];
  return question && id !== undefined ? { id, question } : undefined;
}

// All whose turns the current round has, in the order of the podium.
export function turnsOf(view: SessionView): string[] {
  const { plan } = view;
  const named = currentOf(view)?.segment.speakers ?? [];
  const all = named.length > 0 ? named : (plan?.panellist_order ?? []);
  return all.filter((id) => !plan?.absent?.includes(id));
}

export function nextTurnOf(view: SessionView): string | undefined {
  const { round, word } = view.floor ?? {};
  return round && turnsOf(view).find((id) => id !== word && !round.spoken.includes(id));
}

export type Due =
  | Step
  | { does: "point" | "back" | "speaker"; listed: Listed }
  | { does: "end_speech"; speaking: InterventionView }
  | { does: "answered"; id: string; question: QuestionView }
  | { does: "question"; id: string; question: QuestionView }
  | { does: "turn"; panellist: string };

// Whether a question or a speaker from the floor was last, in this segment or before it.
function lastWasQuestion(view: SessionView): boolean {
  let last: { record: number; question: boolean } | undefined;
  for (const [id, { did, undone_by }] of Object.entries(view.history ?? {})) {
    const question = did.type === "question_put_on_stage";
    if (undone_by !== undefined || (!question && did.type !== "floor_given")) continue;
    if (!last || Number(id) > last.record) last = { record: Number(id), question };
  }
  return last?.question === true;
}

// A point of order, then the same again (speaker after speaker, question after question), then the other; the segment is left only when
// nobody waits for anything in it.
export function dueOf(view: SessionView): Due {
  const step = stepOf(view);
  const hero = heroOf(view);
  if (!hero || !forAll.includes(hero.current.segment.kind)) return step;
  const point = pointOf(view);
  if (point) return { does: "point", listed: point };
  const head = headOf(view);
  const listed = head && ({ does: head.request.began === undefined ? "speaker" : "back", listed: head } as const);
  if (hero.of === "floor") return listed ?? { does: "end_speech", speaking: hero.speaking };
  if (hero.of === "answer") return { does: "answered", id: hero.id, question: hero.question };
  if (listed?.does === "back") return listed;
  const turn = nextTurnOf(view);
  if (turn !== undefined) return { does: "turn", panellist: turn };
  const queued = queuedOf(view);
  const question = queued && ({ does: "question", ...queued } as const);
  return (lastWasQuestion(view) ? (question ?? listed) : (listed ?? question)) ?? step;
}

// It takes the session out of what runs.
export const leaves = (due: Due): boolean => due.does === "next" || due.does === "end";
