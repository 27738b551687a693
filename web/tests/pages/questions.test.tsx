// @vitest-environment happy-dom
// The audience's list of questions: in which order it is, what is found in it, and which are the reader's own; and their place to speak.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Floor } from "../../src/pages/audience/floor";
import { Questions } from "../../src/pages/audience/questions";
import type { QuestionView, SessionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";

const t0 = 1_487_258_100_000;
let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const question = (text: string, asked: number, more: Partial<QuestionView> = {}): QuestionView => ({
  text,
  asked,
  state: "approved",
  ...more,
});
const shown = (): string[] => [...root.querySelectorAll<HTMLElement>('[data-testid="question"]')].map((one) => one.dataset.id!);
const change = (of: string, to: string, event: string): void => {
  const field = root.querySelector<HTMLInputElement>(`[data-testid="${of}"]`)!;
  field.value = to;
  field.dispatchEvent(new Event(event, { bubbles: true }));
};
const base = {
  plan: { panellists: {}, panellist_order: [], start: t0, end: t0, moderator: { name: "" } },
  run: { status: "running" },
} as unknown as SessionView;

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  session.own.value = {};
});
afterEach(() => render(null, root));

test("votes do not move it under a thumb, and it says that there is another order", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.advanceTimersByTime(1_000);
  const questions = { q1: question("Who pays?", 1), q2: question("Who decides?", 2) };
  session.view.value = { ...base, questions, votes: { q1: 1 } };
  render(<Questions />, root);
  await drawn();
  session.view.value = { ...base, questions, votes: { q1: 1, q2: 5 } };
  await drawn();
  vi.advanceTimersByTime(20_000);
  await drawn();
  expect(shown()).toEqual(["q1", "q2"]);
  expect(root.querySelector('[data-id="q2"] [data-testid="votes"]')!.textContent).toBe("5");
  root.querySelector<HTMLElement>('[data-testid="settle"]')!.click();
  await drawn();
  expect(shown()).toEqual(["q2", "q1"]);
  session.view.value = { ...base, questions, votes: { q1: 9, q2: 5 } };
  await drawn();
  vi.advanceTimersByTime(31_000);
  await drawn();
  expect(shown(), "left alone for long it follows").toEqual(["q1", "q2"]);
  vi.useRealTimers();
});

test("it is ordered and searched as its reader wishes, at once", async () => {
  session.own.value = { questions: { q2: question("Who decides?", 2) } };
  session.view.value = {
    ...base,
    questions: { q1: question("Qui mène l’enquête ?", 1, { name: "Zoë" }), q2: question("Who decides?", 2), q3: question("Who pays?", 3) },
    votes: { q1: 1, q2: 5 },
  };
  render(<Questions />, root);
  await drawn();
  expect(shown()).toEqual(["q2", "q1", "q3"]);
  expect(root.querySelector('[data-id="q2"]')!.textContent).toContain("Yours");
  expect(root.querySelectorAll('[data-testid="yours"]')).toHaveLength(1);
  change("sort", "newest", "change");
  await drawn();
  expect(shown()).toEqual(["q3", "q2", "q1"]);
  change("filter-text", "ENQUETE zoe", "input");
  await drawn();
  expect(shown()).toEqual(["q1"]);
  change("filter-text", "nothing", "input");
  await drawn();
  expect(shown()).toEqual([]);
  expect(root.textContent).toContain("No question has these words.");
});

test("one's place to speak is told with the rule that makes it", async () => {
  const listed = (request: string) => ({ request, allotment: 120_000 });
  const request = { name: "Ana", affiliation: "", online: false, kind: "speech", requested: t0, state: "waiting", moved: false };
  session.own.value = { requests: { r3: request } } as never;
  session.view.value = {
    ...base,
    floor: {
      open: true,
      requests: true,
      taking: "automatic",
      order: "first_come",
      allotment: 120_000,
      wrap_up: 0,
      list: ["r1", "r2", "r3"].map(listed),
      next: { request: "r1", name: "Bo" },
    },
  } as unknown as SessionView;
  render(<Floor />, root);
  await drawn();
  expect(root.textContent).toContain("You are 3rd on the list");
  expect(root.querySelector('[data-testid="floor-rule"]')!.textContent).toBe("2 people speak before you: who asks first speaks first.");
});
