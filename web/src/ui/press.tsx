import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Command } from "../protocol/messages";
import { forget, mayAct, me, send, type Outcome, view } from "../state/session";
import { press as words } from "../state/words";
import { announce } from "./announcer";

const stale = 2002;

// The latest answer that says no, for a place that has room for its words where the button has none.
export const refusal = signal<{ message: string; onButton: boolean } | undefined>(undefined);

// What a page does about presses that a broken connection holds up, where they have a moment (ui/passed).
export interface Keeper {
  // Every state, the first one during the click; none when it was dropped.
  hear(press: Pressed, outcome?: Outcome): void;
  // It is pressed again while its sender is asked.
  again(): void;
  title(outcome: Outcome): string | undefined;
}
export interface Pressed {
  button: HTMLElement;
  drop(): void;
}
let keeper: Keeper | undefined;
export function keepPresses(by: Keeper): void {
  keeper = by;
}

let forgetting: ReturnType<typeof setTimeout> | undefined;

function tellRefusal(message: string, onButton: boolean): void {
  refusal.value = { message, onButton };
  announce(message);
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (refusal.value = undefined), 6000);
}

export interface PressProps {
  // What this button asks for, made from the view that the button was drawn from: it carries the revision that its reader saw.
  command: Command | undefined;
  children: ComponentChildren;
  class?: string | undefined;
  testid?: string | undefined;
  label?: string | undefined; // where the visible text alone does not say it
  keys?: string | undefined;
  roomy?: boolean | undefined; // a refusal is told in full on the button
  pressed?: boolean | undefined;
  role?: "menuitem" | undefined;
  mark?: string | undefined; // a second name, by which a key finds it
  done?: ((outcome: Outcome) => void) | undefined;
}

// A button that sends a command, and shows on itself what became of it.
export function Press({ command, ...props }: PressProps) {
  const outcome = useSignal<Outcome | undefined>(undefined);
  const drop = useRef<(() => void) | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asks = useRef<Command | undefined>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asks.current = undefined;
    },
    [],
  );

  // A closed session is only read, unless its closing is undone.
  const closed = view.value.run?.status === "closed" && command?.type !== "undo";
  const asked = (asks.current = closed || !mayAct.value ? undefined : command);

  const rest = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (outcome.value = undefined), after);
  };

  // Who was earlier is told to moderators, who see each other at work.
  const told = (code: number, message: string): string => (code === stale && !/moderator/.test(me.value?.as ?? "") ? words.staleLong : message);

  const onClick = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    // The second half of a double click was not meant for what the button says by then.
    if (event.detail > 1 && outcome.value !== undefined) return;
    const state = outcome.value?.state;
    if (state === "sent" || state === "unanswered") return;
    if (state === "waiting") return drop.current?.();
    if (state === "passed") return keeper?.again();
    if (!asked) return;
    clearTimeout(timer.current);
    const one: Pressed = {
      button: event.currentTarget,
      drop() {
        if (!forget(id)) return;
        outcome.value = undefined;
        keeper?.hear(one);
      },
    };
    drop.current = one.drop;
    const hear = (to: Outcome): void => {
      outcome.value = to;
      keeper?.hear(one, to);
      if (to.state === "confirmed") rest(900);
      if (to.state === "refused") {
        tellRefusal(told(to.code, to.message), props.roomy === true);
        rest(props.roomy ? 6000 : 3500);
      }
      props.done?.(to);
    };
    const id: string = send(asked, hear, keeper && { stands: () => JSON.stringify(asks.current) === JSON.stringify(asked) });
  };

  const now = outcome.value;
  const answer = now?.state === "refused" ? told(now.code, now.message) : "";
  return (
    <button
      type="button"
      class={`button ${props.class ?? ""}`}
      role={props.role}
      disabled={!asked && !now}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keys}
      title={answer || (now?.state === "waiting" ? words.waiting : now && keeper?.title(now)) || props.label}
      data-testid={props.testid}
      data-key={props.mark}
      data-outcome={now?.state}
      onClick={onClick}
    >
      {props.children}
      <span class="outcome" aria-hidden="true">
        {now?.state === "refused" && (props.roomy ? answer : now.code === stale ? words.stale : words.refused)}
      </span>
    </button>
  );
}

export function Key(props: { children: string }) {
  return (
    <kbd class="key" translate={false} aria-hidden="true">
      {props.children}
    </kbd>
  );
}
