// Members of a plan's file (`protocol/plan.md`) as the text of fields, and back.
//
// What a file leaves out stays out until its field is filled in, and what it says stays as it says it, the default too. `null` and what is
// empty, be it a text, a list or an object, count as left out.

import { plain } from "./digits";
import { cleaned } from "./text";

export type Members = Record<string, unknown>;

// From the file, whatever is wrong with it.

export const membersOf = (value: unknown): Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
export const flagOf = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);

export function numberOf(text: string): number | undefined {
  const written = plain(cleaned(text))
    .replace(/[,\u066b]/, ".")
    .replace("\u2212", "-");
  // Neither 0x10 nor 1e3.
  return /^-?(\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : undefined;
}

// To the file, as members of which there are none for what is left out.

// What is no number goes as it is: the server says so at its place.
export const number = (name: string, text: string): Members => (cleaned(text) === "" ? {} : { [name]: numberOf(text) ?? cleaned(text) });
export const texts = (parts: Record<string, string>): Members =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, text]) => (cleaned(text) === "" ? [] : [[name, cleaned(text)]])));
export const flag = (name: string, value: boolean | undefined): Members => (value === undefined ? {} : { [name]: value });
export const list = (name: string, entries: readonly unknown[]): Members => (entries.length === 0 ? {} : { [name]: entries });
export const object = (name: string, parts: Members): Members => (Object.keys(parts).length === 0 ? {} : { [name]: parts });
