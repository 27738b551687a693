// @vitest-environment happy-dom
// All sessions in one table.

import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { Table } from "../../src/pages/report/table";
import type { SessionSummary } from "../../src/protocol/report";

const minute = 60_000;
const ten = Date.UTC(2024, 4, 14, 10);
const row = (session: string, more: Partial<SessionSummary> = {}): SessionSummary => ({
  session,
  title: session,
  venue: "Room A",
  time_zone: "Etc/UTC",
  status: "prepared",
  planned_start: ten,
  planned_end: ten + 30 * minute,
  questions: 0,
  answered: 0,
  interventions: 0,
  panel_spoken: 0,
  floor_spoken: 0,
  ...more,
});

let root: HTMLElement;
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("each session has a row with how far it was over, and all of them a sum", async () => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  const sessions = [
    row("water", {
      status: "closed",
      started: ten,
      concluded: ten + 32 * minute,
      over: 2 * minute,
      questions: 5,
      answered: 3,
      interventions: 2,
    }),
    row("roads", { status: "running", started: ten + minute, over: -minute, questions: 1, floor_spoken: 90_000 }),
    row("trees"),
    row("parks", { status: "closed" }),
  ];
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ sessions })));
  render(<Table token="o.code" />, root);
  await vi.waitFor(() => expect(all("session-row")).toHaveLength(4));
  const [water, roads, trees, parks] = all("session-row");
  expect(water!.textContent).toContain("Room A");
  expect(water!.textContent).toContain("+2:00532");
  expect(water!.querySelector("a")!.getAttribute("href")).toBe("/report#o.code/water");
  expect(roads!.textContent).toContain("−1:00");
  expect(trees!.textContent).toContain("Not held yet");
  expect(parks!.textContent).toMatch(/Not held(?! yet)/);
  expect(root.querySelector("tfoot")!.textContent).toBe("All6320:001:30");
});

test("without the organiser's link it says what is needed", async () => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ error: { code: "unauthorised", message: "" } }), { status: 401 }));
  render(<Table token="" />, root);
  await vi.waitFor(() => expect(root.textContent).toContain("This page needs a link to the report"));
});
