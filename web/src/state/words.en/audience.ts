import type { AnswerKind, FloorGroup, FloorOrder } from "../../protocol/messages";
import { count, isolated, ordinal } from "./grammar";

export const title = "Panel";
export const ask = "Ask a question";
export const send = "Send";
export const notNow = "Not now";
export const sending = "Sending";
export const waits = "Kept; it is sent when the connection is back";
export const sent = "Received. “Mine” shows what becomes of it.";
export const charactersLeft = (n: number) => count(n, "character left", "characters left");
export const name = "Your name";
export const nameOptional = "Your name (may stay empty)";
export const nameNeeded = "A name is needed here.";
export const addressee = "To";
export const panel = "the panel";
export const notAccepting = "No questions are taken at the moment.";
export const takenLater = (time: string) => `Questions are taken with the discussion and the Q&A${time && `, from about ${time}`}.`;
export const draftKept = "What you wrote is kept.";
export const muted =
  "The moderators take neither questions nor requests for the floor from you. You can still vote and withdraw what you asked.";
export const notOpen = "Questions can be asked when the session has opened.";
export const ended = "The session is closed.";
export const tabs = { questions: "Questions", mine: "Mine", floor: "Floor" } as Record<string, string>;
export const vote = "Vote";
export const voteFor = (n: number, voted: boolean) =>
  `${count(n, "vote", "votes")}${voted ? ", yours among them. Take your vote back" : ". Vote for this question"}`;
export const settle = (fresh: number) => (fresh > 0 ? `${count(fresh, "new question", "new questions")}: show` : "New order: show");
export const noQuestions = "No questions yet.";
export const notLoaded = "This part of the page did not load. Trying again.";
export const mineEmpty = "What you ask appears here, with what becomes of it.";
export const state = {
  submitted: "Received, in review",
  approved: "Approved: others see it and can vote",
  queued: (n: number) => `Queued, about ${ordinal(n)}`,
  queuedSomewhere: "Queued",
  on_stage: "On stage now",
  answered: { live: "Answered", in_writing: "Answered in writing", follow_up: "Will be followed up" } satisfies Record<AnswerKind, string>,
  not_taken: (reason: string) => (reason ? `Not taken: ${isolated(reason)}` : "Not taken"),
  withdrawn: "Withdrawn",
  grouped: "Grouped with another question",
  groupedAnd: (state: string) => `Grouped with another question. ${state}`,
  notReached: "Not reached",
  waiting: "Kept on this device, not sent yet",
  sent: "Received",
};
export const saidState = (state: string, text: string) => `Your question: ${state}. ${isolated(text)}`;
export const staged = "Question on stage";
export const edited = "Edited by the moderators. You wrote:";
export const saidEdited = "Edited by the moderators";
export const askedWith = "The question it is grouped with:";
export const answer = "Answer:";
export const also = (n: number) => `asked by ${count(n, "other", "others")} too`;
export const askAgain = "Ask again";
export const floorTitle = "Speak from the floor";
export const floorLater = (time: string) => `The floor opens during discussions and the Q&A${time && `, from about ${time}`}.`;
export const floorOver = "The floor is closed.";
export const listClosed = "The speakers’ list is closed.";
export const floorHint = (length: string) => `You would have ${length}. Someone will bring you a microphone.`;
export const affiliation = "Affiliation (may stay empty)";
export const group = "Group";
export const noGroup = "none of them";
export const online = "I follow online";
export const request = "Ask for the floor";
export const pointOfOrder = "Raise a point of order";
export const pointOfOrderHint = "About how the meeting is run, not about its subject. It goes before the list.";
export const place = (n: number) => `You are ${ordinal(n)} on the list`;
export const first = "You are next";
export const speaking = "You have the floor";
export const absent = "You were called and set aside";
export const absentHint = "Are you here? You go to the end of the list.";
export const here = "I am here";
export const done = "I have finished";
export const spoken = (again: boolean) => `You have spoken.${again ? " You may ask for the floor again." : ""}`;
export const before = (n: number) => (n === 0 ? "nobody before you" : `${n} before you`);
export const estimate = (time: string, before: string) => `About ${time}; ${before}.`;
export const anyMoment = (before: string) => `Any moment; ${before}.`;
export const noEstimate = (before: string) => `The floor is not expected to open again; ${before}.`;
export const beyond = "It may not be reached before the end.";
export const moved = "The moderators have moved you on the list.";
export const point = "A point of order: it goes before the list.";
export const listLength = (n: number) => (n === 0 ? "Nobody is waiting." : `${count(n, "person waits", "people wait")}.`);
export const ruleTitle = "Order of the list:";
export const rule = (order: FloorOrder, seed: string | undefined, groups: FloorGroup[]) =>
  ({
    first_come: "First come",
    alternate: "Room and online in turn",
    first_time: "First-time speakers first",
    by_group: `By group: ${groups.map((one) => (one.limit === undefined ? isolated(one.name) : `${isolated(one.name)} (${one.limit} at most)`)).join(", ")}`,
    by_lot: `Drawn by lot${seed === undefined ? "" : ` (seed ${seed})`}`,
    least_time: "Whoever has spoken least comes first",
  })[order];
export const call = "Call me with sound and vibration";
export const callHint = "Keep this page open: a phone that sleeps is not called.";
export const callTouch = "Touch the page once, so that the browser allows sound.";
export const callSilent = "This browser does not vibrate: there is sound only.";
export const callMute = "This browser makes no sound: there is vibration only.";
export const callNot = "This browser allows neither sound nor vibration: keep an eye on the page.";
