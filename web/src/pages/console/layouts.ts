// What a key of any keyboard stands for: what is printed on it, where that is a Latin letter, a digit or a sign; its place on the keyboard,
// where its layout has letters of another script.

import { isDigit, valueOf } from "../../state/digits";

export interface Pressed {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  altGraph: boolean; // AltGr, which Windows tells as Ctrl and Alt as well
}

const latin = /^\p{Script=Latin}$/u;
// Letters of other scripts, their combining signs, and two letters on one key, as Arabic has.
const otherLetters = /^[\p{L}\p{M}]{1,2}$/u;

const isOther = ({ key }: Pressed): boolean => otherLetters.test(key) && !/\p{Script=Latin}/u.test(key);

// Remembers of which script the letters of a keyboard are, for its keys that print a sign where a Latin one has a letter.
export class Layouts {
  #isOther = false;

  // "n", "/", "2"; "shift+2" for the second key of the digits where it prints no digit; "" for none of these.
  read(pressed: Pressed, isKey: (name: string) => boolean): string {
    const { key, code, shiftKey, altKey, altGraph } = pressed;
    const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? "";
    const second = /^Digit[1-9]$/.test(code) ? `shift+${place}` : "";
    // By Alt on every layout: on some a digit itself comes by Shift.
    if (altKey && !altGraph) return second;
    if (isDigit(key)) return String(valueOf(key));
    const name = key.toLowerCase();
    if (isKey(name)) return name;
    if (altGraph) return second;
    const other = isOther(pressed);
    if (other || latin.test(key)) this.#isOther = other;
    if (shiftKey && second !== "" && !latin.test(key)) return second;
    return other || (this.#isOther && code.startsWith("Key") && key.length === 1 && !latin.test(key)) ? place : "";
  }

  // A Latin letter by what it is, another one by its place.
  letter(pressed: Pressed): string {
    return /^[a-z]$/i.test(pressed.key)
      ? pressed.key.toLowerCase()
      : isOther(pressed)
        ? (/^Key(.)$/.exec(pressed.code)?.[1]?.toLowerCase() ?? "")
        : "";
  }
}
