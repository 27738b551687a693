import { erasedText } from "../../protocol/limits";
import type { QuestionView } from "../../protocol/messages";
import { removal as words } from "../../state/access_words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { mayEndIt } from "./offered";

// Of somebody who takes part no more: all that they wrote is erased, which is asked once more.
export function Erasing({ question, asker }: { question: QuestionView; asker: number }) {
  if (question.text === erasedText) return <p class="hint">{words.erased}</p>;
  return (
    <Popover label={`${words.erase}…`} title={words.erase} testid={testids.eraseMenu} disabled={!mayEndIt()}>
      {(close) => (
        <div class="details">
          <h2 tabIndex={-1} data-first>
            {words.eraseAsk}
          </h2>
          <p>{words.eraseHint}</p>
          <div class="actions">
            <Press
              class="main"
              testid={testids.erase}
              command={{ type: "erase_participants", participants: [asker] }}
              done={(outcome) => outcome.state === "confirmed" && close()}
              roomy
            >
              {words.eraseYes}
            </Press>
          </div>
        </div>
      )}
    </Popover>
  );
}
