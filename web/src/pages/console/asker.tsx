import type { QuestionView } from "../../protocol/messages";
import { removal as words } from "../../state/access_words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Removal } from "./removal";

// What can be done about whoever asked it.
export function Asker({ id, question, asker }: { id: string; question: QuestionView; asker: number }) {
  return (
    <>
      <Press
        testid={testids.muteAsker}
        pressed={question.muted === true}
        command={{ type: "mute", participant: asker, on: question.muted !== true }}
      >
        {question.muted ? words.unmute : words.mute}
      </Press>
      <Popover label={words.asker} testid={testids.remove} title={words.asker}>
        {(close) => <Removal of={{ question: id }} asker={asker} close={close} />}
      </Popover>
    </>
  );
}
