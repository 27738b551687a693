// Where people reach this server: what a link, a code and the text beside it say.

import { signal } from "@preact/signals";
import { publicAddress } from "../net/api";

const origin = signal(location.origin);
let told: Promise<void> | undefined;
export const askAgainAfter = 5_000;

// Asks the server when somebody is first shown its address, until it has answered: the codes beside it have one address only, the server's.
export const ask = (): Promise<void> =>
  (told ??= publicAddress().then((answer) => {
    if (answer.ok) origin.value = answer.value.address ?? origin.value;
    // Who says why has answered.
    else if (answer.code === undefined) setTimeout(() => void ((told = undefined), ask()), askAgainAfter);
  }));

const shown = (): string => {
  void ask();
  return origin.value;
};

export const absolute = (link: string): string => shown() + link;

// Whether it leads nobody here but whoever sits at the server.
export const isLocal = (): boolean => /^\w+:\/\/(localhost|127\.\d|\[::1\])/.test(shown());

// As it is typed.
export const typed = (): string => shown().replace(/^.*\/\//, "");
