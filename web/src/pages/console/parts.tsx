import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Command, SegmentView, SessionView } from "../../protocol/messages";
import { whoOf } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// Keeps the focus in an area from which the focused button has gone: it goes to the first button there, or to the area itself.
export function useKeptFocus(area: RefObject<HTMLElement | null>): void {
  const had = area.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const element = area.current;
    if (!had || !element || element.contains(document.activeElement)) return;
    const to = element.tabIndex >= 0 ? element : element.querySelector<HTMLElement>("button:not([disabled])");
    to?.focus({ preventScroll: true });
  });
}

// The style by which a row that has been handled keeps the height that it had, so that nothing below it moves.
export function useKeptHeight(row: RefObject<HTMLElement | null>, left: boolean): { minBlockSize: string } | undefined {
  const kept = useRef<number | undefined>(undefined);
  if (!left) kept.current = undefined;
  else kept.current ??= row.current?.offsetHeight ?? 0;
  return kept.current ? { minBlockSize: `${kept.current}px` } : undefined;
}

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

// Who speaks, where that is one or two; else what it is.
export function leadOf(view: SessionView, segment: SegmentView): string {
  return segment.speakers.length > 2 ? segment.title : whoOf(view, segment);
}

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
