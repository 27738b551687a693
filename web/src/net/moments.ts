// Commands of the moment, such as Next, beside those that have none. One of the moment is never sent unasked for when its moment has
// passed: it would do later what its sender wanted then. When the connection is back the server is first asked what became of it. What
// was not done, or had not been sent, is sent by itself only if it was pressed seconds ago and what it was pressed for still stands;
// otherwise its sender decides. They are gone when the page is loaded again: whoever loads it looks anew.

import type { CommandFrame } from "../protocol/messages";
import { Commands, type Entry } from "./commands";

// A press is of its moment for so long.
export const momentLasts = 5_000;

const notReceived = 2011;

export class Moments extends Commands {
  override disconnected(): void {
    super.disconnected();
    for (const entry of this.entries.values()) {
      if (entry.stands && entry.outcome.state === "sent") this.tell(entry, { state: "unanswered" });
    }
  }

  override answered(id: string, error: { code: number; message: string } | undefined): void {
    for (const [key, entry] of this.entries) {
      if (entry.id !== id) continue;
      if (error?.code === notReceived) this.#missed(key, entry);
      else super.answered(key, error);
      return;
    }
  }

  // Also what was never sent is asked after: the answer comes after all that was missed, so that it can be told what still stands.
  protected override resume(entry: Entry, send: (frame: CommandFrame) => void): void {
    if (!entry.stands) return super.resume(entry, send);
    if (entry.outcome.state !== "passed") send({ type: "command", id: entry.id, command: entry.command, known_only: true });
  }

  #missed(key: string, entry: Entry): void {
    // Under an id of which the server has said so it does nothing any more, should the first one still arrive.
    entry.id = this.id();
    if (this.now() - entry.at < momentLasts && entry.stands?.()) return this.hand(entry);
    const send = (): void => {
      if (this.entries.get(key) !== entry || entry.outcome.state !== "passed") return;
      entry.at = this.now();
      this.hand(entry);
    };
    this.tell(entry, { state: "passed", at: entry.at, send });
  }
}
