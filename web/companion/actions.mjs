// What buttons do: each action is a command of the HTTP API, with what its button showed.

import { picture } from "./fields.mjs";

/**
 * @typedef {import("./state.mjs").State} State
 * @typedef {import("@companion-module/base").SomeCompanionActionInputField} Field
 * @typedef {import("./sender.mjs").Command} Command
 * @typedef {{
 *   name: string,
 *   description?: string,
 *   options?: Field[],
 *   repeats?: boolean,
 *   command(state: State, options: Record<string, any>, model: import("./model.mjs").Model): Command,
 * }} Action Of one that `repeats` another press right after the first means it again.
 */

// A button that bounces, or is pressed twice by mistake, means one press, though it may show the next state by then.
const bounce = 700;

const remedies = [
  { id: "shorten", label: "Shorten the remaining talks" },
  { id: "from_questions", label: "Take it from the Q&A" },
  { id: "drop", label: "Drop a segment" },
  { id: "extend", label: "Move the end" },
  { id: "lengthen", label: "Give the presentations more" },
  { id: "to_questions", label: "Give it to the Q&A" },
  { id: "end_earlier", label: "Finish earlier" },
];

/** @type {Field} */
const textOfMessage = { type: "textinput", id: "text", label: "Message", useVariables: true, minLength: 1, default: "" };

/**
 * What a button acts on; without it nothing is sent.
 * @param {string} id @param {string} sentence
 */
function wanted(id, sentence) {
  if (!id) throw new Error(sentence);
  return id;
}

/** @param {string} ids */
const listed = (ids) => ids.split(/[\s,]+/).filter(Boolean);

/** What a panellist, the stage or the audience is sent. @param {Record<string, any>} options @returns {Command} */
function message({ text, stage, panellists, audience, lasts }) {
  const to = { panellists: listed(String(panellists ?? "")), stage: !!stage, audience: !!audience };
  return { command: "send_message", members: { to, text, ...(lasts > 0 && { lasts: lasts * 1000 }) } };
}

/** @param {string} text */
function membersIn(text) {
  let members;
  try {
    members = JSON.parse(text.trim() || "{}");
  } catch (error) {
    throw new Error(`The members are no JSON: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  if (typeof members !== "object" || members === null || Array.isArray(members))
    throw new Error("The members must be a JSON object, such as {}");
  return members;
}

/** @type {Record<string, Action>} */
export const actions = {
  start: {
    name: "Timer: start",
    command: ({ segment }) => ({ command: "start", expect: segment }),
  },
  next: {
    name: "Timer: next segment",
    description: "Pressed twice it advances once",
    command: ({ segment }) => ({ command: "next", expect: segment }),
  },
  previous: {
    name: "Timer: previous segment",
    description: "Goes back to a segment that has begun; its clock goes on from where it stood",
    options: [
      { type: "textinput", id: "segment", label: "Segment id (empty: the one before, as seen from here)", useVariables: true, default: "" },
    ],
    command({ segment }, options, { previous }) {
      const to = wanted(options.segment || previous, "Which segment ran before was not seen from here: enter its id in the button");
      return { command: "back", members: { segment: to }, expect: segment };
    },
  },
  pause: {
    name: "Timer: pause, resume",
    options: [
      {
        type: "dropdown",
        id: "what",
        label: "What",
        default: "toggle",
        choices: [
          { id: "toggle", label: "Pause, or resume when paused" },
          { id: "pause", label: "Pause" },
          { id: "resume", label: "Resume" },
        ],
      },
    ],
    command: ({ segment, paused }, { what }) => ({ command: what === "toggle" ? (paused ? "resume" : "pause") : what, expect: segment }),
  },
  add_time: {
    name: "Timer: add or remove time",
    options: [
      { type: "number", id: "seconds", label: "Seconds (below zero: remove)", default: 60, min: -36_000, max: 36_000, asInteger: true },
    ],
    command: ({ segment }, { seconds }) => ({
      command: "add_time",
      members: { segment, by: seconds * 1000 },
      expect: segment,
    }),
    repeats: true,
  },
  end_segment: {
    name: "Timer: end the segment",
    command: ({ segment }) => ({ command: "end_segment", expect: segment }),
  },
  skip: {
    name: "Timer: skip a segment",
    description: "A segment that is still to come is left out",
    options: [{ type: "textinput", id: "segment", label: "Segment id (empty: the next)", useVariables: true, default: "" }],
    command: ({ segment, next }, options) => ({
      command: "skip",
      members: { segment: wanted(options.segment || next, "No segment follows") },
      expect: segment,
    }),
  },
  catch_up: {
    name: "Plan: catch up, or use spare time",
    options: [
      { type: "dropdown", id: "how", label: "How", default: "shorten", choices: remedies },
      {
        type: "textinput",
        id: "segment",
        label: "Segment id",
        useVariables: true,
        default: "",
        isVisibleExpression: "$(options:how) == 'drop'",
      },
    ],
    command: ({ segment }, options) => ({
      command: "catch_up",
      members: {
        how: options.how,
        ...(options.how === "drop" && { segment: wanted(options.segment, "Enter in the button which segment") }),
      },
      expect: segment,
    }),
  },
  give_floor: {
    name: "Floor: give it to the next speaker",
    description: "To whom the button showed as next on the speakers' list",
    command({ speaking, next_request, requests_waiting }) {
      const request = wanted(next_request, requests_waiting > 0 ? "The floor is not open" : "Nobody is waiting for the floor");
      return { command: "give_floor", members: { request }, expect: speaking };
    },
  },
  give_word: {
    name: "Floor: let somebody at the podium speak",
    options: [
      { type: "textinput", id: "who", label: "Panellist id, or moderator (empty: nobody)", useVariables: true, default: "moderator" },
    ],
    command: ({ speaking }, { who }) => ({ command: "give_word", members: { to: who || null }, expect: speaking }),
  },
  end_intervention: {
    name: "Floor: end the intervention",
    command: ({ speaking }) => ({
      command: "end_intervention",
      members: { request: wanted(speaking, "Nobody has the floor") },
      expect: speaking,
    }),
  },
  extend_intervention: {
    name: "Floor: give the speaker more time",
    options: [{ type: "number", id: "seconds", label: "Seconds", default: 30, min: 1, max: 3_600, asInteger: true }],
    command: ({ speaking }, { seconds }) => ({
      command: "extend_intervention",
      members: { request: wanted(speaking, "Nobody has the floor"), by: seconds * 1000 },
      expect: speaking,
    }),
    repeats: true,
  },
  extend_turn: {
    name: "Floor: give the turn in a round more time",
    options: [{ type: "number", id: "seconds", label: "Seconds", default: 30, min: -3_600, max: 3_600, asInteger: true }],
    command: ({ speaking }, { seconds }) => ({
      command: "extend_turn",
      members: { panellist: wanted(speaking, "Nobody has the floor"), by: seconds * 1000 },
      expect: speaking,
    }),
    repeats: true,
  },
  put_on_stage: {
    name: "Questions: put on stage",
    options: [{ type: "textinput", id: "question", label: "Question id (empty: the first in the queue)", useVariables: true, default: "" }],
    command({ question, questions_queued }, options) {
      if (options.question) return { command: "put_on_stage", members: { question: options.question }, expect: question };
      if (questions_queued === 0) throw new Error("No question is in the queue");
      return { command: "put_on_stage", expect: question };
    },
  },
  take_off_stage: {
    name: "Questions: remove from stage",
    command: ({ question }) => ({
      command: "take_off_stage",
      members: { question: wanted(question, "No question is on stage") },
      expect: question,
    }),
  },
  mark_answered: {
    name: "Questions: mark answered",
    command: ({ question }) => ({
      command: "mark_answered",
      members: { question: wanted(question, "No question is on stage"), how: "live", text: "" },
      expect: question,
    }),
  },
  send_message: {
    name: "Message: send",
    options: [
      textOfMessage,
      { type: "checkbox", id: "stage", label: "To the stage", default: true },
      { type: "textinput", id: "panellists", label: "To panellists (ids, with commas)", useVariables: true, default: "" },
      { type: "checkbox", id: "audience", label: "To the audience", default: false },
      { type: "number", id: "lasts", label: "Show for (seconds; 0: until it is hidden)", default: 0, min: 0, max: 600, asInteger: true },
    ],
    command: (_, options) => message(options),
  },
  hide_message: {
    name: "Message: hide",
    description: "Hides the stage's message that was sent from here last",
    command({ message: shown }, _, { sent }) {
      if (!shown) throw new Error("The stage shows no message");
      if (sent?.text !== shown) throw new Error("This message was not sent from here: hide it on the console");
      return { command: "undo", members: { record: sent.record } };
    },
  },
  set_stage: {
    name: "Stage: show",
    options: [picture, { type: "checkbox", id: "toggle", label: "Back to the session when it is shown already", default: true }],
    command: ({ stage }, { picture, toggle }) => ({
      command: "set_stage",
      members: { to: toggle && stage === picture ? "session" : picture },
      expect: stage,
    }),
  },
  undo: {
    name: "Undo",
    description: "What a moderator or a tool did last",
    command: () => ({ command: "undo" }),
  },
  redo: {
    name: "Redo",
    command: () => ({ command: "redo" }),
  },
  command: {
    name: "Any command",
    description: "By its name and members in the documentation of the HTTP API",
    options: [
      { type: "textinput", id: "name", label: "Name", regex: "/^[a-z_]+$/", default: "" },
      { type: "textinput", id: "members", label: "Members, as JSON", useVariables: true, multiline: true, default: "{}" },
      {
        type: "dropdown",
        id: "expect",
        label: "Only while this is as the button showed it",
        default: "",
        choices: [
          { id: "", label: "Nothing in particular" },
          { id: "segment", label: "The current segment" },
          { id: "speaking", label: "Who speaks" },
          { id: "question", label: "The question on stage" },
          { id: "stage", label: "What the stage shows" },
        ],
      },
    ],
    command: (state, { name, members, expect }) => ({
      command: String(name),
      members: membersIn(String(members ?? "")),
      ...(expect && { expect: String(state[/** @type {keyof State} */ (expect)]) }),
    }),
  },
};

/**
 * @param {import("./model.mjs").Model} model
 * @param {(command: Command, pressed: number) => Promise<number>} send
 * @returns {import("@companion-module/base").CompanionActionDefinitions}
 */
export function definitionsFor(model, send) {
  let last = { button: "", at: -Infinity };
  /** @type {import("@companion-module/base").CompanionActionDefinitions} */
  const all = {};
  for (const [id, { name, description, options, repeats, command }] of Object.entries(actions)) {
    all[id] = {
      name,
      ...(description && { description }),
      options: options ?? [],
      async callback(action) {
        if (!model.state) throw new Error("No connection: not sent");
        const press = { button: JSON.stringify([id, action.options]), at: model.now };
        if (!repeats && press.button === last.button && press.at < last.at + bounce) return;
        const made = command(model.state, action.options, model);
        last = press;
        const record = await send(made, press.at);
        if (id === "send_message") model.sent = { text: String(action.options.text), record };
      },
    };
  }
  return all;
}
