import { effect } from "@preact/signals";
import { announce } from "./announcer";

// Tells people who listen to the page what is new: each key with its text, when it comes. What the page opens with is not.
export function tellNew(found: () => (readonly [key: string, text: string])[]): () => void {
  let known: Map<string, string> | undefined;
  return effect(() => {
    const all = new Map(found());
    if (known) all.forEach((text, key) => known!.has(key) || announce(text));
    known = all;
  });
}
