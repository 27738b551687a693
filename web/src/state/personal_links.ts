// Personal links of the audience, and whose they are: names stay with whoever has the page open, the server knows numbers.

import type { PersonalLink } from "../protocol/http";
import { cleaned } from "./text";

// One on each line that was pasted.
export const namesIn = (text: string): string[] =>
  text
    .split(/\r?\n|\r/)
    .map((line) => cleaned(line))
    .filter((line) => line !== "");

// A spreadsheet takes what begins so for a formula.
const formula = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

// A table for a spreadsheet or a mail merge, with what its columns are called.
export function tableOf(
  links: readonly PersonalLink[],
  names: ReadonlyMap<number, string>,
  address: (link: string) => string,
  columns: readonly [number: string, name: string, link: string],
): string {
  const rows = links.map((one) => [String(one.number), names.get(one.number) ?? "", address(one.link)]);
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

// Those that a number or a part of a name finds; all of them where nothing is looked for.
export function found(links: readonly PersonalLink[], names: ReadonlyMap<number, string>, looked: string): readonly PersonalLink[] {
  const wanted = cleaned(looked).toLowerCase();
  if (wanted === "") return links;
  return links.filter(({ number }) => String(number) === wanted || names.get(number)?.toLowerCase().includes(wanted));
}
