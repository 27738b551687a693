// @vitest-environment happy-dom
// How a session that goes on stands, on the organiser's page.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Live } from "../../src/pages/home/live";

let root: HTMLElement;
const told: object[] = [];
const asked: string[] = [];
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 16; ++turns) await Promise.resolve();
};

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterAll(() => void vi.useRealTimers());
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("it says who speaks, how long, how late, what is next and whether anybody leads, and looks again", async () => {
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify(told.shift()));
  });
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  const base = {
    status: "running",
    segment_title: "Roadmap",
    next: "two",
    next_title: "Questions",
    ends: "11:47",
    moderators: 1,
    organiser_message_state: "",
  };
  told.push({ ...base, phase: "running", remaining: "04:59", speaker: "Ana", behind: 150_000, behind_text: "+02:30" });
  told.push({
    ...base,
    phase: "overtime",
    remaining: "+00:12",
    speaker: "",
    next: "",
    behind: -60_000,
    behind_text: "-01:00",
    moderators: 0,
  });
  render(<Live token="o.x" id="panel one" />, root);
  await vi.advanceTimersByTimeAsync(200); // effects come behind what is drawn
  await settle();
  expect(asked).toEqual(["/api/v1/sessions/panel%20one/state"]);
  const text = (): string => root.textContent!.replace(/[\u2068\u2069]/g, "");
  expect(text()).toContain("NowAna 04:59 Running");
  expect(text()).toContain("NextQuestionsLate02:30, ends ≈ 11:47Moderatoris here");
  await vi.advanceTimersByTimeAsync(5_000);
  await settle();
  expect(asked).toHaveLength(2);
  expect(text()).toContain("NowRoadmap +00:12");
  expect(text()).not.toContain("Next");
  expect(text()).toContain("Ahead01:00");
  expect(text()).toContain("no console is open");
  told.push({ ...base, phase: "running", remaining: "04:59", speaker: "Ana", behind: 308_779_200_000, behind_text: "+85772:00:00" });
  await vi.advanceTimersByTimeAsync(5_000);
  await settle();
  expect(text()).toContain("Late3573 days, ends");
});

test("a word goes to whoever leads, and it says how far it has come", async () => {
  const posted: [string, unknown][] = [];
  let state = "";
  vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === "POST") {
      posted.push([path, JSON.parse(body!)]);
      state = "sent";
      return new Response(JSON.stringify({ record: 9 }));
    }
    const text = state === "" ? "" : "The bus leaves at noon.";
    const at = { session: "panel one", status: "running", phase: "running", remaining: "04:59", next: "", moderators: 1 };
    return new Response(JSON.stringify({ ...at, organiser_message: text, organiser_message_state: state }));
  });
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  render(<Live token="o.x" id="panel one" />, root);
  await vi.advanceTimersByTimeAsync(200);
  await settle();
  const one = (testid: string): HTMLElement => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
  expect(one("told")).toBeNull();
  const field = one("tell") as HTMLInputElement;
  field.value = " The bus leaves at noon. ";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
  one("tell-send").click();
  await settle();
  await settle();
  expect(posted).toEqual([["/api/v1/sessions/panel%20one/commands/tell_moderators", { text: "The bus leaves at noon." }]]);
  expect(field.value).toBe("");
  expect(one("told").dataset.state).toBe("sent");
  state = "read";
  await vi.advanceTimersByTimeAsync(5_000);
  await settle();
  expect(one("told").textContent).toBe("Read");
});
