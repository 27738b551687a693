// What anybody may read of a session whose report is public.

import type { AnswerKind } from "../../protocol/messages";
import { count, isolated, since } from "./grammar";

export const publicReport = {
  title: "Public report",
  of: (title: string) => `Report: ${isolated(title)}`,
  noReport: "There is no public report here. It may not be public yet, or no longer.",
  fail: "The report did not come. Try again.",
  retry: "Try again",
  away: (ms: number) => `No connection. Last heard ${since(ms)} ago. This may have changed since.`,
  planned: "Planned",
  actual: "Actual",
  until: (time: string, end: string) => `${time}–${end}`,
  since: (time: string) => `since ${time}`,
  notHeld: "Not held",
  venue: "Venue",
  moderator: "Moderator",
  panel: "Panel",
  zone: (zone: string) => `All times in ${zone.startsWith("UTC") ? zone : `${zone} time`}.`,
  answersUntil: (time: string) => `The panel may write answers until ${time}; they appear here.`,
  print: "Print",
  agenda: "Agenda",
  segment: "Segment",
  yours: "Your questions",
  yoursHint: "Asked on this device. Only you see them here.",
  fate: {
    answered: "Answered",
    not_reached: "Not answered",
    submitted: "In review",
    approved: "Approved",
    queued: "In the queue",
    on_stage: "On stage",
    not_taken: "Declined",
    withdrawn: "Withdrawn",
    grouped: "Grouped with another question",
  },
  answered: { live: "Answered live", in_writing: "Answered in writing", follow_up: "To be followed up" } satisfies Record<
    AnswerKind,
    string
  >,
  questions: "Questions and answers",
  none: "No question was answered yet.",
  anonymous: "Anonymous",
  to: (name: string) => `to ${isolated(name)}`,
  votes: (n: number) => count(n, "vote", "votes"),
  answer: "Answer",
  wrote: (name: string, time: string) => `${isolated(name)}, ${time}`,
  privacy: "Privacy",
};
