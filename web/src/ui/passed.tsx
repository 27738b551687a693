// Presses that a broken connection holds up, and the choice about one whose moment has passed meanwhile.

import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { now, type Outcome, timeScale } from "../state/session";
import { held as words } from "../state/words";
import { announce } from "./announcer";
import { useMeaning } from "./meaning";
import { handleDelays, type Pressed } from "./delays";
import { testids } from "./testids";

const held = signal<ReadonlyMap<Pressed, Outcome>>(new Map());
const says = new WeakMap<Pressed, string>();

// What a button says, as far as it takes to know it again, without what only the eye is shown, such as its key.
function nameOf(button: HTMLElement): string {
  const copy = button.cloneNode(true) as HTMLElement;
  copy.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
  copy.querySelectorAll("*").forEach((part) => part.append(" "));
  const letters = [...(button.getAttribute("aria-label") ?? copy.textContent.replace(/\s+/g, " ").trim())];
  return letters.length > 80 ? `${letters.slice(0, 79).join("")}…` : letters.join("");
}

handleDelays({
  hear(press, outcome) {
    if (!says.has(press)) says.set(press, press.sum ?? nameOf(press.button));
    const state = outcome?.state;
    const holds = state === "waiting" || state === "unanswered" || state === "passed";
    if (state === "waiting") announce(words.waits);
    if (!holds && !held.value.has(press)) return;
    const next = new Map(held.value);
    if (outcome && holds) next.set(press, outcome);
    else next.delete(press);
    held.value = next;
  },
  again: () => document.querySelector<HTMLElement>(`[data-testid="${testids.passed}"]`)?.focus(),
  title: ({ state }) => (state === "unanswered" ? words.unansweredTitle : state === "passed" ? words.passedTitle : undefined),
});

// How many presses the connection holds up, in a line; "" for none.
export function heldUp(): string {
  const count = (state: Outcome["state"]): number => [...held.value.values()].filter((one) => one.state === state).length;
  const waiting = count("waiting");
  const unanswered = count("unanswered");
  return waiting > 0 ? words.waiting(waiting) : unanswered > 0 ? words.unanswered(unanswered) : "";
}

interface Keyed {
  keys: string;
  mark: string;
  hint: ComponentChildren;
}

export interface PassedProps {
  floating?: boolean;
  send?: Keyed; // the keys of both, on a page that has keys
  drop?: Keyed;
}

function Decide(props: { testid: string; press: () => void; keyed: Keyed | undefined; children: ComponentChildren }) {
  const button = useMeaning(props.testid);
  return (
    <button
      ref={button}
      type="button"
      class="button"
      aria-keyshortcuts={props.keyed?.keys}
      data-key={props.keyed?.mark}
      data-testid={props.testid}
      onClick={props.press}
    >
      {props.children} {props.keyed?.hint}
    </button>
  );
}

function Choice(props: PassedProps & { press: Pressed; outcome: Outcome & { state: "passed" }; more: number }) {
  const text = words.pressed(says.get(props.press)!, Math.max(0, (now.value - props.outcome.at) / timeScale.value));
  useEffect(() => announce(`${text} ${words.choose}`), []);
  return (
    <div
      class={`passed ${props.floating ? "floating" : ""}`}
      role="group"
      tabIndex={-1}
      aria-label={words.passedTitle}
      data-testid={testids.passed}
    >
      <p class="tabular">{text}</p>
      <Decide testid={testids.passedSend} press={props.outcome.send} keyed={props.send}>
        {words.send}
      </Decide>
      <Decide testid={testids.passedDrop} press={() => props.press.drop()} keyed={props.drop}>
        {words.drop}
      </Decide>
      {props.more > 0 && <small class="tabular">{words.more(props.more)}</small>}
    </div>
  );
}

// One choice at a time, in the order of the presses. It covers what is below it, so that nothing moves.
export function Passed(props: PassedProps) {
  const passed = [...held.value].flatMap(([press, outcome]) => (outcome.state === "passed" ? [{ press, outcome }] : []));
  const [first] = passed;
  return first ? <Choice key={first.outcome.at} {...first} more={passed.length - 1} {...props} /> : null;
}
