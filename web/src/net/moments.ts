// Commands of the moment, such as Next, beside those that have none. One of the moment says when it was pressed, and the server does not do
// what comes later than its moment lasts: it would do then what its sender wanted before. Nor is it sent unasked for by then. When the
// connection is back the server is first asked what became of it. What was not done, or had not been sent, is sent by itself only if it was
// pressed seconds ago and what it was pressed for still stands; otherwise its sender decides. They are gone when the page is loaded again: whoever loads it looks anew.

import { notReceived, tooLate } from "../protocol/codes";
import { pressLasts } from "../protocol/limits";
import type { CommandFrame, Rejection } from "../protocol/messages";
import { Commands, type Entry } from "./commands";

export class Moments extends Commands {
  override disconnected(): void {
    super.disconnected();
    for (const entry of this.entries.values()) {
      if (entry.stands && entry.outcome.state === "sent") this.tell(entry, { state: "unanswered" });
    }
  }

  override answered(id: string, error: Rejection | undefined): void {
    for (const [key, entry] of this.entries) {
      if (entry.id !== id) continue;
      if (error?.code === notReceived) this.#missed(key, entry);
      else if (error?.code === tooLate) this.#passed(key, entry);
      else super.answered(key, error);
      return;
    }
  }

  // Also what was never sent is asked after: the answer comes after all that was missed, so that it can be told what still stands.
  protected override resume(entry: Entry, send: (frame: CommandFrame) => void): void {
    if (!entry.stands) return super.resume(entry, send);
    if (entry.outcome.state !== "passed") send({ ...this.frame(entry), query_outcome: true });
  }

  protected override frame(entry: Entry): CommandFrame {
    return { ...super.frame(entry), ...(entry.stands && { pressed: Math.round(entry.at) }) };
  }

  // What is sent again has another id: of the first the server has said that it does nothing any more, should it still arrive.
  #missed(key: string, entry: Entry): void {
    if ((this.now() - entry.at) / this.timeScale() >= pressLasts || !entry.stands?.()) return this.#passed(key, entry);
    entry.id = this.id();
    this.hand(entry);
  }

  #passed(key: string, entry: Entry): void {
    entry.id = this.id();
    const send = (): void => {
      if (this.entries.get(key) !== entry || entry.outcome.state !== "passed") return;
      entry.at = this.now();
      this.hand(entry);
    };
    this.tell(entry, { state: "passed", at: entry.at, send });
  }
}
