import assert from "node:assert/strict";
import { test } from "node:test";
import { asOf, clockParts, countdown, untilNextSecond } from "../../web/companion/state.mjs";

test("a clock shows the second that has begun, and in overtime those that are over", () => {
  const shown = [300_000, 299_999, 1, 0, -1, -999, -1000, -62_000, 3_600_000, 3_599_000, 36_061_000].map(countdown);
  assert.deepEqual(shown, ["05:00", "05:00", "00:01", "00:00", "+00:00", "+00:00", "+00:01", "+01:02", "1:00:00", "59:59", "10:01:01"]);
});

test("it shows another second exactly when it is said to", () => {
  for (let left = 2_500; left >= -2_500; --left) {
    const wait = untilNextSecond(left);
    assert.ok(wait >= 1, `${left}`);
    assert.equal(countdown(left - wait + 1), countdown(left), `${left} just before`);
    assert.notEqual(countdown(left - wait), countdown(left), `${left} then`);
  }
});

test("between two events a clock that runs goes on, into overtime too, and one that stands does not", () => {
  const runs = { phase: "wrap_up", zero_at: 10_000, left: 4_000, remaining: "00:04" };
  assert.deepEqual(asOf(runs, 8_500), { ...runs, left: 1_500, remaining: "00:02" });
  assert.deepEqual(asOf(runs, 11_000), { ...runs, left: -1_000, remaining: "+00:01", phase: "overtime" });
  const stands = { phase: "paused", left: 4_000, remaining: "00:04" };
  assert.equal(asOf(stands, 11_000), stands);
});

test("a clock has hours, minutes, seconds and how much is used", () => {
  assert.deepEqual(clockParts({ left: 3_723_000, time_given: 7_446_000 }), {
    sign: "",
    hours: "01",
    minutes: "02",
    seconds: "03",
    percent: 50,
  });
  assert.deepEqual(clockParts({ left: -61_000, time_given: 60_000 }), {
    sign: "+",
    hours: "00",
    minutes: "01",
    seconds: "01",
    percent: 100,
  });
  assert.equal(clockParts({ left: 60_000, time_given: 0 }).percent, 0);
  assert.equal(clockParts({ time_given: 0 }), undefined);
});
