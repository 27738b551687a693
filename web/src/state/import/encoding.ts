// The text of a file. A byte order mark is skipped; another encoding than UTF-8 is named, and never guessed into letters that nobody wrote,
// as the server does with a plan's file.

import { Unreadable } from "./reading";

const begins = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((one, i) => bytes[i] === one);

export function decoded(bytes: Uint8Array): string {
  if (begins(bytes, 0xff, 0xfe, 0, 0) || begins(bytes, 0, 0, 0xfe, 0xff)) throw new Unreadable("utf_32");
  const isUtf16 = bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0);
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff) || isUtf16) throw new Unreadable("utf_16");
  if (bytes.includes(0)) throw new Unreadable("not_text");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Without letters it is no text in any encoding.
    throw new Unreadable(bytes.some((one) => one < 0x20 && (one < 9 || one > 13)) ? "not_text" : "other_encoding");
  }
}
