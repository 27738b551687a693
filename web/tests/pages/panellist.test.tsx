// @vitest-environment happy-dom
// What a panellist sees beside their countdown, with a link that only keeps what is sent.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Panellist } from "../../src/pages/panellist/panellist";
import type { Command, MessageView, QuestionView, SessionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";

const t0 = 1_487_258_100_000;
let sent: Command[] = [];

vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(sent.push(command)),
}));

let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const at = (testid: string): HTMLElement | null => root.querySelector(`[data-testid="${testid}"]`);
const question = (text: string, more: Partial<QuestionView> = {}): QuestionView => ({
  text,
  asked: t0,
  state: "approved",
  to: "ana",
  ...more,
});

function panel(speakers: string[]): SessionView {
  const clock = { allotment: 600_000, added: 0, used: 0, running_since: t0 };
  const segment = { kind: "presentation", title: "Roadmap", speakers, state: "current", began: t0, clock, wrap_up: 60_000, notes: "" };
  const person = (name: string) => ({ name, title: "", affiliation: "" });
  return {
    plan: {
      title: "Panel",
      time_zone: "UTC",
      start: t0,
      end: t0 + 3_600_000,
      moderator: person("Mo"),
      panellists: { ana: person("Ana"), ben: person("Ben") },
      panellist_order: ["ana", "ben"],
      absent: [],
    },
    run: { status: "running", started: t0, current: "one", revision: 1 },
    order: ["one"],
    segments: { one: segment },
    floor: { open: false, requests: false, taking: "automatic", order: "first_come", allotment: 120_000, wrap_up: 30_000 },
  } as unknown as SessionView;
}

async function open(view: SessionView): Promise<void> {
  session.me.value = { panellist: "ana", session: "s" } as never;
  session.view.value = view;
  session.now.value = t0 + 10_000;
  render(<Panellist />, root);
  await drawn();
}

beforeEach(() => {
  sent = [];
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  session.own.value = {};
});
afterEach(() => render(null, root));

test("while they speak a question is a badge, in room that was there before it", async () => {
  await open(panel(["ana"]));
  // A device that may go to sleep says so whenever it finds out.
  const parts = (): string[] => [...root.querySelectorAll("main > :not(.sleep)")].map((one) => one.className || one.localName);
  const before = parts();
  expect(at("asked-badge")).toBeNull();
  session.own.value = { questions: { q1: question("When?"), q2: question("How?") } };
  await drawn();
  expect(parts()).toEqual(before);
  expect(at("to-me")).toBeNull();
  expect(at("asked-badge")!.textContent).toBe("For youWhen?and 1 more");
  session.view.value = { ...session.view.value, questions: { q3: question("Who pays?", { state: "on_stage", answering: ["ana"] }) } };
  await drawn();
  expect(parts()).toEqual(before);
  expect(at("stage-question")).toBeNull();
  expect(at("asked-badge")!.textContent).toBe("On stage, for youWho pays?and 2 more");
});

test("while another speaks a question is shown whole", async () => {
  session.own.value = { questions: { q1: question("When?") } };
  await open(panel(["ben"]));
  expect(at("asked-badge")).toBeNull();
  expect(at("to-me")!.textContent).toContain("When?");
});

test("a message leaves the countdown in sight; the latest is on top, and each is seen for itself", async () => {
  await open(panel(["ana"]));
  const message = (text: string, sent_after: number): MessageView => ({ text, sent: t0 + sent_after });
  session.own.value = { messages: { m1: message("Please conclude", 1_000), m2: message("Louder, please", 2_000) } };
  await drawn();
  expect(root.querySelectorAll('[data-testid="clock"]')).toHaveLength(1);
  expect(at("message")!.querySelector('[data-testid="clock"]')).toBeNull();
  expect(at("message-text")!.textContent).toBe("Louder, please");
  expect(at("message")!.textContent).toContain("2 unread");
  at("got-it")!.click();
  await drawn();
  expect(at("message-text")!.textContent).toBe("Please conclude");
  expect(at("message")!.textContent).not.toContain("unread");
  expect(sent.filter((one) => one.type === "acknowledge")).toEqual([{ type: "acknowledge", message: "m2" }]);
});

test("before the session begins they are told that captions are kept, where they are", async () => {
  const running = panel(["ben"]);
  const { started: _, current: __, ...run } = { ...running.run!, status: "open" as const, keeps_captions: true };
  await open({ ...running, run });
  expect(root.textContent).toContain("Captions of what you say are kept with the report.");
  session.view.value = { ...running, run: { ...running.run!, keeps_captions: true } };
  await drawn();
  expect(root.textContent).not.toContain("Captions");
});
