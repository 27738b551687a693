import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { editor as words } from "../../state/later_words";
import type { Row } from "../../state/rows";

// Rows that can be added to and removed. Who adds one writes in it next; who removes one is where another can be added.
export function Rows<T extends Row>(props: {
  of: readonly T[];
  row: (one: T, at: number) => ComponentChildren;
  add: () => void;
  label: string; // of the button that adds one
  testid: string;
  fault: string | undefined; // of all of them
  place: string;
}) {
  const list = useRef<HTMLOListElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(props.of.length);
  const wasAdded = useRef(false);
  useLayoutEffect(() => {
    const { length } = props.of;
    if (wasAdded.current) list.current?.lastElementChild?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    else if (length < before.current && document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    wasAdded.current = false;
    before.current = length;
  }, [props.of.length]);
  return (
    <>
      {props.of.length > 0 && (
        <ol ref={list} class="rule-rows">
          {props.of.map(props.row)}
        </ol>
      )}
      {props.fault !== undefined && <p class="wrong">{props.fault}</p>}
      <button
        ref={button}
        type="button"
        class="button"
        data-testid={props.testid}
        data-place={props.place}
        data-each
        onClick={() => {
          wasAdded.current = true;
          props.add();
        }}
      >
        {props.label}
      </button>
    </>
  );
}

export function RemoveRow(props: { what: string; testid: string; remove: () => void }) {
  return (
    <button type="button" class="button quiet" aria-label={words.removeOf(props.what)} data-testid={props.testid} onClick={props.remove}>
      <span aria-hidden="true">×</span>
    </button>
  );
}
