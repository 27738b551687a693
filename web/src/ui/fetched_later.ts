// What a page needs later is one script, which is fetched behind the page and asked for again until it comes.

import { type Signal, signal } from "@preact/signals";

const tryAgainAfter = 5_000;

export function fetchedLater<Later>(fetch: () => Promise<Later>) {
  const later: Signal<Later | undefined> = signal(undefined);
  const failed = signal(false);
  let asked = false;
  const load = (fetched = fetch): void => {
    if (later.peek() || asked) return;
    asked = true;
    fetched().then(
      (all) => void (later.value = all),
      () => {
        asked = false;
        failed.value = true;
        setTimeout(() => load(fetched), tryAgainAfter);
      },
    );
  };
  return { later, failed, load };
}
