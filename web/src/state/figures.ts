// Lengths of time as figures.

import { common } from "./words";

// A countdown shows the second that has begun, so that 10:00 stands for a second and 0:00 comes when the time is up.
// Then it goes on as +0:00.
export function countdown(left: number): string {
  return left < 0 ? `+${common.figures(Math.floor(-left / 1000))}` : common.figures(Math.ceil(left / 1000));
}

// A length that does not run: 10:00, 1:30:00.
export function length(ms: number): string {
  return (ms < 0 ? "−" : "") + common.figures(Math.round(Math.abs(ms) / 1000));
}

// Whole minutes, away from zero only when half of one is reached.
export function minutes(ms: number): number {
  return Math.round(ms / 60_000) || 0;
}
