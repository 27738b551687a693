// @vitest-environment happy-dom
// The report, as it is read.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Report } from "../../src/pages/report/report";
import type { Report as Told } from "../../src/protocol/report";

const minute = 60_000;
const ten = Date.UTC(2024, 4, 14, 10);
const told: Told = {
  format: "dais.report.1",
  session: "water",
  as_of: ten + 20 * minute,
  records: 12,
  revision: 9,
  title: "Water in the city",
  subtitle: "",
  venue: "Town hall",
  language: "en",
  time_zone: "Etc/UTC",
  status: "running",
  planned_start: ten,
  planned_end: ten + 30 * minute,
  hard_stop: false,
  end: ten + 30 * minute,
  created: ten - minute,
  opened: ten - minute,
  started: ten,
  panel: [
    { id: "moderator", name: "Nadia Osei", title: "", affiliation: "", absent: false, spoken: 5 * minute },
    { id: "ana", name: "Ana Lima", title: "", affiliation: "Waterworks", absent: false, spoken: 15 * minute },
  ],
  segments: [
    {
      id: "pipes",
      kind: "presentation",
      title: "Where it comes from",
      speakers: ["ana"],
      state: "current",
      planned_start: ten,
      planned_end: ten + 10 * minute,
      allotment: 10 * minute,
      added: -minute,
      used: 18 * minute,
      began: ten,
      periods: [{ from: ten, pauses: [{ from: ten + minute, until: ten + 3 * minute }] }],
    },
  ],
  floor: [],
  groups: [],
  questions: [
    {
      id: "q1",
      text: "Why?",
      translations: [{ language: "fr", text: "Pourquoi ?" }],
      entered: false,
      asked: ten + minute,
      state: "not_taken",
      votes: 2,
      reason: "Off topic",
      answers: [{ name: "Ana Lima", text: "Because.", at: ten + 20 * minute }],
      labels: [],
      members: [],
      steps: [{ at: ten + minute, by: { as: "participant" }, state: "submitted" }],
    },
  ],
  captions: [{ at: ten + minute, text: "Bonjour.", language: "fr" }],
  decisions: [
    {
      record: 7,
      at: ten + 2 * minute,
      by: { as: "moderator" },
      did: { type: "time_added", segment: "Where it comes from", by: -minute },
      undone: { by: { as: "co_moderator" }, at: ten + 3 * minute },
    },
  ],
};

let root: HTMLElement;
const asked: string[] = [];
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const show = async (body: unknown, status = 200, token = "water.o.code"): Promise<void> => {
  vi.stubGlobal("fetch", async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(`${path} ${headers.Authorization}`);
    return new Response(JSON.stringify(body), { status });
  });
  render(<Report token={token} session="water" />, root);
  await vi.waitFor(() => expect(all("page")).toHaveLength(1));
};

beforeEach(() => {
  asked.length = 0;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("it is asked for by the token of a console, of the session that this names", async () => {
  await show(told);
  expect(asked[0]).toBe("/api/v1/sessions/water/report Bearer water.o.code");
});

test("a segment has its times, what was removed, its pause and how far it is over", async () => {
  await show(told);
  const [row] = all("report-segment");
  expect(row!.dataset.state).toBe("current");
  for (const text of ["Where it comes from", "Ana Lima", "1:00 removed", "2:00 paused", "9:00 over", "18:00"]) {
    expect(row!.textContent).toContain(text);
  }
});

test.each(["prepared", "open", "running", "concluded", "closed"] as const)("what did not begin in a session that is %s", async (status) => {
  const isOver = status === "concluded" || status === "closed";
  const { started, ...unstarted } = told;
  const ahead = { ...told.segments[0]!, id: "taps", state: "ahead", used: 0, periods: [] };
  const { began, ...segment } = ahead;
  await show({ ...unstarted, status, segments: [segment] });
  expect([started, began]).toEqual([ten, ten]);
  expect(all("report-segment")[0]!.textContent).toContain(isOver ? "Not held" : "To come");
  expect(all("report-segment")[0]!.textContent).not.toContain(isOver ? "To come" : "Not held");
  expect(all("report-actual")[0]!.textContent).toBe(isOver ? "Not held" : "Not held yet");
});

test("its title has nothing of what isolates a text within another", async () => {
  await show(told);
  expect(document.title).toBe("Report: Water in the city");
});

test("until when answers are written, or were", async () => {
  const [earlier, later] = [told.as_of - minute, told.as_of + minute];
  for (const [answers_until, say] of [
    [later, "Panellists may write answers until"],
    [earlier, "Panellists could write answers until"],
  ] as const) {
    render(null, root);
    await show({ ...told, published: ten, answers_until }, 200, "water.m.code");
    expect(all("publication")[0]!.textContent).toContain(say);
  }
});

test("everybody's share is of what the panel spoke", async () => {
  await show(told);
  expect(all("report-spoken").map((one) => one.textContent)).toEqual(["Nadia Osei5:0025 %", "Ana LimaWaterworks15:0075 %"]);
});

test("a question has its fate and its reason, and who asked anonymously is not named", async () => {
  await show(told);
  const [one] = all("report-question");
  for (const text of [
    "Declined",
    "Why?",
    "In translation: French",
    "Pourquoi ?",
    "anonymously",
    "2 votes",
    "Off topic",
    "Ana Lima",
    "Because.",
  ])
    expect(one!.textContent).toContain(text);
});

test("captions that were kept have when they came, and their language", async () => {
  await show(told);
  const [one] = all("report-caption");
  expect(one!.textContent).toMatch(/\d:01:00.*Bonjour\./);
  expect(one!.querySelector("[lang]")!.getAttribute("lang")).toBe("fr");
  const file = (): HTMLElement | undefined => all("report-export").find((button) => button.dataset.id === "captions.csv");
  expect(file()).toBeDefined();
  render(null, root);
  await show({ ...told, captions: [] });
  expect(all("report-caption")).toHaveLength(0);
  expect(file()).toBeUndefined();
});

test("what was undone says so", async () => {
  await show(told);
  const [one] = all("report-decision");
  expect(one!.dataset.undone).toBe("true");
  expect(one!.textContent).toMatch(/Moderator removed 1:00 from .*Undone at .* \(Co-moderator\)/);
});

test("a token that opens no console is told what is needed", async () => {
  await show({ error: { code: "unauthorised", message: "" } }, 401, "water.s.code");
  expect(root.textContent).toContain("This page needs a link to the report");
});

const press = async (testid: string): Promise<void> => {
  all(testid)[0]!.click();
  await vi.waitFor(() => expect(all("publish")[0]).toHaveProperty("disabled", false));
};

test("a moderator and the organiser make it public, for as long as they choose, and private again; others are not offered that", async () => {
  await show(told);
  expect(all("publication")).toHaveLength(0);
  for (const token of ["water.m.code", "o.code"]) {
    render(null, root);
    const posted: [string, unknown][] = [];
    let published: object = {};
    vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
      if (method === "POST") {
        posted.push([path, JSON.parse(body!)]);
        published = path.endsWith("publish_report") ? { published: ten, answers_until: ten + 9_000 * minute } : {};
      }
      if (path.endsWith("/links")) return new Response(JSON.stringify({ audience: "/audience/7KQ2MX" }));
      if (path.endsWith("/sessions"))
        return new Response(JSON.stringify({ sessions: [{ id: "water", links: { audience: "/audience/7KQ2MX" } }] }));
      return new Response(JSON.stringify(method === "POST" ? { record: 9 } : { ...told, ...published }));
    });
    render(<Report token={token} session="water" />, root);
    await vi.waitFor(() => expect(all("publication")[0]?.dataset.public).toBe("false"));
    await press("publish");
    const until = told.planned_end + 7 * 1440 * minute;
    expect(posted).toEqual([["/api/v1/sessions/water/commands/publish_report", { answers_until: until }]]);
    await vi.waitFor(() => expect(all("public-link")[0]?.getAttribute("href")).toBe("/report/7KQ2MX"));
    expect(all("publication")[0]!.textContent).toContain("Panellists may write answers until");
    await press("withdraw-report");
    expect(posted[1]).toEqual(["/api/v1/sessions/water/commands/withdraw_report", {}]);
    await vi.waitFor(() => expect(all("publication")[0]!.dataset.public).toBe("false"));
  }
});
