// @vitest-environment happy-dom
// What the audience does with what is theirs: a question is changed until it is reviewed, and others are let go first.

import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Floor } from "../../src/pages/audience/floor";
import { Mine } from "../../src/pages/audience/mine";
import type { QuestionView, RequestView, SessionView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";

const t0 = 1_487_258_100_000;
let root: HTMLElement;
const drawn = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const one = (testid: string) => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
const question = (more: Partial<QuestionView> = {}): QuestionView => ({ text: "Who pays?", asked: 1, state: "submitted", ...more });
const base = {
  plan: { panellists: {}, panellist_order: [], question_length: 300, start: t0, end: t0, moderator: { name: "" } },
  run: { status: "running" },
} as unknown as SessionView;

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  session.view.value = base;
});
afterEach(() => {
  render(null, root);
  session.own.value = {};
});

test.each<[string, Partial<QuestionView>, boolean]>([
  ["one that waits for review", {}, true],
  ["one that was approved", { state: "approved" }, false],
  ["one that the moderators edited", { original: "Who paid?" }, false],
])("%s", async (_, more, may) => {
  session.own.value = { questions: { q1: question(more) } };
  render(<Mine />, root);
  await drawn();
  expect(one("mine-edit") !== null).toBe(may);
});

test("its text is there to be changed, and goes when it is reviewed meanwhile", async () => {
  session.own.value = { questions: { q1: question() } };
  render(<Mine />, root);
  await drawn();
  one("mine-edit")!.click();
  await drawn();
  expect((one("mine-text") as HTMLTextAreaElement).value).toBe("Who pays?");
  session.own.value = { questions: { q1: question({ state: "approved" }) } };
  await drawn();
  expect(one("mine-text")).toBeNull();
});

test("whoever is last has nobody to let go first, nor has a point of order", async () => {
  const request = { name: "Ana", affiliation: "", online: false, kind: "speech", requested: t0, state: "waiting", moved: false };
  const stand = async (place: number, more: Partial<RequestView> = {}): Promise<boolean> => {
    const list = ["r1", "r2", "r3"].map((id) => ({ request: id, allotment: 120_000 }));
    session.own.value = { requests: { [`r${place}`]: { ...request, ...more } } } as never;
    session.view.value = {
      ...base,
      floor: { open: true, requests: true, taking: "automatic", order: "first_come", allotment: 120_000, wrap_up: 0, list },
    } as unknown as SessionView;
    render(<Floor />, root);
    await drawn();
    return one("floor-last") !== null;
  };
  expect(await stand(2)).toBe(true);
  expect(await stand(3)).toBe(false);
  expect(await stand(1, { kind: "point_of_order" })).toBe(false);
});
