// What the server reckons, for the pages to reckon the same: the cases of protocol/vectors. What is null there is absent in a view.

import { expect } from "vitest";

// `reckon` gives what the page comes to in a case, and what the server came to. Only what differs is made an expectation: one takes longer
// than to reckon a case.
export function agree<Case>(json: string, reckon: (one: Case) => [ours: unknown, servers: unknown]): void {
  const cases = JSON.parse(json) as Case[];
  expect(cases.length).toBeGreaterThan(300);
  for (const [i, one] of cases.entries()) {
    const [ours, servers] = reckon(one).map((side) => JSON.stringify(side));
    if (ours !== servers) expect(JSON.parse(ours!), `case ${i}: ${JSON.stringify(one)}`).toEqual(JSON.parse(servers!));
  }
}

export const present = <T extends object>(members: { [name in keyof T]: T[name] | null }): T =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as T;
