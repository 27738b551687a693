import { kept } from "../../state/kept";

// Which sessions are folded away, in this browser.
const ids = kept("archived");

export const archived = (): Set<string> => new Set(ids.value.split(" ").filter(Boolean));

export function archive(id: string, away: boolean): void {
  const all = archived();
  if (away) all.add(id);
  else all.delete(id);
  ids.value = [...all].join(" ");
}
