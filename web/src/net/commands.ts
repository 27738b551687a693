// What was asked and not yet answered. A command keeps its id until it is answered, so that one sent again after a lost connection
// counts once.

import type { Command, CommandFrame } from "../protocol/messages";

export type Outcome =
  | { state: "waiting" } // no connection; it is sent as soon as there is one
  | { state: "sent" }
  | { state: "confirmed" }
  | { state: "refused"; code: number; message: string };

export interface Pending {
  readonly id: string;
  readonly command: Command;
  readonly outcome: Outcome;
}

interface Entry {
  id: string;
  command: Command;
  outcome: Outcome;
  tell: (outcome: Outcome) => void;
}

export class Commands {
  #entries = new Map<string, Entry>();
  #send: ((frame: CommandFrame) => void) | undefined;
  #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
  }

  // `tell` hears every state, the first one before this returns. An `id` is given for a command that may have been sent already, before
  // the page was loaded again.
  add(command: Command, tell: (outcome: Outcome) => void, id: string = this.#id()): string {
    const entry: Entry = { id, command, outcome: { state: "waiting" }, tell };
    this.#entries.set(entry.id, entry);
    if (this.#send) this.#hand(entry, this.#send);
    else tell(entry.outcome);
    return entry.id;
  }

  // Forgets a command that has not been sent. False when it is too late.
  drop(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry?.outcome.state !== "waiting") return false;
    this.#entries.delete(id);
    return true;
  }

  // A connection is ready: what is unanswered is sent, in the order in which it was asked.
  connected(send: (frame: CommandFrame) => void): void {
    this.#send = send;
    for (const entry of [...this.#entries.values()]) this.#hand(entry, send);
  }

  disconnected(): void {
    this.#send = undefined;
  }

  answered(id: string, error: { code: number; message: string } | undefined): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#tell(entry, error ? { state: "refused", code: error.code, message: error.message } : { state: "confirmed" });
  }

  get pending(): readonly Pending[] {
    return [...this.#entries.values()];
  }

  #hand(entry: Entry, send: (frame: CommandFrame) => void): void {
    send({ type: "command", id: entry.id, command: entry.command });
    this.#tell(entry, { state: "sent" });
  }

  #tell(entry: Entry, outcome: Outcome): void {
    entry.outcome = outcome;
    entry.tell(outcome);
  }
}
