import type { Intake } from "../../protocol/messages";
import * as usual from "../../protocol/plan_defaults";
import { editor as words, rules } from "../../state/later_words";
import { numberOf } from "../../state/plan_members";
import { intakes, lines, type QuestionsForm } from "../../state/plan_rules";
import { CheckField, SelectField } from "../../ui/choice_fields";
import { TextField } from "../../ui/text_field";
import { ForcingWords } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Fold } from "./fold";
import type { PartProps } from "./plan_draft";

// `wordsFault` says of which word it is.
export function QuestionsPart({ form, faultOf, ...props }: PartProps & { wordsFault: string | undefined }) {
  const { limits, questions } = form;
  const set = (part: Partial<QuestionsForm>): void => props.set({ questions: { ...questions, ...part } });
  const approval = questions.approval ?? usual.approval;
  const anonymous = questions.anonymous ?? usual.anonymous;
  const taking = (questions.taking || usual.questionsTaken) as Intake;
  const forcing = lines(questions.words).length;
  const { says } = words;
  const isUsual =
    approval === usual.approval &&
    anonymous === usual.anonymous &&
    taking === usual.questionsTaken &&
    (numberOf(limits.question) ?? usual.questionLength) === usual.questionLength;
  return (
    <Fold
      name="questions"
      title={words.questions}
      says={[says.approval(approval), says.names(anonymous), says.questions[taking] ?? taking, forcing > 0 ? says.words(forcing) : ""]}
      used={!isUsual || forcing > 0}
    >
      <CheckField
        label={rules.approval}
        on={approval}
        change={(on) => set({ approval: on })}
        testid={testids.planField("approval")}
        fault={faultOf("/questions/approval")}
        place="/questions/approval"
      />
      <CheckField
        label={rules.anonymous}
        on={anonymous}
        change={(on) => set({ anonymous: on })}
        testid={testids.planField("anonymous")}
        fault={faultOf("/questions/anonymous")}
        place="/questions/anonymous"
      />
      <div class="beside">
        <SelectField
          label={rules.questionsTaken}
          value={taking}
          of={intakes.map((one) => [one, rules.taking[one]])}
          change={(to) => set({ taking: to })}
          testid={testids.planField("questions-taking")}
          fault={faultOf("/questions/taking")}
          place="/questions/taking"
        />
        <TextField
          label={words.questionLength}
          value={limits.question}
          change={(question) => props.set({ limits: { ...limits, question } })}
          testid={testids.planField("question-length")}
          number
          hint={String(usual.questionLength)}
          fault={faultOf("/limits/question_length")}
          place="/limits/question_length"
        />
      </div>
      <ForcingWords value={questions.words} change={(to) => set({ words: to })} fault={props.wordsFault} place="/questions/words" />
      <p class="hint">{rules.wordsHint}</p>
    </Fold>
  );
}
