// A clock that goes only when a test says so. What is due is called in its order.

import { Waiting } from "./waiting.mjs";

export class SteppedClock extends Waiting {
  #now = 0;
  #due = new Set();

  now() {
    return this.#now;
  }

  after(ms, call) {
    const one = { at: this.#now + ms, call };
    this.#due.add(one);
    this.happened();
    return () => this.#due.delete(one);
  }

  step(ms) {
    const until = this.#now + ms;
    for (;;) {
      const next = [...this.#due].filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = until;
  }

  /** How long until something is due. */
  get next() {
    return Math.min(...[...this.#due].map((one) => one.at)) - this.#now;
  }

  // Goes on to what is due in this time, once that is next.
  async step_to(ms, what) {
    await this.until(`${what} in ${ms} ms`, () => this.next === ms);
    this.step(ms);
  }
}
