// The organiser's tools, which whoever joins by a code does not fetch.

import { signal } from "@preact/signals";

type Later = typeof import("./organiser");

export const later = signal<Later | undefined>(undefined);
export const failed = signal(false);

let asked = false;
const tryAgainAfter = 5_000;

export function load(fetched: () => Promise<Later> = () => import("./organiser")): void {
  if (later.peek() || asked) return;
  asked = true;
  fetched().then(
    (all) => void all.popovers.then(() => (later.value = all)),
    () => {
      asked = false;
      failed.value = true;
      setTimeout(() => load(fetched), tryAgainAfter);
    },
  );
}
