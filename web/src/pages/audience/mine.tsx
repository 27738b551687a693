import { useSignal } from "@preact/signals";
import type { QuestionView } from "../../protocol/messages";
import { onItsWay, outcome } from "../../state/asking";
import { fateOf } from "../../state/fate";
import { own, view } from "../../state/session";
import { audience as words } from "../../state/later_words";
import { common } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { testids } from "../../ui/testids";
import { barred } from "./barred";
import { Revise } from "./revise";

// What became of a question, in one line.
export function fateText(id: string, question: QuestionView): string {
  const fate = fateOf(view.value, id, question);
  const text = (): string => {
    switch (fate.state) {
      case "queued":
        return fate.place === undefined ? words.state.queuedSomewhere : words.state.queued(fate.place);
      case "not_taken":
        return words.state.not_taken(question.reason ?? "");
      case "answered":
        return words.state.answered[question.answer ?? "live"];
      case "not_reached":
        return words.state.notReached;
      default:
        return words.state[fate.state];
    }
  };
  return fate.grouped && fate.state !== "grouped" ? words.state.groupedAnd(text()) : text();
}

export function Answer(props: { question: QuestionView }) {
  const { answer_text: text, answers = [] } = props.question;
  return (
    <>
      {text !== undefined && (
        <p class="quote typed" dir="auto" data-testid={testids.answer}>
          <b>{words.answer}</b> {text}
        </p>
      )}
      {answers.map((one) => (
        <p key={one.panellist} class="quote typed" dir="auto" data-testid={testids.writtenAnswer} data-panellist={one.panellist}>
          <b>{words.wrote(panellistName(view.value, one.panellist))}</b> {one.text}
        </p>
      ))}
    </>
  );
}

function Own({ id, question }: { id: string; question: QuestionView }) {
  const v = view.value;
  const over = v.run!.status === "closed";
  const { state } = fateOf(v, id, question);
  const revising = useSignal(false);
  const mayRevise = !over && question.state === "submitted" && question.original === undefined && !barred.value;
  const leader = question.leader === undefined ? undefined : v.questions?.[question.leader];
  return (
    <QuestionCard
      id={id}
      question={question}
      testid={testids.mine}
      after={
        <>
          <div class="fate">
            <b class="state typed" dir="auto" data-testid={testids.mineState} data-state={state}>
              {fateText(id, question)}
            </b>
            <span class="acts">
              {mayRevise && !revising.value && (
                <button type="button" class="button quiet" data-testid={testids.mineEdit} onClick={() => (revising.value = true)}>
                  {words.edit}
                </button>
              )}
              {(state === "submitted" || state === "approved" || state === "queued" || state === "grouped") && (
                <Press class="quiet" testid={testids.withdraw} command={{ type: "withdraw_question", question: id }}>
                  {common.withdraw}
                </Press>
              )}
              {!over && state === "withdrawn" && (
                <Press testid={testids.resubmit} command={barred.value ? undefined : { type: "resubmit_question", question: id }}>
                  {words.askAgain}
                </Press>
              )}
            </span>
          </div>
          {mayRevise && revising.value && <Revise id={id} question={question} close={() => (revising.value = false)} />}
          {leader && (
            <p class="quote typed" dir="auto" lang={leader.language}>
              <b>{words.askedWith}</b> {leader.text}
            </p>
          )}
          <Answer question={question} />
          {question.original !== undefined && (
            <p class="quote typed" dir="auto" lang={question.language} data-testid={testids.mineOriginal}>
              <b>{words.edited}</b> {question.original}
            </p>
          )}
        </>
      }
    />
  );
}

// Everything that this participant asked, with what became of it.
function Asked() {
  const going = onItsWay.value;
  const questions = Object.entries(own.value.questions ?? {}).sort(([, a], [, b]) => b.asked - a.asked);
  if (questions.length === 0 && !going) return <p class="empty">{words.mineEmpty}</p>;
  return (
    <ol class="list">
      {going && (
        <li>
          <QuestionCard
            id=""
            question={{
              text: going.command.text,
              asked: 0,
              state: "submitted",
              ...(going.command.name === "" ? {} : { name: going.command.name }),
            }}
            class="going"
            aside={<b class="state">{outcome.value?.state === "waiting" ? words.state.waiting : words.sending}</b>}
          />
        </li>
      )}
      {questions.map(([id, question]) => (
        <li key={id}>
          <Own id={id} question={question} />
        </li>
      ))}
    </ol>
  );
}

export const Mine = () => (
  <>
    <Asked />
    {view.value.run!.published !== undefined && (
      <a class="quiet-link" href={location.href.replace("/audience/", "/report/")} data-testid={testids.publicLink}>
        {words.publicReport}
      </a>
    )}
    <a class="quiet-link" href="/privacy" target="_blank">
      {common.privacy}
    </a>
  </>
);
