// The state of a session as the server tells it (protocol/http.md), and as it is between two events, while its clock goes on.

/**
 * @typedef {object} State
 * @property {string} session
 * @property {string} title
 * @property {"prepared" | "open" | "running" | "concluded" | "closed"} status
 * @property {number} revision
 * @property {string} segment
 * @property {string} segment_title
 * @property {string} segment_kind
 * @property {string} segment_remaining
 * @property {number} round
 * @property {string} next
 * @property {string} next_title
 * @property {"" | "waiting" | "running" | "wrap_up" | "overtime" | "paused"} phase
 * @property {string} remaining
 * @property {number} [left]
 * @property {number} time_given
 * @property {number} [zero_at]
 * @property {boolean} paused
 * @property {string} speaking
 * @property {string} speaker
 * @property {string} speaker_affiliation
 * @property {string} next_request
 * @property {string} next_speaker
 * @property {number} requests_waiting
 * @property {string} question
 * @property {string} question_text
 * @property {string} question_from
 * @property {number} questions_to_review
 * @property {number} questions_queued
 * @property {number} signals_raised
 * @property {number} moderators
 * @property {string} message
 * @property {string} organiser_message
 * @property {string} organiser_message_state
 * @property {"session" | "blackout" | "test"} stage
 * @property {number} [behind]
 * @property {string} behind_text
 * @property {string} ends
 * @property {string} planned_end
 * @property {string} time
 * @property {number} at
 */

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {number} seconds */
function figures(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${two(minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/**
 * The second that has begun, so that zero comes when the time is up; then it goes on from +00:00. All pages show it so.
 * @param {number} left
 */
const secondsShown = (left) => (left < 0 ? Math.floor(-left / 1000) : Math.ceil(left / 1000));

/** @param {number} left in milliseconds */
export const countdown = (left) => (left < 0 ? "+" : "") + figures(secondsShown(left));

/**
 * @param {State} state
 * @param {number} now by the server's clock
 * @returns {State}
 */
export function asOf(state, now) {
  if (state.zero_at === undefined) return state;
  const left = state.zero_at - now;
  const isOver = left < 0 && (state.phase === "running" || state.phase === "wrap_up");
  return { ...state, left, remaining: countdown(left), phase: isOver ? "overtime" : state.phase };
}

/**
 * How long until the clock shows another second.
 * @param {number} left
 */
export const untilNextSecond = (left) =>
  left > 0 ? left - (secondsShown(left) - 1) * 1000 : left < 0 ? (secondsShown(left) + 1) * 1000 + left : 1;

/**
 * What the clock shows, in parts; nothing where there is no clock.
 * @param {State} state
 */
export function clockParts(state) {
  if (state.left === undefined) return undefined;
  const seconds = secondsShown(state.left);
  const used = state.time_given > 0 ? (state.time_given - state.left) / state.time_given : 0; // none is given before the session
  return {
    sign: state.left < 0 ? "+" : "",
    hours: two(Math.floor(seconds / 3600)),
    minutes: two(Math.floor(seconds / 60) % 60),
    seconds: two(seconds % 60),
    percent: Math.round(Math.min(1, Math.max(0, used)) * 100),
  };
}
