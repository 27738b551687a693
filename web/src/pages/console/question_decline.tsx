import { useSignal } from "@preact/signals";
import { reasonLength } from "../../protocol/limits";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { type Of, section } from "./question_section";
import { sendable } from "../../state/text";

// One press declines without a reason; this is for one that the asker reads.
export function DeclineWith({ id, question, close }: Of & { close: () => void }) {
  const text = useSignal("");
  const revision = question.revision ?? 0;
  const written = sendable(text.value, reasonLength);
  const done = (outcome: { state: string }): void => void (outcome.state === "confirmed" && close());
  return section(
    words.declineWith,
    <>
      <div class="actions">
        {words.reasons.map((reason) => (
          <Press key={reason} testid={testids.declineReason} command={{ type: "decline", question: id, revision, reason }} done={done}>
            {reason}
          </Press>
        ))}
      </div>
      <div class="beside">
        <label class="field">
          <span class="unseen">{words.ownReason}</span>
          <TextBox
            most={reasonLength}
            placeholder={words.ownReason}
            value={text.value}
            change={(to) => (text.value = to)}
            testid={testids.declineText}
          />
        </label>
        <Press
          testid={testids.declineSend}
          means="send"
          command={written ? { type: "decline", question: id, revision, reason: written } : undefined}
          done={done}
        >
          {words.decline}
        </Press>
      </div>
    </>,
  );
}
