import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { type Of, section } from "./question_section";
import { sendable } from "../../state/text";

export function Edit({ id, question, draft }: Of & { draft: { value: string | undefined } }) {
  const text = draft.value ?? question.text;
  const most = view.value.plan!.question_length;
  const written = sendable(text, most);
  const changed = written && written !== question.text;
  return section(
    words.edit,
    <>
      <label class="field">
        <span class="unseen">{words.edit}</span>
        <TextBox rows={3} lang={question.language} most={most} value={text} change={(to) => (draft.value = to)} testid={testids.editText} />
      </label>
      <div class="actions">
        <Press
          testid={testids.editSave}
          means="send"
          command={changed ? { type: "edit_question", question: id, revision: question.revision ?? 0, text: written } : undefined}
          done={(outcome) => outcome.state === "confirmed" && (draft.value = undefined)}
        >
          {words.save}
        </Press>
        <small>{words.editHint}</small>
      </div>
    </>,
  );
}
