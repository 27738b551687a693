// @vitest-environment happy-dom
// What a moderator is told before all who came from one address are removed, and when a session is locked.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Asker } from "../../src/pages/console/asker";
import { Lock, Locked } from "../../src/pages/console/lock";
import { Flood } from "../../src/pages/console/flood";
import { erasedText } from "../../src/protocol/limits";
import type { Command, FromPage, RemovalFrame } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const told = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return { sent: [] as Command[], said: [] as FromPage[] };
});
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(told.sent.push(command)),
  say: (frame) => told.said.push(frame) > 0,
}));

let root: HTMLElement;
const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 16; ++turns) await Promise.resolve();
};
const one = (testid: string): HTMLElement | null => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
const press = async (testid: string): Promise<void> => {
  pass(1000);
  click(one(testid)!);
  await settle();
};
const flood = { name: "n/1", participants: 10_312, refused: 4_000 };
const found: RemovalFrame = {
  type: "removal",
  origin: "n/1",
  participants: 312,
  questions: 40,
  votes: 1_200,
  requests: 3,
  connected: 20,
  audience: 400,
  yours: false,
  podium: 0,
};
const answer = async (frame: RemovalFrame): Promise<void> => {
  session.preview.value = frame;
  await settle();
};
const show = (origins: object[], locked = false): void => {
  session.me.value = { as: "moderator" } as never;
  session.view.value = { run: { status: "running", revision: 1, handed_over: false, locked }, presence: { origins } } as never;
};

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  for (const list of Object.values(told)) list.length = 0;
  stubPopovers();
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

test("a flood says from how many it is, and what would go with them before it is pressed", async () => {
  show([flood]);
  render(<Flood />, root);
  expect(one(testids.flood)!.textContent).toContain("10312 newcomers from one address");
  await press(testids.remove);
  expect(told.said).toEqual([{ type: "preview_removal", origin: "n/1" }]);
  expect(told.sent).toEqual([]);
  await answer(found);
  const seen = ["participants", "questions", "votes", "requests"].map((what) => one(testids.removes(what))!.textContent);
  expect(seen).toEqual(["312", "40", "1200", "3"]);
  expect(one(testids.removalWarning)).toBeNull();
  await press(testids.removeAll);
  expect(told.sent).toEqual([{ type: "remove_origin", origin: "n/1" }]);
});

test.each([
  ["the moderator is there too", { yours: true }, "You are at this address too"],
  ["most of the audience is", { connected: 201 }, "Most of your audience is at this address"],
  ["the stage is", { podium: 1 }, "1 other device"],
])("where %s, it is pressed when that was read only", async (_where, there, says) => {
  show([flood]);
  render(<Flood />, root);
  await press(testids.remove);
  await answer({ ...found, ...there });
  expect(one(testids.removalWarning)!.textContent).toContain(says);
  expect((one(testids.removeAll) as HTMLButtonElement).disabled).toBe(true);
  click(one(testids.removalSure)!);
  await settle();
  await press(testids.removeAll);
  expect(told.sent).toEqual([{ type: "remove_origin", origin: "n/1" }]);
});

test("a flood that was dismissed is told no more on this page, nor one that is kept out", async () => {
  show([{ ...flood, name: "n/2" }]);
  render(<Flood />, root);
  await press(testids.floodDismiss);
  expect(one(testids.flood)).toBeNull();
  show([{ ...flood, name: "n/3", barred: true }]);
  await settle();
  expect(one(testids.flood)).toBeNull();
});

test("of a question whose asker's address is not known any more the asker alone can be removed", async () => {
  show([]);
  render(<Asker id="q1" question={{ text: "Why?", asked: 1, state: "approved" }} asker={7} />, root);
  await press(testids.remove);
  expect(told.said).toEqual([{ type: "preview_removal", question: "q1" }]);
  await answer({ ...found, question: "q2" });
  expect(one(testids.removeAll)).toBeNull();
  const { origin: _, ...unknown } = found;
  await answer({ ...unknown, question: "q1" });
  expect(one(testids.removal)!.textContent).toContain("not known any more");
  expect(one(testids.removeAll)).toBeNull();
  await press(testids.removeOne);
  expect(told.sent).toEqual([{ type: "remove_participants", participants: [7] }]);
});

test.each([
  ["of somebody who was removed", { removed: true }, "running", 7],
  ["once the session is closed, of anybody", {}, "closed", 8],
])("%s all that they wrote is erased, by the moderator, who is asked once more", async (_of, about, status, asker) => {
  const question = { text: "Why?", asked: 1, state: "withdrawn", ...about } as const;
  show([]);
  session.view.value = { run: { status, revision: 1, handed_over: false, locked: false } } as never;
  render(<Asker id="q1" question={question} asker={asker} />, root);
  expect(one(testids.remove)).toBeNull();
  await press(testids.eraseMenu);
  expect(told.sent).toEqual([]);
  expect(root.textContent).toContain("This cannot be undone");
  await press(testids.erase);
  expect(told.sent).toEqual([{ type: "erase_participants", participants: [asker] }]);

  session.me.value = { as: "co_moderator" } as never;
  await settle();
  expect((one(testids.eraseMenu) as HTMLButtonElement).disabled).toBe(true);
  render(<Asker id="q1" question={{ ...question, text: erasedText }} asker={asker} />, root);
  expect(one(testids.eraseMenu)).toBeNull();
  expect(root.textContent).toBe("What this participant wrote was erased.");
});

test("a session is locked and unlocked, is seen to be locked, and an address is let in again", async () => {
  show([]);
  render([<Locked key="a" />, <Lock key="b" />], root);
  expect(one(testids.locked)).toBeNull();
  await press(testids.lock);
  show([{ ...flood, barred: true }], true);
  await settle();
  expect(one(testids.locked)!.textContent).toBe("Locked");
  await press(testids.admit);
  expect(told.said).toEqual([{ type: "admit_origin", origin: "n/1" }]);
  expect(told.sent).toEqual([{ type: "lock", on: true }]);
});
