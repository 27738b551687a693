import { expect, test } from "vitest";
import { type Action, actions, keyed, named, shown } from "../../src/pages/console/keys";

const all = Object.entries(actions) as [Action, (typeof actions)[Action]][];

test("no key does two things", () => {
  const keys = all.flatMap(([, { key, also }]) => [key, ...(also ?? [])]);
  expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([]);
});

test("every key is named, and shown as it is pressed", () => {
  for (const [action] of all) expect(named[action], action).toBeTruthy();
  expect(shown("main")).toBe("N");
  expect(shown("minus1")).toBe("−");
  expect(shown("word3")).toBe("⇧3");
  expect(keyed("word3")).toEqual({ keys: "Shift+3", mark: "word3" });
});
