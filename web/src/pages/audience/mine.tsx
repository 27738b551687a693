import type { QuestionView } from "../../protocol/messages";
import { onItsWay, outcome } from "../../state/asking";
import { placeIn } from "../../state/run";
import { own, view } from "../../state/session";
import { audience as words, common } from "../../state/words";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { testids } from "../../ui/testids";

export function stateText(id: string, question: QuestionView): string {
  const over = view.value.run?.status === "closed";
  if (over && (question.state === "submitted" || question.state === "approved" || question.state === "queued")) return words.state.notReached;
  switch (question.state) {
    case "queued": {
      const place = placeIn(view.value.queue, id);
      return place === undefined ? words.state.queuedSomewhere : words.state.queued(place + 1);
    }
    case "not_taken":
      return words.state.not_taken(question.reason ?? "");
    default:
      return words.state[question.state];
  }
}

// Everything that this participant asked, with what became of it.
export function Mine() {
  const going = onItsWay.value;
  const questions = Object.entries(own.value.questions ?? {}).sort(([, a], [, b]) => b.asked - a.asked);
  const closed = view.value.run!.status === "closed";
  if (questions.length === 0 && !going) return <p class="empty">{words.mineEmpty}</p>;
  return (
    <ol class="list">
      {going && (
        <li>
          <QuestionCard
            id=""
            question={{ text: going.command.text, asked: 0, state: "submitted", ...(going.command.name === "" ? {} : { name: going.command.name }) }}
            class="going"
            aside={<b class="state">{outcome.value?.state === "waiting" ? words.state.waiting : words.sending}</b>}
          />
        </li>
      )}
      {questions.map(([id, question]) => (
        <li key={id}>
          <QuestionCard
            id={id}
            question={question}
            testid={testids.mine}
            after={
              <div class="fate">
                <b class="state typed" dir="auto" data-testid={testids.mineState}>
                  {stateText(id, question)}
                </b>
                {!closed && (question.state === "submitted" || question.state === "approved" || question.state === "queued") && (
                  <Press class="quiet" testid={testids.withdraw} command={{ type: "withdraw_question", question: id }}>
                    {common.withdraw}
                  </Press>
                )}
              </div>
            }
          />
        </li>
      ))}
    </ol>
  );
}
