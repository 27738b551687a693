// What became of a question, for whoever asked it.

import type { QuestionState, QuestionView, SessionView } from "../protocol/messages";
import { isOver, placeIn } from "./run";

export interface Fate {
  state: QuestionState | "not_reached"; // of a grouped question, that of the one it is grouped into
  grouped: boolean;
  place?: number; // in the queue, 1 for the first
}

const pending: QuestionState[] = ["submitted", "approved", "queued"];

export function fateOf(view: SessionView, id: string, question: QuestionView): Fate {
  const grouped = question.state === "grouped";
  const state = (grouped && question.leader_state) || question.state;
  if (isOver(view.run) && (pending.includes(state) || state === "grouped")) return { state: "not_reached", grouped };
  const at = state === "queued" ? placeIn(view.queue, grouped ? (question.leader ?? "") : id) : undefined;
  return { state, grouped, ...(at === undefined ? {} : { place: at + 1 }) };
}

// Changes when there is something to tell; the place in the queue alone is not.
export function newsIn(question: QuestionView): string {
  const { state, leader_state, answer, answer_text, answers, reason, text } = question;
  return JSON.stringify([state, leader_state, answer, answer_text, reason, text, ...(answers ?? []).map((one) => one.text)]);
}
