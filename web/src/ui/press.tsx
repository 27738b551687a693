import { computed, signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Command } from "../protocol/messages";
import { forget, send, type Outcome, view } from "../state/session";
import { press as words } from "../state/words";
import { announce } from "./announcer";

const stale = 2002;

// The latest answer that says no, for a place that has room for its words.
export const refusal = signal<{ message: string; stale: boolean } | undefined>(undefined);

// How many presses wait for the connection.
const waiting = signal(new Set<object>());
export const waitingPresses = computed(() => waiting.value.size);
function waits(who: object, does: boolean): void {
  if (waiting.value.has(who) === does) return;
  const next = new Set(waiting.value);
  if (does) next.add(who);
  else next.delete(who);
  waiting.value = next;
}

let forgetting: ReturnType<typeof setTimeout> | undefined;

function tellRefusal(code: number, message: string): void {
  refusal.value = { message: code === stale ? words.staleLong : message, stale: code === stale };
  announce(refusal.value.message);
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
  const id = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  // A closed session is only read.
  const asked = view.value.run?.status === "closed" ? undefined : command;

  const rest = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (outcome.value = undefined), after);
  };

  const onClick = (event: MouseEvent): void => {
    // The second half of a double click was not meant for what the button says by then.
    if (event.detail > 1 && outcome.value !== undefined) return;
    const state = outcome.value?.state;
    if (state === "sent") return;
    if (state === "waiting") {
      if (id.current !== undefined && forget(id.current)) {
        outcome.value = undefined;
        waits(id, false);
      }
      return;
    }
    if (!asked) return;
    clearTimeout(timer.current);
    id.current = send(asked, (to) => {
      outcome.value = to;
      waits(id, to.state === "waiting");
      if (to.state === "confirmed") rest(900);
      if (to.state === "refused") {
        tellRefusal(to.code, to.message);
        rest(3500);
      }
      props.done?.(to);
    });
  };

  const now = outcome.value;
  return (
    <button
      type="button"
      class={`button ${props.class ?? ""}`}
      role={props.role}
      disabled={!asked && !now}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-keyshortcuts={props.keys}
      title={now?.state === "waiting" ? words.waiting : props.label}
      data-testid={props.testid}
      data-key={props.mark}
      data-outcome={now?.state}
      onClick={onClick}
    >
      {props.children}
      <span class="outcome" aria-hidden="true">
        {now?.state === "refused" && (now.code === stale ? (props.roomy ? words.staleLong : words.stale) : props.roomy ? now.message : words.refused)}
      </span>
    </button>
  );
}

export function Key(props: { children: string }) {
  return (
    <kbd class="key" aria-hidden="true">
      {props.children}
    </kbd>
  );
}
