import type { SessionCard } from "../../protocol/http";

const isOn = ({ status }: SessionCard): boolean => status === "open" || status === "running";

// 0: people are in it; 1: it can still be held at its time; 2: its time is over.
const groupOf = (one: SessionCard, at: number): number => (isOn(one) ? 0 : one.status === "prepared" && one.end > at ? 1 : 2);

// What an organiser looks for comes first: the one just made, what is on, then what comes next, and last what is over, the latest first.
export function inOrder(all: readonly SessionCard[], at: number, fresh: string | undefined): SessionCard[] {
  return [...all].sort((a, b) => {
    if (a.id === fresh || b.id === fresh) return a.id === fresh ? -1 : 1;
    const group = groupOf(a, at);
    return group - groupOf(b, at) || (group === 2 ? b.start - a.start : a.start - b.start);
  });
}
