import "./dock.css";
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

// One at a time: they lie over the same place.
let shown: Signal<boolean> | undefined;

// A button and what it opens over the questions, beside the clock, the main button and the rundown, which stay in sight and in reach. It
// stays until it is closed.
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
  // However wide the questions are.
  useEffect(() => {
    const side = document.querySelector(".side");
    if (!open.value || !side) return;
    const follow = new ResizeObserver(() => void (panel.current!.style.inlineSize = `${side.getBoundingClientRect().width}px`));
    follow.observe(side);
    return () => follow.disconnect();
  }, [open.value]);
  const isOpen = open.value;
  const was = useRef(false);
  useEffect(() => {
    if (isOpen === was.current) return;
    was.current = isOpen;
    if (isOpen) {
      if (shown !== undefined && shown !== open) shown.value = false;
      shown = open;
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
