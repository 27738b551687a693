// A panellist's signals to the moderators, as either side sees them.

import type { PrivateView, SessionView, SignalKind, SignalState, SignalView } from "../protocol/messages";

export const isUp = (signal: SignalView): boolean => signal.state === "raised" || signal.state === "seen";

export function ownSignal(own: PrivateView, panellist: string, kind: SignalKind): SignalView | undefined {
  return own.signals?.[`${kind}.${panellist}`];
}

// What was granted or done stays to be read as long as this.
const toldFor = 60_000;

// What a panellist is told of a signal of theirs; undefined where there is nothing to say. `added` is how much the clock has now that it was
// added to: what was taken back again is granted no more.
export function toldOf(signal: SignalView | undefined, added: number, now: number): SignalState | undefined {
  if (!signal || signal.state === "lowered" || added < (signal.granted ?? 0)) return undefined;
  return isUp(signal) || now < signal.changed + toldFor ? signal.state : undefined;
}

// Those that wait for a moderator, in the order in which they came. Once the session has ended nobody waits.
export function waitingSignals(view: SessionView): [string, SignalView][] {
  if (view.run?.concluded !== undefined) return [];
  return Object.entries(view.signals ?? {})
    .filter(([, one]) => isUp(one))
    .sort(([a, one], [b, other]) => one.raised - other.raised || (a < b ? -1 : 1));
}

const quarter = 15 * 60_000;

// Times at which one may have to leave: the next quarters of an hour, which are quarters in every time zone. Not one that is nearly there.
export function leaveTimes(now: number, count = 6): number[] {
  const first = Math.ceil((now + 5 * 60_000) / quarter) * quarter;
  return Array.from({ length: count }, (_, i) => first + i * quarter);
}
