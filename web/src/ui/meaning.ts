import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { presses } from "./press_policy";

// What a button that sends no command means, for the policy of presses.
export function useMeaning(meaning: string): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (button.current) presses.draw(button.current, meaning);
  });
  return button;
}
