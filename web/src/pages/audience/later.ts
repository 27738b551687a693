// What is not needed to see the clock and to ask comes behind it, at once, so that it is there when the network is not.

import { effect, signal } from "@preact/signals";
import { status } from "../../state/session";

type Later = typeof import("./tabs");

export const later = signal<Later | undefined>(undefined);
export const failed = signal(false);

let asked = false;
const tries = signal(0);
const tryAgainAfter = 5_000;

export function load(fetched: () => Promise<Later> = () => import("./tabs")): () => void {
  return effect(() => {
    void tries.value;
    if (later.peek() || asked || status.value.state !== "live") return;
    asked = true;
    fetched().then(
      (all) => {
        later.value = all;
        all.tellFates();
        all.tellStaged();
        all.tellLost();
        all.tellPhases();
        all.renew();
      },
      () => {
        asked = false;
        failed.value = true;
        setTimeout(() => (tries.value += 1), tryAgainAfter);
      },
    );
  });
}
