// What is known of the session: the last state while there is a connection, and otherwise nothing, since a button that shows an old state
// shows something untrue.

import { asOf, untilNextSecond } from "./state.mjs";

/** @typedef {import("./state.mjs").State} State */

export class Model {
  #clock;
  #changed;
  /** @type {State | undefined} */
  #state;
  #ahead = -Infinity; // of the server's clock before ours, as the event that came quickest says
  /** @type {string[]} */
  #before = []; // the segments that ran before the current one
  #current = "";
  #cancelTick = () => {};
  /** @type {{ text: string, record: number } | undefined} The stage's message that was sent from here last. */
  sent;

  /**
   * @param {import("./clock.mjs").Clock} clock
   * @param {() => void} changed called whenever `state` is another
   */
  constructor(clock, changed) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** As it is now; nothing without a connection. */
  get state() {
    return this.#state && asOf(this.#state, this.now);
  }

  /** By the server's clock, once it has told a state. */
  get now() {
    return Math.floor(this.#clock.now() + this.#ahead);
  }

  /** The segment that ran before the current one, as far as it was seen from here. */
  get previous() {
    return this.#before.at(-1) ?? "";
  }

  /** @param {State} state */
  take(state) {
    this.#ahead = Math.max(this.#ahead, state.at - this.#clock.now());
    this.#follow(state.segment);
    this.#state = state;
    this.#tell();
  }

  lose() {
    if (!this.#state) return;
    this.#state = undefined;
    this.#ahead = -Infinity;
    this.#tell();
  }

  /** Forgets all, as for another session. */
  clear() {
    this.#before = [];
    this.#current = "";
    this.sent = undefined;
    this.lose();
  }

  /** @param {string} segment */
  #follow(segment) {
    if (segment === this.#current || segment === "") return;
    if (segment === this.previous) this.#before.pop();
    else if (this.#current) this.#before.push(this.#current);
    this.#current = segment;
  }

  #tell() {
    this.#cancelTick();
    const left = this.#state?.zero_at === undefined ? undefined : this.#state.zero_at - this.now;
    if (left !== undefined) this.#cancelTick = this.#clock.after(untilNextSecond(left), () => this.#tell());
    this.#changed();
  }
}
