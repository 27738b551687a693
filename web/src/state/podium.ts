// What a panellist at the podium is told of their time.

import type { ClockView, SegmentView, SessionView } from "../protocol/messages";
import { currentOf, heldClock, left, type Phase, total } from "./run";

// How near the end is, in steps of which each is more urgent.
export type Nearness = "calm" | "wrap_up" | "last_minute" | "zero" | "overtime";

const minute = 60_000;
// For so long it is said that the time has just run out.
const zeroLasts = 5_000;

// The last minute is told of where the warning before it is longer; shorter ones are all that was wished.
export function nearnessOf(clock: ClockView, wrapUp: number, now: number): Nearness {
  if (clock.running_since === undefined) return "calm";
  const rest = left(clock, now);
  if (rest < 0) return rest > -zeroLasts ? "zero" : "overtime";
  if (rest > wrapUp) return "calm";
  return rest <= minute && wrapUp >= minute ? "last_minute" : "wrap_up";
}

export interface Hero {
  key: string; // of this clock and no other
  clock: ClockView;
  wrapUp: number;
  phase: Phase;
  of: "floor" | "turn" | "segment"; // whose it is
  mine: boolean; // that of the panellist who reads it
}

// The large clock of a panellist's page is everybody's. It is theirs while nobody else speaks.
export function heroOf(view: SessionView, panellist: string, now: number): Hero | undefined {
  const current = currentOf(view);
  if (!current) return undefined;
  const { id, segment } = current;
  const { round, speaker, speaking } = view.floor ?? {};
  const mine = !speaking && (speaker === undefined ? segment.speakers.includes(panellist) : speaker === panellist);
  const of = speaking ? "floor" : round?.clock ? "turn" : "segment";
  return { key: [id, of, speaking?.request ?? round?.number].join(" "), ...heldClock(view, now)!, of, mine };
}

// How much the clock has been given that a panellist's time is granted to: their turn's, that of the segment that runs, or of the next one of theirs.
export function addedFor(view: SessionView, panellist: string): number {
  const { round, speaker } = view.floor ?? {};
  const turn = speaker === panellist ? round?.clock : undefined;
  const running = currentOf(view)?.segment;
  const speaks = (one: SegmentView): boolean => one.speakers.includes(panellist);
  const theirs = running && (speaker === panellist || speaks(running)) ? running : undefined;
  const next = view.order?.map((id) => view.segments![id]!).find((one) => one.state === "ahead" && speaks(one));
  return (turn ?? (theirs ?? next)?.clock)?.added ?? 0;
}

export type Alert = "wrap_up" | "last_minute" | "zero" | "overtime";

// Grows as time runs out, and by one with every minute of overtime.
export function urgencyOf(hero: Hero | undefined, now: number): number {
  if (!hero || hero.phase === "paused") return 0;
  const at = (["calm", "wrap_up", "last_minute", "zero", "overtime"] as const).indexOf(nearnessOf(hero.clock, hero.wrapUp, now));
  return at < 4 ? at : at + Math.floor(-left(hero.clock, now) / minute);
}

// What the step from one urgency to the next calls for; time that is given back calls for nothing.
export function alertFor(before: number, after: number): Alert | undefined {
  if (after <= before) return undefined;
  if (after >= 3) return before < 3 ? "zero" : after > 4 ? "overtime" : undefined;
  return after === 2 ? "last_minute" : "wrap_up";
}

// How long a segment will be, and how long it was planned to be where that is another length.
export function allotmentOf(segment: SegmentView): { now: number; planned?: number } {
  const now = total(segment.clock);
  if (segment.planned_start === undefined || segment.planned_end === undefined) return { now };
  const planned = segment.planned_end - segment.planned_start;
  return Math.abs(planned - now) < 1000 ? { now } : { now, planned };
}

export type Had = "speaking" | "spoken" | "next" | "waiting";

// Who is in the round that runs, in the plan's order, and who has spoken in it.
export function roundOf(view: SessionView): { number: number; turn: number; people: { id: string; had: Had }[] } | undefined {
  const round = view.floor?.round;
  const current = currentOf(view);
  if (!round || !current || !view.plan) return undefined;
  const { plan, floor } = view;
  const named = current.segment.speakers.length > 0 ? current.segment.speakers : plan.panellist_order;
  const all = named.filter((id) => !plan.absent.includes(id));
  const next = all.find((id) => floor!.speaker !== id && !round.spoken.includes(id));
  const had = (id: string): Had =>
    floor!.speaker === id ? "speaking" : round.spoken.includes(id) ? "spoken" : id === next ? "next" : "waiting";
  return {
    number: round.number,
    turn: round.turn,
    people: all.map((id) => ({ id, had: had(id) })),
  };
}
