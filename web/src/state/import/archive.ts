// The parts of a ZIP that are wanted, inflated up to a limit: what an archive says of its sizes is believed only where it is too much.

import { Unzip, UnzipInflate } from "fflate";
import { inflatedBytes } from "./limits";
import { Unreadable } from "./reading";

// So little is inflated at once that a bomb is known before it has burst.
const slice = 4096;

export function partsOf(bytes: Uint8Array, isWanted: (name: string) => boolean, limit = inflatedBytes): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  const names: string[] = [];
  let inflated = 0;
  const unzip = new Unzip((file) => {
    names.push(file.name);
    if (!isWanted(file.name)) return;
    if ((file.originalSize ?? 0) > limit) throw new Unreadable("inflates");
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      inflated += chunk.length;
      if (inflated > limit) throw new Unreadable("inflates");
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += slice) unzip.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("broken_archive");
  }
  if (names.length === 0) throw new Unreadable("broken_archive");
  return new Map([...parts].map(([name, chunks]) => [name, joined(chunks)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
