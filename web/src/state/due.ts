// Whose time counts now, and what is due next: what the console's large figure and its main button are about.

import type { ClockView, Deed, InterventionView, QuestionView, RequestView, Role, SegmentView, SessionView } from "../protocol/messages";
import { forAll, forQuestions } from "../protocol/segment_kinds";
import { byVotes, currentOf, left, onStage, questionsIn, type Running, type Step, stepOf, toReview } from "./run";

export type Hero =
  | { of: "segment"; current: Running }
  | { of: "turn"; current: Running; panellist: string; clock: ClockView; wrapUp: number }
  | { of: "floor"; current: Running; speaking: InterventionView; point: boolean }
  // Nothing limits an answer: `since` it is given.
  | { of: "answer"; current: Running; id: string; question: QuestionView; since: number };

export const takesQuestions = (segment: SegmentView | undefined): boolean => segment !== undefined && forQuestions.includes(segment.kind);

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
  const { speaking, round, speaker } = view.floor ?? {};
  if (speaking) return { of: "floor", current, speaking, point: speaksToOrder(view) };
  const shown = takesQuestions(current.segment) ? onStage(view) : undefined;
  if (shown) return { of: "answer", current, ...shown, since: onStageSince(view, shown.id, current) };
  if (round?.clock && speaker !== undefined && speaker !== "moderator") {
    return { of: "turn", current, panellist: speaker, clock: round.clock, wrapUp: round.wrap_up };
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

// Who is next of all others, whatever goes before the list.
export function nextSpeakerOf(view: SessionView): Listed | undefined {
  for (const { request: id } of view.floor?.open ? (view.floor.list ?? []) : []) {
    const request = view.requests?.[id];
    if (request && request.kind !== "point_of_order") return { id, request };
  }
  return undefined;
}

// Which of the questions comes on stage next, where questions are what the segment is for: of the queue, or else of those that are approved.
export function nextQuestionOf(view: SessionView): { id: string; question: QuestionView } | undefined {
  const queued = queuedOf(view);
  if (queued || !takesQuestions(currentOf(view)?.segment)) return queued;
  const id = byVotes(view, questionsIn(view, "approved"))[0];
  const question = id === undefined ? undefined : view.questions?.[id];
  return question && id !== undefined ? { id, question } : undefined;
}

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
  const { round, speaker } = view.floor ?? {};
  return round && turnsOf(view).find((id) => id !== speaker && !round.spoken.includes(id));
}

export type Due =
  | Step
  | { does: "point" | "back" | "speaker"; listed: Listed }
  | { does: "end_speech"; speaking: InterventionView }
  | { does: "answered"; id: string; question: QuestionView }
  | { does: "question"; id: string; question: QuestionView }
  | { does: "turn" | "end_turn"; panellist: string }
  // Nobody waits but those whose questions are not reviewed yet, or nobody has asked yet.
  | { does: "review" };

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
// nobody waits for anything in it, and, where time is left, no question is approved or to be reviewed, and somebody has asked.
export function dueOf(view: SessionView, now = 0): Due {
  const step = stepOf(view);
  const hero = heroOf(view);
  if (!hero || !forAll.includes(hero.current.segment.kind)) return step;
  const point = pointOf(view);
  if (point) return { does: "point", listed: point };
  const head = headOf(view);
  const listed = head && spoken(head);
  if (hero.of === "floor") return listed ?? { does: "end_speech", speaking: hero.speaking };
  if (hero.of === "answer") return { does: "answered", id: hero.id, question: hero.question };
  if (listed?.does === "back") return listed;
  const turn = nextTurnOf(view);
  if (turn !== undefined) return { does: "turn", panellist: turn };
  if (hero.of === "turn") return { does: "end_turn", panellist: hero.panellist };
  const queued = queuedOf(view);
  const question = queued && ({ does: "question", ...queued } as const);
  const due = lastWasQuestion(view) ? (question ?? listed) : (listed ?? question);
  if (due) return due;
  const approved = approvedNextOf(view, now);
  if (approved) return { does: "question", ...approved };
  const asks = takesQuestions(hero.current.segment) && left(hero.current.segment.clock, now) > 0;
  return asks && (toReview(view) > 0 || isUntouched(view, hero.current)) ? { does: "review" } : step;
}

// Whether a segment for questions has just begun: nothing was asked in it yet, and nobody answered or had the floor.
function isUntouched(view: SessionView, { id, segment }: Running): boolean {
  if (Object.values(view.questions ?? {}).some((question) => question.segment === id)) return false;
  return !Object.values(view.history ?? {}).some(
    ({ at, did, undone_by }) => undone_by === undefined && at >= (segment.began ?? 0) && answering.includes(did.type),
  );
}

const answering: readonly Deed["type"][] = ["question_put_on_stage", "question_answered", "floor_given"];

// Where the queue is empty an approved question is next for as long as time is left.
export function approvedNextOf(view: SessionView, now: number): { id: string; question: QuestionView } | undefined {
  const segment = currentOf(view)?.segment;
  return segment && left(segment.clock, now) > 0 ? nextQuestionOf(view) : undefined;
}

const spoken = (listed: Listed) => ({ does: listed.request.began === undefined ? "speaker" : "back", listed }) as const;

// What the main button shows, and when it was chosen.
export interface Held {
  due: Due;
  at: string;
}

const heroKey = (hero: Hero | undefined): string => {
  switch (hero?.of) {
    case "floor":
      return `floor ${hero.speaking.request}`;
    case "turn":
      return `turn ${hero.panellist}`;
    case "answer":
      return `answer ${hero.id}`;
    default:
      return `segment ${hero?.current.id}`;
  }
};

// Of one's own deeds these say nothing about what comes next.
const aside: readonly Deed["type"][] = [
  "paused",
  "resumed",
  "time_added",
  "time_granted",
  "intervention_extended",
  "turn_extended",
  "signal_seen",
  "signal_handled",
  "message_sent",
];

// It changes with whoever has the clock that counts, and with what this role does or undoes.
function chosenAt(view: SessionView, role: Role | undefined): string {
  let [latest, undone] = [0, 0];
  for (const [id, { by, did, undone_by }] of Object.entries(view.history ?? {})) {
    if (by === role && !aside.includes(did.type)) latest = Math.max(latest, Number(id));
    if (undone_by === role) undone += 1;
  }
  return [heroKey(heroOf(view)), view.run?.status, view.floor?.round?.number, latest, undone].join(" ");
}

// The same as it is now; undefined where it cannot be done any more.
function still(view: SessionView, due: Due): Due | undefined {
  switch (due.does) {
    case "point":
    case "speaker":
    case "back": {
      const { id } = due.listed;
      const request = view.floor?.open && view.floor.list?.some((one) => one.request === id) ? view.requests?.[id] : undefined;
      if (!request) return undefined;
      return due.does === "point" ? { does: "point", listed: { id, request } } : spoken({ id, request });
    }
    case "end_speech": {
      const speaking = view.floor?.speaking;
      return speaking?.request === due.speaking.request ? { ...due, speaking } : undefined;
    }
    case "answered":
    case "question": {
      const question = view.questions?.[due.id];
      const states = due.does === "answered" ? ["on_stage"] : ["approved", "queued"];
      return question && states.includes(question.state) ? { ...due, question } : undefined;
    }
    case "turn":
      return nextTurnOf(view) === due.panellist ? due : undefined;
    case "end_turn":
      return view.floor?.round?.clock && view.floor.speaker === due.panellist ? due : undefined;
    default: {
      const step = stepOf(view);
      return step.does === due.does ? step : undefined;
    }
  }
}

// What the main button shows. It keeps that when somebody asks for the floor, votes or withdraws, until the moderator's own next deed, or until
// it cannot be done any more: a hand that is on its way does not do something else because of what a stranger did. What has come waits in
// the row beneath, in a place of its own; but a point of order goes first at once, for so say the stage and whoever raised it. What leaves the segment is not kept: most begin with
// nobody waiting, and nobody is to be passed over by a press.
export function hold(view: SessionView, role: Role | undefined, now: number, held: Held | undefined): Held {
  const at = chosenAt(view, role);
  const due = dueOf(view, now);
  const kept = held?.at === at ? still(view, held.due) : undefined;
  if (!kept || due.does === "point" || (leaves(kept) && !leaves(due))) return { due, at };
  return { due: kept, at };
}

// It takes the session out of what runs.
export const leaves = (due: Due): boolean => due.does === "next" || due.does === "end";
