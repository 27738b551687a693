import { effect, signal } from "@preact/signals";
import { caption } from "../state/session";
import { testids } from "./testids";

// A service that has gone silent leaves its last words behind.
const staysFor = 10_000;

// From when it came: what shows it comes and goes.
const stale = signal(false);
let timer: ReturnType<typeof setTimeout> | undefined;
effect(() => {
  clearTimeout(timer);
  stale.value = false;
  if (caption.value) timer = setTimeout(() => (stale.value = true), staysFor);
});

// What is being said, its last lines.
export function Caption() {
  const shown = caption.value;
  if (!shown || shown.text === "" || stale.value) return null;
  return (
    <div class="caption" data-testid={testids.caption}>
      <p class="typed aligned" dir="auto" lang={shown.language || undefined}>
        {shown.text}
      </p>
    </div>
  );
}
