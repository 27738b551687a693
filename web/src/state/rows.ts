// Rows of a form: each has an id of its own, and they can be put in another order.

export interface Row {
  id: string;
}

// p4, where p1 to p3 are there.
export function freshId(letter: string, taken: readonly Row[]): string {
  for (let n = taken.length + 1; ; ++n) {
    if (taken.every((one) => one.id !== `${letter}${n}`)) return `${letter}${n}`;
  }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

export const inserted = <T>(list: readonly T[], at: number, one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];

export const changed = <T>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, i) => (i === at ? { ...one, ...part } : one));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
