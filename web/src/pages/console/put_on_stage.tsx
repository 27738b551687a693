import type { QuestionView } from "../../protocol/messages";
import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";

// `first`: of the queue, which a key puts on stage.
export function PutOnStage({ id, question, first }: { id: string; question: QuestionView; first?: boolean | undefined }) {
  const replacing = onStage(view.value)?.id;
  return (
    <Press
      testid={testids.putOnStage}
      {...(first ? keyed("stage") : {})}
      hint={words.putOnStage}
      command={{ type: "put_on_stage", question: id, revision: question.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) }}
    >
      {words.toStage}
      {first && <Kbd of="stage" />}
    </Press>
  );
}
