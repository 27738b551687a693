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

// A key `after` so many milliseconds since the page was there.
const pressAt = (at: Element, after: number, init: KeyboardEventInit): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "timeStamp", { value: after });
  at.dispatchEvent(event);
  return event;
};

// Somebody types in a field, and it is taken away.
const lose = (): void => {
  page(`<div popover="auto"><textarea></textarea></div>`);
  const field = document.querySelector("textarea")!;
  pressAt(field, 1000, { key: "m", code: "KeyM" });
  field.parentElement!.remove();
};

test("what is typed on where the field has gone presses nothing, until there is a pause", () => {
  lose();
  document.querySelector<HTMLElement>("[data-key=undo]")!.focus();
  for (const after of [9000, 10_900]) pressAt(document.body, after, end);
  expect(pressAt(document.body, 11_000, { key: " ", code: "Space" }).defaultPrevented).toBe(true);
  pressAt(document.body, 11_100, undo);
  expect(done).toEqual([]);
  pressAt(document.body, 13_200, end);
  expect(done).toEqual(["end"]);
});

test("who goes elsewhere, or has left the field, presses at once", () => {
  for (const goes of [
    () => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })),
    () => pressAt(document.body, 1100, { key: "Tab", code: "Tab" }),
  ]) {
    lose();
    goes();
    pressAt(document.body, 1200, end);
  }
  page("<input />");
  const field = document.querySelector("input")!;
  pressAt(field, 1000, { key: "m", code: "KeyM" });
  pressAt(field, 1050, { key: "Enter", code: "Enter" });
  field.remove();
  pressAt(document.body, 1100, end);
  page("<input />");
  pressAt(document.querySelector("input")!, 1000, { key: "m", code: "KeyM" });
  document.querySelector("[data-key=undo]")!.dispatchEvent(new Event("focusin", { bubbles: true }));
  document.querySelector("input")!.remove();
  pressAt(document.body, 1100, end);
  expect(done).toEqual(["end", "end", "end", "end"]);
});
