// The speakers' list as one who is on it or would be sees it: whether it takes requests, and when they may expect to speak.

import type { SessionView } from "../protocol/messages";
import { floorTime } from "./floor";
import { left } from "./run";

// Whether the speakers' list takes requests at this instant.
export function listIsOpen(view: SessionView, now: number): boolean {
  const floor = view.floor;
  return floor?.requests === true && (floor.closes === undefined || now < floor.closes);
}

// The announced closing of the list, while it is still to come.
export function closingOf(view: SessionView, now: number): number | undefined {
  return listIsOpen(view, now) ? view.floor?.closes : undefined;
}

export interface Estimate {
  before: number; // how many wait before this one
  at?: number; // undefined where the floor is not expected to open
  beyond: boolean; // that is not before the end of the segment
}

// When a request that waits may have the floor: after what is left of the intervention that runs and everybody before it on the list, each
// with their allotment or, where interventions have shown their pace, at that. Undefined for what is not on the list.
export function estimateOf(view: SessionView, request: string, now: number): Estimate | undefined {
  const floor = view.floor;
  const list = floor?.list ?? [];
  const before = list.findIndex((one) => one.request === request);
  if (!floor || before < 0) return undefined;
  const time = floorTime(view, now);
  if (!time) return { before, beyond: true };
  const rest = floor.speaking ? Math.max(0, left(floor.speaking.clock, now)) : 0;
  const others = floor.pace === undefined ? list.slice(0, before).reduce((sum, one) => sum + one.allotment, 0) : before * floor.pace;
  const at = time.from + rest + others;
  return { before, at, beyond: at >= time.until };
}
