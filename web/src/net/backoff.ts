// How long to wait before the next attempt: 0.5 s, 1 s, 2 s … at most 15 s, each shortened by up to half at random, so that a hall full of
// phones does not come back in the same instant.
export function backoff(attempt: number, random: number): number {
  const full = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return full * (1 - random / 2);
}

// The range of a close code says whether to come back; codes below 4000 are the network's and always mean to come back.
export function isFinal(code: number): boolean {
  return code >= 4500 && code <= 4999;
}
