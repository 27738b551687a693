// Where people reach this server: what a link, a code and the text beside it say.

import { signal } from "@preact/signals";
import { publicAddress } from "../net/api";

const origin = signal(location.origin);
let told: Promise<void> | undefined;

// Asks the server once, when somebody is first shown its address. Done when it has answered.
export const ask = (): Promise<void> => (told ??= publicAddress().then((one) => void (one !== undefined && (origin.value = one))));

const shown = (): string => {
  void ask();
  return origin.value;
};

export const absolute = (link: string): string => shown() + link;

// As it is typed.
export const typed = (): string => shown().replace(/^.*\/\//, "");
