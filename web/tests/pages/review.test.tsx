// @vitest-environment happy-dom
// The console's review and queue: several questions at once, the order of the queue, what a search finds, a question from elsewhere.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Questions } from "../../src/pages/console/questions";
import type { Command, QuestionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass, pointerDown, pointerUp } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const sent = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return [] as Command[];
});
let answers: ((outcome: session.Outcome) => void)[] = [];
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command, tell) => {
    answers.push(tell);
    return String(sent.push(command));
  },
}));

let root: HTMLElement;
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
};
const all = (testid: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
const at = (testid: string, id?: string): HTMLElement =>
  root.querySelector<HTMLElement>(`${id === undefined ? "" : `[data-id="${id}"] `}[data-testid="${testid}"]`)!;
const shown = (): string[] => [...root.querySelectorAll<HTMLElement>(`ol > li > [data-testid="question"]`)].map((one) => one.dataset.id!);
const question = (asked: number, more: Partial<QuestionView> = {}): QuestionView => ({
  text: `Question ${asked}`,
  asked,
  state: "submitted",
  revision: asked,
  ...more,
});
const box = (id: string, shiftKey = false): void =>
  void at(testids.select, id).dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey }));
const press = async (testid: string, id?: string): Promise<void> => {
  pass(1000);
  click(at(testid, id));
  await settle();
};

const change = async (testid: string, to: string, event: string): Promise<void> => {
  const field = at(testid) as HTMLInputElement;
  field.value = to;
  field.dispatchEvent(new Event(event, { bubbles: true }));
  await settle();
};

async function show(parts: object): Promise<void> {
  session.me.value = { as: "moderator" } as never;
  session.view.value = {
    plan: { panellists: { ana: { name: "Ana" } }, panellist_order: ["ana"], question_length: 500, time_zone: "UTC" },
    run: { status: "running", revision: 1, handed_over: false, locked: false },
    rules: { approval: true, anonymous: true, taking: "open", open: true, revision: 1 },
    queue: [],
    votes: {},
    ...parts,
  } as never;
  if (root.childElementCount === 0) render(<Questions />, root);
  await settle();
}

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  sent.length = 0;
  answers = [];
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => {
  for (const one of answers) one({ state: "confirmed" } as session.Outcome);
  render(null, root);
  pass(4000);
});

const five = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`q${n}`, question(n)]));

test("a closed session's questions are opened still, to erase what somebody wrote; by observers none is", async () => {
  const run = { status: "closed", revision: 1, handed_over: false, locked: false };
  await show({ questions: { q1: question(1, { asker: 1 }) }, run });
  expect(at(testids.questionMenu, "q1")).toHaveProperty("disabled", false);
  session.me.value = { as: "observer" } as never;
  await settle();
  expect(at(testids.questionMenu, "q1")).toHaveProperty("disabled", true);
});

test("those in a row are declined by three presses, without a reason", async () => {
  await show({ questions: five });
  box("q2");
  await settle();
  box("q4", true);
  await settle();
  expect(at(testids.selection).textContent).toContain("3 selected");
  await press(testids.declineAll);
  const questions = [2, 3, 4].map((n) => ({ question: `q${n}`, revision: n }));
  expect(sent).toEqual([{ type: "review_questions", questions, step: "decline", reason: "", labels: [] }]);
  answers[0]!({ state: "confirmed" } as session.Outcome);
  await settle();
  expect(all(testids.selection)).toEqual([]);
});

test("what has left the list meanwhile is selected no longer", async () => {
  await show({ questions: five });
  for (const id of ["q1", "q3"]) box(id);
  await show({ questions: { ...five, q1: question(9, { state: "approved" }) } });
  await press(testids.approveAll);
  expect(sent).toMatchObject([{ questions: [{ question: "q3" }], step: "approve" }]);
});

test("they are grouped into the one with the most votes", async () => {
  await show({ questions: five, votes: { q5: 3 } });
  for (const id of ["q1", "q5", "q2"]) box(id);
  await settle();
  await press(testids.groupAll);
  expect(sent).toMatchObject([{ questions: [{ question: "q1" }, { question: "q2" }], step: "group", into: "q5" }]);
});

// Shown, with the effects that come a frame later.
async function drawn(parts: object): Promise<void> {
  await show(parts);
  pass(200);
  await settle();
}

test("what was handled stays where it is, as high as it was, until something else is done", async () => {
  await drawn({ questions: five });
  const row = (): HTMLElement => root.querySelector<HTMLElement>('li[data-id="q2"]')!;
  Object.defineProperty(row(), "offsetHeight", { value: 120 });
  await press(testids.approve, "q2");
  const then = { ...five, q2: question(9, { state: "approved" as const }) };
  await drawn({ questions: then });
  const stays = ["q1", "q2", "q3", "q4", "q5"];
  pass(25_000);
  await settle();
  expect([shown(), row().style.minBlockSize]).toEqual([stays, "120px"]);

  await drawn({ questions: { ...then, q6: question(6) } });
  expect(shown(), "what comes at the end moves nothing").toEqual([...stays, "q6"]);
  await drawn({ questions: { ...then, q0: question(0), q6: question(6) } });
  expect(shown(), "what comes before does").toEqual([...stays, "q6"]);
  expect(at(testids.settle).textContent).toBe("Show 1 new");

  pointerDown(document.body);
  pass(3000);
  await settle();
  expect(shown()).toContain("q2");
  pass(1500);
  await settle();
  expect(shown()).toEqual(["q0", "q1", "q3", "q4", "q5", "q6"]);
});

test("under the pointer, and with the focus in it, a list never settles by itself", async () => {
  await drawn({ questions: five });
  const list = root.querySelector<HTMLElement>(".list")!;
  const change = async (n: number, moves: boolean): Promise<void> => {
    await drawn({ questions: { ...five, [`q0${n}`]: question(-n) } });
    pass(60_000);
    await settle();
    expect(shown().includes(`q0${n}`)).toBe(moves);
  };
  list.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
  await change(1, false);
  list.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
  await change(2, true);
  at(testids.approve, "q3").focus();
  await change(3, false);
  at(testids.tab("queued")).focus();
  pass(5000);
  await settle();
  expect(shown()).toContain("q03");
});

test("a question that is cut says so, and a press shows it whole", async () => {
  const height = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "scrollHeight");
  Object.defineProperty(HTMLElement.prototype, "scrollHeight", { configurable: true, get: () => 90 });
  await show({ questions: five });
  const text = (): HTMLElement => root.querySelector<HTMLElement>('li[data-id="q1"] .text')!;
  expect([text().getAttribute("role"), text().dataset.more]).toEqual(["button", "Show all"]);
  text().click();
  await settle();
  expect([text().classList.contains("whole"), text().dataset.more]).toEqual([true, "Show less"]);
  if (height) Object.defineProperty(HTMLElement.prototype, "scrollHeight", height);
  else delete (HTMLElement.prototype as { scrollHeight?: number }).scrollHeight;
});

test("one press declines, and Delete in its row too", async () => {
  await show({ questions: five });
  await press(testids.decline, "q2");
  expect(sent).toEqual([{ type: "decline", question: "q2", revision: 2, reason: "" }]);
  pass(1000);
  at(testids.select, "q3").dispatchEvent(new KeyboardEvent("keydown", { key: "Delete", bubbles: true }));
  await settle();
  expect(sent[1]).toMatchObject({ type: "decline", question: "q3" });
});

test("the queue is put in order by single presses, and its list follows", async () => {
  const queued = Object.fromEntries(Object.entries(five).map(([id, one]) => [id, { ...one, state: "queued" as const }]));
  const queue = ["q1", "q2", "q3", "q4", "q5"];
  await show({ questions: queued, queue, votes: { q3: 7 } });
  await press(testids.tab("queued"));
  expect(at(testids.votes, "q3").textContent).toBe("7");
  await press(testids.moveTop, "q3");
  await press(testids.moveUp, "q3");
  await press(testids.moveDown, "q3");
  await press(testids.moveDown, "q4");
  const move = { type: "move_question", question: "q3", revision: 3 };
  expect(sent).toEqual([
    { ...move, before: "q1" },
    { ...move, before: "q2" },
    { ...move, before: "q5" },
    { type: "move_question", question: "q4", revision: 4 },
  ]);
  answers[0]!({ state: "confirmed" } as session.Outcome);
  await show({ questions: queued, queue: ["q3", "q1", "q2", "q4", "q5"] });
  expect(shown().slice(0, 2)).toEqual(["q3", "q1"]);
  await press(testids.tab("submitted"));
});

test("a question that was asked elsewhere is entered, for one panellist or for the panel", async () => {
  stubPopovers();
  await show({ questions: {} });
  await press(testids.enterQuestion);
  expect(at(testids.enterSend).matches(":disabled")).toBe(true);
  await change(testids.enterText, " Who pays? ", "input");
  await change(testids.enterName, "A card", "input");
  await change(testids.enterTo, "ana", "change");
  await press(testids.enterSend);
  expect(sent).toEqual([{ type: "enter_question", text: "Who pays?", name: "A card", to: "ana" }]);
  answers[0]!({ state: "confirmed" } as session.Outcome);
  await settle();
  await press(testids.enterQuestion);
  await change(testids.enterText, "x".repeat(501), "input");
  expect(at(testids.enterSend).matches(":disabled"), "it is too long").toBe(true);
});

test("a question is translated in its menu, into one language and another", async () => {
  stubPopovers();
  const q1 = question(1, { text: "من يدفع؟", language: "ar", translations: [{ language: "fr", text: "Qui paie ?" }] });
  await show({ questions: { q1 } });
  await press(testids.questionMenu, "q1");
  await change(testids.translationInto, "en", "change");
  await change(testids.translationText, " Who pays? ", "input");
  await press(testids.translationSave);
  const asked = { type: "translate_question", question: "q1", revision: 1 };
  expect(sent).toEqual([{ ...asked, language: "en", text: "Who pays?" }]);
  answers[0]!({ state: "confirmed" } as session.Outcome);
  await change(testids.translationInto, "fr", "change");
  expect((at(testids.translationText) as HTMLInputElement).value).toBe("Qui paie ?");
  await change(testids.translationText, "", "input");
  await press(testids.translationSave);
  expect(sent[1], "an empty text takes it away").toEqual({ ...asked, language: "fr", text: "" });
});

test("a search finds in every list", async () => {
  await show({ questions: { ...five, q2: question(2, { state: "not_taken", text: "Where are the slides?" }) } });
  const field = at(testids.filterText) as HTMLInputElement;
  field.value = "slides";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
  expect(at(testids.foundIn).dataset.id).toBe("not_taken");
  expect(shown()).toEqual(["q2"]);
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
});

test("a question of the queue is carried to another place by its number", async () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);
  HTMLElement.prototype.setPointerCapture = () => {};
  const questions = Object.fromEntries([1, 2, 3, 4].map((n) => [`q${n}`, question(n, { state: "queued" })]));
  await show({ questions, queue: ["q1", "q2", "q3", "q4"] });
  await press(testids.tab("queued"));
  // Rows of 100 pixels, the first from 0 on.
  for (const [i, row] of [...root.querySelectorAll("ol > li")].entries()) {
    row.getBoundingClientRect = () => ({ top: i * 100, height: 100 }) as DOMRect;
  }
  const grip = (id: string): HTMLElement => at(testids.grip, id);
  const move = (id: string, y: number): void => void grip(id).dispatchEvent(new PointerEvent("pointermove", { clientY: y }));
  const goes = (): (string | undefined)[] => [...root.querySelectorAll<HTMLElement>('li[data-goes="true"]')].map((one) => one.dataset.id);
  const list = root.querySelector<HTMLElement>(".list")!;

  pointerDown(grip("q4"), { x: 10, y: 350 });
  move("q4", 120);
  await settle();
  expect(goes(), "it is seen where it would go").toEqual(["q2"]);
  pointerUp(grip("q4"));
  await settle();
  expect(sent).toEqual([{ type: "move_question", question: "q4", revision: 4, before: "q2" }]);
  expect(goes()).toEqual([]);

  sent.length = 0;
  pointerDown(grip("q1"), { x: 10, y: 50 });
  move("q1", 900);
  await settle();
  expect(list.dataset.goes).toBe("end");
  pointerUp(grip("q1"));
  expect(sent).toEqual([{ type: "move_question", question: "q1", revision: 1 }]);

  sent.length = 0;
  for (const y of [52, 110]) {
    pointerDown(grip("q1"), { x: 10, y: 50 });
    move("q1", y);
    pointerUp(grip("q1"));
  }
  expect(sent, "a press carries nothing, nor does a way that ends where it began").toEqual([]);

  pointerDown(grip("q1"), { x: 10, y: 50 });
  move("q1", 390);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  pointerUp(grip("q1"));
  await settle();
  expect([sent, goes(), list.dataset.goes], "Escape puts it back").toEqual([[], [], undefined]);

  session.me.value = { as: "observer" } as never;
  pointerDown(grip("q1"), { x: 10, y: 50 });
  move("q1", 390);
  pointerUp(grip("q1"));
  expect(sent).toEqual([]);
});
