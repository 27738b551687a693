// The time that everything here goes by; tests step another.

/** @typedef {{ now(): number, after(ms: number, call: () => void): () => void }} Clock `after` gives what cancels it. */

/** @type {Clock} Never set back, unlike the time of day. */
export const steady = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
