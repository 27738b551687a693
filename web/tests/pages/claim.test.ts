import { expect, test, vi } from "vitest";
import { work } from "../../src/pages/console/claim";
import { status } from "../../src/state/session";

const said = vi.hoisted(() => [] as unknown[]);
vi.mock("../../src/state/session", async (actual) => ({ ...(await actual<object>()), say: (frame: unknown) => said.push(frame) }));

const live = { state: "live" } as const;
const away = { state: "away", code: 1006 } as const;
const [menu, card] = [{}, {}];

test("what is worked on is told when it changes, and again to a new connection", () => {
  work(menu, "q1", true);
  expect(said).toEqual([]);
  status.value = live;
  work(menu, "q1", true);
  expect(said.splice(0)).toEqual([{ type: "claim", question: "q1" }]);
  work(card, "q2", true);
  work(menu, "q1", false);
  expect(said.splice(0)).toEqual([{ type: "claim", question: "q2" }]);
  status.value = away;
  status.value = live;
  expect(said.splice(0)).toEqual([{ type: "claim", question: "q2" }]);
  work(card, "q2", false);
  expect(said.splice(0)).toEqual([{ type: "claim" }]);
});

test("nothing is said of what has ended before there was somebody to hear it", () => {
  status.value = away;
  work(menu, "q1", true);
  work(menu, "q1", false);
  status.value = live;
  expect(said).toEqual([]);
});
