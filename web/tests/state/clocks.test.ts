import { it } from "vitest";
import clocks from "../../../protocol/vectors/clocks.json?raw";
import countdowns from "../../../protocol/vectors/countdown.json?raw";
import type { ClockView, FloorView, PlanView, RunView, SegmentView, SessionView } from "../../src/protocol/messages";
import { listIsOpen } from "../../src/state/speakers_list";
import { due, handsOverIn, heldClock, left, phaseOf, spent, startsIn } from "../../src/state/run";
import { agree, present } from "./vectors";

type Instant = number | null;
type Timed = [allotment: number, added: number, used: number, running_since: Instant, wrap_up: number];

const clockOf = ([allotment, added, used, running_since]: Timed | [number, number, number, Instant]): ClockView =>
  present<ClockView>({ allotment, added, used, running_since } as ClockView);

it("counts down as the server does", () => {
  type Case = [...Timed, due: Instant, moments: [now: number, spent: number, left: number, phase: string][]];
  agree<Case>(countdowns, ([allotment, added, used, running_since, wrapUp, at, moments]) => {
    const clock = clockOf([allotment, added, used, running_since]);
    const ours = moments.map(([now]) => [now, spent(clock, now), left(clock, now), phaseOf(clock, wrapUp, now)]);
    return [
      [due(clock), ours],
      [at, moments],
    ];
  });
});

it("looks at the clock that the server looks at, and at the same list", () => {
  type Case = [
    start: number,
    started: Instant,
    current: Timed | null,
    grace: number | null,
    speaking: Timed | null,
    turn: Timed | null,
    requests: boolean,
    closes: Instant,
    moments: [now: number, left: number | null, phase: string | null, handsOver: number | null, listIsOpen: boolean][],
  ];
  const timed = (one: Timed | null): { clock: ClockView; wrap_up: number } | null => one && { clock: clockOf(one), wrap_up: one[4] };
  agree<Case>(clocks, ([start, started, current, grace, speaking, turn, requests, closes, moments]) => {
    const view: SessionView = {
      plan: { start } as PlanView,
      run: present<RunView>({ started, current: current && "s" } as RunView),
      segments: current ? { s: present<SegmentView>({ ...timed(current), grace } as SegmentView) } : {},
      floor: present<FloorView>({ speaking: timed(speaking), round: timed(turn), requests, closes } as FloorView),
    };
    const ours = moments.map(([now]) => {
      const held = heldClock(view, now);
      const begins = startsIn(view, now);
      const shown = held ? [left(held.clock, now), held.phase] : [begins, begins === undefined ? undefined : "waiting"];
      return [now, ...shown, handsOverIn(view, now), listIsOpen(view, now)];
    });
    return [ours, moments];
  });
});
