import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { testids } from "../../ui/testids";

// A part of the editor that most plans leave as it is. Closed it says what holds. One in which something is written is open at first.
export function Fold(props: { name: string; title: string; says: readonly string[]; used: boolean; children: ComponentChildren }) {
  const [open] = useState(props.used);
  return (
    <details class="part fold" open={open} data-testid={testids.planPart(props.name)}>
      <summary class="button quiet">
        <h2>{props.title}</h2>
        <small>{props.says.filter(Boolean).join(", ")}</small>
      </summary>
      <div>{props.children}</div>
    </details>
  );
}
