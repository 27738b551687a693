import { expect, test } from "vitest";
import { backoff, isFinal } from "../../src/net/backoff";

test("attempts come at growing intervals, up to a limit", () => {
  expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => backoff(attempt, 0))).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
});

test("chance shortens an interval by at most half", () => {
  expect(backoff(3, 1)).toBe(2000);
});

test.each([
  [1000, false],
  [1001, false],
  [1006, false],
  [1012, false],
  [4001, false],
  [4499, false],
  [4500, true],
  [4501, true],
  [4999, true],
])("close code %i is final: %s", (code, final) => {
  expect(isFinal(code)).toBe(final);
});
