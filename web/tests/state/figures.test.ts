import { expect, test } from "vitest";
import { countdown, length, minutes } from "../../src/state/figures";
import { ago, lasting, since, span } from "../../src/state/words.en/grammar";

test.each([
  [600_000, "10:00"],
  [599_999, "10:00"],
  [599_000, "9:59"],
  [1, "0:01"],
  [0, "0:00"],
  [-1, "+0:00"],
  [-1000, "+0:01"],
  [-61_500, "+1:01"],
  [5_400_000, "1:30:00"],
])("%i ms left are shown as %s", (left, text) => {
  expect(countdown(left)).toBe(text);
});

test.each([
  [600_000, "10:00"],
  [-90_000, "−1:30"],
  [3_600_000, "1:00:00"],
])("%i ms are the length %s", (ms, text) => {
  expect(length(ms)).toBe(text);
});

test("minutes are rounded, and none is not minus none", () => {
  expect([29_999, 30_000, 90_000, -10_000].map(minutes)).toEqual([0, 1, 2, 0]);
  expect(Object.is(minutes(-10_000), 0)).toBe(true);
});

test("what is days away is said in days and hours", () => {
  expect(countdown(((2 * 24 + 14) * 60 + 29) * 60_000)).toBe("2 d 14 h");
  expect(countdown(-364.5 * 24 * 60 * 60_000)).toBe("+364 d");
  expect(countdown(24 * 60 * 60_000 - 1000)).toBe("23:59:59");
  expect([0, 45, 60, 185, 3755, 525_616].map(span)).toEqual(["0 min", "45 min", "1 h", "3 h 5 min", "2 days 14 h", "365 days"]);
});

test("how long ago is said in days and hours too", () => {
  expect([5_000, 119_999, 600_000, 3755 * 60_000].map(since)).toEqual(["5 s", "119 s", "10 min", "2 days 14 h"]);
});

test("how long something has waited is said in whole minutes, and never as a clock", () => {
  expect([-500, 0, 59_999, 60_000, 150_000, 3_900_000].map(ago)).toEqual([
    "just now",
    "just now",
    "just now",
    "1 min ago",
    "2 min ago",
    "1 h 5 min ago",
  ]);
});

test("a length of time in a sentence is said in words", () => {
  expect([45_000, 600_000, 150_000, 3_900_000, 0].map(lasting)).toEqual(["45 s", "10 min", "2 min 30 s", "1 h 5 min", "0 s"]);
});
