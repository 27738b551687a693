import { useSignal } from "@preact/signals";
import { nameLength } from "../../protocol/limits";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { panellistsApart } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";

const nothing = { text: "", name: "", to: "" };

// A question that was asked elsewhere: on a card from the hall, or in another chat.
export function EnterQuestion() {
  const plan = view.value.plan!;
  const draft = useSignal(nothing);
  const set = (change: Partial<typeof nothing>): void => void (draft.value = { ...draft.value, ...change });
  const text = cleaned(draft.value.text, "\n");
  const name = cleaned(draft.value.name);
  const { to } = draft.value;
  const sendable = text !== "" && tooMany(text, plan.question_length) <= 0 && tooMany(name, nameLength) <= 0;
  return (
    <Popover
      class="button quiet"
      label={words.enterQuestion}
      name={words.enterQuestionTitle}
      testid={testids.enterQuestion}
      disabled={!mayAct.value}
    >
      {(close) => (
        <div class="details">
          <h2>{words.enterQuestionTitle}</h2>
          <label class="field">
            {words.enterText}
            <TextBox
              rows={3}
              most={plan.question_length}
              value={draft.value.text}
              change={(to) => set({ text: to })}
              testid={testids.enterText}
            />
          </label>
          <label class="field">
            {words.enterName}
            <TextBox most={nameLength} value={draft.value.name} change={(to) => set({ name: to })} testid={testids.enterName} />
          </label>
          <label class="field">
            {words.addressTitle}
            <select data-testid={testids.enterTo} value={to} onChange={(event) => set({ to: event.currentTarget.value })}>
              <option value="">{words.thePanel}</option>
              {panellistsApart(view.value).map(([one, name]) => (
                <option key={one} value={one} translate={false}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <div class="actions">
            <Press
              class="main"
              testid={testids.enterSend}
              means="send"
              command={sendable ? { type: "enter_question", text, name, ...(to === "" ? {} : { to }) } : undefined}
              done={(outcome) => {
                if (outcome.state !== "confirmed") return;
                draft.value = nothing;
                close();
              }}
            >
              {words.enterSend}
            </Press>
            <small>{words.enterHint}</small>
          </div>
        </div>
      )}
    </Popover>
  );
}
