// A person's hands at a page, in stepped time: every event as browsers give them, one after the other.

import { vi } from "vitest";

function tell(to: Element, event: Event): boolean {
  Object.defineProperty(event, "timeStamp", { value: performance.now() });
  return to.dispatchEvent(event);
}

const bubbles = { bubbles: true, cancelable: true };

export interface Point {
  x: number;
  y: number;
}
const anywhere: Point = { x: 100, y: 100 };

export function pointerDown(on: Element, at: Point = anywhere, more: PointerEventInit = {}): void {
  const where = { clientX: at.x, clientY: at.y };
  tell(on, new PointerEvent("pointerdown", { ...bubbles, ...where, button: 0, isPrimary: true, ...more }));
}

export function pointerUp(on: Element): void {
  tell(on, new PointerEvent("pointerup", { ...bubbles, button: 0 }));
  tell(on, new MouseEvent("click", { ...bubbles, detail: 1 }));
}

export function click(on: Element, at?: Point): void {
  pointerDown(on, at);
  pointerUp(on);
}

// A key goes down on what has the focus, which browsers press by Enter at once, and again for each repetition.
export function keyDown(on: Element, key: string, more: KeyboardEventInit = {}): void {
  const goesOn = tell(on, new KeyboardEvent("keydown", { ...bubbles, key, ...more }));
  if (goesOn && key === "Enter" && on.matches("button, summary")) voice(on);
}

// The space bar presses when it is let go.
export function keyUp(on: Element, key: string): void {
  if (tell(on, new KeyboardEvent("keyup", { ...bubbles, key })) && key === " ") voice(on);
}

// A click that comes without anything else, as of voice control.
export function voice(on: Element): void {
  tell(on, new MouseEvent("click", { ...bubbles, detail: 0 }));
}

export const pass = (ms: number): void => void vi.advanceTimersByTime(ms);

// The mouse is at this point, with this under it; also where it is the page that has moved.
export function mouseOver(on: Element, { x, y }: Point): void {
  const where = { ...bubbles, clientX: x, clientY: y, pointerType: "mouse" };
  tell(on, new PointerEvent("pointerover", where));
  tell(on, new PointerEvent("pointermove", where));
}
