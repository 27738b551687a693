// @vitest-environment happy-dom
// The public report, as anybody reads it.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PublicReport } from "../../src/pages/public/public_report";
import type { OwnQuestion, PublicReport as Told } from "../../src/protocol/report";

const minute = 60_000;
const ten = Date.UTC(2024, 4, 14, 10);
const told: Told = {
  session: "water",
  title: "Water in the city",
  subtitle: "",
  venue: "Town hall",
  language: "en",
  time_zone: "Asia/Tokyo",
  status: "closed",
  planned_start: ten,
  planned_end: ten + 30 * minute,
  started: ten + minute,
  concluded: ten + 31 * minute,
  answers_until: ten + 10_000 * minute,
  panel: [
    { name: "Nadia Osei", title: "", affiliation: "" },
    { name: "Ana Lima", title: "Engineer", affiliation: "Waterworks" },
  ],
  segments: [
    {
      title: "Pipes",
      speakers: ["Ana Lima"],
      state: "done",
      planned_start: ten,
      planned_end: ten + 30 * minute,
      began: ten,
      ended: ten + minute,
    },
    { title: "Thanks", speakers: [], state: "skipped" },
  ],
  questions: [
    {
      id: "q2",
      text: "Why?",
      translations: [{ language: "fr", text: "Pourquoi ?" }],
      votes: 3,
      answer: "in_writing",
      answers: [{ name: "Ana Lima", text: "Because.", at: ten + 60 * minute }],
    },
  ],
};
const mine: OwnQuestion[] = [
  { id: "q2", text: "Why?", state: "answered", answer: "in_writing", answers: told.questions[0]!.answers },
  { id: "q3", text: "What then?", state: "approved", answers: [] },
  { id: "q4", text: "Who?", state: "not_taken", reason: "Off topic", answers: [] },
];

let root: HTMLElement;
const asked: string[] = [];
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const show = async (status = 200, at = told.concluded!): Promise<void> => {
  vi.stubGlobal("fetch", async (path: string, { headers: sent }: { headers: Record<string, string> }) => {
    asked.push(`${path} ${sent.Authorization}`);
    if (status !== 200) return new Response(JSON.stringify({ error: { code: "not_found", message: "" } }), { status });
    const headers = { date: new Date(at).toUTCString() };
    return new Response(JSON.stringify(path.endsWith("/yours") ? { questions: mine } : told), { headers });
  });
  render(<PublicReport code="7KQ2MX" />, root);
  await vi.waitFor(() => expect(all("page")).toHaveLength(1));
};

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("it has the panel, the agenda as planned and held, and what was answered, by whom", async () => {
  await show();
  expect(asked).toEqual(["/api/v1/public/7KQ2MX Bearer "]);
  expect(root.textContent).toContain("Ana Lima, Engineer, Waterworks");
  expect(all("public-segment").map((one) => one.dataset.state)).toEqual(["done", "skipped"]);
  expect(all("public-segment")[1]!.textContent).toContain("Not held");
  const [one] = all("public-question");
  for (const text of ["Answered in writing", "Why?", "Pourquoi ?", "Anonymous", "3 votes", "Ana Lima", "Because."])
    expect(one!.textContent).toContain(text);
  expect(all("answers-until")[0]!.textContent).toContain("until Tue, 21 May 2024");
  expect(all("public-yours")).toHaveLength(0);
});

test("once the time for answers has passed by the server's clock, none are promised", async () => {
  await show(200, told.answers_until! - 1000);
  expect(all("answers-until")).toHaveLength(1);
  render(null, root);
  await show(200, told.answers_until!);
  expect(all("answers-until")).toHaveLength(0);
});

test("its times are those of the place, and it says so", async () => {
  await show();
  expect(document.querySelector("header")!.textContent).toMatch(/19:00–19:30.*19:01–19:31.*All times in Tokyo time\./);
  expect(all("public-segment")[0]!.textContent).toContain("19:00–19:30");
});

test("its title has nothing of what isolates a text within another", async () => {
  await show();
  expect(document.title).toBe("Report: Water in the city");
});

test("whoever asked finds theirs by what their browser keeps, answered or not", async () => {
  localStorage.setItem("dais.participant", "a secret of this browser, of which nobody knows");
  await show();
  expect(asked[1]).toBe("/api/v1/public/7KQ2MX/yours Bearer a secret of this browser, of which nobody knows");
  expect(all("public-yours").map((one) => [one.dataset.id, one.dataset.state])).toEqual([
    ["q2", "answered"],
    ["q3", "not_reached"],
    ["q4", "not_taken"],
  ]);
  expect(all("public-yours")[0]!.textContent).toContain("Because.");
  expect(all("public-yours")[2]!.textContent).toContain("Off topic");
});

test("whoever came by a personal link finds theirs by that, on any device", async () => {
  localStorage.setItem("dais.participant", "a secret of this browser, of which nobody knows");
  location.hash = "#water.a-7.code";
  await show();
  location.hash = "";
  expect(asked[1]).toBe("/api/v1/public/7KQ2MX/yours Bearer water.a-7.code");
});

test("where nothing is public it says so", async () => {
  await show(404);
  expect(root.textContent).toContain("There is no public report here.");
});
