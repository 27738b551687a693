// What buttons can show in their texts: every member of the state, and its clock in parts. All are empty without a connection, but for
// `connection`.

import { clockParts } from "./state.mjs";

/** @type {Record<keyof import("./state.mjs").State, string>} */
const members = {
  session: "Session: id",
  title: "Session: title",
  status: "Session: prepared, open, running, concluded or closed",
  revision: "Session: number that is another after all that drives it",
  segment: "Current segment: id",
  segment_title: "Current segment: title",
  segment_kind: "Current segment: kind",
  segment_remaining: "Current segment: its own clock",
  round: "Current segment: number of its round of turns, 0 where it has none",
  next: "Next segment: id",
  next_title: "Next segment: title",
  phase: "Clock: waiting, running, wrap_up, overtime or paused",
  remaining: "Clock: time left, as 04:59 or +00:12",
  left: "Clock: time left, in milliseconds, below zero in overtime",
  time_given: "Clock: time given in all, in milliseconds",
  zero_at: "Clock: when it reaches zero, in milliseconds since 1970",
  paused: "Session: whether it is paused",
  speaking: "Speaker: id",
  speaker: "Speaker: name",
  speaker_affiliation: "Speaker: affiliation",
  next_request: "Next speaker on the list: id of the request",
  next_speaker: "Next speaker on the list: name",
  requests_waiting: "Speakers' list: how many are waiting",
  question: "Question on stage: id",
  question_text: "Question on stage: text",
  question_from: "Question on stage: who asked",
  questions_to_review: "Questions: how many to review",
  questions_queued: "Questions: how many in the queue",
  signals_raised: "Signals of panellists: how many",
  moderators: "Consoles that are connected: how many",
  message: "Message that the stage shows",
  organiser_message: "Message of the organiser to the moderators, the latest",
  organiser_message_state: "Message of the organiser: sent, delivered or read",
  stage: "Stage: session, blackout or test",
  behind: "Plan: how far behind, in milliseconds, below zero when ahead",
  behind_text: "Plan: how far behind, as +02:30",
  ends: "Plan: expected end",
  planned_end: "Plan: agreed end",
  time: "Time of day at the session's place",
  at: "Time of the server, in milliseconds since 1970",
};

const parts = {
  hours: "Clock: hours",
  minutes: "Clock: minutes",
  seconds: "Clock: seconds",
  sign: "Clock: + in overtime",
  percent: "Clock: how much of the time is used, 0 to 100",
  phase_text: "Clock: Waiting, Running, Wrap up, Overtime or Paused",
  previous: "Previous segment: id, as far as it was seen from here",
  connection: "Connected, or No connection",
};

/** @type {Record<import("./state.mjs").State["phase"], string>} */
export const phaseNames = { "": "", waiting: "Waiting", running: "Running", wrap_up: "Wrap up", overtime: "Overtime", paused: "Paused" };

export const definitions = Object.fromEntries(Object.entries({ ...members, ...parts }).map(([id, name]) => [id, { name }]));

/**
 * Of what a newer server tells too there is no variable.
 * @param {import("./model.mjs").Model} model
 * @returns {Record<string, string | number | boolean>}
 */
export function valuesOf(model) {
  const state = model.state;
  const known = state
    ? { ...state, ...clockParts(state), phase_text: phaseNames[state.phase], previous: model.previous, connection: "Connected" }
    : { connection: "No connection" };
  return Object.fromEntries(Object.keys(definitions).map((id) => [id, known[/** @type {keyof typeof known} */ (id)] ?? ""]));
}
