// Lengths of time as figures.

import { common } from "./words";

const two = (n: number): string => String(n).padStart(2, "0");

function figures(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  if (hours >= 24) return common.daysHours(Math.floor(hours / 24), hours % 24);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

// A countdown shows the second that has begun, so that 10:00 stands for a second and 0:00 comes when the time is up.
// Then it goes on as +0:00.
export function countdown(left: number): string {
  return left < 0 ? `+${figures(Math.floor(-left / 1000))}` : figures(Math.ceil(left / 1000));
}

// A length that does not run: 10:00, 1:30:00.
export function length(ms: number): string {
  return (ms < 0 ? "−" : "") + figures(Math.round(Math.abs(ms) / 1000));
}

// Whole minutes, away from zero only when half of one is reached.
export function minutes(ms: number): number {
  return Math.round(ms / 60_000) || 0;
}
