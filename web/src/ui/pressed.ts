import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Command } from "../protocol/messages";
import { sentenceOf } from "../state/refusals";
import { forget, mayAct, me, type Outcome, send } from "../state/session";
import { press as words } from "../state/words";
import { announce } from "./announcer";
import { delays, type Pressed } from "./delays";
import { presses } from "./press_policy";
import { tellRefusal } from "./refusal";

// What a command does and to what, whatever revision was seen.
const meaningOf = (command: Command | undefined): string =>
  JSON.stringify(command, (key, value: unknown) => (key === "revision" ? undefined : value)) ?? "";

const summed = (command: Command, presses: number): Command => ("by" in command ? { ...command, by: command.by * presses } : command);

export interface Asking {
  // What it means, where its command does not say that: more, such as what comes next, or less, such as what is typed beside it.
  means?: string | undefined;
  // Its presses add up, by the command's `by`; tells the sum of so many.
  adds?: ((presses: number) => string) | undefined;
  roomy?: boolean | undefined; // a refusal is told in full on the button
  done?: ((outcome: Outcome) => void) | undefined;
}

export interface State {
  asked: Command | undefined; // what a press would ask for
  outcome: Outcome | undefined; // of what was pressed last, for as long as it is shown
  coming: number; // presses that add up, of which no answer has been heard
  onClick: () => void;
}

// What a button's presses ask for, and what becomes of them.
export function usePressed(button: RefObject<HTMLButtonElement | null>, command: Command | undefined, props: Asking): State {
  const outcome = useSignal<Outcome | undefined>(undefined);
  const drop = useRef<(() => void) | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asks = useRef<Command | undefined>(undefined);
  const coming = useSignal(0);
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

  // Of a closed session its closing can be undone, its links are still read by, and what somebody wrote can be erased; and panellists write
  // answers for its report.
  const always = ["undo", "renew_link", "erase_participants", "write_answer"].includes(command?.type ?? "");
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

  return { asked, outcome: outcome.value, coming: coming.value, onClick };
}
