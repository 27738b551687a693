// The stream of a session's states: opened, watched, and opened again.

import { readEvents } from "./event_stream.mjs";

/** @typedef {"connecting" | "ok" | "bad_config" | "authentication_failure" | "insufficient_permissions" | "connection_failure"} Standing */

// The server says something after 15 s of silence at the latest, and each second while a clock runs.
const silence = 20_000;
const silenceOfRunningClock = 5_000;
const answerWithin = 5_000;

// A stream that breaks is opened again at once, then after these, which begin anew once one has lasted. What was refused is asked for again
// all the same, in case it is mended.
const pauses = [0, 500, 1_000, 2_000, 4_000, 8_000];
const lasting = 10_000;
const pauseAfterRefusal = 30_000;

/** What the server said instead of a stream. */
class Refused extends Error {
  /** @param {Standing} standing @param {string} message */
  constructor(standing, message) {
    super(message);
    this.standing = standing;
  }
}

/**
 * The sentence in an answer that is no success.
 * @param {number} status @param {string} text
 */
export function sentenceIn(status, text) {
  try {
    const body = JSON.parse(text);
    return String(body.message ?? body.error.message);
  } catch {
    return `The server answered with status ${status}`;
  }
}

/**
 * Why there was no answer, in words.
 * @param {unknown} error
 */
export function whyNot(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || String(/** @type {{ code?: string }} */ (cause).code) : String(cause);
}

export class Connection {
  #target;
  #clock;
  #told;
  #failures = 0;
  /** @type {AbortController | undefined} */
  #open;
  #cancelPause = () => {};
  #cancelWatch = () => {};
  #closed = false;

  /**
   * @param {import("./config.mjs").Target} target
   * @param {import("./clock.mjs").Clock} clock
   * @param {{ state(state: import("./state.mjs").State): void, standing(standing: Standing, message: string | null): void }} told
   */
  constructor(target, clock, told) {
    this.#target = target;
    this.#clock = clock;
    this.#told = told;
  }

  start() {
    this.#told.standing("connecting", null);
    void this.#follow();
  }

  close() {
    this.#closed = true;
    this.#cancelPause();
    this.#cancelWatch();
    this.#open?.abort();
  }

  async #follow() {
    const open = (this.#open = new AbortController());
    const began = this.#clock.now();
    let pause = 0;
    try {
      await this.#read(open);
      throw new Error("the server ended the stream");
    } catch (error) {
      if (this.#closed) return;
      const refused = error instanceof Refused ? error : undefined;
      const why = whyNot(open.signal.aborted ? open.signal.reason : error);
      this.#told.standing(refused?.standing ?? "connection_failure", refused?.message ?? `No connection to ${this.#target.server}: ${why}`);
      if (this.#clock.now() >= began + lasting) this.#failures = 0;
      pause = refused ? pauseAfterRefusal : /** @type {number} */ (pauses[Math.min(this.#failures++, pauses.length - 1)]);
    } finally {
      this.#cancelWatch();
      open.abort();
    }
    this.#cancelPause = this.#clock.after(pause, () => void this.#follow());
  }

  /** @param {AbortController} open */
  async #read(open) {
    this.#watch(open, answerWithin);
    const response = await fetch(`${this.#target.session}/events`, {
      headers: { Authorization: `Bearer ${this.#target.token}`, Accept: "text/event-stream" },
      redirect: "manual",
      signal: open.signal,
    });
    if (!response.ok || !response.body) throw await this.#refusal(response);
    let longest = silence;
    await readEvents(
      response.body,
      (type, data) => {
        const told = JSON.parse(data);
        if (type === "refused") throw new Refused("authentication_failure", told.message);
        if (type !== "state") return;
        longest = told.zero_at === undefined ? silence : silenceOfRunningClock;
        this.#told.standing("ok", null);
        this.#told.state(told);
      },
      () => this.#watch(open, longest),
    );
  }

  /** @param {AbortController} open @param {number} longest */
  #watch(open, longest) {
    this.#cancelWatch();
    this.#cancelWatch = this.#clock.after(longest, () => open.abort(new Error("nothing comes from the server")));
  }

  /** @param {Response} response */
  async #refusal(response) {
    if (response.status >= 300 && response.status < 400) {
      return new Refused("bad_config", `The server is at another address: ${response.headers.get("Location") ?? "it does not say where"}`);
    }
    const sentence = sentenceIn(response.status, await response.text());
    if (response.status === 401) return new Refused("authentication_failure", sentence);
    if (response.status === 403) return new Refused("insufficient_permissions", sentence);
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return new Refused("bad_config", sentence);
    return new Error(sentence);
  }
}
