// What this browser keeps: who its owner is in a session, and what they typed and have not sent.

import { type Signal, effect, signal } from "@preact/signals";
import { randomId } from "../net/environment";

// Private windows may refuse to keep anything; the page works all the same, until it is closed.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Kept in memory only.
  }
}

// The secret that makes a participant the same person after a reload. One for all sessions: the server keeps a different hash in each.
export function participantSecret(): string {
  const kept = read("dais.participant");
  if (kept && kept.length >= 32) return kept;
  const made = randomId(24);
  write("dais.participant", made);
  return made;
}

const signals = new Map<string, Signal<string>>();

// A text that survives a reload, such as a question that is not sent yet.
export function kept(name: string, otherwise = ""): Signal<string> {
  let found = signals.get(name);
  if (!found) {
    const made = signal(read(`dais.${name}`) ?? otherwise);
    effect(() => write(`dais.${name}`, made.value === otherwise ? "" : made.value));
    signals.set(name, made);
    found = made;
  }
  return found;
}
