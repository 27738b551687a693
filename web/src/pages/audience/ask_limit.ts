import type { QuestionState } from "../../protocol/messages";
import { openQuestionsEach } from "../../protocol/limits";
import { waiting } from "../../protocol/question_states";
import { sentenceOf } from "../../state/refusals";
import { own } from "../../state/session";

const open: readonly QuestionState[] = [...waiting, "on_stage"];

// Why one asks no more for now, in the words of the refusal that would come; "" where one may.
export function whyNoMore(): string {
  const mine = Object.values(own.value.questions ?? {}).filter(({ state }) => open.includes(state)).length;
  return mine < openQuestionsEach ? "" : sentenceOf({ code: 5002, why: "too_many_of_yours", most: openQuestionsEach });
}
