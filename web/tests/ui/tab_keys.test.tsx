// @vitest-environment happy-dom

import { afterEach, expect, test } from "vitest";
import { tabTo } from "../../src/ui/tab_keys";

const tabs = ["a", "b", "c"] as const;

afterEach(() => void (document.body.innerHTML = ""));

// What is chosen by this key from `b`, and whether the browser does something else with it.
function pressed(init: KeyboardEventInit, direction = "ltr"): [to: string | undefined, taken: boolean] {
  document.body.innerHTML = `<div style="direction: ${direction}"></div>`;
  const list = document.body.firstElementChild!;
  let to: string | undefined;
  list.addEventListener("keydown", (event) => void (to = tabTo(event as KeyboardEvent, tabs, "b")));
  const event = new KeyboardEvent("keydown", { cancelable: true, ...init });
  list.dispatchEvent(event);
  return [to, event.defaultPrevented];
}

test.each([
  [{ key: "ArrowRight" }, "c", "a"],
  [{ key: "ArrowLeft" }, "a", "c"],
  [{ key: "Home" }, "a", "a"],
  [{ key: "End" }, "c", "c"],
])("%o goes along the tabs as the page is written", (key, to, reversed) => {
  expect(pressed(key)).toEqual([to, true]);
  expect(pressed(key, "rtl")).toEqual([reversed, true]);
});

test.each([{ key: "ArrowLeft", altKey: true }, { key: "ArrowRight", metaKey: true }, { key: "Home", ctrlKey: true }, { key: "n" }])(
  "%o is the browser's, or another's",
  (key) => expect(pressed(key)).toEqual([undefined, false]),
);
