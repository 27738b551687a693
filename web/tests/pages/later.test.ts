import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failed, later, load } from "../../src/pages/audience/later";
import { status } from "../../src/state/session";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what comes later is fetched with the first connection, and again until it comes", async () => {
  const tellFates = vi.fn(() => () => {});
  const tellStaged = vi.fn(() => () => {});
  const tellLost = vi.fn(() => () => {});
  const tellPhases = vi.fn(() => () => {});
  const parts = {
    tellFates,
    tellStaged,
    tellLost,
    tellPhases,
    renew: () => {},
  } as unknown as typeof import("../../src/pages/audience/tabs");
  let there = false;
  const fetched = vi.fn(() => (there ? Promise.resolve(parts) : Promise.reject(new Error("no network"))));
  const stop = load(fetched);
  expect(fetched).not.toHaveBeenCalled();
  status.value = { state: "live" };
  expect(fetched).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(failed.value).toBe(true);
  status.value = { state: "away", code: 1006 };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toHaveBeenCalledTimes(1);
  status.value = { state: "live" };
  expect(fetched).toHaveBeenCalledTimes(2);
  there = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).toHaveBeenCalledTimes(3);
  expect(later.value).toBe(parts);
  status.value = { state: "away", code: 1006 };
  status.value = { state: "live" };
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).toHaveBeenCalledTimes(3);
  expect(tellFates).toHaveBeenCalledTimes(1);
  stop();
});
