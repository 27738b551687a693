// What only the editor says that makes a plan from nothing.

import type { Template } from "../plan";
import type { Recipients } from "../plan_rules";
import { count, isolated } from "./grammar";

export const editor = {
  templates: {
    presentations: ["Presentation panel", "Each panellist presents, then questions"],
    rounds: ["Discussion in rounds", "Two minutes each in a round, then questions"],
    two_rounds: ["Two rounds of questions", "Presentations, then questions twice"],
    keynote: ["Keynote and panel", "One speaks, the others discuss"],
    lightning: ["Lightning talks", "Five minutes each; the next begins automatically"],
    blank: ["Empty plan", "Nothing is in it yet"],
  } satisfies Record<Template, [string, string]>,
  sum: (sum: number, available: number | undefined) =>
    available === undefined
      ? `${sum} min`
      : sum === available
        ? `${sum} of ${available} min, it fits`
        : sum < available
          ? `${sum} of ${available} min, ${Math.round((available - sum) * 100) / 100} min free`
          : `${sum} of ${available} min, ${Math.round((sum - available) * 100) / 100} min too long`,
  endsAt: (time: string, end: string) => `ends ${time}, planned end ${end}`,
  check: "Problems",
  notes: "Notes",
  fits: "No problems found.",
  checking: "Not checked: the server does not answer. What you type is kept.",
  empty: (n: number) => `${count(n, "field is", "fields are")} still empty.`,
  oneOf: (message: string, more: number) => (more > 0 ? `${message} (and ${more} more)` : message),
  wrong: (n: number) => `${count(n, "field needs", "fields need")} attention`,
  save: "Save as a file",
  openFile: "Open a file",
  notAPlan: "This file is no plan: it is not a JSON object.",
  language: "Language",
  hardStop: "The end cannot move (hard stop)",
  personalLinksOnly: "Joining needs a personal link, which you make and hand out",
  keepCaptions: "Keep the captions with the report",
  segment: (n: number) => `Segment ${n}`,
  noSegments: "No segments yet.",
  insertBefore: "Insert before",
  insertAfter: "Insert after",
  addSegment: "Add a segment",
  remove: "Remove",
  moreAbout: (what: string) => `More about ${isolated(what)}`,

  about: (what: string) => what && `${isolated(what)}: `,
  group: (n: number) => `Group ${n}`,
  speaker: (n: number) => `Registered speaker ${n}`,
  message: (n: number) => `Message ${n}`,
  quick: (n: number) => `Quick message ${n}`,
  removeOf: (what: string) => `Remove ${isolated(what)}`,

  questions: "Questions",
  seats: "Seats at microphones",
  questionLength: "Characters per question",
  says: {
    approval: (on: boolean) => (on ? "approval needed" : "no approval"),
    names: (on: boolean) => (on ? "names optional" : "names required"),
    questions: { automatic: "taken in discussion and Q&A", open: "", closed: "not taken" } as Record<string, string>,
    words: (n: number) => count(n, "flagged word", "flagged words"),
    requests: { automatic: "", open: "always open", closed: "closed" } as Record<string, string>,
    each: (min: string) => `${min} min each`,
    groups: (n: number) => count(n, "group", "groups"),
    replies: { responses: "responses", rights_of_reply: "rights of reply" },
    speakers: (n: number) => (n === 0 ? "nobody" : count(n, "person", "people")),
    automatic: (n: number) => `${n} automatic`,
    quick: (n: number) => `${n} quick`,
    nothing: "none",
  },

  list: "Speakers’ list",
  wrapUp: "Wrap-up (s)",
  repliesHint: "A reply does not count for the order of the list.",

  speakers: "Registered speakers",
  speakersHint: "They are on the list from the beginning.",
  speakerAdd: "Add a speaker",

  messages: "Messages",
  automatic: "Automatic messages",
  automaticHint: "Sent in every segment but a break, when so much of it is left.",
  messageAdd: "Add a message",
  left: "Minutes left",
  to: "To",
  recipients: { speakers: "Who speaks", panellists: "All panellists", stage: "The stage", everyone: "Everyone" } satisfies Record<
    Recipients,
    string
  >,
  text: "Text",
  quickMessages: "Quick messages",
  quickHint: "The moderators send them with one press.",
  quickAdd: "Add a quick message",
};
