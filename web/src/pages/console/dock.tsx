import "./dock.css";
import { computed, type Signal, signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

// One at a time: they lie over the same place.
const shown = signal<Signal<boolean> | undefined>(undefined);

export const isDocked = computed(() => shown.value?.value === true);

// A button and what it opens over the questions, beside the clock, the main button and the rundown, which stay in sight and in reach; on a
// phone below the clock. It stays until it is closed.
export function Dock(props: {
  open: Signal<boolean>;
  title: string;
  label: ComponentChildren;
  class?: string;
  panelClass: string;
  testid: string;
  panelTestid?: string | undefined;
  keys: string;
  mark: string;
  disabled?: boolean | undefined;
  onKey?: (event: KeyboardEvent) => void;
  children: (close: () => void) => ComponentChildren;
}) {
  const { open } = props;
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  // However wide the questions are, and high the clock.
  useEffect(() => {
    const covered = document.querySelector(".side, .part-shown");
    if (!open.value || !covered) return;
    const follow = new ResizeObserver(() => {
      const { top, width } = covered.getBoundingClientRect();
      // What is gone already is still watched for a moment.
      if (panel.current) panel.current.style.cssText = `--below: ${top}px; --across: ${width}px`;
    });
    follow.observe(covered);
    return () => follow.disconnect();
  }, [open.value]);
  const isOpen = open.value;
  const was = useRef(false);
  useEffect(() => {
    if (isOpen === was.current) return;
    was.current = isOpen;
    if (isOpen) {
      const other = shown.peek();
      if (other && other !== open) other.value = false;
      shown.value = open;
      panel.current?.showPopover();
      panel.current?.querySelector<HTMLElement>("[data-first], [aria-expanded]")?.focus({ preventScroll: true });
    } else {
      const held = panel.current?.contains(document.activeElement) || document.activeElement === document.body;
      panel.current?.hidePopover();
      if (held) button.current?.focus({ preventScroll: true });
    }
  }, [isOpen]);
  const close = (): void => void (open.value = false);
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class ?? "button"}
        title={props.title}
        aria-expanded={isOpen}
        aria-keyshortcuts={props.keys}
        data-key={props.mark}
        data-testid={props.testid}
        disabled={props.disabled}
        onClick={() => (open.value = !open.value)}
      >
        {props.label}
      </button>
      <div
        ref={panel}
        popover="manual"
        class={`dock ${props.panelClass}`}
        role="dialog"
        aria-label={props.title}
        data-testid={props.panelTestid}
        onKeyDown={(event) => {
          props.onKey?.(event);
          if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(":popover-open:not(.dock)")) return;
          event.preventDefault();
          close();
        }}
      >
        {isOpen && props.children(close)}
      </div>
    </>
  );
}
