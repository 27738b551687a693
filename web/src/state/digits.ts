const digit = /\p{Nd}/gu;

export const isDigit = (char: string): boolean => /^\p{Nd}$/u.test(char);

// Digits of all scripts stand in tens, from naught up.
export function valueOf(char: string): number {
  let value = 0;
  while (isDigit(String.fromCodePoint(char.codePointAt(0)! - value - 1))) value += 1;
  return value % 10;
}

// Digits of any script, and the wide letters and signs that East Asian keyboards give, as those of the page.
export const plain = (text: string): string => text.normalize("NFKC").replace(digit, (one) => String(valueOf(one)));
