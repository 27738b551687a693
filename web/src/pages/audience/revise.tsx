import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { QuestionView } from "../../protocol/messages";
import { audience as words } from "../../state/later_words";
import { view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";

// The text of an own question, until a moderator has reviewed or edited it.
export function Revise(props: { id: string; question: QuestionView; close: () => void }) {
  const { id, question } = props;
  const text = useSignal(question.text);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  const to = cleaned(text.value, "\n");
  const can = to !== "" && to !== question.text && tooMany(to, view.value.plan!.question_length) <= 0;
  return (
    <div class="revise" ref={box}>
      <div class="field">
        <TextBox
          rows={3}
          label={words.editLabel}
          most={view.value.plan!.question_length}
          value={text.value}
          change={(value) => (text.value = value)}
          testid={testids.mineText}
        />
      </div>
      <div class="two">
        <button type="button" class="button quiet" onClick={props.close}>
          {words.notNow}
        </button>
        <Press
          class="main"
          testid={testids.mineSave}
          means="send"
          command={can ? { type: "revise_question", question: id, text: to } : undefined}
          done={(outcome) => outcome.state === "confirmed" && props.close()}
        >
          {words.save}
        </Press>
      </div>
    </div>
  );
}
