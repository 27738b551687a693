// Where people reach this server: what a link, a code and the text beside it say.

import { signal } from "@preact/signals";
import { publicAddress } from "../net/api";

const origin = signal(location.origin);

// Done when the server has been asked.
export const told = publicAddress().then((one) => void (one !== undefined && (origin.value = one)));

export const absolute = (link: string): string => origin.value + link;

// As it is typed.
export const typed = (): string => origin.value.replace(/^.*\/\//, "");
