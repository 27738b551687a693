// The floor as one who asks for it sees it: whether they may, where they stand, and when they may expect to speak.

import type { OwnView, RequestView, SessionView } from "../protocol/messages";
import { currentOf, expectedOf, left } from "./run";

// Whether the speakers' list takes requests at this instant.
export function listIsOpen(view: SessionView, now: number): boolean {
  const floor = view.floor;
  return floor?.requests === true && (floor.closes === undefined || now < floor.closes);
}

// The announced closing of the list, while it is still to come.
export function closingOf(view: SessionView, now: number): number | undefined {
  return listIsOpen(view, now) ? view.floor?.closes : undefined;
}

// From when interventions can be given, and until when: in the current segment where the floor is open, or else in the next that opens
// it. Undefined where none is expected.
export function floorTime(view: SessionView, now: number): { from: number; until: number } | undefined {
  const current = currentOf(view);
  if (view.floor?.open && current) {
    const expected = expectedOf(view, current.id, now);
    return expected && { from: now, until: expected.end };
  }
  let soonest: { from: number; until: number } | undefined;
  for (const id of view.order ?? []) {
    const segment = view.segments?.[id];
    const expected = expectedOf(view, id, now);
    if (!segment || !expected || id === current?.id) continue;
    if (view.floor?.taking !== "open" && segment.kind !== "discussion" && segment.kind !== "qa") continue;
    if (!soonest || expected.start < soonest.from) soonest = { from: expected.start, until: expected.end };
  }
  return soonest;
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

export type Stand = "waiting" | "next" | "speaking" | "absent" | "spoken";

// Where a participant's latest request stands. Undefined where there is none that matters.
export function standOf(view: SessionView, own: OwnView): { id: string; request: RequestView; stand: Stand } | undefined {
  const all = Object.entries(own.requests ?? {}).filter(([, one]) => one.state !== "withdrawn");
  all.sort(([, a], [, b]) => b.requested - a.requested);
  // There may be a point of order beside a request, and an absent one beside either: what is nearest to the floor matters.
  const near = ["speaking", "point", "waiting", "absent"];
  const nearness = (one: RequestView): number => {
    const at = near.indexOf(one.state === "waiting" && one.point_of_order ? "point" : one.state);
    return at < 0 ? near.length : at;
  };
  const [id, request] = all.sort(([, a], [, b]) => nearness(a) - nearness(b))[0] ?? [];
  if (id === undefined || !request || request.state === "withdrawn") return undefined;
  return { id, request, stand: request.state === "waiting" && view.floor?.next?.request === id ? "next" : request.state };
}
