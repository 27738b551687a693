import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { common } from "../state/words";
import { placePanel } from "./place_panel";
import { testids } from "./testids";

// Chrome before 114, Firefox before 125 and Safari before 17 have no popovers: they fetch them, ahead of all that is drawn. Without them a
// page does all but open its menus.
export const popovers: Promise<unknown> =
  "popover" in HTMLElement.prototype ? Promise.resolve() : import("@oddbird/popover-polyfill").catch(() => {});

// A button and what it opens. The browser closes it on Escape or a press elsewhere, and gives the focus back.
export function Popover(props: {
  label: ComponentChildren;
  name?: string | undefined; // read instead of the label, with which it begins if that has letters
  title?: string | undefined; // of what is opened, where the name is not
  class?: string | undefined;
  testid?: string | undefined;
  keys?: string | undefined;
  mark?: string | undefined; // a second name, by which a key finds its button
  role?: "dialog" | "menu" | undefined;
  panelTestid?: string | undefined;
  disabled?: boolean | undefined;
  beside?: boolean | undefined; // where there is room, so that what is above and below stays in sight
  closes?: boolean | undefined; // with a button, where a finger has no Escape and little to press beside it
  told?: ((open: boolean) => void) | undefined; // when it has been opened, and when it has been closed
  children: (close: () => void) => ComponentChildren;
}) {
  const id = useId().replace(/[^\w-]/g, "");
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = useSignal(false);
  const close = (): void => panel.current?.hidePopover();

  // What is inside is made, shown, placed and focused in one go: a key that is pressed next finds it there.
  const show = async (event: Event): Promise<void> => {
    if (panel.current?.matches(":popover-open")) return; // The button closes it.
    event.preventDefault();
    open.value = true;
    await Promise.resolve();
    if (!panel.current || !button.current) return;
    button.current.focus({ preventScroll: true });
    panel.current.showPopover();
    props.told?.(true);
    placePanel(panel.current, button.current, props.beside);
    panel.current.querySelector<HTMLElement>("[data-first], button, input, textarea, select")?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // In a field arrows are the field's.
    if (!panel.current || (event.target as HTMLElement).closest("input:not([type=checkbox]), textarea, select")) return;
    const items = [...panel.current.querySelectorAll<HTMLElement>("button:not([disabled])")];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
    const to = step[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[(to + items.length) % items.length]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        title={props.title}
        class={props.class ?? "button"}
        popovertarget={id}
        disabled={props.disabled}
        onClick={(event) => void show(event)}
        aria-haspopup={props.role ?? "dialog"}
        aria-label={props.name}
        aria-keyshortcuts={props.keys}
        data-testid={props.testid}
        data-key={props.mark}
      >
        {props.label}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={props.role ?? "dialog"}
        aria-label={props.title ?? props.name}
        data-testid={props.panelTestid}
        onToggle={(event) => {
          // Not before: the browser gives the focus back from what is inside.
          if (event.newState !== "closed") return;
          open.value = false;
          props.told?.(false);
        }}
        onKeyDown={onKeyDown}
      >
        {open.value && props.children(close)}
        {open.value && props.closes && (
          <button type="button" class="button closes" data-testid={testids.closes} onClick={close}>
            {common.close}
          </button>
        )}
      </div>
    </>
  );
}
