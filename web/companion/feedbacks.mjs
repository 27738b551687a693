// What buttons light up by. Each looks at the members that it names and at nothing else; without a connection none is true but that one.

import * as colours from "./colours.mjs";
import { picture } from "./fields.mjs";
import { phaseNames } from "./variables.mjs";

/**
 * @typedef {import("./state.mjs").State} State
 * @typedef {import("@companion-module/base").SomeCompanionFeedbackInputField} Field
 * @typedef {{
 *   name: string,
 *   description?: string,
 *   style: { color: number, bgcolor: number, text?: string },
 *   options?: Field[],
 *   members: (keyof State)[],
 *   holds(state: State, options: Record<string, any>): boolean,
 * }} Feedback
 */

/** @type {Record<string, Feedback>} */
export const feedbacks = {
  phase: {
    name: "Clock: phase",
    description: "The clock that everybody looks at is in this phase",
    style: colours.running,
    options: [
      {
        type: "dropdown",
        id: "phase",
        label: "Phase",
        default: "running",
        choices: Object.entries(phaseNames).flatMap(([id, label]) => (id ? [{ id, label }] : [])),
      },
    ],
    members: ["phase"],
    holds: (state, { phase }) => state.phase === phase,
  },
  time_left: {
    name: "Clock: little time left",
    description: "At most so many seconds are left, or it is overtime",
    style: colours.wrapUp,
    options: [{ type: "number", id: "seconds", label: "Seconds", default: 60, min: 0, max: 86_400 }],
    members: ["left"],
    holds: (state, { seconds }) => state.left !== undefined && state.left <= seconds * 1000,
  },
  paused: {
    name: "Session: paused",
    style: colours.paused,
    members: ["paused"],
    holds: (state) => state.paused,
  },
  status: {
    name: "Session: status",
    style: colours.active,
    options: [
      {
        type: "dropdown",
        id: "status",
        label: "Status",
        default: "running",
        choices: [
          { id: "prepared", label: "Prepared" },
          { id: "open", label: "Open" },
          { id: "running", label: "Running" },
          { id: "concluded", label: "Ended" },
          { id: "closed", label: "Closed" },
        ],
      },
    ],
    members: ["status"],
    holds: (state, { status }) => state.status === status,
  },
  segment: {
    name: "Segment: is current",
    style: colours.active,
    options: [{ type: "textinput", id: "segment", label: "Segment id", useVariables: true, default: "" }],
    members: ["segment"],
    holds: (state, { segment }) => state.segment !== "" && state.segment === segment,
  },
  behind: {
    name: "Plan: behind",
    description: "The expected end is later than the agreed one, by at least so much",
    style: colours.attention,
    options: [{ type: "number", id: "seconds", label: "Seconds", default: 60, min: 1, max: 86_400 }],
    members: ["behind"],
    holds: (state, { seconds }) => state.behind !== undefined && state.behind >= seconds * 1000,
  },
  speaking: {
    name: "Floor: somebody speaks",
    description: "Somebody has the floor or speaks at the podium",
    style: colours.active,
    options: [{ type: "textinput", id: "who", label: "Only this id (optional)", useVariables: true, default: "" }],
    members: ["speaking"],
    holds: (state, { who }) => state.speaking !== "" && (!who || state.speaking === who),
  },
  waiting: {
    name: "Floor: somebody is waiting",
    style: colours.attention,
    members: ["requests_waiting"],
    holds: (state) => state.requests_waiting > 0,
  },
  question: {
    name: "Questions: one is on stage",
    style: colours.active,
    members: ["question"],
    holds: (state) => state.question !== "",
  },
  queued: {
    name: "Questions: in the queue",
    style: colours.active,
    members: ["questions_queued"],
    holds: (state) => state.questions_queued > 0,
  },
  review: {
    name: "Questions: to review",
    style: colours.attention,
    members: ["questions_to_review"],
    holds: (state) => state.questions_to_review > 0,
  },
  signals: {
    name: "Signals: a panellist signals",
    style: colours.attention,
    members: ["signals_raised"],
    holds: (state) => state.signals_raised > 0,
  },
  message: {
    name: "Message: shown on stage",
    style: colours.active,
    options: [{ type: "textinput", id: "text", label: "Only this text (optional)", useVariables: true, default: "" }],
    members: ["message"],
    holds: (state, { text }) => state.message !== "" && (!text || state.message === text),
  },
  stage: {
    name: "Stage: shows",
    style: colours.blackout,
    options: [picture],
    members: ["stage"],
    holds: (state, { picture }) => state.stage === picture,
  },
};

export const noConnection = "no_connection";

/**
 * @param {import("./model.mjs").Model} model
 * @returns {import("@companion-module/base").CompanionFeedbackDefinitions}
 */
export function definitionsFor(model) {
  /** @type {import("@companion-module/base").CompanionFeedbackDefinitions} */
  const all = {
    [noConnection]: {
      type: "boolean",
      name: "No connection",
      description: "It is not known how the session stands",
      defaultStyle: { ...colours.unknown, text: "No\\nconnection" },
      options: [],
      callback: () => !model.state,
    },
  };
  for (const [id, { name, description, style, options, holds }] of Object.entries(feedbacks)) {
    all[id] = {
      type: "boolean",
      name,
      ...(description && { description }),
      defaultStyle: style,
      options: options ?? [],
      callback: (feedback) => !!model.state && holds(model.state, feedback.options),
    };
  }
  return all;
}

/**
 * The feedbacks that look at any of these members.
 * @param {Set<string>} members
 */
export const lookingAt = (members) => Object.keys(feedbacks).filter((id) => feedbacks[id]?.members.some((member) => members.has(member)));
