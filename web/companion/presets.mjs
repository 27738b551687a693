// Buttons that are ready to be dragged onto a page, in the groups of timers that users know.

import * as colours from "./colours.mjs";
import { noConnection } from "./feedbacks.mjs";

/**
 * @typedef {import("@companion-module/base").CompanionPresetDefinitions<any>} Presets
 * @typedef {import("@companion-module/base").CompanionPresetSection<any>} Section
 * @typedef {[feedback: string, options: Record<string, string | number | boolean>, style: Record<string, string | number>]} Look
 * @typedef {object} Button
 * @property {string} name
 * @property {string} text
 * @property {[id: string, options?: Record<string, unknown>]} [action]
 * @property {Look[]} [looks] the last stands over those before it
 * @property {"auto" | "14" | "18" | "24" | "30" | "44"} [size]
 */

/** @type {Look[]} */
const byPhase = [
  ["phase", { phase: "waiting" }, colours.waiting],
  ["phase", { phase: "running" }, colours.running],
  ["phase", { phase: "wrap_up" }, colours.wrapUp],
  ["phase", { phase: "overtime" }, colours.overtime],
  ["phase", { phase: "paused" }, colours.paused],
];

/** @param {number} seconds @param {string} text @returns {Button} */
const time = (seconds, text) => ({
  name: `${text}: ${seconds < 0 ? "remove" : "add"} time`,
  text,
  action: ["add_time", { seconds }],
  size: "24",
});

/** @type {Record<string, Record<string, Button>>} By the names of the sections. */
const buttons = {
  Timer: {
    clock: { name: "Clock, coloured by phase", text: "$(dais:remaining)", looks: byPhase, size: "30" },
    clock_and_speaker: { name: "Clock and speaker", text: "$(dais:remaining)\\n$(dais:speaker)", looks: byPhase, size: "auto" },
    hours: { name: "Clock: hours", text: "$(dais:sign)$(dais:hours)", looks: byPhase, size: "44" },
    minutes: { name: "Clock: minutes", text: "$(dais:sign)$(dais:minutes)", looks: byPhase, size: "44" },
    seconds: { name: "Clock: seconds", text: "$(dais:seconds)", looks: byPhase, size: "44" },
    phase: { name: "Phase of the clock", text: "$(dais:phase_text)", looks: byPhase, size: "18" },
    percent: { name: "How much of the time is used", text: "$(dais:percent) %", looks: byPhase, size: "24" },
    segment: { name: "Current segment", text: "$(dais:segment_title)", size: "auto" },
    segment_clock: { name: "Clock of the segment", text: "Segment\\n$(dais:segment_remaining)", size: "18" },
    next_segment: { name: "Next segment", text: "Next:\\n$(dais:next_title)", size: "auto" },
    time: { name: "Time of day", text: "$(dais:time)", size: "24" },
  },
  Transport: {
    start: { name: "Start", text: "Start", action: ["start"], looks: [["status", { status: "running" }, colours.running]] },
    next: { name: "Next, with what comes", text: "Next\\n$(dais:next_title)", action: ["next"], size: "auto" },
    previous: { name: "Previous", text: "Previous", action: ["previous", { segment: "" }] },
    pause: {
      name: "Pause, resume",
      text: "Pause",
      action: ["pause", { what: "toggle" }],
      looks: [["paused", {}, { ...colours.paused, text: "Resume" }]],
    },
    end_segment: { name: "End the segment", text: "End segment", action: ["end_segment"] },
    skip: { name: "Skip the next segment", text: "Skip\\n$(dais:next_title)", action: ["skip", { segment: "" }], size: "auto" },
    undo: { name: "Undo", text: "Undo", action: ["undo"] },
    redo: { name: "Redo", text: "Redo", action: ["redo"] },
  },
  "Add and remove time": {
    plus_30: time(30, "+30 s"),
    plus_60: time(60, "+1 min"),
    plus_300: time(300, "+5 min"),
    minus_30: time(-30, "−30 s"),
    minus_60: time(-60, "−1 min"),
    minus_300: time(-300, "−5 min"),
  },
  Plan: {
    behind: {
      name: "How far behind or ahead",
      text: "$(dais:behind_text)",
      looks: [
        ["behind", { seconds: 60 }, colours.wrapUp],
        ["behind", { seconds: 300 }, colours.overtime],
      ],
      size: "24",
    },
    ends: { name: "Expected end", text: "Ends\\n$(dais:ends)", looks: [["behind", { seconds: 60 }, colours.wrapUp]], size: "18" },
    shorten: { name: "Shorten the remaining talks", text: "Shorten talks", action: ["catch_up", { how: "shorten", segment: "" }] },
    from_questions: {
      name: "Take it from the Q&A",
      text: "Take it from Q&A",
      action: ["catch_up", { how: "from_questions", segment: "" }],
    },
    end_earlier: { name: "Finish earlier", text: "Finish earlier", action: ["catch_up", { how: "end_earlier", segment: "" }] },
  },
  Floor: {
    speaker: { name: "Who speaks", text: "$(dais:speaker)", looks: [["speaking", { who: "" }, colours.active]], size: "auto" },
    waiting: {
      name: "Who is waiting for the floor",
      text: "Waiting:\\n$(dais:requests_waiting)",
      looks: [["waiting", {}, colours.attention]],
      size: "18",
    },
    give_floor: {
      name: "Give the floor to the next speaker",
      text: "Floor to\\n$(dais:next_speaker)",
      action: ["give_floor"],
      looks: [["waiting", {}, colours.attention]],
      size: "auto",
    },
    moderator: {
      name: "The moderator speaks",
      text: "Moderator",
      action: ["give_word", { who: "moderator" }],
      looks: [["speaking", { who: "moderator" }, colours.active]],
    },
    end_intervention: { name: "End the intervention", text: "End speaker", action: ["end_intervention"] },
    extend_turn: { name: "30 s more for the turn in a round", text: "Turn\\n+30 s", action: ["extend_turn", { seconds: 30 }] },
    extend_intervention: { name: "30 s more for the speaker", text: "Speaker\\n+30 s", action: ["extend_intervention", { seconds: 30 }] },
  },
  Questions: {
    question: { name: "Question on stage", text: "$(dais:question_text)", looks: [["question", {}, colours.active]], size: "auto" },
    put_on_stage: {
      name: "First question of the queue on stage",
      text: "Next question\\n($(dais:questions_queued))",
      action: ["put_on_stage", { question: "" }],
      looks: [["queued", {}, colours.active]],
      size: "14",
    },
    mark_answered: { name: "Mark answered", text: "Answered", action: ["mark_answered"], looks: [["question", {}, colours.active]] },
    take_off_stage: {
      name: "Remove from stage",
      text: "Remove from stage",
      action: ["take_off_stage"],
      looks: [["question", {}, colours.active]],
    },
    review: {
      name: "Questions to review",
      text: "To review:\\n$(dais:questions_to_review)",
      looks: [["review", {}, colours.attention]],
      size: "14",
    },
  },
  "Messages and signals": {
    wrap_up: {
      name: "Message: please wrap up",
      text: "Please wrap up",
      action: ["send_message", { text: "Please wrap up", stage: true, panellists: "", audience: false, lasts: 30 }],
      looks: [["message", { text: "Please wrap up" }, colours.active]],
    },
    message: { name: "Message on stage", text: "$(dais:message)", looks: [["message", { text: "" }, colours.active]], size: "auto" },
    hide_message: {
      name: "Hide message",
      text: "Hide message",
      action: ["hide_message"],
      looks: [["message", { text: "" }, colours.active]],
    },
    signals: {
      name: "Signals of panellists",
      text: "Signals:\\n$(dais:signals_raised)",
      looks: [["signals", {}, colours.attention]],
      size: "18",
    },
  },
  Stage: {
    blackout: {
      name: "Blackout, and back",
      text: "Blackout",
      action: ["set_stage", { picture: "blackout", toggle: true }],
      looks: [["stage", { picture: "blackout" }, colours.blackout]],
    },
    test: {
      name: "Test pattern, and back",
      text: "Test pattern",
      action: ["set_stage", { picture: "test", toggle: true }],
      looks: [["stage", { picture: "test" }, colours.active]],
    },
    session: {
      name: "Show the session",
      text: "Session on stage",
      action: ["set_stage", { picture: "session", toggle: false }],
      looks: [["stage", { picture: "session" }, colours.running]],
    },
  },
  Session: {
    connection: {
      name: "Connection",
      text: "$(dais:connection)",
      size: "14",
    },
    status: {
      name: "Status of the session",
      text: "$(dais:title)\\n$(dais:status)",
      looks: [["status", { status: "running" }, colours.running]],
      size: "auto",
    },
  },
};

/** @type {Presets} */
export const presets = {};

/** @type {Section[]} */
export const sections = [];

for (const [name, group] of Object.entries(buttons)) {
  const section = name.toLowerCase().replaceAll(" ", "_");
  const ids = Object.entries(group).map(([id, { name: label, text, action, looks, size }]) => {
    /** @type {Look[]} */
    const all = [...(looks ?? []), [noConnection, {}, { ...colours.unknown, text: "No\\nconnection" }]];
    presets[`${section}_${id}`] = {
      type: "simple",
      name: label,
      style: { ...colours.plain, text, size: size ?? "18" },
      steps: [{ down: action ? [{ actionId: action[0], options: action[1] ?? {} }] : [], up: [] }],
      feedbacks: all.map(([feedbackId, options, style]) => ({ feedbackId, options, style })),
    };
    return `${section}_${id}`;
  });
  sections.push({ id: section, name, definitions: ids });
}
