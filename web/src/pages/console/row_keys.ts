import { testids } from "../../ui/testids";
import { clearSelection, selection } from "./selection";

const keys: Record<string, string> = {
  "Alt+Home": testids.moveTop,
  "Alt+ArrowUp": testids.moveUp,
  "Alt+ArrowDown": testids.moveDown,
  Delete: testids.decline,
};

// In the row that has the focus: Delete declines, Alt and an arrow move within the queue, Alt and Home to its head. Delete is for all that
// are selected, and Escape lets go of them.
export function pressInRow(event: KeyboardEvent): void {
  const at = event.target as HTMLElement;
  if (event.repeat || at.closest("[popover]")) return;
  const some = selection.value.length > 0;
  if (event.key === "Escape" && some) {
    clearSelection();
    return;
  }
  const testid = keys[`${event.altKey ? "Alt+" : ""}${event.key}`];
  if (testid === undefined) return;
  const all = testid === testids.decline && some;
  const within = all ? document : at.closest("[data-id]");
  const button = within?.querySelector<HTMLButtonElement>(`[data-testid="${all ? testids.declineAll : testid}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}
