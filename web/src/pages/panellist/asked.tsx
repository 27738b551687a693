import "./asked.css";
import { signal } from "@preact/signals";
import type { QuestionView, Willingness } from "../../protocol/messages";
import { onStage } from "../../state/run";
import { me, own, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Fitted } from "../../ui/fit";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { answeringOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Translated } from "../../ui/translation";

// What this panellist says of a question; pressed again it is taken back. That they answer the one on stage is among their signals.
function Respond(props: { id: string; question: QuestionView; staged?: boolean }) {
  const said = own.value.questions?.[props.id]?.response;
  const { answering = [], to } = props.question;
  const id = me.value?.panellist;
  // Who may be meant.
  const asks = (to === undefined && answering.length === 0) || to === id || answering.some((one) => one === id);
  const press = (response: Willingness, testid: string, text: string) => (
    <Press
      testid={testid}
      pressed={said === response}
      command={{ type: "respond", question: props.id, ...(said === response ? {} : { response }) }}
    >
      {text}
    </Press>
  );
  return (
    <div class="respond">
      {!props.staged && press("will_answer", testids.willAnswer, words.willAnswer)}
      {(asks || said === "pass") && press("pass", testids.pass, words.pass)}
      <span class="said" role="status" data-testid={testids.responded} data-response={said}>
        {said && words.responded[said]}
      </span>
    </div>
  );
}

function Staged(props: { id: string; question: QuestionView; forMe: boolean }) {
  const { id, question, forMe } = props;
  const names = answeringOf(view.value, question);
  return (
    <div class={forMe ? "staged for-me" : "staged"} data-id={id}>
      <p class="label">{forMe ? words.onStageToYou : words.onStage}</p>
      <Fitted text={question.text} most={0.06} class="text" testid={testids.stageQuestion} id={id} lang={question.language} />
      <Translated question={question} />
      <p class="by">
        <span class="typed" dir="auto" translate={question.name === undefined}>
          {question.name ?? common.anonymous}
        </span>
        {names.to !== "" && (
          <span class="to typed" dir="auto">
            {common.to(names.to)}
          </span>
        )}
        {names.answering !== "" && (
          <span class="to typed" dir="auto" data-testid={testids.answering}>
            {common.answering(names.answering)}
          </span>
        )}
      </p>
      <Respond id={id} question={question} staged />
    </div>
  );
}

const all = signal(false);

function Mine(props: { panellist: string; questions: [string, QuestionView][]; few: number }) {
  const { questions, few } = props;
  return (
    <div class="mine">
      <p class="label">
        {words.toYou} <span class="tabular">{questions.length}</span>
        {questions.length > few && (
          <button type="button" class="button quiet" data-testid={testids.toMeAll} onClick={() => (all.value = !all.value)}>
            {all.value ? words.fewer : words.all(questions.length)}
          </button>
        )}
      </p>
      <ol>
        {(all.value ? questions : questions.slice(0, few)).map(([id, question]) => (
          <li key={id}>
            <QuestionCard
              id={id}
              question={question}
              class={question.to === props.panellist ? "for-me" : ""}
              testid={testids.toMe}
              aside={<span>{words.state[question.state]}</span>}
              after={<Respond id={id} question={question} />}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

// The question on stage, and those asked of this panellist that are still to come: in the order in which they will be, and last what was
// passed.
export function askedOf(panellist: string) {
  const staged = onStage(view.value);
  const rank = (question: QuestionView): number => (question.response === "pass" ? 2 : question.state === "queued" ? 0 : 1);
  const mine = Object.entries(own.value.questions ?? {})
    .filter(([id, question]) => id !== staged?.id && (question.state === "queued" || question.state === "approved"))
    .sort(([, a], [, b]) => rank(a) - rank(b) || a.asked - b.asked);
  return { staged, forMe: staged?.question.answering?.includes(panellist) ?? false, mine };
}

export function Questions(props: { panellist: string }) {
  const { staged, forMe, mine } = askedOf(props.panellist);
  if (!staged && mine.length === 0) return null;
  return (
    <section class="asked">
      {staged && <Staged {...staged} forMe={forMe} />}
      {mine.length > 0 && <Mine panellist={props.panellist} questions={mine} few={staged ? 1 : 3} />}
    </section>
  );
}
