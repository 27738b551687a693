import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { stale } from "../protocol/codes";
import type { Command } from "../protocol/messages";
import { sentenceOf } from "../state/refusals";
import { forget, mayAct, me, send, type Outcome } from "../state/session";
import { press as words } from "../state/words";
import { announce } from "./announcer";
import { presses } from "./press_policy";

// The latest answer that says no, for a place that has room for its words where the button has none.
export const refusal = signal<{ message: string; onButton: boolean } | undefined>(undefined);

// What a page does about presses that a broken connection holds up, where they have a moment (ui/passed).
export interface DelayHandler {
  // Every state, the first one during the click; none when it was dropped.
  hear(press: Pressed, outcome?: Outcome): void;
  // It is pressed again while its sender is asked.
  again(): void;
  title(outcome: Outcome): string | undefined;
}
export interface Pressed {
  button: HTMLElement;
  sum: string | undefined; // of presses that add up
  drop(): void;
}
let delays: DelayHandler | undefined;
export function handleDelays(by: DelayHandler): void {
  delays = by;
}

let forgetting: ReturnType<typeof setTimeout> | undefined;

export function tellRefusal(message: string, onButton = false): void {
  refusal.value = { message, onButton };
  announce(message);
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (refusal.value = undefined), 6000);
}

export interface PressProps {
  // What this button asks for, made from the view that the button was drawn from: it carries the revision that its reader saw.
  command: Command | undefined;
  // What it means, where its command does not say that: more, such as what comes next, or less, such as what is typed beside it.
  means?: string | undefined;
  // Its presses add up, by the command's `by`; tells the sum of so many.
  adds?: ((presses: number) => string) | undefined;
  children: ComponentChildren;
  class?: string | undefined;
  testid?: string | undefined;
  label?: string | undefined; // its name, beginning with what is seen on it; where that has no letters, or does not say to what it does it
  hint?: string | undefined; // what it does, at more length
  keys?: string | undefined;
  roomy?: boolean | undefined; // a refusal is told in full on the button
  pressed?: boolean | undefined;
  role?: "menuitem" | undefined;
  mark?: string | undefined; // a second name, by which a key finds it
  done?: ((outcome: Outcome) => void) | undefined;
}

// What a command does and to what, whatever revision was seen.
const meaningOf = (command: Command | undefined): string =>
  JSON.stringify(command, (key, value: unknown) => (key === "revision" ? undefined : value)) ?? "";

const summed = (command: Command, presses: number): Command => ("by" in command ? { ...command, by: command.by * presses } : command);

// A button that sends a command, and shows on itself what became of it.
export function Press({ command, ...props }: PressProps) {
  const button = useRef<HTMLButtonElement>(null);
  const outcome = useSignal<Outcome | undefined>(undefined);
  const drop = useRef<(() => void) | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asks = useRef<Command | undefined>(undefined);
  const coming = useSignal(0); // presses that add up, of which no answer has been heard
  const gathered = useRef<(() => void) | undefined>(undefined);
  const pressed = useRef(0); // when the latest of them was
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asks.current = undefined;
      gathered.current?.();
    },
    [],
  );

  // Of a closed session its closing can be undone, and its links are still read by.
  const always = command?.type === "undo" || command?.type === "renew_link";
  const mayAsk = mayAct.value || (always && me.value?.as !== "observer");
  const asked = (asks.current = mayAsk ? command : undefined);
  const meaning = props.means ?? meaningOf(command);
  useLayoutEffect(() => {
    presses.draw(button.current!, meaning, asked);
    gathered.current?.();
  });

  const rest = (after: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (outcome.value = undefined), after);
  };

  const refuse = (message: string): void => {
    tellRefusal(message, props.roomy === true);
    rest(props.roomy ? 6000 : 3500);
  };

  const ask = (base: Command, ago: number): void => {
    clearTimeout(timer.current);
    const count = coming.value;
    const command = props.adds ? summed(base, count) : base;
    const one: Pressed = {
      button: button.current!,
      sum: count > 1 ? props.adds?.(count) : undefined,
      drop() {
        if (!forget(id)) return;
        outcome.value = undefined;
        coming.value = 0;
        delays?.hear(one);
      },
    };
    drop.current = one.drop;
    const hear = (to: Outcome): void => {
      outcome.value = to;
      delays?.hear(one, to);
      if (to.state === "confirmed") {
        rest(900);
        coming.value -= Math.min(count, coming.value);
        if (coming.value > 0) return goOn(base);
        if (!props.adds && button.current) presses.restart(button.current);
      }
      if (to.state === "refused") {
        coming.value = 0;
        refuse(sentenceOf(to.why));
      }
      props.done?.(to);
    };
    const id: string = send(command, hear, { ago, ...(delays && { stands: () => JSON.stringify(asks.current) === JSON.stringify(base) }) });
  };

  // Sends what was gathered while what came before it was on its way: the server takes it of who has seen what that did.
  const goOn = (before: Command): void => {
    gathered.current = () => {
      const next = asks.current;
      const same = next !== undefined && meaningOf(next) === meaningOf(before);
      if (same && JSON.stringify(next) === JSON.stringify(before)) return;
      gathered.current = undefined;
      if (same) return ask(next, performance.now() - pressed.current);
      refuse(words.notAdded(props.adds!(coming.value)));
      coming.value = 0;
    };
    gathered.current();
  };

  const onClick = (): void => {
    const { does, ago } = presses.latest!;
    const base = does as Command | undefined;
    const state = outcome.value?.state;
    const count = coming.value + 1;
    if (state === "passed") return delays?.again();
    if (state === "waiting") drop.current?.();
    if (!base || (state === "waiting" && !props.adds)) return;
    const busy = state === "sent" || state === "unanswered" || gathered.current;
    if (props.adds) {
      coming.value = count;
      pressed.current = performance.now() - ago;
      if (count > 1) announce(props.adds(count));
    }
    if (!busy) ask(base, ago);
  };

  const now = outcome.value;
  const answer = now?.state === "refused" ? sentenceOf(now.why) : "";
  const sum = props.adds && coming.value > 1 ? props.adds(coming.value) : undefined;
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

export function Key(props: { children: string }) {
  return (
    <kbd class="key" translate={false} aria-hidden="true">
      {props.children}
    </kbd>
  );
}
