// @vitest-environment happy-dom
// Keys of the console while somebody writes in what is open over it.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listenToKeys } from "../../src/pages/console/keys";

let stop: () => void;
let done: string[];

const page = (over: string): void => {
  document.body.innerHTML = `<button data-key="end"></button><button data-key="undo"></button>${over}`;
  for (const one of document.querySelectorAll<HTMLElement>("[data-key]")) one.onclick = () => void done.push(one.dataset.key!);
};
const press = (at: Element, init: KeyboardEventInit): void =>
  void at.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...init }));
const end = { key: "e", code: "KeyE" };
const undo = { key: "z", code: "KeyZ", ctrlKey: true };

beforeEach(() => {
  done = [];
  stop = listenToKeys();
  const all = document.querySelectorAll.bind(document);
  vi.spyOn(document, "querySelectorAll").mockImplementation((selector: string) => all(selector.replace(":popover-open", "[data-open]")));
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
});

test("none acts beside a field, nor where a click beside it took the focus away", () => {
  page(`<div popover="auto" data-open><textarea></textarea><button id="beside"></button></div>`);
  for (const at of [document.querySelector("#beside")!, document.querySelector("textarea")!, document.body]) {
    press(at, end);
    press(at, undo);
  }
  expect(done).toEqual([]);
});

test("what is open beside the page takes its own only", () => {
  page(`<div popover="manual" data-open><input /><button id="beside"></button></div>`);
  press(document.querySelector("#beside")!, undo);
  expect(done).toEqual([]);
  press(document.body, end);
  expect(done).toEqual(["end"]);
});

test("where nobody writes they act", () => {
  page(`<div popover="auto" data-open><p>X6R792</p></div><div popover="auto"><input /></div>`);
  press(document.body, end);
  press(document.body, undo);
  expect(done).toEqual(["end", "undo"]);
});
