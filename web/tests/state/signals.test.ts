import { describe, expect, test } from "vitest";
import type { SignalView } from "../../src/protocol/messages";
import { isUp, leaveTimes, ownSignal, toldOf, waitingSignals } from "../../src/state/signals";

const minute = 60_000;
const t0 = 1_487_258_100_000; // 15:15 UTC
const signal = (more: Partial<SignalView> = {}): SignalView => ({
  panellist: "a",
  kind: "more_time",
  state: "raised",
  raised: t0,
  changed: t0,
  revision: 1,
  ...more,
});

test("a panellist has their own", () => {
  const own = { signals: { "ready.a": signal({ kind: "ready" }) } };
  expect(ownSignal(own, "a", "ready")?.kind).toBe("ready");
  expect(ownSignal(own, "a", "more_time")).toBeUndefined();
  expect(ownSignal({}, "a", "ready")).toBeUndefined();
});

describe("what became of a signal", () => {
  test("is told as long as it is up", () => {
    expect(toldOf(signal(), 0, t0 + 99 * minute)).toBe("raised");
    expect(toldOf(signal({ state: "seen" }), 0, t0 + 99 * minute)).toBe("seen");
  });
  test("is told for a while once it is done", () => {
    expect(toldOf(signal({ state: "granted" }), 0, t0 + minute - 1)).toBe("granted");
    expect(toldOf(signal({ state: "handled" }), 0, t0 + minute)).toBeUndefined();
  });
  test("is told no more once what was granted was taken back", () => {
    const granted = signal({ state: "granted", granted: minute });
    expect(toldOf(granted, minute, t0)).toBe("granted");
    expect(toldOf(granted, 3 * minute, t0)).toBe("granted");
    expect(toldOf(granted, 0, t0)).toBeUndefined();
  });
  test("is nothing of one that was lowered, or never raised", () => {
    expect(toldOf(signal({ state: "lowered" }), 0, t0)).toBeUndefined();
    expect(toldOf(undefined, 0, t0)).toBeUndefined();
  });
});

test("those that wait are in the order in which they came", () => {
  const signals = {
    "more_time.a": signal({ raised: t0 + 2, state: "seen" }),
    "ready.b": signal({ panellist: "b", kind: "ready", raised: t0 + 1 }),
    "cannot_hear.b": signal({ panellist: "b", kind: "cannot_hear", state: "handled" }),
  };
  expect(waitingSignals({ signals }).map(([id]) => id)).toEqual(["ready.b", "more_time.a"]);
  expect(waitingSignals({ signals, run: { concluded: t0 } } as never), "nobody waits once it has ended").toEqual([]);
  expect(isUp(signals["cannot_hear.b"])).toBe(false);
});

test("one may have to leave at a quarter of an hour that is not nearly there", () => {
  const quarter = 15 * minute;
  expect(leaveTimes(t0, 3)).toEqual([t0 + quarter, t0 + 2 * quarter, t0 + 3 * quarter]);
  expect(leaveTimes(t0 + 10 * minute, 1)).toEqual([t0 + quarter]);
  expect(leaveTimes(t0 + 10 * minute + 1, 1)).toEqual([t0 + 2 * quarter]);
});
