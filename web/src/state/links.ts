// How often the links of the session were replaced.

import type { Role, SessionView } from "../protocol/messages";

// Of the link of a role, or of a panellist; without an id, of the panellists' at once.
export function generationOf(view: SessionView, as: Role, panellist?: string): number {
  const all = view.links;
  if (!all || as === "participant" || as === "tool" || as === "system" || as === "organiser" || as === "microphones") return 0;
  if (as !== "panellist") return all[as];
  return all.panellists + (panellist === undefined ? 0 : (all.each[panellist] ?? 0));
}
