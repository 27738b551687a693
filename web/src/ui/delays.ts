import type { Outcome } from "../state/session";

// What a page does about presses that a broken connection holds up, where they have a moment (ui/passed).
export interface DelayHandler {
  // Every state, the first one during the click; none when it was dropped.
  hear(press: Pressed, outcome?: Outcome): void;
  // It is pressed again while its sender is asked.
  again(): void;
  title(outcome: Outcome): string | undefined;
}

export interface Pressed {
  button: HTMLElement;
  sum: string | undefined; // of presses that add up
  drop(): void;
}

export let delays: DelayHandler | undefined;

export function handleDelays(by: DelayHandler): void {
  delays = by;
}
