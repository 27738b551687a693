import { effect } from "@preact/signals";
import { silence } from "../state/session";
import { connection } from "../state/words";
import { toldAfter } from "./age";
import { announce } from "./announcer";

// Tells people who listen to the page that the server is not heard any more, when the others see it, and that it is again.
export function tellLost(): () => void {
  let lost = false;
  return effect(() => {
    const is = silence.value >= toldAfter;
    if (is !== lost) announce(is ? connection.away(silence.value) : connection.again);
    lost = is;
  });
}
