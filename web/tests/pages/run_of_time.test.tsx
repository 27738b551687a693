// @vitest-environment happy-dom
// The times beside the console's clock: how late the session is, and when it ends or has ended.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as session from "../../src/state/session";
import { testids } from "../../src/ui/testids";

vi.hoisted(() => vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} })));
const { RunOfTime } = await import("../../src/pages/console/run_of_time");

let root: HTMLElement;
const text = (testid: string): string => root.querySelector(`[data-testid="${testid}"]`)?.textContent ?? "";
const minute = 60_000;
const at = (hours: number, minutes: number, seconds = 0): number => ((hours * 60 + minutes) * 60 + seconds) * 1000;

async function show(run: object, until: number): Promise<void> {
  session.now.value = at(10, 30);
  const clock = { allotment: until - at(10, 30), added: 0, used: 0, running_since: at(10, 30) };
  session.view.value = {
    plan: { start: at(10, 0), end: at(11, 30), planned_end: at(11, 30), time_zone: "UTC", hard_stop: false },
    run: { status: "running", current: "s1", ...run },
    order: ["s1"],
    segments: { s1: { kind: "presentation", title: "A", speakers: [], state: "current", began: at(10, 30), clock, wrap_up: minute } },
  } as never;
  render(<RunOfTime />, root);
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
}

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => render(null, root));

test.each([
  [at(11, 32, 20), "≈ 11:32", "2 min behind"],
  [at(11, 32, 40), "≈ 11:33", "3 min behind"],
  [at(11, 30, 29), "≈ 11:30", "On time"],
  [at(11, 27, 40), "≈ 11:28", "2 min ahead"],
])("how late it is, is what lies between the two times (%#)", async (end, expected, late) => {
  await show({}, end);
  expect(text(testids.expectedEnd)).toContain(expected);
  expect(text(testids.agreedEnd)).toBe("plan 11:30");
  expect(text(testids.lateness)).toBe(late);
});

test.each([
  [at(11, 32, 50), "11:32", "2 min late"],
  [at(11, 30, 59), "11:30", "On time"],
  [at(11, 28, 10), "11:28", "2 min early"],
])("of a session that has ended nothing is left: when that was, and how late (%#)", async (concluded, ended, late) => {
  await show({ status: "concluded", current: undefined, concluded }, at(11, 30));
  expect(text(testids.sessionLeft)).toBe("");
  expect(text(testids.expectedEnd)).toBe(ended);
  expect(text(testids.lateness)).toBe(late);
});

test("an end on another day has the name of that day, which fits beside the time", async () => {
  const day = 24 * 60 * minute;
  await show({}, at(11, 32, 20) + day);
  expect(text(testids.expectedEnd)).toBe("Expected end ≈ 11:32 Fri");
  expect(text(testids.agreedEnd)).toBe("plan 11:30 on Thu");
  await show({}, at(11, 32, 20) + 9 * day);
  expect(text(testids.expectedEnd)).toMatch(/≈ 11:32 Sat,? 10 Jan 1970$/);
});
