import { describe, expect, test } from "vitest";
import type { ClockView, SegmentView, SessionView } from "../../src/protocol/messages";
import {
  behind,
  byVotes,
  catchesUp,
  changeOf,
  expectedOf,
  handsOverIn,
  lastEnded,
  left,
  phaseOf,
  plannedForQuestions,
  segmentPhase,
  stepOf,
  timeForQuestions,
  turnOf,
} from "../../src/state/run";

const minute = 60_000;
const t0 = 1_487_258_100_000;

const clock = (minutes: number, more: Partial<ClockView> = {}): ClockView => ({ allotment: minutes * minute, added: 0, used: 0, ...more });

const segment = (kind: SegmentView["kind"], minutes: number, more: Partial<SegmentView> = {}): SegmentView => ({
  kind,
  title: kind,
  speakers: [],
  state: "ahead",
  clock: clock(minutes),
  wrap_up: minute,
  planned_start: t0,
  planned_end: t0 + minutes * minute,
  ...more,
});

// A presentation of ten minutes runs since t0; then the Q&A of 20 and five minutes of conclusion; 40 minutes are planned.
function panel(more: Partial<SessionView> = {}): SessionView {
  const person = { name: "N", title: "", affiliation: "" };
  return {
    plan: {
      title: "T",
      subtitle: "",
      venue: "",
      language: "en",
      time_zone: "UTC",
      start: t0,
      end: t0 + 40 * minute,
      planned_end: t0 + 40 * minute,
      hard_stop: true,
      moderator: person,
      panellists: { a: person, b: person },
      panellist_order: ["a", "b"],
      absent: [],
      question_length: 300,
    },
    run: { status: "running", revision: 3, current: "talk", following: "qa", handed_over: false, locked: false },
    order: ["talk", "qa", "end"],
    segments: {
      talk: segment("presentation", 10, { speakers: ["a"], state: "current", began: t0, clock: clock(10, { running_since: t0 }) }),
      qa: segment("qa", 20),
      end: segment("concluding", 5),
    },
    ...more,
  };
}

describe("a countdown", () => {
  test("goes on below zero", () => {
    const c = clock(10, { running_since: t0 });
    expect(left(c, t0 + 9 * minute)).toBe(minute);
    expect(left(c, t0 + 11 * minute)).toBe(-minute);
  });

  test("counts added time apart, and time spent before it ran again", () => {
    expect(left(clock(10, { added: minute, used: 4 * minute, running_since: t0 }), t0 + 2 * minute)).toBe(5 * minute);
  });

  test.each([
    [clock(10), t0, "waiting"],
    [clock(10, { used: 1 }), t0, "paused"],
    [clock(10, { running_since: t0 }), t0, "running"],
    [clock(10, { running_since: t0 }), t0 + 9 * minute - 1, "running"],
    [clock(10, { running_since: t0 }), t0 + 9 * minute, "wrap_up"],
    [clock(10, { running_since: t0 }), t0 + 10 * minute, "wrap_up"],
    [clock(10, { running_since: t0 }), t0 + 10 * minute + 1, "overtime"],
  ])("%j at %i is %s", (c, now, phase) => {
    expect(phaseOf(c, minute, now)).toBe(phase);
  });

  test("is paused from its first moment if the segment was begun in a pause", () => {
    const view = panel();
    view.run!.paused_since = t0;
    view.segments!["talk"]!.clock = clock(10);
    expect(segmentPhase(view, t0)).toBe("paused");
  });
});

describe("the forecast", () => {
  test("holds until it moves with the clock", () => {
    const view = panel();
    expect(expectedOf(view, "qa", t0 + 9 * minute)).toEqual({ start: t0 + 10 * minute, end: t0 + 30 * minute });
    expect(expectedOf(view, "qa", t0 + 13 * minute)).toEqual({ start: t0 + 13 * minute, end: t0 + 33 * minute });
    // What has begun is not moved.
    expect(expectedOf(view, "talk", t0 + 13 * minute)?.start).toBe(t0);
  });

  test("says how far behind the session is", () => {
    expect(behind(panel(), t0)).toBe(-5 * minute);
    expect(behind(panel(), t0 + 17 * minute)).toBe(2 * minute);
  });

  test("says what is left for questions before the end, and takes from it what overruns", () => {
    expect(timeForQuestions(panel(), t0)).toBe(25 * minute);
    expect(timeForQuestions(panel(), t0 + 13 * minute)).toBe(22 * minute);
  });

  test("gives questions what the concluding remarks and all else leave until the agreed end", () => {
    const view = panel();
    view.plan!.end = t0 + 32 * minute;
    expect(timeForQuestions(view, t0)).toBe(17 * minute);
    // They run: what is over is over, and the end may be nearer than the questions need.
    view.run!.current = "qa";
    view.segments!["talk"]!.state = "done";
    view.segments!["qa"] = segment("qa", 20, {
      state: "current",
      began: t0 + 10 * minute,
      clock: clock(20, { running_since: t0 + 10 * minute }),
    });
    view.run!.following = "end";
    expect(timeForQuestions(view, t0 + 25 * minute)).toBe(2 * minute);
    expect(timeForQuestions(view, t0 + 30 * minute)).toBe(-3 * minute);
    view.segments!["qa"]!.state = "done";
    expect(timeForQuestions(view, t0 + 25 * minute)).toBeUndefined();
  });

  test("counts two rounds of questions as one, and against what was planned for both", () => {
    const view = panel();
    view.order = ["talk", "qa", "again", "end"];
    view.segments!["again"] = segment("qa", 6);
    view.segments!["inserted"] = segment("qa", 4);
    delete view.segments!["inserted"].planned_start;
    delete view.segments!["inserted"].planned_end;
    expect(timeForQuestions(view, t0)).toBe(25 * minute);
    expect(plannedForQuestions(view)).toBe(26 * minute);
  });

  test.each([
    [undefined, undefined],
    [59_999, undefined],
    [60_000, "behind"],
    [-119_999, undefined],
    [-120_000, "ahead"],
  ])("offers ways to catch up from a minute on, and to use the time from two (%s)", (late, offered) => {
    expect(catchesUp(late)).toBe(offered);
  });

  test("tells a panellist when their turn is", () => {
    const view = panel();
    view.segments!["qa"]!.speakers = ["b"];
    expect(turnOf(view, "a", t0)).toEqual({ when: "now" });
    expect(turnOf(view, "b", t0 + 12 * minute)).toEqual({ when: "later", at: t0 + 12 * minute, segment: "qa" });
    expect(turnOf(view, "c", t0)).toEqual({ when: "never" });
    view.segments!["talk"]!.state = "done";
    expect(turnOf(view, "a", t0)).toEqual({ when: "over" });
  });
});

describe("handing over by itself", () => {
  test("comes so long after the time is up", () => {
    const view = panel();
    expect(handsOverIn(view, t0)).toBeUndefined();
    view.segments!["talk"]!.grace = 30_000;
    expect(handsOverIn(view, t0 + 9 * minute)).toBeUndefined();
    expect(handsOverIn(view, t0 + 10 * minute + 5_000)).toBe(25_000);
    expect(handsOverIn(view, t0 + 11 * minute)).toBe(0);
  });
  test("does not come while the clock stands still", () => {
    const view = panel();
    view.segments!["talk"] = { ...view.segments!["talk"]!, grace: 30_000, clock: clock(10, { used: minute }) };
    expect(handsOverIn(view, t0 + 9 * minute)).toBeUndefined();
  });
});

test("what ended last is not what runs, nor what was skipped", () => {
  const view = panel();
  expect(lastEnded(view)).toBeUndefined();
  view.segments!["one"] = segment("presentation", 1, { state: "done", ended: t0 - 2 * minute });
  view.segments!["two"] = segment("presentation", 1, { state: "interrupted", ended: t0 - minute });
  view.segments!["three"] = segment("presentation", 1, { state: "skipped", ended: t0 });
  view.segments!["talk"]!.ended = t0;
  expect(lastEnded(view)?.id).toBe("two");
});

describe("the main button", () => {
  const at = (run: Partial<NonNullable<SessionView["run"]>>): string =>
    stepOf(panel({ run: { status: "running", revision: 1, handed_over: false, locked: false, ...run } })).does;
  test("does what comes next", () => {
    expect(at({ status: "prepared", following: "talk" })).toBe("open");
    expect(at({ status: "open", following: "talk" })).toBe("start");
    expect(at({ current: "talk", following: "qa" })).toBe("next");
    expect(at({ gap_since: t0, following: "qa" })).toBe("next");
    expect(at({ current: "end" })).toBe("end");
    expect(at({ status: "concluded" })).toBe("close");
    expect(at({ status: "closed" })).toBe("nothing");
  });
});

test("votes rank questions, and of equals the earlier comes first", () => {
  const question = (asked: number) => ({ text: "", asked, state: "approved" as const });
  const view = panel({ questions: { a: question(3), b: question(1), c: question(2) }, votes: { a: 1, b: 0, c: 1 } });
  expect(byVotes(view, ["a", "b", "c"])).toEqual(["c", "a", "b"]);
});

test("a segment's change is from its plan, in the seconds that its clock shows", () => {
  const of = (state: SegmentView["state"], more: Partial<ClockView>): number =>
    changeOf(segment("presentation", 10, { state, clock: clock(10, more) }), t0);
  expect(of("done", { used: 10 * minute + 9_200, added: -45_000 })).toBe(9_000);
  expect(of("done", { used: 9 * minute })).toBe(-minute);
  expect(of("current", { used: 11 * minute, added: minute, running_since: t0 - 36_900 })).toBe(36_000);
  expect(of("current", { used: minute, added: minute })).toBe(minute);
  expect(of("ahead", { added: -minute })).toBe(-minute);
});
