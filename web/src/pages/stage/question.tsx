import "./question.css";
import type { QuestionView } from "../../protocol/messages";
import { view } from "../../state/session";
import { shownTranslation } from "../../state/translations";
import { common, stage as words } from "../../state/words";
import { Fitted } from "../../ui/fit";
import { answeringOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Badge, Coming, Does, type Holder, Time } from "./holder";
import { Join } from "./join";

// Whose clock it is: who speaks, or else what is going on.
export function HolderCard({ of }: { of: Holder }) {
  return (
    <header class="card">
      <div class="holder">
        <Does of={of} />
        <p class="name typed aligned lines-2" dir="auto" translate={!of.named} key={`${of.named}`} data-testid={testids.speaker}>
          {of.name}
        </p>
        <p class="label typed aligned" dir="auto">
          {of.about}
        </p>
      </div>
      <Badge phase={of.phase} />
      <Time of={of} />
    </header>
  );
}

export function QuestionText(props: { id: string; question: QuestionView; most: number }) {
  const { id, question, most } = props;
  const names = answeringOf(view.value, question);
  const other = shownTranslation(view.value, question);
  return (
    <section class="asked" data-translated={other !== undefined}>
      <p class="from">
        <b class="typed" dir="auto">
          {question.name === undefined ? words.question : words.questionFrom(question.name)}
        </b>
        {names.to !== "" && (
          <span class="typed" dir="auto">
            {common.to(names.to)}
          </span>
        )}
        {names.answering !== "" && (
          <span class="typed" dir="auto" data-testid={testids.answering}>
            {common.answering(names.answering)}
          </span>
        )}
      </p>
      <Fitted text={question.text} most={most} class="words" testid={testids.stageQuestion} id={id} lang={question.language} />
      {other && <Fitted text={other.text} most={most * 0.6} class="words other" testid={testids.translation} lang={other.language} />}
    </section>
  );
}

export function Asking(props: { id: string; question: QuestionView; who: Holder | undefined }) {
  return (
    <>
      {props.who && <HolderCard of={props.who} />}
      <QuestionText id={props.id} question={props.question} most={0.16} />
      <footer>
        <Coming />
        <Join />
      </footer>
    </>
  );
}
