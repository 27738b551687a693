// Commands on their way: each is done once, however often it has to be sent.

import { sentenceIn, whyNot } from "./connection.mjs";

/**
 * @typedef {object} Command
 * @property {string} command its name
 * @property {Record<string, unknown>} [members]
 * @property {string} [expect] what the button showed where it acts
 */

const answerWithin = 3_000;
const pauses = [200, 400, 800, 1_600];
// The server does nothing any more that was pressed 5 s before; asking until then, and once more, says what became of it.
const givesUpAfter = 10_000;

const noAnswer = 0;

export class Sender {
  #target;
  #clock;
  #closing = new AbortController();

  /**
   * @param {import("./config.mjs").Target} target
   * @param {import("./clock.mjs").Clock} clock
   */
  constructor(target, clock) {
    this.#target = target;
    this.#clock = clock;
  }

  close() {
    this.#closing.abort(new Error("the connection was closed"));
  }

  /**
   * Gives the number of its record, or throws the sentence of why there is none.
   * @param {Command} command
   * @param {number} pressed by the server's clock
   * @returns {Promise<number>}
   */
  async send({ command, members = {}, expect }, pressed) {
    const began = this.#clock.now();
    const request = {
      method: "POST",
      headers: {
        Authorization: `Bearer ${this.#target.token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      body: JSON.stringify({ ...members, expect, pressed }),
    };
    for (let tries = 0; ; ++tries) {
      const { status, text, retryAfter } = await this.#ask(command, request);
      this.#closing.signal.throwIfAborted();
      if (status === 200) return JSON.parse(text).record;
      const why = status === noAnswer ? text : sentenceIn(status, text);
      if (status !== noAnswer && status !== 429 && status !== 503) throw new Error(why);
      const pause = Math.max(pauses[Math.min(tries, pauses.length - 1)] ?? 0, retryAfter);
      if (this.#clock.now() + pause > began + givesUpAfter) {
        throw new Error(`No answer, so it may be done or not. Look at the console. (${why})`);
      }
      await new Promise((resolve) => this.#clock.after(pause, () => resolve(undefined)));
    }
  }

  /**
   * `status` is `noAnswer` where there was no answer, and `text` says why.
   * @param {string} command @param {RequestInit} request
   */
  async #ask(command, request) {
    const late = new AbortController();
    const cancel = this.#clock.after(answerWithin, () => late.abort(new Error("nothing came in time")));
    try {
      const signal = AbortSignal.any([late.signal, this.#closing.signal]);
      const address = `${this.#target.session}/commands/${encodeURIComponent(command)}`;
      const response = await fetch(address, { ...request, redirect: "manual", signal });
      return {
        status: response.status,
        text: await response.text(),
        retryAfter: 1000 * (Number(response.headers.get("Retry-After")) || 0),
      };
    } catch (error) {
      return { status: noAnswer, text: whyNot(error), retryAfter: 0 };
    } finally {
      cancel();
    }
  }
}
