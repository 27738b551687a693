// @vitest-environment happy-dom
// The audience's page when it is loaded again, as a phone does by itself with one that it has put to sleep.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { QuestionView } from "../../src/protocol/messages";

let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};

async function load() {
  vi.resetModules();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  const session = await import("../../src/state/session");
  session.me.value = { session: "s1" } as never;
  return { session, asking: await import("../../src/state/asking"), message: await import("../../src/pages/audience/message") };
}

const question = (state: QuestionView["state"]): QuestionView => ({ state, text: "Who pays?", asked: 0, revision: 1 }) as QuestionView;

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("what became of one's own meanwhile is news, and what was looked at is not", async () => {
  let { session, asking } = await load();
  session.own.value = { questions: { q1: question("approved") } };
  expect(asking.news.value).toBe(1);
  asking.look();
  expect(asking.news.value).toBe(0);
  ({ session, asking } = await load());
  session.own.value = { questions: { q1: question("approved") } };
  expect(asking.news.value).toBe(0);
  ({ session, asking } = await load());
  session.own.value = { questions: { q1: question("answered"), q11: question("approved") } };
  expect(asking.news.value).toBe(2);
  session.me.value = { session: "s2" } as never;
  session.own.value = { questions: { q1: question("approved") } };
  expect(asking.news.value).toBe(1);
});

test("a message that was put away stays away, and the next one comes", async () => {
  const messages = { m1: { text: "Please be seated.", sent: 0 }, m12: { text: "Lunch is served.", sent: 0 } } as never;
  let { session, message } = await load();
  session.view.value = { messages };
  render(<message.Message />, root);
  await drawn();
  expect(root.textContent).toContain("Lunch is served.");
  root.querySelector("button")!.click();
  await drawn();
  expect(root.textContent).toContain("Please be seated.");
  ({ session, message } = await load());
  session.view.value = { messages };
  render(<message.Message />, root);
  await drawn();
  expect(root.textContent).toContain("Please be seated.");
  root.querySelector("button")!.click();
  await drawn();
  expect(root.textContent).toBe("");
});
