// What was asked and not yet answered. A command keeps its id until it is answered, so that one sent again after a lost connection
// counts once.

import type { Command, CommandFrame, Rejection } from "../protocol/messages";

export type Outcome =
  | { state: "waiting" } // no connection; it can be taken back
  | { state: "sent" }
  | { state: "unanswered" } // the connection broke after it was sent: what became of it is asked when there is one again
  | { state: "passed"; at: number; send: () => void } // not done, and its moment has passed: pressed at, on the server's clock; its sender decides
  | { state: "confirmed" }
  | { state: "refused"; why: Rejection };

export interface Pending {
  readonly id: string;
  readonly command: Command;
  readonly outcome: Outcome;
}

export interface Options {
  // Of a command that may have been sent already, before the page was loaded again.
  id?: string;
  // Of a command of the moment (net/moments): whether the same would be asked for now.
  stands?: () => boolean;
  // How many milliseconds ago it was asked for; 0 if not given.
  ago?: number;
}

export interface Entry {
  id: string;
  command: Command;
  outcome: Outcome;
  tell: (outcome: Outcome) => void;
  stands: (() => boolean) | undefined;
  at: number;
}

type Send = (frame: CommandFrame) => void;

export class Commands {
  protected entries = new Map<string, Entry>(); // by the id that `add` gave
  protected send: Send | undefined;

  // `now` gives the server's time, of which `timeScale` milliseconds pass in one.
  constructor(
    protected id: () => string,
    protected now: () => number,
    protected timeScale: () => number,
  ) {}

  // `tell` hears every state, the first one before this returns.
  add(command: Command, tell: (outcome: Outcome) => void, { id = this.id(), stands, ago = 0 }: Options = {}): string {
    const entry: Entry = { id, command, outcome: { state: "waiting" }, tell, stands, at: this.now() - ago * this.timeScale() };
    this.entries.set(id, entry);
    this.hand(entry);
    return id;
  }

  // Forgets a command that has not been sent, or was not done. False when it is too late.
  drop(id: string): boolean {
    const state = this.entries.get(id)?.outcome.state;
    return (state === "waiting" || state === "passed") && this.entries.delete(id);
  }

  // A connection is ready: what is unanswered is sent, in the order in which it was asked.
  connected(send: Send): void {
    this.send = send;
    for (const entry of [...this.entries.values()]) this.resume(entry, send);
  }

  disconnected(): void {
    this.send = undefined;
  }

  answered(id: string, error: Rejection | undefined): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    this.tell(entry, error ? { state: "refused", why: error } : { state: "confirmed" });
  }

  get pending(): readonly Pending[] {
    return [...this.entries.values()];
  }

  protected resume(entry: Entry, _send: Send): void {
    this.hand(entry);
  }

  protected hand(entry: Entry): void {
    this.send?.(this.frame(entry));
    this.tell(entry, { state: this.send ? "sent" : "waiting" });
  }

  protected frame({ id, command }: Entry): CommandFrame {
    return { type: "command", id, command };
  }

  protected tell(entry: Entry, outcome: Outcome): void {
    entry.outcome = outcome;
    entry.tell(outcome);
  }
}
