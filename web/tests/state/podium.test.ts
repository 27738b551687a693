import { describe, expect, test } from "vitest";
import type { ClockView, SessionView } from "../../src/protocol/messages";
import { alertFor, allotmentOf, heroOf, nearnessOf, roundOf, urgencyOf } from "../../src/state/podium";
import { heldClock } from "../../src/state/run";

const minute = 60_000;
const t0 = 1_487_258_100_000;
const runs = (minutes: number, since = t0): ClockView => ({ allotment: minutes * minute, added: 0, used: 0, running_since: since });

// A discussion of 30 minutes in rounds of 2 runs since t0; b has the word since t0, a has spoken.
function discussion(): SessionView {
  const person = { name: "N", title: "", affiliation: "" };
  return {
    plan: {
      title: "T",
      subtitle: "",
      venue: "",
      language: "en",
      time_zone: "UTC",
      start: t0,
      end: t0 + 30 * minute,
      planned_end: t0 + 30 * minute,
      hard_stop: false,
      moderator: person,
      panellists: { a: person, b: person, c: person, d: person },
      panellist_order: ["a", "b", "c", "d"],
      absent: ["d"],
      question_length: 300,
    },
    run: { status: "running", revision: 1, current: "talk", handed_over: false, locked: false },
    order: ["talk"],
    segments: {
      talk: { kind: "discussion", title: "D", speakers: [], state: "current", clock: runs(30), wrap_up: minute, turn: 2 * minute },
    },
    floor: {
      open: true,
      requests: false,
      taking: "automatic",
      order: "first_come",
      allotment: 2 * minute,
      wrap_up: 0,
      speaker: "b",
      round: { number: 2, turn: 2 * minute, wrap_up: 30_000, spoken: ["a", "b"], clock: runs(2) },
    },
  };
}

describe("how near the end is", () => {
  const at = (rest: number, wrapUp = 2 * minute) => nearnessOf(runs(10), wrapUp, t0 + 10 * minute - rest);
  test.each([
    [2 * minute + 1, "calm"],
    [2 * minute, "wrap_up"],
    [minute + 1, "wrap_up"],
    [minute, "last_minute"],
    [0, "last_minute"],
    [-1, "zero"],
    [-4999, "zero"],
    [-5000, "overtime"],
    [-10 * minute, "overtime"],
  ])("with %i ms left is %s", (rest, near) => {
    expect(at(rest)).toBe(near);
  });

  test("is told by the warning alone where that is shorter than a minute", () => {
    expect(at(50_000, 30_000)).toBe("calm");
    expect(at(30_000, 30_000)).toBe("wrap_up");
    expect(at(minute, minute)).toBe("last_minute");
  });

  test("is nothing while the clock stands still", () => {
    expect(nearnessOf({ allotment: minute, added: 0, used: 2 * minute }, minute, t0)).toBe("calm");
  });
});

describe("an alert", () => {
  test.each([
    [0, 1, "wrap_up"],
    [1, 2, "last_minute"],
    [0, 2, "last_minute"],
    [2, 3, "zero"],
    [2, 4, "zero"],
    [0, 9, "zero"],
    [3, 4, undefined],
    [4, 5, "overtime"],
    [3, 6, "overtime"],
    [2, 2, undefined],
    [3, 1, undefined],
  ])("from %i to %i is %s", (before, after, alert) => {
    expect(alertFor(before, after)).toBe(alert);
  });

  test("comes once at each step of one's own time, and with each minute of overtime", () => {
    const view = discussion();
    view.floor!.round!.wrap_up = 90_000;
    const told: string[] = [];
    let before = 0;
    for (let second = 0; second <= 5 * 60; ++second) {
      const now = t0 + second * 1000;
      const urgency = urgencyOf(heroOf(view, "b", now), now);
      const alert = alertFor(before, urgency);
      if (alert) told.push(`${second} ${alert}`);
      before = urgency;
    }
    expect(told).toEqual(["30 wrap_up", "60 last_minute", "121 zero", "180 overtime", "240 overtime", "300 overtime"]);
  });

  test("is not called for in a pause", () => {
    const view = discussion();
    view.run!.paused_since = t0;
    view.segments!["talk"]!.clock = { allotment: minute, added: 0, used: 2 * minute };
    expect(urgencyOf(heroOf(view, "a", t0), t0)).toBe(0);
  });
});

describe("the large clock of a panellist", () => {
  test("is their turn while they have the word in a round", () => {
    const hero = heroOf(discussion(), "b", t0 + 100_000)!;
    expect(hero).toMatchObject({ of: "turn", mine: true, phase: "wrap_up" });
    expect(hero.clock.allotment).toBe(2 * minute);
  });
  test("is that turn for the others too, also where the segment names them", () => {
    const view = discussion();
    view.segments!["talk"]!.speakers = ["a", "b"];
    const hero = heroOf(view, "a", t0 + 100_000)!;
    expect(hero).toMatchObject({ of: "turn", mine: false, phase: "wrap_up" });
    expect(hero.clock.allotment).toBe(2 * minute);
  });
  test("is that of whoever speaks from the floor, and nobody's at the podium", () => {
    const view = discussion();
    view.segments!["talk"]!.speakers = ["a"];
    view.floor!.speaking = { request: "r1", name: "N", affiliation: "", clock: runs(3), wrap_up: 0 };
    delete view.floor!.speaker;
    expect(heroOf(view, "a", t0 + 200_000)).toMatchObject({ of: "floor", mine: false, phase: "overtime" });
  });
  test("is the segment's where nobody has a turn, and theirs whose segment it is", () => {
    const view = discussion();
    delete view.floor!.round;
    view.segments!["talk"]!.speakers = ["a"];
    expect(heroOf(view, "a", t0)).toMatchObject({ of: "segment", mine: false });
    delete view.floor!.speaker;
    expect(heroOf(view, "a", t0)).toMatchObject({ of: "segment", mine: true, phase: "running" });
  });
  test("is another one in each round", () => {
    const view = discussion();
    const { key } = heroOf(view, "b", t0)!;
    view.floor!.round!.number = 3;
    expect(heroOf(view, "b", t0)!.key).not.toBe(key);
  });
  test("is paused with the session", () => {
    const view = discussion();
    view.run!.paused_since = t0;
    view.floor!.round!.clock = { allotment: 2 * minute, added: 0, used: minute };
    expect(heroOf(view, "b", t0)!.phase).toBe("paused");
  });
});

test("everybody looks at the turn, or at who speaks from the floor, or at the segment", () => {
  const view = discussion();
  expect(heldClock(view, t0)!.clock.allotment).toBe(2 * minute);
  view.floor!.speaking = { request: "r1", name: "N", affiliation: "", clock: runs(3), wrap_up: 0 };
  expect(heldClock(view, t0)!.clock.allotment).toBe(3 * minute);
  delete view.floor!.speaking;
  delete view.floor!.round!.clock;
  expect(heldClock(view, t0)!.clock.allotment).toBe(30 * minute);
  delete view.run!.current;
  expect(heldClock(view, t0)).toBeUndefined();
});

test("a round says who has the word, who has had it and who has not, of those who came", () => {
  expect(roundOf(discussion())).toEqual({
    number: 2,
    turn: 2 * minute,
    people: [
      { id: "a", had: "spoken" },
      { id: "b", had: "speaking" },
      { id: "c", had: "next" },
    ],
  });
  const view = discussion();
  delete view.floor!.round;
  expect(roundOf(view)).toBeUndefined();
});

test("an allotment is told with the planned one where that was another", () => {
  const { talk } = discussion().segments!;
  expect(allotmentOf(talk!)).toEqual({ now: 30 * minute }); // inserted: nothing was planned
  expect(allotmentOf({ ...talk!, planned_start: t0, planned_end: t0 + 30 * minute })).toEqual({ now: 30 * minute });
  const shorter = { ...talk!.clock, added: -105_000 };
  expect(allotmentOf({ ...talk!, clock: shorter, planned_start: t0, planned_end: t0 + 30 * minute })).toEqual({
    now: 28.25 * minute,
    planned: 30 * minute,
  });
});
