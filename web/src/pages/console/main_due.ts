import { computed } from "@preact/signals";
import { dueOf, type Held, hold } from "../../state/due";
import { currentOf, left } from "../../state/run";
import { me, now, view } from "../../state/session";

let held: Held | undefined;

// Once it is, less comes before the way out.
const timeIsUp = computed(() => {
  const current = currentOf(view.value);
  return current !== undefined && left(current.segment.clock, now.value) <= 0;
});

// What the main button shows, and all that is drawn by what it shows.
export const mainDue = computed(() => {
  void timeIsUp.value;
  held = hold(view.value, me.value?.as, now.peek(), held);
  return held.due;
});

// It shows what a page that is loaded now would not.
export const isHeld = computed(() => JSON.stringify(mainDue.value) !== JSON.stringify(dueOf(view.value, now.peek())));
