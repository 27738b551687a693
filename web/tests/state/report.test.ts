import { describe, expect, test } from "vitest";
import type { Report, ReportSegment } from "../../src/protocol/report";
import { addressed, extent, overtimeOf, partsOf, pausedIn, place, publishes, shareOf, ticks } from "../../src/state/report";

const minute = 60_000;
const ten = Date.UTC(2024, 4, 14, 10);

const segment = (some: Partial<ReportSegment>): ReportSegment => ({
  id: "intro",
  kind: "introductions",
  title: "Welcome",
  speakers: [],
  state: "done",
  allotment: 5 * minute,
  added: 0,
  used: 0,
  periods: [],
  ...some,
});
const report = (segments: ReportSegment[], asOf = ten): Report =>
  ({ planned_start: ten, planned_end: ten + 60 * minute, as_of: asOf, segments }) as Report;

describe("the picture of a report", () => {
  test("reaches from the earliest beginning to the latest end, planned or real", () => {
    const early = segment({ planned_start: ten, planned_end: ten + 5 * minute, periods: [{ from: ten - minute, pauses: [] }] });
    expect(extent(report([early], ten + 70 * minute))).toEqual({ from: ten - minute, until: ten + 70 * minute });
    expect(extent(report([]))).toEqual({ from: ten, until: ten + 60 * minute });
  });

  test("has marks at full minutes, as many as there is room for", () => {
    expect(ticks({ from: ten + 1, until: ten + 60 * minute }, 6)).toEqual([10, 20, 30, 40, 50, 60].map((n) => ten + n * minute));
    expect(ticks({ from: ten, until: ten }, 6)).toEqual([ten]);
    expect(ticks({ from: ten, until: ten + 3 * 24 * 60 * minute }, 8).length).toBeLessThanOrEqual(8);
  });

  test("places a time point in hundredths of it", () => {
    expect(place({ from: ten, until: ten + 60 * minute }, ten + 15 * minute)).toBe(25);
    expect(place({ from: ten, until: ten }, ten)).toBe(0);
  });
});

describe("a segment as it ran", () => {
  test("is parted by its pauses, and from where it is over its time", () => {
    const ran = segment({
      used: 7 * minute,
      periods: [
        { from: ten, until: ten + 4 * minute, pauses: [{ from: ten + minute, until: ten + 2 * minute }] },
        { from: ten + 10 * minute, until: ten + 14 * minute, pauses: [] },
      ],
    });
    expect(partsOf(ran, ten + 60 * minute)).toEqual([
      { kind: "ran", from: ten, until: ten + minute },
      { kind: "paused", from: ten + minute, until: ten + 2 * minute },
      { kind: "ran", from: ten + 2 * minute, until: ten + 4 * minute },
      { kind: "ran", from: ten + 10 * minute, until: ten + 12 * minute },
      { kind: "over", from: ten + 12 * minute, until: ten + 14 * minute },
    ]);
    expect(overtimeOf(ran)).toBe(2 * minute);
    expect(pausedIn(ran.periods, ten)).toBe(minute);
  });

  test("goes on to the moment of the report where it runs or is paused", () => {
    const runs = segment({ periods: [{ from: ten, pauses: [] }] });
    expect(partsOf(runs, ten + minute)).toEqual([{ kind: "ran", from: ten, until: ten + minute }]);
    const paused = segment({ periods: [{ from: ten, pauses: [{ from: ten + minute }] }] });
    expect(partsOf(paused, ten + 3 * minute).at(-1)).toEqual({ kind: "paused", from: ten + minute, until: ten + 3 * minute });
    expect(pausedIn(paused.periods, ten + 3 * minute)).toBe(2 * minute);
  });
});

test("a link's token names its session", () => {
  expect(addressed("new-york-declaration.m.Ckolf7").session).toBe("new-york-declaration");
  expect(addressed("a.b.m~1.Ckolf7")).toEqual({ token: "a.b.m~1.Ckolf7", session: "a.b" });
  expect(addressed("o.Ckolf7").session).toBe("");
  expect(addressed("o.Ckolf7/water")).toEqual({ token: "o.Ckolf7", session: "water" });
  expect(addressed("3P58AW").session).toBe("");
});

test("a moderator and the organiser make the report public, and no other reader of it", () => {
  for (const token of ["water.m.x", "water.c~2.x", "o.x"]) expect(publishes(token)).toBe(true);
  for (const token of ["water.o.x", "water.r.x", "o.r.x"]) expect(publishes(token)).toBe(false);
});

test("shares are of what was spoken in all", () => {
  expect(shareOf(1, 3)).toBe(33);
  expect(shareOf(0, 0)).toBe(0);
});
