import type { Command } from "../../protocol/messages";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// What a menu offers; it closes when that is done.
export function MenuItem(props: {
  what: string;
  label: string;
  command: Command;
  adds?: ((presses: number) => string) | undefined;
  close: () => void;
}) {
  return (
    <Press
      class="quiet item"
      role="menuitem"
      command={props.command}
      adds={props.adds}
      testid={testids.menuItem(props.what)}
      done={(outcome) => outcome.state === "confirmed" && props.close()}
    >
      <span class="typed" dir="auto">
        {props.label}
      </span>
    </Press>
  );
}
