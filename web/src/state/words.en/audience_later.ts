import type { AnswerKind, FloorGroup, FloorOrder, ReplyPlace, RequestKind } from "../../protocol/messages";
import { count, isolated, ordinal } from "./grammar";

export * from "./audience";

export const captions = "Captions";
export const vote = "Vote";
export const voteFor = (n: number, voted: boolean) =>
  `${count(n, "vote", "votes")}${voted ? ", yours among them. Cancel your vote" : ". Vote for this question"}`;
export const settle = (fresh: number) => (fresh > 0 ? `${count(fresh, "new question", "new questions")}: show` : "New order: show");
export const noQuestions = "No questions yet.";
export const noneFound = "No question has these words.";
export const find = "Find";
export const sort = "Order";
export const sorts = { votes: "Most votes first", newest: "Newest first" };
export const yours = "Yours";
export const mineEmpty = "What you ask appears here, with its status.";
export const state = {
  submitted: "Received, in review",
  approved: "Approved: others see it and can vote",
  queued: (n: number) => `${ordinal(n)} in the queue`,
  queuedSomewhere: "In the queue",
  on_stage: "On stage now",
  answered: { live: "Answered", in_writing: "Answered in writing", follow_up: "Will be followed up" } satisfies Record<AnswerKind, string>,
  not_taken: (reason: string) => (reason ? `Declined: ${isolated(reason)}` : "Declined"),
  withdrawn: "Withdrawn",
  grouped: "Grouped with another question",
  groupedAnd: (state: string) => `Grouped with another question. ${state}`,
  notReached: "Not answered in the session",
  waiting: "Kept on this device, not sent yet",
  sent: "Received",
};
export const saidState = (state: string, text: string) => `Your question: ${state}. ${isolated(text)}`;
export const staged = "Question on stage";
export const edited = "Edited by the moderators. You wrote:";
export const saidEdited = "Edited by the moderators";
export const edit = "Edit";
export const editLabel = "Your question";
export const save = "Save";
export const askedWith = "The question it is grouped with:";
export const answer = "Answer:";
export const wrote = (name: string) => `${isolated(name)} wrote:`;
export const publicReport = "Public report";
export const also = (n: number) => `asked by ${count(n, "other", "others")} too`;
export const askAgain = "Ask again";
export const floorTitle = "Speak from the floor";
export const floorLater = (time: string) => `The floor opens during discussions and the Q&A${time && `, from about ${time}`}.`;
export const floorOver = "The floor is closed.";
export const listClosed = "The speakers’ list is closed.";
export const floorHint = (length: string) => `You would have ${length}. Someone will bring you a microphone.`;
export const floorHintLater = "How long you would have depends on your group. Someone will bring you a microphone.";
export const affiliation = "Affiliation (optional)";
export const group = "Group";
export const noGroup = "No group";
export const online = "I am joining online";
export const request = "Ask for the floor";
export const pointOfOrder = "Raise a point of order";
export const pointOfOrderHint = "About how the meeting is run, not about its subject. It goes before the list.";
export const pointOfOrderSure = "Raise a point of order?";
export const pointOfOrderInterrupts = "It interrupts the meeting: the moderator is told at once.";
export const pointOfOrderRaise = "Raise it now";
export const respondTo = (name: string) => `Respond to ${isolated(name)}`;
const whereTo: Record<ReplyPlace, string> = { next: "right after the speech", last: "at the end of the list" };
export const respondHint = (length: string, place: ReplyPlace) => `You would have ${length}, ${whereTo[place]}.`;
export const rightOfReply = "Ask for a right of reply";
export const rightOfReplyHint = (length: string, place: ReplyPlace) =>
  `To what was said of you or of those you speak for. You would have ${length}, ${whereTo[place]}.`;
export const place = (n: number) => `You are ${ordinal(n)} on the list`;
export const first = "You are next";
export const speaking = "You have the floor";
export const absent = "You were called but marked absent";
export const absentHint = "Are you here? You go to the end of the list.";
export const here = "I am here";
export const done = "I have finished";
export const spoken = (again: boolean) => `You have spoken.${again ? " You may ask for the floor again." : ""}`;
export const estimate = (time: string) => `About ${time}.`;
export const anyMoment = "Any moment.";
export const noEstimate = "The floor is not expected to open again.";
export const beyond = "It may not be reached before the end.";
export const moved = "The moderators have moved you on the list.";
export const aside = (kind: Exclude<RequestKind, "speech">, place: ReplyPlace) =>
  kind === "point_of_order"
    ? "A point of order: it goes before the list."
    : `${kind === "response" ? "A response" : "A right of reply"}: ${whereTo[place]}.`;
// Within a sentence.
export const rule = (order: FloorOrder, seed: string | undefined, groups: FloorGroup[]) =>
  ({
    first_come: "who asks first speaks first",
    alternate: "the room and those online take turns",
    first_time: "who has not spoken yet goes first",
    by_group: `group after group: ${groups.map((one) => (one.limit === undefined ? isolated(one.name) : `${isolated(one.name)} (${one.limit} at most)`)).join(", ")}`,
    by_lot: `the order is drawn at random${seed === undefined ? "" : ` (seed ${seed})`}`,
    least_time: "whoever has spoken least comes first",
  })[order];
export const placed = (n: number, rule: string) =>
  `${n === 0 ? "Nobody speaks" : count(n, "person speaks", "people speak")} before you: ${rule}.`;
export const listed = (n: number, rule: string) =>
  `${n === 0 ? "Nobody is waiting" : count(n, "person is waiting", "people are waiting")}: ${rule}.`;
export const letOthersFirst = "Let others go first";
export const call = "Call me with sound and vibration";
export const callHint = "Keep this page open: a phone that sleeps is not called.";
export const callTouch = "Touch the page once, so that the browser allows sound.";
export const callSilent = "This browser does not vibrate: there is sound only.";
export const callMute = "This browser makes no sound: there is vibration only.";
export const callNot = "This browser allows neither sound nor vibration: keep an eye on the page.";
