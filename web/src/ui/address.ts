// Where people reach this server: what a link, a code and the text beside it say.

import { signal } from "@preact/signals";
import { publicAddress } from "../net/api";

const origin = signal(location.origin);
void publicAddress().then((told) => told !== undefined && (origin.value = told));

export const absolute = (link: string): string => origin.value + link;

// As it is typed.
export const typed = (): string => origin.value.replace(/^.*\/\//, "");
