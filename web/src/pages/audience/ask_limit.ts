import type { QuestionState } from "../../protocol/messages";
import { waiting } from "../../protocol/question_states";
import { sentenceOf } from "../../state/refusals";
import { own } from "../../state/session";

// As many as the server takes (open_questions_each of server/session/limits.hpp).
const openEach = 5;
const open: readonly QuestionState[] = [...waiting, "on_stage"];

// Why one asks no more for now, in the words of the refusal that would come; "" where one may.
export function whyNoMore(): string {
  const mine = Object.values(own.value.questions ?? {}).filter(({ state }) => open.includes(state)).length;
  return mine < openEach ? "" : sentenceOf({ code: 5002, why: "too_many_of_yours", most: openEach });
}
