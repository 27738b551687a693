import { signal } from "@preact/signals";
import { announce } from "./announcer";

// The latest answer that says no, for a place that has room for its words where the button has none.
export const refusal = signal<{ message: string; onButton: boolean } | undefined>(undefined);

let forgetting: ReturnType<typeof setTimeout> | undefined;

export function tellRefusal(message: string, onButton = false): void {
  refusal.value = { message, onButton };
  announce(message);
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (refusal.value = undefined), 6000);
}
