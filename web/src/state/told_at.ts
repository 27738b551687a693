// A deed with instants instead of how long ago.

import type { Deed } from "../protocol/messages";
import { deed } from "./sentences";
import { history as words } from "./words";

// `at`: when it was done.
export function toldAt(did: Deed, at: number, time: (at: number) => string): string {
  switch (did.type) {
    case "beginning_backdated":
      return words.correctedStart(did.segment, time(at - did.ago));
    case "ending_backdated":
      return words.correctedEnd(did.segment, time(at - did.ago));
    default:
      return deed(did);
  }
}
