import { numberOf } from "../../state/plan_members";
import { cleaned } from "../../state/text";

export const minute = 60_000;

// Undefined where it is no number above zero.
export function positive(text: string): number | undefined {
  const n = numberOf(text);
  return n !== undefined && n > 0 ? n : undefined;
}

export const isWrong = (text: string): boolean => cleaned(text) !== "" && positive(text) === undefined;

// A field of the browser's for numbers takes no comma where its language has none, shows nothing of what it does not take, and counts on
// by the wheel of a mouse that scrolls over it.
export function Amount(props: { label?: string; value: string; change: (value: string) => void; testid: string; needed?: boolean }) {
  return (
    <input
      type="text"
      inputMode="decimal"
      autocomplete="off"
      aria-label={props.label}
      aria-invalid={isWrong(props.value) || (props.needed === true && positive(props.value) === undefined)}
      data-testid={props.testid}
      value={props.value}
      onInput={(event) => props.change(event.currentTarget.value)}
    />
  );
}
