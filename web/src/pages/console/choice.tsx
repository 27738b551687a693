import type { Command } from "../../protocol/messages";
import { Press } from "../../ui/press";

export interface Choosable {
  value: string;
  label: string;
  hint?: string;
  testid: string;
}

// One of a few, each a press. What is chosen stays pressable, so that the focus stays on it.
export function Choice(props: { label: string; class?: string; now: string; of: Choosable[]; command: (value: string) => Command }) {
  return (
    <div role="group" aria-label={props.label} class={`choice ${props.class ?? ""}`}>
      {props.of.map((one) => (
        <Press key={one.value} testid={one.testid} pressed={one.value === props.now} command={props.command(one.value)}>
          {one.hint === undefined ? (
            one.label
          ) : (
            <span class="says">
              <b>{one.label}</b>
              <small>{one.hint}</small>
            </span>
          )}
        </Press>
      ))}
    </div>
  );
}
