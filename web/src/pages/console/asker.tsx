import type { QuestionView } from "../../protocol/messages";
import { removal as words } from "../../state/access_words";
import { view } from "../../state/session";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Erasing } from "./erasing";
import { Removal } from "./removal";

// What can be done about whoever asked it.
export function Asker({ id, question, asker }: { id: string; question: QuestionView; asker: number }) {
  if (question.removed || view.value.run!.status === "closed") return <Erasing question={question} asker={asker} />;
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
