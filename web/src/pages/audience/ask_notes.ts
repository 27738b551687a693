import { draft, onItsWay, outcome } from "../../state/asking";
import { floorTime } from "../../state/floor";
import { sentenceOf } from "../../state/refusals";
import { isOver, nearest } from "../../state/run";
import { now, view, when } from "../../state/session";
import { audience as words, common } from "../../state/words";
import { barred } from "./barred";

// When the next segment with questions and the floor is expected, for a sentence; "" where it is not known.
export function laterText(): string {
  const time = floorTime(view.value, now.value);
  return time ? when(nearest(time.from)) : "";
}

// Why nothing can be asked; "" where it can.
export function whyClosed(): string {
  const { rules, run } = view.value;
  if (isOver(run)) return words.ended;
  if (run!.status === "prepared") return words.notOpen;
  if (barred.value) return barred.value;
  if (!rules || rules.open) return "";
  return rules.taking === "automatic" ? words.takenLater(laterText()) : words.notAccepting;
}

// What became of what was asked, or what is missing.
export function noteOf(closed: string, name: { over: number; needed: boolean }): string {
  const empty = draft.value.value === "";
  if (closed !== "") return empty ? closed : `${closed} ${words.draftKept}`;
  const became = outcome.value;
  if (became?.state === "refused") return sentenceOf(became.why);
  if (onItsWay.value !== undefined) return became?.state === "waiting" ? words.waits : words.sending;
  if (name.over > 0) return `${words.name}: ${common.charactersOver(name.over)}`;
  if (name.needed && !empty) return words.nameNeeded;
  return became?.state === "confirmed" && empty ? words.sent : "";
}
