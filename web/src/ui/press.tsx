import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { stale } from "../protocol/codes";
import type { Command } from "../protocol/messages";
import { sentenceOf } from "../state/refusals";
import { press as words } from "../state/words";
import { delays } from "./delays";
import { type Asking, usePressed } from "./pressed";

export interface PressProps extends Asking {
  // What this button asks for, made from the view that the button was drawn from: it carries the revision that its reader saw.
  command: Command | undefined;
  children: ComponentChildren;
  class?: string | undefined;
  testid?: string | undefined;
  label?: string | undefined; // its name, beginning with what is seen on it; where that has no letters, or does not say to what it does it
  hint?: string | undefined; // what it does, at more length
  keys?: string | undefined;
  pressed?: boolean | undefined;
  role?: "menuitem" | undefined;
  mark?: string | undefined; // a second name, by which a key finds it
}

// A button that sends a command, and shows on itself what became of it.
export function Press({ command, ...props }: PressProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { asked, outcome, coming, onClick } = usePressed(button, command, props);
  const now = outcome;
  const answer = now?.state === "refused" ? sentenceOf(now.why) : "";
  const sum = props.adds && coming > 1 ? props.adds(coming) : undefined;
  return (
    <button
      ref={button}
      type="button"
      class={`button ${props.class ?? ""}`}
      role={props.role}
      disabled={!asked && !now}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keys}
      title={answer || (now?.state === "waiting" ? words.waiting : now && delays?.title(now)) || props.hint || props.label}
      data-testid={props.testid}
      data-key={props.mark}
      data-outcome={now?.state}
      data-each={props.adds && true}
      onClick={onClick}
    >
      {props.children}
      <span class="outcome" aria-hidden="true" data-sum={sum && true}>
        {sum ?? (now?.state === "refused" && (props.roomy ? answer : now.why.code === stale ? words.stale : words.refused))}
      </span>
    </button>
  );
}
