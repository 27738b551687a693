import { kept } from "../../state/kept";
import { testids } from "../../ui/testids";

export const keysOn = kept("console.keys", "on");

// A key presses the button that shows it, so that it does what the button says or nothing; or goes to a field.
const buttons: Record<string, string> = {
  n: testids.main,
  p: testids.pause,
  "+": testids.addMinute,
  "=": testids.addMinute,
  "-": testids.takeMinute,
  "−": testids.takeMinute,
  e: testids.endSegment,
  s: "key-stage",
  t: testids.takeOff,
  a: "key-answered",
  g: testids.nextSpeaker,
  x: testids.endFloor,
  "/": testids.filterText,
  "?": "view",
  "1": testids.tab("submitted"),
  "2": testids.tab("approved"),
  "3": testids.tab("queued"),
  "4": testids.tab("answered"),
  "5": testids.tab("not_taken"),
};

export function listenToKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (keysOn.value !== "on" || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.defaultPrevented) return;
    const at = event.target as HTMLElement;
    if (at.closest("input, textarea, select, [contenteditable], [popover]")) return;
    const name = buttons[event.key.toLowerCase()];
    if (name === undefined) return;
    const button = document.querySelector<HTMLButtonElement | HTMLInputElement>(`[data-key="${name}"], [data-testid="${name}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    if (button instanceof HTMLInputElement) button.focus();
    else button.click();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
