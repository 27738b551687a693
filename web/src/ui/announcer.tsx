import { signal } from "@preact/signals";
import { testids } from "./testids";

const said = signal<{ id: number; text: string }[]>([]);
let latest = 0;

// Tells people who listen to the page: each text is added, so that one does not swallow another.
export function announce(text: string): void {
  said.value = [...said.value.slice(-3), { id: ++latest, text }];
}

export function Announcer() {
  return (
    <div class="unseen announcer" role="status" aria-live="polite" data-testid={testids.announcer}>
      {said.value.map((one) => (
        <p key={one.id}>{one.text}</p>
      ))}
    </div>
  );
}
