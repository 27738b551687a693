// What the console says of whoever has the clock that counts, and of what is due next.

import type { SegmentKind } from "../../protocol/messages";
import { ago, isolated } from "./grammar";

// Beside figures, where there is little room.
const short: Record<SegmentKind, string> = {
  introductions: "Introductions",
  presentation: "Presentation",
  discussion: "Discussion",
  qa: "Q&A",
  concluding: "Closing",
  break: "Break",
};

export const due = {
  short,
  point: "Point of order",
  response: "Response",
  responseTo: (name: string) => `Response to ${isolated(name)}`,
  rightOfReply: "Right of reply",
  pointWaits: (name: string, ms: number) => `${isolated(name)} · ${ago(ms)}`,
  floor: "Speaking from the floor",
  answering: (asker: string) => `Answering ${isolated(asker)}’s question`,
  answeringAnonymous: "Answering a question",
  onStage: "On stage",
  turn: (round: number, n: number, of: number) => `Round ${round} · turn ${n} of ${of}`,
  turnOver: (round: number) => `Round ${round} · time used up before`,
  since: (time: string) => `on stage since ${time}`,
  noLimit: "no time limit",
  endsAbout: (time: string) => `ends ≈ ${time}`,
  endedAbout: (time: string) => `should have ended ${time}`,

  nextTurn: (name: string) => `Next turn: ${isolated(name)}`,
  nextSpeaker: (name: string) => `Next speaker: ${isolated(name)}`,
  backTo: (name: string) => `Back to ${isolated(name)}`,
  givePoint: (name: string) => `Point of order: ${isolated(name)}`,
  endSpeechOf: (name: string) => `End speech: ${isolated(name)}`,
  answered: "Answered",
  toStage: "To stage: next question",
  nextSpeakerShort: "Next speaker",
  nextQuestion: "Next question",
  leave: (part: string, to: string) => `End ${part} → ${isolated(to)}`,
  leaveToEnd: (part: string) => `End ${part} and the session`,
  leaving: {
    ...short,
    presentation: "talk",
    introductions: "introductions",
    discussion: "discussion",
    concluding: "remarks",
    break: "break",
  },

  left: (length: string) => `${length} left`,
  endsTurn: (name: string) => `ends the turn of ${isolated(name)}`,
  endsSpeech: (name: string) => `ends the speech of ${isolated(name)}`,
  endsPoint: "ends the point of order",
  stopsClock: (name: string) => `stops the clock of ${isolated(name)}`,
  nobodyElse: "Nobody else is waiting",
  quoted: (text: string) => `“${isolated(text)}”`,
  thenQuestion: (text: string) => `then “${isolated(text)}”`,
  thenSpeaker: (name: string) => `then ${isolated(name)} from the floor`,

  seconds: (n: number) => `${n < 0 ? "−" : "+"}${Math.abs(n)}`,
  secondsUnit: "s",
  addedSeconds: (n: number) => `${n < 0 ? "−" : "+"}${Math.abs(n)} s`,
  secondsLong: (n: number, name: string) =>
    `${n < 0 ? "−" : "+"}${Math.abs(n)} s: ${n < 0 ? "take" : "give"} ${isolated(name)} ${Math.abs(n)} seconds${n < 0 ? " less" : " more"}`,
  endSpeech: "End speech",
  endPoint: "End point",
  endTurn: "End turn",
  endTurnOf: (name: string) => `End turn: ${isolated(name)} has the floor no longer`,
  endOf: {
    introductions: "End intro",
    presentation: "End talk",
    discussion: "End segment",
    qa: "End Q&A",
    concluding: "End remarks",
    break: "End break",
  } satisfies Record<SegmentKind, string>,
  endLong: "ends here; what follows waits to be started",

  timing: "Timing",
  sessionLeft: "Session time left",
  sessionOver: "Over time",
  hardStop: (time: string) => `hard stop ${time}`,
  plannedColumn: "Planned",
  actualColumn: "Actual, or ≈ expected",
  lengthColumn: "Length",
  partsTitle: "Parts of the console",
  parts: { now: "Now", review: "Review", speakers: "Speakers", rundown: "Rundown", signals: "Signals" },
  hasFloor: (name: string) => `${isolated(name)} has the floor`,
};
