import { useSignal } from "@preact/signals";
import { questionLength } from "../../protocol/limits";
import { languageName } from "../../state/language";
import { view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { languagesFor } from "../../state/translations";
import { language, moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { type Of, section } from "./question_section";

// What it asks in another language; an empty text takes that away.
export function Translations({ id, question }: Of) {
  const all = languagesFor(view.value, question, navigator.language);
  const chosen = useSignal(all[0]!);
  const draft = useSignal<string | undefined>(undefined);
  const there = question.translations?.find((one) => one.language === chosen.value)?.text ?? "";
  const text = draft.value ?? there;
  const written = cleaned(text, "\n");
  const can = written !== there && tooMany(written, questionLength) <= 0;
  return section(
    words.translation,
    <>
      <label class="field">
        <span class="unseen">{words.translationInto}</span>
        <select
          data-testid={testids.translationInto}
          value={chosen.value}
          onChange={(event) => {
            chosen.value = event.currentTarget.value;
            draft.value = undefined;
          }}
        >
          {all.map((one) => (
            <option key={one} value={one}>
              {languageName(one, language)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span class="unseen">{words.translation}</span>
        <TextBox
          rows={2}
          lang={chosen.value}
          most={questionLength}
          value={text}
          change={(to) => (draft.value = to)}
          testid={testids.translationText}
        />
      </label>
      <div class="actions">
        <Press
          testid={testids.translationSave}
          means="send"
          command={
            can
              ? { type: "translate_question", question: id, revision: question.revision ?? 0, language: chosen.value, text: written }
              : undefined
          }
          done={(outcome) => outcome.state === "confirmed" && (draft.value = undefined)}
        >
          {words.save}
        </Press>
      </div>
    </>,
  );
}
