// @vitest-environment happy-dom
// What people who listen to a page are told.

import { render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { QuestionView } from "../../src/protocol/messages";

let session: typeof import("../../src/state/session");
let stop: () => void = () => {};
let root: HTMLElement;

const question = (state: QuestionView["state"], text: string, more: Partial<QuestionView> = {}): QuestionView =>
  ({ state, text, asked: 0, revision: 1, ...more }) as QuestionView;
const heard = (): string[] => [...root.querySelectorAll("p")].map((one) => one.textContent!.replace(/[\u2068\u2069]/g, ""));
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 4; ++turns) await Promise.resolve();
};
const seen = async (questions: Record<string, QuestionView>): Promise<void> => {
  session.view.value = { ...session.view.value, questions };
  await drawn();
};

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  session = await import("../../src/state/session");
  const { Announcer } = await import("../../src/ui/announcer");
  const { h } = await import("preact");
  render(h(Announcer, {}), root);
});
afterEach(() => {
  stop();
  render(null, root);
  vi.unstubAllGlobals();
});

test("a moderator hears each question that comes in, and none that was there", async () => {
  const { tellAsked } = await import("../../src/pages/console/heard");
  await seen({ q1: question("submitted", "First?") });
  stop = tellAsked();
  await drawn();
  expect(heard()).toEqual([]);
  await seen({ q1: question("approved", "First?"), q2: question("submitted", "Second?") });
  expect(heard()).toEqual(["New question: Second?"]);
  await seen({ q1: question("on_stage", "First?"), q2: question("queued", "Second?") });
  expect(heard()).toEqual(["New question: Second?"]);
});

test("a panellist hears what is on stage, also that it is theirs, and what is asked of them", async () => {
  const { tellQuestions } = await import("../../src/pages/panellist/heard");
  session.me.value = { panellist: "ana" } as never;
  stop = tellQuestions();
  await seen({ q1: question("on_stage", "Why?") });
  expect(heard()).toEqual(["Question on stage: Why?"]);
  await seen({ q1: question("answered", "Why?"), q2: question("on_stage", "How?", { answering: ["ana"] }) });
  expect(heard().at(-1)).toBe("On stage, for you: How?");
  session.own.value = { questions: { q3: question("approved", "When?") } };
  await drawn();
  expect(heard().at(-1)).toBe("For you: When?");
  await seen({ q2: question("queued", "How?", { answering: ["ana"] }) });
  await seen({ q2: question("on_stage", "How?", { answering: ["ana"] }) });
  expect(heard().at(-1)).toBe("On stage, for you: How?");
});

test("the audience hears what is on stage", async () => {
  const { tellStaged } = await import("../../src/pages/audience/heard");
  stop = tellStaged();
  await seen({ q1: question("approved", "Why?") });
  expect(heard()).toEqual([]);
  await seen({ q1: question("on_stage", "Why?") });
  expect(heard()).toEqual(["Question on stage: Why?"]);
});

test("who speaks, and how their time stands, is heard on every page", async () => {
  const { tellPhases } = await import("../../src/ui/phases_heard");
  const clock = { allotment: 600_000, added: 0, used: 0, running_since: 0 };
  const segment = { kind: "presentation", title: "Talk", speakers: ["ana"], state: "current", clock, wrap_up: 60_000 };
  session.view.value = {
    plan: { panellists: { ana: { name: "Ana" } } },
    run: { status: "running", current: "a", revision: 1 },
    segments: { a: segment },
    order: ["a"],
  } as never;
  session.now.value = 1000;
  stop = tellPhases();
  await drawn();
  expect(heard()).toEqual([]);
  session.now.value = 550_000;
  await drawn();
  expect(heard()).toEqual(["Wrap up: Ana"]);
  session.now.value = 601_000;
  await drawn();
  expect(heard().at(-1)).toBe("Overtime: Ana");
});

test("that the server is not heard any more is heard, and that it is again", async () => {
  const { tellLost } = await import("../../src/ui/lost");
  const silent = async (ms: number): Promise<void> => {
    session.silence.value = ms;
    await drawn();
  };
  stop = tellLost();
  await silent(2_600);
  expect(heard()).toEqual([]);
  await silent(3_100);
  await silent(60_000);
  expect(heard()).toEqual(["No connection. Last heard 3 s ago."]);
  await silent(0);
  expect(heard().at(-1)).toBe("Connected again.");
});
