// What follows from a view at an instant. Nothing here keeps anything: the same view and instant give the same answer on every page.

import type { ClockView, PersonView, QuestionView, SegmentView, SessionStatus, SessionView } from "../protocol/messages";
import { forQuestions, moderated } from "../protocol/segment_kinds.ts";

export type Phase = "waiting" | "running" | "wrap_up" | "overtime" | "paused";

export const total = (clock: ClockView): number => clock.allotment + clock.added;

export function spent(clock: ClockView, now: number): number {
  return clock.used + (clock.running_since === undefined ? 0 : Math.max(0, now - clock.running_since));
}

// Below zero in overtime.
export function left(clock: ClockView, now: number): number {
  return total(clock) - spent(clock, now);
}

export function phaseOf(clock: ClockView, wrapUp: number, now: number): Phase {
  if (clock.running_since === undefined) return clock.used === 0 ? "waiting" : "paused";
  const rest = left(clock, now);
  if (rest < 0) return "overtime";
  return rest <= wrapUp ? "wrap_up" : "running";
}

// When it reaches zero, or reached it. Its milliseconds say when the figures on it change.
export function due(clock: ClockView): number | undefined {
  return clock.running_since === undefined ? undefined : clock.running_since + total(clock) - clock.used;
}

export interface Running {
  id: string;
  segment: SegmentView;
}

export function segmentOf(view: SessionView, id: string | undefined): Running | undefined {
  const segment = id === undefined ? undefined : view.segments?.[id];
  return segment && id !== undefined ? { id, segment } : undefined;
}

export const currentOf = (view: SessionView): Running | undefined => segmentOf(view, view.run?.current);
export const followingOf = (view: SessionView): Running | undefined => segmentOf(view, view.run?.following);

interface Timed {
  clock?: ClockView;
  wrap_up: number;
}

// Of what has begun: where it stands still it is paused, even where nothing of it is spent.
const phaseOfBegun = ({ clock, wrap_up }: Timed, now: number): Phase =>
  clock?.running_since === undefined ? "paused" : phaseOf(clock, wrap_up, now);

export function segmentPhase(view: SessionView, now: number): Phase {
  const current = currentOf(view);
  return current ? phaseOfBegun(current.segment, now) : "waiting";
}

export function interventionPhase(view: SessionView, now: number): Phase {
  const speaking = view.floor?.speaking;
  return speaking ? phaseOfBegun(speaking, now) : "waiting";
}

// The clock that everybody looks at: of the intervention, of a turn in a round, or else of the segment.
export function heldClock(view: SessionView, now: number): { clock: ClockView; wrapUp: number; phase: Phase } | undefined {
  const of: Timed | undefined = [view.floor?.speaking, view.floor?.round, currentOf(view)?.segment].find((one) => one?.clock);
  return of && { clock: of.clock!, wrapUp: of.wrap_up, phase: phaseOfBegun(of, now) };
}

// How long until the session is to begin; undefined from then on.
export function startsIn(view: SessionView, now: number): number | undefined {
  const start = view.plan!.start;
  return view.run!.started === undefined && now < start ? start - now : undefined;
}

// In overtime with a grace: how long until the next begins by itself.
export function handsOverIn(view: SessionView, now: number): number | undefined {
  const segment = currentOf(view)?.segment;
  const grace = segment?.grace;
  if (grace === undefined || segmentPhase(view, now) !== "overtime") return undefined;
  return Math.max(0, left(segment!.clock, now) + grace);
}

// The current segment and those that Next will reach one after the other.
export function notYetOver(view: SessionView): string[] {
  const from = placeIn(view.order, view.run?.current ?? view.run?.following);
  return from === undefined ? [] : view.order!.slice(from).filter((id) => !/done|skipped/.test(view.segments![id]!.state));
}

export interface ExpectedTimes {
  start: number;
  end: number;
}

export interface Forecast {
  end: number; // of the session
  segments: Record<string, ExpectedTimes>;
}

// When everything is expected, if all takes its time from now on and what had to happen by now happens: the current segment ends, the pause is
// lifted, the next one begins. Undefined of a session that is over.
export function forecastOf(view: SessionView, now: number): Forecast | undefined {
  const { plan, run } = view;
  if (!plan || !run || run.concluded) return undefined;
  const segments: Forecast["segments"] = {};
  const current = currentOf(view);
  const grace = handsOverIn(view, now);
  // What runs ends when it is due, or when it hands over; all else begins, or goes on, now.
  let end =
    grace === undefined
      ? Math.max(now, (current && due(current.segment.clock)) ?? run.paused_since ?? run.gap_since ?? plan.start)
      : now + grace;
  for (const id of notYetOver(view)) {
    const { began, clock, state } = view.segments![id]!;
    const start = end;
    if (clock.running_since === undefined) end += Math.max(0, total(clock) - clock.used);
    segments[id] = { start: state === "current" ? began! : start, end };
  }
  return { end, segments };
}

export const expectedOf = (view: SessionView, id: string, now: number): ExpectedTimes | undefined => forecastOf(view, now)?.segments[id];
export const expectedEnd = (view: SessionView, now: number): number | undefined => forecastOf(view, now)?.end;

// Whether all of a session has been said, or of the session that a report is of.
export const isOver = (of: { status: SessionStatus } | undefined): boolean => of?.status === "closed" || of?.status === "concluded";

// Against the agreed end; above zero: behind. The forecast of a session that is over is what happened.
export function behind(view: SessionView, now: number): number | undefined {
  const end = expectedEnd(view, now) ?? view.run?.concluded;
  return end === undefined || !view.plan ? undefined : end - view.plan.end;
}

// A time that is planned or expected is told to the nearest minute; what has happened, by the minute in which it did.
export const nearest = (instant: number): number => Math.round(instant / 60_000) * 60_000;

// The same in minutes: as many as lie between the two times as they are told.
export function minutesBehind(view: SessionView, now: number): number {
  const end = expectedEnd(view, now);
  const ended = view.run?.concluded;
  if (!view.plan || (end ?? ended) === undefined) return 0;
  return ((end === undefined ? Math.floor(ended! / 60_000) * 60_000 : nearest(end)) - nearest(view.plan.end)) / 60_000;
}

// What is left for questions if all else that is still to come keeps its time and the session ends as agreed: less, the moment anything
// overruns. Below zero where not even without questions there is time enough. Of several rounds of questions, what all of them have.
export function timeForQuestions(view: SessionView, now: number): number | undefined {
  const late = behind(view, now);
  const forecast = forecastOf(view, now);
  let rest: number | undefined;
  for (const id of view.order ?? []) {
    const segment = view.segments?.[id];
    const expected = forecast?.segments[id];
    if (!segment || !forQuestions.includes(segment.kind) || segment.state === "done" || !expected) continue;
    rest = (rest ?? 0) + expected.end - (segment.state === "current" ? now : expected.start);
  }
  return rest === undefined || late === undefined ? undefined : rest - late;
}

// The time that the plan of the beginning had for them.
export function plannedForQuestions(view: SessionView): number {
  let sum = 0;
  for (const segment of Object.values(view.segments ?? {})) {
    if (forQuestions.includes(segment.kind) && segment.state !== "done") sum += (segment.planned_end ?? 0) - (segment.planned_start ?? 0);
  }
  return sum;
}

// Whether it is worth offering ways back to the agreed end.
export function catchesUp(behind: number | undefined): "behind" | "ahead" | undefined {
  if (behind === undefined) return undefined;
  return behind >= 60_000 ? "behind" : behind <= -120_000 ? "ahead" : undefined;
}

// The segment that ended last, of those that ran.
export function lastEnded(view: SessionView): Running | undefined {
  let last: Running | undefined;
  for (const [id, segment] of Object.entries(view.segments ?? {})) {
    if (id === view.run?.current || segment.ended === undefined || segment.state === "skipped") continue;
    if (!last || segment.ended > last.segment.ended!) last = { id, segment };
  }
  return last;
}

export function peopleOf(view: SessionView, segment: SegmentView): PersonView[] {
  const plan = view.plan;
  if (!plan) return [];
  const speakers = segment.speakers.flatMap((id) => plan.panellists[id] ?? []);
  if (speakers.length > 0) return speakers;
  return moderated.includes(segment.kind) ? [plan.moderator] : [];
}

export type Turn = { when: "now" } | { when: "later"; at: number; segment: string } | { when: "over" } | { when: "never" };

// When a panellist's own segment comes, or that it runs.
export function turnOf(view: SessionView, panellist: string, now: number): Turn {
  let had = false;
  let soonest: { at: number; segment: string } | undefined;
  const forecast = forecastOf(view, now);
  for (const id of view.order ?? []) {
    const segment = view.segments?.[id];
    if (!segment?.speakers.includes(panellist)) continue;
    if (segment.state === "current") return { when: "now" };
    if (segment.state === "done") had = true;
    const expected = forecast?.segments[id];
    if (expected && segment.state !== "done" && (!soonest || expected.start < soonest.at)) soonest = { at: expected.start, segment: id };
  }
  if (soonest) return { when: "later", ...soonest };
  return had ? { when: "over" } : { when: "never" };
}

// By how much a segment differs from its plan, in whole seconds as its clock shows them: what was used of one that is done, how far one that
// runs is over, else what was given to it or taken from it.
export function changeOf({ state, clock }: SegmentView, now: number): number {
  const used = spent(clock, now);
  if (state === "done") return Math.round(used / 1000) * 1000 - clock.allotment;
  const over = used - total(clock);
  return state === "current" && over > 0 ? Math.floor(over / 1000) * 1000 : clock.added;
}

export function onStage(view: SessionView): { id: string; question: QuestionView } | undefined {
  for (const [id, question] of Object.entries(view.questions ?? {})) {
    if (question.state === "on_stage") return { id, question };
  }
  return undefined;
}

// 0 for the first; undefined where it is not on the list.
export function placeIn(list: readonly string[] | undefined, id: string | undefined): number | undefined {
  const at = list?.indexOf(id!) ?? -1;
  return at < 0 ? undefined : at;
}

export type Step =
  | { does: "open" }
  | { does: "start"; segment: Running }
  | { does: "next"; segment: Running }
  | { does: "end" }
  | { does: "close" }
  | { does: "nothing" };

// What the console's main button does next.
export function stepOf(view: SessionView): Step {
  const following = followingOf(view);
  switch (view.run?.status) {
    case "prepared":
      return { does: "open" };
    case "open":
      return following ? { does: "start", segment: following } : { does: "nothing" };
    case "running":
      return following ? { does: "next", segment: following } : { does: "end" };
    case "concluded":
      return { does: "close" };
    default:
      return { does: "nothing" };
  }
}

// Most votes first; of equals the one that was asked first.
export function byVotes(view: SessionView, ids: readonly string[]): string[] {
  const votes = view.votes ?? {};
  const asked = (id: string): number => view.questions?.[id]?.asked ?? 0;
  return [...ids].sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || asked(a) - asked(b) || (a < b ? -1 : 1));
}

// How many wait for a decision; those of muted askers do not.
export const toReview = (view: SessionView): number => questionsIn(view, "submitted").filter((id) => !view.questions?.[id]?.muted).length;

export function questionsIn(view: SessionView, state: QuestionView["state"]): string[] {
  return Object.entries(view.questions ?? {})
    .filter(([, question]) => question.state === state)
    .sort(([a, one], [b, other]) => one.asked - other.asked || (a < b ? -1 : 1))
    .map(([id]) => id);
}
