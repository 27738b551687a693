import { describe, expect, test } from "vitest";
import type { FloorView, PrivateView, PlanView, RequestView, SegmentView, SessionView } from "../../src/protocol/messages";
import { floorTime, standOf } from "../../src/state/floor";
import { closingOf, estimateOf, listIsOpen } from "../../src/state/speakers_list";

const minute = 60_000;
const t0 = 1_487_258_100_000;

const segment = (kind: SegmentView["kind"], minutes: number, more: Partial<SegmentView> = {}): SegmentView => ({
  kind,
  title: kind,
  speakers: [],
  state: "ahead",
  clock: { allotment: minutes * minute, added: 0, used: 0 },
  wrap_up: minute,
  planned_start: t0,
  planned_end: t0 + minutes * minute,
  ...more,
});

const since = (began: number, minutes: number): Partial<SegmentView> => ({
  began,
  clock: { allotment: minutes * minute, added: 0, used: 0, running_since: began },
});

// The Q&A of twenty minutes runs since t0, and a conclusion of five follows; three wait, who have three, two and three minutes.
function panel(floor: Partial<FloorView> = {}, more: Partial<SessionView> = {}): SessionView {
  return {
    plan: { start: t0 } as PlanView,
    run: { status: "running", revision: 3, current: "qa", following: "end", handed_over: false, locked: false },
    order: ["talk", "qa", "end"],
    segments: {
      talk: segment("presentation", 10, { state: "done" }),
      qa: segment("qa", 20, { state: "current", ...since(t0, 20) }),
      end: segment("concluding", 5),
    },
    floor: {
      open: true,
      requests: true,
      taking: "automatic",
      order: "first_come",
      allotment: 3 * minute,
      wrap_up: 30_000,
      next: { request: "r1", name: "A", affiliation: "" },
      list: [
        { request: "r1", allotment: 3 * minute },
        { request: "r2", allotment: 2 * minute },
        { request: "r3", allotment: 3 * minute },
      ],
      ...floor,
    },
    ...more,
  };
}

const speaking = (used: number): NonNullable<FloorView["speaking"]> => ({
  request: "r0",
  name: "Z",
  affiliation: "",
  wrap_up: 30_000,
  clock: { allotment: 3 * minute, added: 0, used: 0, running_since: t0 - used },
});

describe("when the floor may come", () => {
  test("is after those before on the list, each with their allotment", () => {
    expect(estimateOf(panel(), "r1", t0)).toEqual({ before: 0, at: t0, beyond: false });
    expect(estimateOf(panel(), "r3", t0)).toEqual({ before: 2, at: t0 + 5 * minute, beyond: false });
    expect(estimateOf(panel(), "r9", t0)).toBeUndefined();
  });

  test("is after what is left of the intervention that runs, and in overtime any moment", () => {
    expect(estimateOf(panel({ speaking: speaking(minute) }), "r2", t0)?.at).toBe(t0 + 5 * minute);
    expect(estimateOf(panel({ speaking: speaking(4 * minute) }), "r2", t0)?.at).toBe(t0 + 3 * minute);
  });

  test("follows the pace where there is one", () => {
    expect(estimateOf(panel({ pace: 4 * minute, speaking: speaking(2 * minute) }), "r3", t0)?.at).toBe(t0 + 9 * minute);
  });

  test("may be beyond the end of the segment, which moves in overtime", () => {
    expect(estimateOf(panel(), "r3", t0 + 14 * minute)?.beyond).toBe(false);
    expect(estimateOf(panel(), "r3", t0 + 15 * minute)).toEqual({ before: 2, at: t0 + 20 * minute, beyond: true });
    expect(estimateOf(panel(), "r2", t0 + 30 * minute)?.beyond).toBe(true);
  });

  test("counts from the segment that opens the floor", () => {
    const during = (more: Partial<FloorView>): SessionView =>
      panel(
        { open: false, ...more },
        {
          run: { status: "running", revision: 3, current: "talk", following: "qa", handed_over: false, locked: false },
          segments: {
            talk: segment("presentation", 10, { state: "current", ...since(t0, 10) }),
            qa: segment("qa", 4),
            end: segment("concluding", 5),
          },
        },
      );
    expect(floorTime(during({}), t0)).toEqual({ from: t0 + 10 * minute, until: t0 + 14 * minute });
    expect(estimateOf(during({}), "r2", t0)).toEqual({ before: 1, at: t0 + 13 * minute, beyond: false });
    expect(estimateOf(during({}), "r3", t0)?.beyond).toBe(true);
  });

  test("is not known where nothing opens the floor", () => {
    const over = panel(
      { open: false },
      {
        run: { status: "running", revision: 9, current: "end", handed_over: false, locked: false },
        segments: {
          talk: segment("presentation", 10, { state: "done" }),
          qa: segment("qa", 20, { state: "done" }),
          end: segment("concluding", 5, { state: "current", ...since(t0, 5) }),
        },
      },
    );
    expect(estimateOf(over, "r2", t0)).toEqual({ before: 1, beyond: true });
    const forced = panel(
      { open: false, taking: "open" },
      {
        run: { status: "open", revision: 1, following: "talk", handed_over: false, locked: false },
        segments: { talk: segment("presentation", 10), qa: segment("qa", 20), end: segment("concluding", 5) },
      },
    );
    expect(floorTime(forced, t0)).toEqual({ from: t0, until: t0 + 10 * minute });
  });
});

describe("the list", () => {
  test("is open until it closes as announced", () => {
    expect(listIsOpen(panel(), t0)).toBe(true);
    expect(listIsOpen(panel({ requests: false }), t0)).toBe(false);
    const closing = panel({ closes: t0 + 6 * minute });
    expect(closingOf(closing, t0)).toBe(t0 + 6 * minute);
    expect(listIsOpen(closing, t0 + 6 * minute)).toBe(false);
    expect(closingOf(closing, t0 + 6 * minute)).toBeUndefined();
  });
});

describe("where a request stands", () => {
  const request = (state: RequestView["state"], requested: number): RequestView => ({
    name: "A",
    affiliation: "",
    online: false,
    kind: "speech",
    requested,
    state,
    moved: false,
  });
  const stand = (requests: PrivateView["requests"], floor: Partial<FloorView> = {}): string | undefined => {
    const found = standOf(panel(floor), requests ? { requests } : {});
    return found && `${found.id} ${found.stand}`;
  };

  test("is told of the latest that was not withdrawn", () => {
    expect(stand(undefined)).toBeUndefined();
    expect(stand({ r5: request("withdrawn", 1) })).toBeUndefined();
    expect(stand({ r5: request("spoken", 1), r6: request("withdrawn", 2) })).toBe("r5 spoken");
    expect(stand({ r5: request("spoken", 1), r6: request("absent", 2) })).toBe("r6 absent");
    expect(stand({ r2: request("waiting", 1), r6: request("absent", 2) })).toBe("r2 waiting");
    expect(stand({ r2: request("speaking", 1) })).toBe("r2 speaking");
  });

  test("is next at the head of a list that is open", () => {
    expect(stand({ r1: request("waiting", 1) })).toBe("r1 next");
    const { next: _, ...floor } = panel().floor!;
    expect(standOf({ floor }, { requests: { r1: request("waiting", 1) } })?.stand).toBe("waiting");
  });
});
