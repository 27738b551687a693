// A line of the history as a whole sentence, with instants and names instead of how long ago and of numbers.

import type { SessionView } from "../../protocol/messages";
import { deed } from "../../state/sentences";
import { toldAt } from "../../state/told_at";
import type { Change } from "../../state/undoing";
import { history as words } from "../../state/words";

// Of whom nobody knows more than their number it is said.
function askerOf(v: SessionView, participant: number): string | undefined {
  return Object.values(v.questions ?? {}).find((one) => one.asker === participant && one.name !== undefined)?.name;
}

export function toldOf(v: SessionView, change: Change, time: (at: number) => string): string {
  const { did, at } = change;
  if (did.type !== "participant_muted") return toldAt(did, at, time);
  const name = askerOf(v, did.participant);
  return name === undefined ? deed(did) : did.on ? words.muted(name) : words.unmuted(name);
}
