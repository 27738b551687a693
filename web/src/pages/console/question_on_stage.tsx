import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mainDue } from "./main_due";
import { Answered } from "./question_answered";
import { Body } from "./question_card";
import { QuestionMenu } from "./question_menu";

export function OnStage() {
  const found = onStage(view.value);
  if (!found) return null;
  const { id, question } = found;
  const ofMain = mainDue.value.does === "answered";
  return (
    <div class="on-stage">
      <Body
        key={id}
        id={id}
        question={question}
        testid={testids.stageQuestion}
        translated
        after={
          <>
            <Answered id={id} question={question} class="" {...(ofMain ? {} : keyed("answered"))}>
              {words.answered}
              {!ofMain && <Kbd of="answered" />}
            </Answered>
            <Press
              testid={testids.takeOff}
              {...keyed("takeOff")}
              command={{ type: "take_off_stage", question: id, revision: question.revision ?? 0 }}
            >
              {words.takeOff}
              <Kbd of="takeOff" />
            </Press>
            <QuestionMenu id={id} question={question} />
          </>
        }
      />
    </div>
  );
}
