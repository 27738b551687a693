import { effect, signal } from "@preact/signals";
import { currentOf, heldClock, left } from "../../state/run";
import { now, view } from "../../state/session";
import { allow, allowAtTouch, ring } from "../../ui/tones";

// Whether the end of a time is heard.
export const sound = signal(false);

// Rings when the clock that is shown reaches zero. Not for one that the page opens with, nor for time that is taken away from one that
// stands still.
export function ringAtZero(): () => void {
  if (sound.peek()) {
    allow();
    allowAtTouch();
  }
  let key = "";
  let was = 0;
  return effect(() => {
    const v = view.value;
    const held = heldClock(v, now.value);
    const of = v.floor?.speaking?.request ?? `${v.floor?.round?.number ?? ""} ${v.floor?.speaker ?? ""}`;
    const is = `${currentOf(v)?.id ?? ""} ${of}`;
    const rest = held ? left(held.clock, now.value) : 0;
    if (held && is === key && was >= 0 && rest < 0 && held.phase === "overtime" && sound.value) ring(3, 880);
    key = is;
    was = rest;
  });
}
