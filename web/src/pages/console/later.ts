// What is not needed to lead a panel is fetched behind the console, and is there when somebody looks for it.

import { signal } from "@preact/signals";

type Later = typeof import("./later_parts");

export const later = signal<Later | undefined>(undefined);

let asked = false;
const tryAgainAfter = 5_000;

export function load(fetched: () => Promise<Later> = () => import("./later_parts")): void {
  if (later.peek() || asked) return;
  asked = true;
  fetched().then(
    (all) => void (later.value = all),
    () => {
      asked = false;
      setTimeout(() => load(fetched), tryAgainAfter);
    },
  );
}
