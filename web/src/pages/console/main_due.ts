import { computed } from "@preact/signals";
import { type Held, hold } from "../../state/due";
import { me, now, view } from "../../state/session";

let held: Held | undefined;

// What the main button shows, and all that is drawn by what it shows.
export const mainDue = computed(() => (held = hold(view.value, me.value?.as, now.peek(), held)).due);
