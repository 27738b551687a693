import { floorTime } from "../../state/floor";
import { audience as words } from "../../state/later_words";
import { isOver } from "../../state/run";
import { now, view } from "../../state/session";
import { listIsOpen } from "../../state/speakers_list";
import { laterText } from "./ask_notes";
import { barred } from "./barred";

export const noFloorToCome = (): boolean => {
  const v = view.value;
  return v.floor?.taking === "automatic" && !v.floor.open && floorTime(v, now.value) === undefined && !!v.run!.started;
};

// Why the floor cannot be requested; "" where it can.
export function whyNot(): string {
  const v = view.value;
  if (barred.value) return barred.value;
  if (listIsOpen(v, now.value)) return "";
  if (isOver(v.run)) return words.floorOver;
  // The list would open by itself, and nothing that opens it is to come.
  if (noFloorToCome()) return words.floorOver;
  return v.floor?.taking === "automatic" && !v.floor.open ? words.floorLater(laterText()) : words.listClosed;
}
