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
// Eyes follow a list as well: it is not put in order more often than this.
const restBetween = 3_000;

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);

// `wanted` is the order as it would be now. A list that nobody has touched yet, or an empty one, follows at once.
export function useSettled(wanted: readonly string[], area: RefObject<HTMLElement | null>, key: string): Settled {
  const shown = useSignal<readonly string[]>(wanted);
  const latest = useRef(wanted);
  const lastKey = useRef(key);
  const touched = useRef(0);
  const inside = useRef(false);
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
    };
    const kinds = ["pointerdown", "pointermove", "keydown", "focusin", "scroll", "touchmove"] as const;
    for (const kind of kinds) element.addEventListener(kind, touch, { passive: true, capture: true });
    element.addEventListener("pointerenter", enter);
    element.addEventListener("pointerleave", leave);
    return () => {
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
    const quiet = inside.current ? quietAfterUnderPointer : quietAfter;
    // Moved within the page, a popover closes.
    if (area.current?.querySelector(":popover-open")) touched.current = performance.now();
    const free = Math.max(touched.current === 0 ? 0 : touched.current + quiet, settled.current === 0 ? 0 : settled.current + restBetween);
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
