import type { RefObject } from "preact";

// What was written in a box is sent: its button, which has nothing more to send, gives the focus back to it. Both stand in a `data-box`.
export function refocus(box: RefObject<HTMLElement | null>): void {
  if (box.current?.closest("[data-box]")?.contains(document.activeElement)) box.current.focus();
}
