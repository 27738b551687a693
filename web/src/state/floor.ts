// The floor as one who asks for it sees it: when it is open, and where they stand.

import type { PrivateView, RequestView, SessionView } from "../protocol/messages";
import { forAll } from "../protocol/segment_kinds";
import { currentOf, expectedOf, forecastOf } from "./run";

// From when interventions can be given, and until when: in the current segment where the floor is open, or else in the next that opens
// it. Undefined where none is expected.
export function floorTime(view: SessionView, now: number): { from: number; until: number } | undefined {
  const current = currentOf(view);
  if (view.floor?.open && current) {
    const expected = expectedOf(view, current.id, now);
    return expected && { from: now, until: expected.end };
  }
  let soonest: { from: number; until: number } | undefined;
  const forecast = forecastOf(view, now);
  for (const id of view.order ?? []) {
    const segment = view.segments?.[id];
    const expected = forecast?.segments[id];
    if (!segment || !expected || id === current?.id) continue;
    if (view.floor?.taking !== "open" && !forAll.includes(segment.kind)) continue;
    if (!soonest || expected.start < soonest.from) soonest = { from: expected.start, until: expected.end };
  }
  return soonest;
}

export type Stand = "waiting" | "next" | "speaking" | "absent" | "spoken";

// Where a participant's latest request stands. Undefined where there is none that matters.
export function standOf(view: SessionView, own: PrivateView): { id: string; request: RequestView; stand: Stand } | undefined {
  const all = Object.entries(own.requests ?? {}).filter(([, one]) => one.state !== "withdrawn");
  all.sort(([, a], [, b]) => b.requested - a.requested);
  // There may be a point of order and a reply beside a request, and an absent one beside each: what is nearest to the floor matters.
  const near = ["speaking", "point_of_order", "response", "speech", "right_of_reply", "absent"];
  const nearness = (one: RequestView): number => {
    const at = near.indexOf(one.state === "waiting" ? one.kind : one.state);
    return at < 0 ? near.length : at;
  };
  const [id, request] = all.sort(([, a], [, b]) => nearness(a) - nearness(b))[0] ?? [];
  if (id === undefined || !request || request.state === "withdrawn") return undefined;
  return { id, request, stand: request.state === "waiting" && view.floor?.next?.request === id ? "next" : request.state };
}
