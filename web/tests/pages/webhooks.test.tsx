// @vitest-environment happy-dom
// Webhooks on the organiser's page: what is posted where, what could not be, and what is done about it.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Webhooks } from "../../src/pages/home/webhooks";
import type { DeadLetter, WebhookCard } from "../../src/protocol/http";
import { stubPopovers } from "../ui/popovers";

let root: HTMLElement;
let told: WebhookCard[];
let refusal: { status: number; code: string } | undefined;
let tried: object;
const asked: string[] = [];
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 24; ++turns) await Promise.resolve();
};
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const one = (testid: string): HTMLElement => {
  expect(all(testid)).toHaveLength(1);
  return all(testid)[0]!;
};
const text = (): string => root.textContent!.replace(/[\u2068\u2069]/g, "");
const press = async (testid: string): Promise<void> => {
  one(testid).click();
  await settle();
};

const letter: DeadLetter = {
  id: "d4",
  session: "panel",
  type: "question.approved",
  record: 12,
  part: 0,
  at: 1_487_258_100_000,
  attempts: 6,
  failure: { why: "refused", status: 500, at: 1_487_258_900_000 },
};
const hook = (more: Partial<WebhookCard>): WebhookCard => ({
  id: "w1",
  url: "https://hooks.example/dais",
  secret: "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  about: ["session", "question"],
  created: 1_487_258_000_000,
  dead_letters: [],
  waiting: 0,
  attempts: 0,
  ...more,
});
const shown = async (...hooks: WebhookCard[]): Promise<void> => {
  told = hooks;
  render(<Webhooks token="o.token" sessions={[{ id: "panel", title: "Declaration" } as never]} />, root);
  await vi.waitFor(() => expect(all("webhooks")).toHaveLength(1));
};

beforeEach(() => {
  asked.length = 0;
  refusal = undefined;
  tried = {};
  stubPopovers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    if (method !== "GET") asked.push(`${method} ${path}${body ? ` ${String(body)}` : ""}`);
    if (refusal && method === "POST") {
      return new Response(JSON.stringify({ error: { code: refusal.code, message: "no" } }), { status: refusal.status });
    }
    return new Response(JSON.stringify(method === "GET" ? { webhooks: told } : tried));
  });
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("closed it says what could not be delivered", async () => {
  await shown(hook({ dead_letters: [letter, { ...letter, id: "d5" }] }));
  expect(one("webhooks").dataset.trouble).toBe("true");
  expect(one("webhooks").textContent).toContain("2 events were not delivered");
});

test("a dead letter says what it was, why it was given up, and is sent again or removed", async () => {
  await shown(hook({ dead_letters: [letter] }));
  expect(one("dead-letter").textContent).toContain("question.approved Declaration");
  expect(text()).toContain("The receiver answered with 500. 6 attempts");
  tried = { failure: { why: "timed_out", at: 1 } };
  await press("dead-letter-send");
  expect(asked).toEqual(["POST /api/v1/dead-letters/d4/send"]);
  expect(text()).toContain("There was no answer in time.");
  told = [hook({})];
  await press("dead-letter-remove");
  expect(asked[1]).toBe("DELETE /api/v1/dead-letters/d4");
  await vi.waitFor(() => expect(all("dead-letter")).toHaveLength(0));
  expect(one("webhooks").dataset.trouble).toBe("false");
});

test("one that was stopped says why, and goes on", async () => {
  await shown(hook({ stopped: "gone" }));
  expect(one("webhooks").textContent).toContain("the receiver wants no more events (410)");
  await press("webhook-resume");
  expect(asked).toEqual(["POST /api/v1/webhooks/w1/resume"]);
});

test("one that is tried again says what is wrong and how much waits", async () => {
  await shown(hook({ failure: { why: "no_connection", at: 1 }, attempts: 2, waiting: 3 }));
  expect(text()).toContain("No connection came about. It is tried again. 3 events wait.");
});

test("one is added for what was chosen; an address that is none is said to be none", async () => {
  await shown();
  const url = one("webhook-url") as HTMLInputElement;
  expect((one("webhook-add") as HTMLButtonElement).disabled).toBe(true);
  url.value = "https://hooks.example/dais ";
  url.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
  one("webhook-about-phase").click();
  await settle();
  refusal = { status: 400, code: "bad_request" };
  one("webhook-add")
    .closest("form")!
    .dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
  expect(text()).toContain("Nothing can be posted to this address.");
  expect(url.value).toBe("https://hooks.example/dais");
  refusal = undefined;
  one("webhook-add")
    .closest("form")!
    .dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
  expect(asked[1]).toBe('POST /api/v1/webhooks {"url":"https://hooks.example/dais","about":["session","segment","question"]}');
  expect(url.value).toBe("");
});

test("a test says what became of it", async () => {
  await shown(hook({}));
  await press("webhook-test");
  expect(one("webhook-said").textContent).toBe("The test was delivered.");
  tried = { failure: { why: "not_allowed", at: 1 } };
  await press("webhook-test");
  expect(one("webhook-said").textContent).toContain("--webhook-allow");
});
