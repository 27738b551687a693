import { useSignal } from "@preact/signals";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { panellistsApart } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { type Of, section } from "./question_section";

export function Address({ id, question }: Of) {
  const v = view.value;
  const to = useSignal<string | undefined>(undefined);
  const now = question.to ?? "";
  const chosen = to.value ?? now;
  return section(
    words.addressTitle,
    <div class="beside">
      <label class="field">
        <span class="unseen">{words.addressTitle}</span>
        <select data-testid={testids.questionAddress} value={chosen} onChange={(event) => (to.value = event.currentTarget.value)}>
          <option value="">{words.thePanel}</option>
          {panellistsApart(v).map(([one, name]) => (
            <option key={one} value={one} translate={false}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Press
        testid={testids.questionAddressSave}
        means="send"
        command={
          chosen === now
            ? undefined
            : { type: "address_question", question: id, revision: question.revision ?? 0, ...(chosen === "" ? {} : { to: chosen }) }
        }
        done={(outcome) => outcome.state === "confirmed" && (to.value = undefined)}
      >
        {words.pass}
      </Press>
    </div>,
  );
}
