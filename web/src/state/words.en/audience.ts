import { count } from "./grammar";

export const title = "Panel";
export const ask = "Ask a question";
export const send = "Send";
export const notNow = "Cancel";
export const sending = "Sending";
export const waits = "Kept; it is sent when the connection is back";
export const sent = "Received. “My questions” shows its status.";
export const charactersLeft = (n: number) => count(n, "character left", "characters left");
export const name = "Your name";
export const nameOptional = "Your name (optional)";
export const nameNeeded = "A name is needed here.";
export const addressee = "To";
export const panel = "the panel";
export const notAccepting = "No questions are taken at the moment.";
export const takenLater = (time: string) => `Questions are taken with the discussion and the Q&A${time && `, from about ${time}`}.`;
export const draftKept = "What you wrote is kept.";
export const muted =
  "The moderators take neither questions nor requests for the floor from you. You can still vote and withdraw what you asked.";
export const removed = "A moderator removed you from this session. You can still follow it.";
export const notOpen = "Questions can be asked when the session has opened.";
export const ended = "The session has ended. No more questions are taken.";
export const tabs = { questions: "Questions", mine: "My questions", floor: "Speak" } as Record<string, string>;
