import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

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
