import { useSignal } from "@preact/signals";
import type { Intake, SetQuestionRulesCommand } from "../../protocol/messages";
import { rules as rule } from "../../state/later_words";
import { intakes, lines } from "../../state/plan_rules";
import { mayAct, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { ForcingWords } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Choice } from "./choice";

export function QuestionRules() {
  const draft = useSignal<string | undefined>(undefined);
  const rules = view.value.rules;
  if (!rules) return null;
  const { revision, approval, anonymous, taking } = rules;
  const list = rules.words ?? [];
  const command = (change: Partial<SetQuestionRulesCommand>): SetQuestionRulesCommand => ({
    type: "set_question_rules",
    revision,
    approval,
    anonymous,
    taking,
    words: list,
    ...change,
  });
  const one = (name: "approval" | "anonymous", label: string, testid: string) => (
    <Press class="switch" pressed={rules[name]} testid={testid} command={command({ [name]: !rules[name] })}>
      <span class="track" aria-hidden="true" />
      <span>{label}</span>
    </Press>
  );
  const typed = lines(draft.value ?? "");
  return (
    <Popover class="button quiet" label={words.rules} name={words.rulesTitle} testid={testids.rules} disabled={!mayAct.value}>
      {() => (
        <div class="details">
          <h2>{words.rulesTitle}</h2>
          <section>
            <h3>{rule.questionsTaken}</h3>
            <Choice
              label={rule.questionsTaken}
              now={taking}
              of={intakes.map((value) => ({ value, label: rule.taking[value], testid: testids.ruleTaking(value) }))}
              command={(value) => command({ taking: value as Intake })}
            />
          </section>
          {one("approval", rule.approval, testids.ruleApproval)}
          {one("anonymous", rule.anonymous, testids.ruleAnonymous)}
          <section>
            <ForcingWords value={draft.value ?? list.join("\n")} change={(to) => (draft.value = to)} />
            <div class="actions">
              <Press
                testid={testids.ruleWordsSave}
                means="send"
                command={draft.value === undefined || typed.join("\n") === list.join("\n") ? undefined : command({ words: typed })}
                done={(outcome) => outcome.state === "confirmed" && (draft.value = undefined)}
              >
                {words.save}
              </Press>
              <small>{rule.wordsHint}</small>
            </div>
          </section>
        </div>
      )}
    </Popover>
  );
}
