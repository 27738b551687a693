import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { caption } from "../state/session";
import { testids } from "./testids";

// A service that has gone silent leaves its last words behind.
const staysFor = 10_000;

const stale = signal(false);

// What is being said, its last lines.
export function Caption() {
  const shown = caption.value;
  useEffect(() => {
    stale.value = false;
    const timer = setTimeout(() => (stale.value = true), staysFor);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!shown || shown.text === "" || stale.value) return null;
  return (
    <div class="caption" data-testid={testids.caption}>
      <p class="typed aligned" dir="auto" lang={shown.language || undefined}>
        {shown.text}
      </p>
    </div>
  );
}
