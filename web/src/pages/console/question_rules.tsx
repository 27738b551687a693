import { useSignal } from "@preact/signals";
import type { Intake, SetQuestionRulesCommand } from "../../protocol/messages";
import { mayAct, view } from "../../state/session";
import { cleaned } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Choice } from "./parts";

export const intakes: readonly Intake[] = ["automatic", "open", "closed"];

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
  const typed = (draft.value ?? "")
    .split("\n")
    .map((word) => cleaned(word))
    .filter((word) => word !== "");
  return (
    <Popover class="button quiet" label={words.rules} name={words.rulesTitle} testid={testids.rules} disabled={!mayAct.value}>
      {() => (
        <div class="details">
          <h2>{words.rulesTitle}</h2>
          <section>
            <h3>{words.questionsTaken}</h3>
            <Choice
              label={words.questionsTaken}
              now={taking}
              of={intakes.map((value) => ({ value, label: words.taking[value], testid: testids.ruleTaking(value) }))}
              command={(value) => command({ taking: value as Intake })}
            />
          </section>
          {one("approval", words.ruleApproval, testids.ruleApproval)}
          {one("anonymous", words.ruleAnonymous, testids.ruleAnonymous)}
          <section>
            <label class="field">
              {words.ruleWords}
              <textarea
                rows={3}
                dir="auto"
                data-testid={testids.ruleWords}
                value={draft.value ?? list.join("\n")}
                onInput={(event) => (draft.value = event.currentTarget.value)}
              />
            </label>
            <div class="actions">
              <Press
                testid={testids.ruleWordsSave}
                means="send"
                command={draft.value === undefined || typed.join("\n") === list.join("\n") ? undefined : command({ words: typed })}
                done={(outcome) => outcome.state === "confirmed" && (draft.value = undefined)}
              >
                {words.save}
              </Press>
              <small>{words.ruleWordsHint}</small>
            </div>
          </section>
        </div>
      )}
    </Popover>
  );
}
