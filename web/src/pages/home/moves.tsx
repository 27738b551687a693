import { useLayoutEffect, useRef } from "preact/hooks";
import { planning as words } from "../../state/later_words";

// Of a row that can be put in another place, which takes the focus along: by the buttons of `Steps` in its tools, or by Alt and an arrow.
export function useMoves(at: number, count: number, to: (place: number) => void) {
  const row = useRef<HTMLLIElement>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const before = focused.current as HTMLButtonElement | null;
    focused.current = null;
    const tools = [...row.current!.querySelectorAll<HTMLButtonElement>(".tools button")];
    (before?.disabled ? tools.find((button) => !button.disabled) : before)?.focus();
  }, [at]);
  const move = (by: number): void => {
    if (at + by < 0 || at + by >= count) return;
    focused.current = row.current!.contains(document.activeElement) ? document.activeElement : null;
    to(at + by);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // A list of choices is opened by these keys.
    if ((event.target as Element).matches("select, [list]")) return;
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return { row, move, onKeyDown };
}

export function Steps(props: {
  what: string;
  at: number;
  count: number;
  move: (by: number) => void;
  testids: { up: string; down: string };
}) {
  const { what, at, count, move, testids } = props;
  const step = (by: number, disabled: boolean, sign: string, label: string, keys: string, testid: string) => (
    <button
      type="button"
      class="button quiet"
      disabled={disabled}
      aria-label={label}
      aria-keyshortcuts={keys}
      data-testid={testid}
      data-each
      onClick={() => move(by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <>
      {step(-1, at === 0, "↑", words.up(what), "Alt+ArrowUp", testids.up)}
      {step(1, at === count - 1, "↓", words.down(what), "Alt+ArrowDown", testids.down)}
    </>
  );
}
