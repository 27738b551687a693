import { computed } from "@preact/signals";
import { dueOf, type Held, hold } from "../../state/due";
import { me, now, view } from "../../state/session";

let held: Held | undefined;

// What the main button shows, and all that is drawn by what it shows.
export const mainDue = computed(() => (held = hold(view.value, me.value?.as, now.peek(), held)).due);

// It shows what a page that is loaded now would not.
export const isHeld = computed(() => JSON.stringify(mainDue.value) !== JSON.stringify(dueOf(view.value, now.peek())));
