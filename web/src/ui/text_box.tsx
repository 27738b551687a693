import type { RefObject } from "preact";
import { useId } from "preact/hooks";
import { cleaned, tooMany } from "../state/text";
import { common } from "../state/words";

interface Props {
  value: string;
  change: (value: string) => void;
  most: number;
  rows?: number; // of a text that may have several lines
  box?: RefObject<HTMLInputElement | null> | null;
  testid: string;
  place?: string | undefined;
  lang?: string | undefined;
  label?: string; // where it is not within its label
  autocomplete?: string;
  placeholder?: string | undefined;
  list?: string | undefined;
  disabled?: boolean | undefined;
  fault?: string | undefined; // what is wrong with it beside its length
}

// A box for a text of at most so many characters as the server counts them. A longer one that is pasted stays whole, with how much too
// long it is, until its writer shortens it: the browser's own `maxlength` cuts it without a word, counts one emoji as two or more, and
// counts what will not be kept. When the writer leaves the box it shows what will be sent.
export function TextBox({ value, change, most, rows, box = null, testid, place, label, fault, ...others }: Props) {
  const id = useId();
  const lineBreak = rows === undefined ? " " : "\n";
  const over = tooMany(cleaned(value, lineBreak), most);
  const wrong = over > 0 ? common.charactersOver(over) : fault;
  const props = {
    dir: "auto" as const,
    ...others,
    value,
    "aria-label": label,
    "aria-invalid": wrong !== undefined,
    "aria-describedby": wrong === undefined ? undefined : id,
    "data-testid": testid,
    "data-place": place,
    onInput: (event: Event) => change((event.currentTarget as HTMLInputElement).value),
    onChange: (event: Event) => change(cleaned((event.currentTarget as HTMLInputElement).value, lineBreak)),
  };
  return (
    <>
      {rows === undefined ? <input type="text" ref={box} {...(props as object)} /> : <textarea rows={rows} {...props} />}
      {wrong !== undefined && (
        <span class="wrong" id={id}>
          {wrong}
        </span>
      )}
    </>
  );
}
