import { it } from "vitest";
import source from "../../../protocol/vectors/forecast.json?raw";
import type { PlanView, RunView, SegmentState, SegmentView, SessionView } from "../../src/protocol/messages";
import { behind, expectedEnd, expectedOf } from "../../src/state/run";
import { agree, present } from "./vectors";

type Instant = number | null;
type Segment = [
  state: SegmentState,
  allotment: number,
  added: number,
  used: number,
  running_since: Instant,
  began: Instant,
  grace: number | null,
];
type Times = [start: number, end: number] | [];
type Case = [
  concluded: Instant,
  start: number,
  end: number,
  current: number | null,
  following: number | null,
  gap_since: Instant,
  paused_since: Instant,
  segments: Segment[],
  expected: Times[], // at the first of the moments
  moments: [now: number, end: Instant, behind: number | null, following: Times][],
];

const id = (place: number | null): string | null => (place === null ? null : `s${place}`);

function viewOf([concluded, start, end, current, following, gap_since, paused_since, segments]: Case): SessionView {
  return {
    plan: { start, end } as PlanView,
    run: present<RunView>({ concluded, current: id(current), following: id(following), gap_since, paused_since } as RunView),
    order: segments.map((_, i) => `s${i}`),
    segments: Object.fromEntries(
      segments.map(([state, allotment, added, used, running_since, began, grace], i) => [
        `s${i}`,
        present<SegmentView>({ state, began, grace, clock: present({ allotment, added, used, running_since }) } as unknown as SegmentView),
      ]),
    ),
  };
}

it("expects what the server expects", () => {
  agree<Case>(source, (one) => {
    const view = viewOf(one);
    const [, , , , following, , , , expected, moments] = one;
    const times = (id: string, now: number): number[] => Object.values(expectedOf(view, id, now) ?? {});
    const ours = [
      view.order!.map((id) => times(id, moments[0]![0])),
      moments.map(([now]) => [now, expectedEnd(view, now), one[0] === null ? behind(view, now) : null, times(`s${following}`, now)]),
    ];
    return [ours, [expected, moments]];
  });
});
