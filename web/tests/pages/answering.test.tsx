// @vitest-environment happy-dom
// Answers in writing, on a panellist's page once the session is over.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Writing } from "../../src/pages/panellist/writing";
import type { Command, QuestionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";

const told = vi.hoisted(() => ({ sent: [] as Command[], answers: [] as ((outcome: session.Outcome) => void)[] }));
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command, tell) => {
    told.answers.push(tell);
    return String(told.sent.push(command));
  },
}));

const t0 = 1_487_258_100_000;
const until = t0 + 86_400_000;
let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 16; ++turns) await Promise.resolve();
};
const cards = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testids.toWrite}"]`)];
const within = (card: HTMLElement, testid: string): HTMLElement => card.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
const question = (text: string, more: Partial<QuestionView> = {}): QuestionView => ({ text, asked: t0, state: "approved", ...more });
const type = async (card: HTMLElement, text: string): Promise<void> => {
  const box = within(card, testids.writeText) as HTMLTextAreaElement;
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await drawn();
  pass(1000);
};
const open = async (questions: Record<string, QuestionView>): Promise<void> => {
  const person = (name: string) => ({ name, title: "", affiliation: "" });
  session.me.value = { as: "panellist", panellist: "ana", session: "s" } as never;
  session.view.value = {
    plan: { time_zone: "UTC", panellists: { ana: person("Ana"), ben: person("Ben") }, moderator: person("Mo") },
    run: { status: "concluded", published: t0, answers_until: until },
  } as never;
  session.own.value = { questions };
  session.now.value = t0;
  render(<Writing panellist="ana" />, root);
  await drawn();
};

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  told.sent.length = told.answers.length = 0;
  localStorage.clear();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => render(null, root));

test("what was asked of them comes first, then what nobody answered; what others wrote stands with it", async () => {
  const written = [{ panellist: "ben", text: "So as not to.", at: t0 }];
  await open({
    q1: question("Who pays?", { state: "answered", answer: "in_writing", answers: written }),
    q2: question("Why?"),
    q3: question("When, Ana?", { to: "ana" }),
  });
  expect(cards().map((one) => one.dataset.id)).toEqual(["q3", "q2", "q1"]);
  expect(cards()[2]!.textContent).toContain("Ben");
  expect(cards()[2]!.textContent).toContain("So as not to.");
});

test("an answer is sent once it is more than blank, stands there when it was taken, and can be changed", async () => {
  await open({ q2: question("Why?") });
  const [card] = cards();
  await type(card!, "   ");
  expect(within(card!, testids.writeSave)).toHaveProperty("disabled", true);
  await type(card!, " Because.\n");
  click(within(card!, testids.writeSave));
  await drawn();
  expect(told.sent).toEqual([{ type: "write_answer", question: "q2", text: "Because." }]);
  told.answers[0]!({ state: "confirmed" } as never);
  const mine = [{ panellist: "ana", text: "Because.", at: t0 }];
  session.own.value = { questions: { q2: question("Why?", { state: "answered", answer: "in_writing", answers: mine }) } };
  await drawn();
  expect(within(card!, testids.writeText)).toBeNull();
  expect(card!.textContent).toContain("You wroteBecause.");
  within(card!, testids.writeChange).click();
  await drawn();
  expect((within(card!, testids.writeText) as HTMLTextAreaElement).value).toBe("Because.");
});

test("what is typed while an answer is on its way stays, and is sent next", async () => {
  await open({ q2: question("Why?") });
  const [card] = cards();
  await type(card!, "Because.");
  click(within(card!, testids.writeSave));
  await drawn();
  await type(card!, "Because. And more.");
  told.answers[0]!({ state: "confirmed" } as never);
  await drawn();
  expect((within(card!, testids.writeText) as HTMLTextAreaElement).value).toBe("Because. And more.");
});

test("once the session is closed too, answers are written to its report", async () => {
  await open({ q2: question("Why?") });
  session.view.value = { ...session.view.value, run: { ...session.view.value.run!, status: "closed" } };
  await drawn();
  const [card] = cards();
  await type(card!, "Because.");
  click(within(card!, testids.writeSave));
  await drawn();
  expect(told.sent).toEqual([{ type: "write_answer", question: "q2", text: "Because." }]);
});

test("what is typed survives a reload, and a refusal", async () => {
  await open({ q2: question("Why?") });
  await type(cards()[0]!, "Because of");
  render(null, root);
  await open({ q2: question("Why?") });
  expect((within(cards()[0]!, testids.writeText) as HTMLTextAreaElement).value).toBe("Because of");
});

test("nothing is offered where no answers are taken, or no longer", async () => {
  await open({ q2: question("Why?") });
  session.now.value = until + 1;
  await drawn();
  expect(root.textContent).toBe("");
});
