// What several pages say.

import type { SegmentKind, SessionStatus } from "../../protocol/messages";
import type { Phase } from "../run";
import { count, isolated, span } from "./grammar";

export { lasting } from "./grammar";

export const product = "Dais";
export const privacy = "Privacy";
export const phase = {
  waiting: "Waiting",
  running: "Running",
  wrap_up: "Wrap up",
  overtime: "Overtime",
  paused: "Paused",
} satisfies Record<Phase, string>;
export const status = {
  prepared: "Not open yet",
  open: "Open",
  running: "Running",
  concluded: "Ended",
  closed: "Closed",
} satisfies Record<SessionStatus, string>;
export const Kind = {
  introductions: "Introductions",
  presentation: "Presentation",
  discussion: "Discussion",
  qa: "Questions and answers",
  concluding: "Concluding remarks",
  break: "Break",
} satisfies Record<SegmentKind, string>;
// Beside figures, where there is little room.
export const short: Record<SegmentKind, string> = {
  introductions: "Introductions",
  presentation: "Presentation",
  discussion: "Discussion",
  qa: "Q&A",
  concluding: "Closing",
  break: "Break",
};
export const partLeft = (part: string, time: string) => `${part}: ${time} left`;
export const and = (list: string[]): string =>
  list.length < 2 ? (list[0] ?? "") : `${list.slice(0, -1).map(isolated).join(", ")} and ${isolated(list.at(-1)!)}`;
export const timeLeft = "Time left";
export const fromTheFloor = "From the floor";
export const point = (name: string) => `Point of order: ${isolated(name)}`;
export const gap = "Between two segments";
export const nextAbout = (what: string, time: string) => `Next, about ${time}: ${isolated(what)}`;
export const startsAt = (time: string) => `Starts at ${time}`;
export const over = "The session has ended";
export const thanks = "Thank you";
export const soon = "Starting soon";
export const anonymous = "Anonymous";
export const to = (name: string) => `To ${isolated(name)}`;
export const answering = (names: string) => `Answers: ${isolated(names)}`;
export const floorNext = (name: string) => `Next from the floor: ${isolated(name)}`;
export const listCloses = (time: string, wait: string) => `The list closes at ${time}, ${wait}`;
export const nextIs = (what: string) => `Next: ${isolated(what)}`;
export const atAbout = (time: string) => `about ${time}`;
// A time of day with its day and its zone, in a sentence: Starts at 10:15 on Thu 16 Feb 2017 (New York time).
export const onDay = (time: string, day: string) => `${time} on ${day}`;
export const inZone = (time: string, zone: string) => `${time} (${zone} time)`;
// Of seconds: 10:00, 1:30:00, 3 d 2 h.
export const figures = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} d${days < 10 ? ` ${hours % 24} h` : ""}`;
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
};
const two = (n: number): string => String(n).padStart(2, "0");
export const inMinutes = (n: number) => (n < 1 ? "in less than a minute" : `in ${span(n)}`);
export const charactersOver = (n: number) => `${count(n, "character", "characters")} too many`;
export const withdraw = "Withdraw";
export const nowSpeaks = (who: string) => `Now: ${isolated(who)}`;
export const hasTheFloor = (name: string) => `${isolated(name)} has the floor`;
export const handsOver = (wait: string) => `Hands over in ${wait}`;
export const fromModerator = "From the moderator";
export const saidMessage = (text: string) => `From the moderator: ${isolated(text)}`;
export const close = "Close";
export const dismiss = "Got it";
export const said = (near: string, who: string) => (who ? `${near}: ${isolated(who)}` : near);
export const sleeps = "This screen may go to sleep";
export const sleepsLong = "This device may go to sleep: turn that off in its settings.";
export const loading = "Connecting";
export const needs = "If nothing comes, this browser is too old, or scripts are turned off. Use another one, or bring it up to date.";
