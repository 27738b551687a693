import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { labelLength, labelsEach } from "../../protocol/limits";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { refocus } from "../../ui/refocus";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { labels } from "./derived";
import { type Of, section } from "./question_section";

export function Labels({ id, question }: Of) {
  const box = useRef<HTMLInputElement>(null);
  const text = useSignal("");
  const has = question.labels ?? [];
  const known = labels.value.filter((label) => !has.includes(label)).slice(0, 6);
  const command = (to: string[]) => ({ type: "label_question", question: id, revision: question.revision ?? 0, labels: to }) as const;
  const made = cleaned(text.value);
  const full = has.length >= labelsEach;
  return section(
    words.labelsTitle,
    <>
      <ul class="labels">
        {has.map((label) => (
          <li key={label} data-testid={testids.questionLabel} data-id={label}>
            <Press
              testid={testids.questionLabelRemove}
              class="label"
              label={words.labelRemove(label)}
              command={command(has.filter((one) => one !== label))}
            >
              <span class="typed" dir="auto">
                {label}
              </span>
              <span aria-hidden="true">×</span>
            </Press>
          </li>
        ))}
        {!full &&
          known.map((label) => (
            <li key={`+${label}`} data-id={label}>
              <Press testid={testids.questionLabelKnown} class="label known" command={command([...has, label])}>
                <span aria-hidden="true">+</span>
                <span class="typed" dir="auto">
                  {label}
                </span>
              </Press>
            </li>
          ))}
      </ul>
      {!full && (
        <div class="beside" data-box>
          <label class="field">
            <span class="unseen">{words.labelNew}</span>
            <TextBox
              box={box}
              most={labelLength}
              placeholder={words.labelNew}
              value={text.value}
              change={(to) => (text.value = to)}
              testid={testids.questionLabelText}
            />
          </label>
          <Press
            testid={testids.questionLabelAdd}
            means="send"
            command={made === "" || tooMany(made, labelLength) > 0 || has.includes(made) ? undefined : command([...has, made])}
            done={(outcome) => {
              refocus(box);
              if (outcome.state === "confirmed") text.value = "";
            }}
          >
            {words.labelAdd}
          </Press>
        </div>
      )}
    </>,
  );
}
