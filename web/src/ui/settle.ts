// Lists that people read or press keep their order until asked, or until nobody touches them.

import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface Settled {
  ids: Signal<readonly string[]>; // what is shown; entries that have left stay until the list settles
  fresh: number; // of what waits, how many are new
  changed: boolean;
  settle: () => void;
}

const quietAfter = 2_500;
const quietAfterUnderPointer = 8_000;
// In a list that is worked in nothing moves under the hand. By itself it settles when the hand, and the focus, have been elsewhere for so
// long; after a press in it only when something else is done, or much later.
const quietAway = 4_000;
const quietAfterPress = 30_000;
// Eyes follow a list as well: it is not put in order more often than this.
const restBetween = 3_000;

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);

export interface Ways {
  worked?: boolean; // its rows are pressed one after the other
  slow?: boolean; // what orders it changes all the time, and eyes and thumbs rest on it: not before it has been left alone for long
  idOf?: (entry: string) => string; // of entries that say more than whose they are
}

// What comes after all that is shown, which moves nothing.
function tailOf(wanted: readonly string[], shown: readonly string[], idOf: (entry: string) => string): readonly string[] {
  const known = new Set(shown.map(idOf));
  const from = wanted.findIndex((entry) => !known.has(idOf(entry)));
  const tail = from < 0 ? [] : wanted.slice(from);
  return tail.some((entry) => known.has(idOf(entry))) ? [] : tail;
}

// `wanted` is the order as it would be now. A list that nobody has touched yet, or an empty one, follows at once.
export function useSettled(
  wanted: readonly string[],
  area: RefObject<HTMLElement | null>,
  key: string,
  { worked = false, slow = false, idOf = String }: Ways = {},
): Settled {
  const shown = useSignal<readonly string[]>(wanted);
  const latest = useRef(wanted);
  const lastKey = useRef(key);
  const touched = useRef(slow ? performance.now() : 0);
  const inside = useRef(false);
  const pressed = useRef(0); // when something in it was, and nothing elsewhere since
  const settled = useRef(0);
  const due = useSignal(0);
  latest.current = wanted;

  if (lastKey.current !== key || shown.peek().length === 0) {
    lastKey.current = key;
    if (!same(shown.peek(), wanted)) shown.value = wanted;
  }

  const settle = (): void => {
    settled.current = performance.now();
    if (!same(shown.peek(), latest.current)) shown.value = latest.current;
  };

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const touch = (): void => {
      touched.current = performance.now();
    };
    const enter = (event: PointerEvent): void => {
      inside.current = event.pointerType === "mouse";
      touch();
    };
    const leave = (): void => {
      inside.current = false;
      if (!worked) return;
      touch();
      due.value += 1;
    };
    const press = (event: Event): void => {
      const here = element.contains(event.target as Node);
      if (!here && event.type === "keydown") return;
      pressed.current = here ? performance.now() : 0;
      if (here) return;
      touch();
      due.value += 1;
    };
    const presses = worked ? (["pointerdown", "keydown", "focusin"] as const) : [];
    for (const kind of presses) document.addEventListener(kind, press, { passive: true, capture: true });
    const kinds = ["pointerdown", "pointermove", "keydown", "focusin", "scroll", "touchmove"] as const;
    for (const kind of kinds) element.addEventListener(kind, touch, { passive: true, capture: true });
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    return () => {
      for (const kind of presses) document.removeEventListener(kind, press, { capture: true });
      for (const kind of kinds) element.removeEventListener(kind, touch, { capture: true });
      element.removeEventListener("pointerenter", enter);
      element.removeEventListener("pointerleave", leave);
    };
  }, [area]);

  useSignalEffect(() => {
    void due.value;
    const before = shown.value;
    if (same(before, latest.current)) return;
    // What comes at the end moves nothing.
    if (before.every((id, i) => id === latest.current[i])) {
      shown.value = latest.current;
      return;
    }
    const tail = tailOf(latest.current, before, idOf);
    if (tail.length > 0) {
      shown.value = [...before, ...tail];
      return;
    }
    if (worked && (inside.current || area.current?.contains(document.activeElement))) return;
    const quiet = slow ? quietAfterPress : worked ? quietAway : inside.current ? quietAfterUnderPointer : quietAfter;
    // Moved within the page, a popover closes.
    if (area.current?.querySelector(":popover-open")) touched.current = performance.now();
    const free = Math.max(
      touched.current === 0 ? 0 : touched.current + quiet,
      pressed.current === 0 ? 0 : pressed.current + quietAfterPress,
      settled.current === 0 ? 0 : settled.current + (slow ? quietAfterPress : restBetween),
    );
    const rest = free - performance.now();
    if (rest <= 0) {
      settle();
      return;
    }
    const timer = setTimeout(() => (due.value += 1), rest + 10);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    due.value += 1;
  }, [wanted.join(" ")]);

  const known = new Set(shown.value);
  return { ids: shown, fresh: wanted.filter((id) => !known.has(id)).length, changed: !same(shown.value, wanted), settle };
}
