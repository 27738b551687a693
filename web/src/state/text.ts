// What the server makes of a person's text, `protocol/text.md`: what is shown, counted and sent is that. "" where nothing would be seen.

const rightToLeft = /(?!\u061c)[\u0590-\u08ff\ufb1d-\ufdcf\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// In this order: what is never kept, marks of direction, what works behind another character, and what would.
const unseen =
  /[\0-\t\v-\x1f\x7f-\x9f\ufff9-\ufffc\p{Cs}\p{NChar}]|([\u061c\u200e\u200f])|((?!\p{DI})(?:[\u0590-\u109f\u1780-\u1cff\u2600-\u27bf\ua800-\uabff\ufb1d-\ufdcf\ufe70-\ufefc\u{10800}-\u{1fbff}]\p{VS}?[\u034f\u180e\u200b-\u200d]|\u{1f3f4}[\u{e0020}-\u{e007f}]+|\S\p{VS}))|\p{DI}/gu;

// By how many characters a text that is cleaned is longer than that, as the server counts; 0 or less where it is not.
export const tooMany = (text: string, most: number): number => [...text].length - most;

export const cleaned = (text: string, lineBreak = " "): string =>
  text
    .replace(/\r\n|[\n-\r\x85\u2028\u2029]/g, lineBreak)
    .replace(/[\t\u2800]/g, " ")
    .replace(unseen, rightToLeft.test(text) ? "$1$2" : "$2")
    .trim();

// What of several lines is sent; undefined where it is too long.
export function sendable(text: string, most: number): string | undefined {
  const written = cleaned(text, "\n");
  return tooMany(written, most) > 0 ? undefined : written;
}
