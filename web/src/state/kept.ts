// What this browser keeps for all its tabs: who its owner is in a session, and what they chose.

import { type Signal, effect, signal } from "@preact/signals";
import { randomId } from "../net/environment";

// A browser's storage. Private windows may refuse to keep anything; the page works all the same, until it is closed.
export class Store {
  #of: () => Storage;

  constructor(of: () => Storage) {
    this.#of = of;
  }

  read(key: string): string | null {
    try {
      return this.#of().getItem(key);
    } catch {
      return null;
    }
  }

  write(key: string, value: string): void {
    try {
      if (value === "") this.#of().removeItem(key);
      else this.#of().setItem(key, value);
    } catch {
      // Kept in memory only.
    }
  }

  keys(): string[] {
    try {
      const all = this.#of();
      return Array.from({ length: all.length }, (_, i) => all.key(i) ?? "");
    } catch {
      return [];
    }
  }
}

const store = new Store(() => localStorage);

// The secret that makes a participant the same person after a reload. One for all sessions: the server keeps a different hash in each.
export function participantSecret(): string {
  const kept = store.read("dais.participant");
  if (kept && kept.length >= 32) return kept;
  const made = randomId(24);
  store.write("dais.participant", made);
  return made;
}

// The same, where they have taken part in a session.
export const knownSecret = (): string | undefined => store.read("dais.participant") ?? undefined;

// What lets them in again where nobody new is let in.
export const pass = {
  read: (token: string): string | undefined => store.read(`dais.pass.${token}`) ?? undefined,
  write: (token: string, to: string): void => store.write(`dais.pass.${token}`, to),
};

const signals = new Map<string, Signal<string>>();

// A choice that survives a reload. What is not sent yet is kept in state/unsent.
export function kept(name: string, otherwise = ""): Signal<string> {
  let found = signals.get(name);
  if (!found) {
    const made = signal(store.read(`dais.${name}`) ?? otherwise);
    effect(() => store.write(`dais.${name}`, made.value === otherwise ? "" : made.value));
    signals.set(name, made);
    found = made;
  }
  return found;
}
