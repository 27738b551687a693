// @vitest-environment happy-dom
// What the audience can ask the floor for beside its request: a response to who speaks, a right of reply, a point of order.

import { render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { asidesNow, askingAs, Asides } from "../../src/pages/audience/asides";
import type { Command, FloorView, RequestView } from "../../src/protocol/messages";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";

const sent = vi.hoisted(() => [] as Command[]);
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command) => String(sent.push(command)),
}));

let root: HTMLElement;
const rules = {
  responses: { allotment: 60_000, place: "next" },
  rights_of_reply: { allotment: 180_000, place: "last" },
} satisfies Partial<FloorView>;
const show = (floor: object): void => void (session.view.value = { floor: { open: true, ...floor } } as never);
const mine = (...kinds: [string, string, string][]): void =>
  void (session.own.value = { requests: Object.fromEntries(kinds.map(([id, kind, state]) => [id, { kind, state }])) } as never);

beforeAll(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  sent.length = 0;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
});
afterEach(() => {
  render(null, root);
  session.own.value = {};
});

test("it is what the rules have, while somebody speaks or not", () => {
  show({});
  expect(asidesNow()).toEqual(["point_of_order"]);
  show(rules);
  expect(asidesNow()).toEqual(["right_of_reply", "point_of_order"]);
  show({ ...rules, speaking: { request: "r1", name: "Bo" } });
  expect(asidesNow()).toEqual(["response", "right_of_reply", "point_of_order"]);
  show({ ...rules, open: false, speaking: { request: "r1", name: "Bo" } });
  expect(asidesNow()).toEqual([]);
});

test("nobody responds to themselves, nor replies twice at once", () => {
  show({ ...rules, speaking: { request: "r1", name: "Bo" } });
  mine(["r1", "speech", "speaking"]);
  expect(asidesNow()).toEqual(["right_of_reply", "point_of_order"]);
  mine(["r2", "response", "waiting"], ["r3", "point_of_order", "waiting"]);
  expect(asidesNow()).toEqual([]);
  mine(["r2", "response", "spoken"]);
  expect(asidesNow()).toEqual(["response", "right_of_reply", "point_of_order"]);
  session.own.value = { muted: true };
  expect(asidesNow()).toEqual([]);
});

test("each says to whom, for how long, and where it comes", async () => {
  show({ ...rules, speaking: { request: "r1", name: "Bo" } });
  render(<Asides asking={askingAs({ name: "Ana", affiliation: "", online: false } as RequestView)} />, root);
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
  const said = [...root.querySelectorAll(".aside")].map((one) => one.textContent!.replace(/[\u2068\u2069]/g, ""));
  expect(said).toEqual([
    "Respond to BoYou would have 1 min, right after the speech.",
    "Ask for a right of replyTo what was said of you or of those you speak for. You would have 3 min, at the end of the list.",
    "Raise a point of orderAbout how the meeting is run, not about its subject. It goes before the list.",
  ]);
});

test("a point of order is asked for once more, within the page", async () => {
  policy.keepPolicy(root);
  session.me.value = { as: "participant" } as never;
  show({});
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 8; ++turns) await Promise.resolve();
  };
  const press = async (testid: string): Promise<void> => {
    pass(1000);
    click(root.querySelector(`[data-testid="${testid}"]`)!);
    await settle();
  };
  render(<Asides asking={askingAs({ name: "Ana", affiliation: "", online: false } as RequestView)} />, root);
  await settle();
  await press(testids.floorPoint);
  expect(sent).toEqual([]);
  expect(root.querySelector("b")?.textContent).toBe("Raise a point of order?");
  await press(testids.floorPointNot);
  await press(testids.floorPoint);
  await press(testids.floorPointSure);
  expect(sent).toEqual([{ type: "request_floor", name: "Ana", affiliation: "", online: false, kind: "point_of_order" }]);
});
