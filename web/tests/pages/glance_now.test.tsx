// @vitest-environment happy-dom
// The clock at the head of the audience's page, and the segment's time beside it.

import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { Now } from "../../src/pages/audience/audience";
import * as session from "../../src/state/session";
import { testids } from "../../src/ui/testids";

const clock = (allotment: number) => ({ allotment, added: 0, used: 0, running_since: 0 });
const text = (testid: string): string | undefined => document.querySelector(`[data-testid="${testid}"]`)?.textContent;

async function show(floor: object): Promise<void> {
  session.now.value = 60_000;
  session.view.value = {
    plan: { start: 0, end: 3_600_000, time_zone: "UTC", panellists: {}, panellist_order: [], moderator: { name: "" }, venue: "" },
    run: { status: "running", current: "qa", started: 0 },
    order: ["qa"],
    segments: { qa: { kind: "qa", title: "Questions", speakers: [], state: "current", began: 0, clock: clock(1_800_000), wrap_up: 0 } },
    floor,
  } as never;
  render(<Now />, document.body);
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
}
afterEach(() => render(null, document.body));

test("what is left of the Q&A is told beside the clock of somebody who speaks in it, and not twice", async () => {
  await show({ speaking: { request: "r1", name: "Ana", affiliation: "", clock: clock(180_000), wrap_up: 0 } });
  expect(text(testids.clock)).toBe("2:00");
  expect(text(testids.partLeft)).toBe("Q&A: 29:00 left");
  await show({});
  expect(text(testids.clock)).toBe("29:00");
  expect(text(testids.partLeft)).toBeUndefined();
});

test("a point of order is named where its speaker is", async () => {
  const speaking = { request: "r1", name: "Ana", affiliation: "", clock: clock(180_000), wrap_up: 0 };
  await show({ speaking: { ...speaking, kind: "point_of_order" } });
  expect(text(testids.speaker)).toMatch(/^Point of order: .*Ana/);
  await show({ speaking: { ...speaking, kind: "speech" } });
  expect(text(testids.speaker)).toBe("Ana");
});
