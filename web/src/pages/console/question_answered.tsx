import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { answerLength } from "../../protocol/limits";
import { mayAct } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { work } from "./claim";
import type { Of } from "./question_section";
import { sendable } from "../../state/text";

// Answered live with one press; in writing, or to be followed up, beside it.
export function Answered({
  id,
  question,
  children,
  ...props
}: Of & { class?: string; keys?: string; mark?: string; children: preact.ComponentChildren }) {
  const where = useRef({});
  const text = useSignal("");
  const revision = question.revision ?? 0;
  const command = (how: "live" | "in_writing" | "follow_up", answer: string) =>
    ({ type: "mark_answered", question: id, revision, how, text: answer }) as const;
  const written = sendable(text.value, answerLength);
  return (
    <span class="split">
      <Press testid={testids.answered} class={props.class} keys={props.keys} mark={props.mark} command={command("live", "")}>
        {children}
      </Press>
      <Popover
        class={`button ${props.class ?? ""}`}
        label={props.class === undefined ? words.answerOther : <span aria-hidden="true">▾</span>}
        name={words.answerOther}
        title={words.answerOther}
        testid={testids.answerMenu}
        disabled={!mayAct.value}
        told={(open) => work(where.current, id, open)}
      >
        {(close) => {
          const done = (outcome: { state: string }) => outcome.state === "confirmed" && close();
          return (
            <div class="details">
              <label class="field">
                {words.answerText}
                <TextBox rows={3} most={answerLength} value={text.value} change={(to) => (text.value = to)} testid={testids.answerText} />
                <small>{words.answerHint}</small>
              </label>
              <div class="actions">
                <Press
                  class="main"
                  testid={testids.answerInWriting}
                  means="send"
                  command={written ? command("in_writing", written) : undefined}
                  done={done}
                >
                  {words.inWriting}
                </Press>
                <Press
                  testid={testids.answerFollowUp}
                  means="send"
                  command={written === undefined ? undefined : command("follow_up", written)}
                  done={done}
                >
                  {words.followUp}
                </Press>
              </div>
            </div>
          );
        }}
      </Popover>
    </span>
  );
}
