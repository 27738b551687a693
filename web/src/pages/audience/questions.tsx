import { useRef } from "preact/hooks";
import type { QuestionView } from "../../protocol/messages";
import { audience as words } from "../../state/later_words";
import { byVotes, isOver, onStage, questionsIn } from "../../state/run";
import { own, view } from "../../state/session";
import { common } from "../../state/words";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { useSettled } from "../../ui/settle";
import { answeringOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Answer } from "./mine";
import { fits, sort, text, Tools } from "./question_finder";

function wanted(): string[] {
  const v = view.value;
  const staged = onStage(v);
  const approved = questionsIn(v, "approved");
  const ids = [
    ...(staged ? [staged.id] : []),
    ...(v.queue ?? []),
    ...(sort.value === "newest" ? approved.reverse() : byVotes(v, approved)),
    ...questionsIn(v, "answered").reverse(),
  ];
  return ids.filter((id) => v.questions?.[id] !== undefined && fits(v.questions[id]));
}

export function Questions() {
  const v = view.value;
  const area = useRef<HTMLDivElement>(null);
  // A question that has been taken away keeps its place, with its last words, until the list settles.
  const last = useRef(new Map<string, QuestionView>());
  const settled = useSettled(wanted(), area, `${sort.value} ${text.value}`, { slow: true });
  for (const [id, question] of Object.entries(v.questions ?? {})) last.current.set(id, question);
  const closed = v.run!.status === "closed";
  const over = isOver(v.run);
  return (
    <div class="list" ref={area}>
      {Object.keys(v.questions ?? {}).length > 0 && <Tools />}
      <p class="settle">
        {settled.changed && (
          <button type="button" class="button" data-testid={testids.settle} data-each onClick={settled.settle}>
            {words.settle(settled.fresh)}
          </button>
        )}
      </p>
      {settled.ids.value.length === 0 && <p class="empty">{text.value === "" ? words.noQuestions : words.noneFound}</p>}
      <ol>
        {settled.ids.value.map((id) => {
          const here = v.questions?.[id];
          const question = here ?? last.current.get(id);
          if (!question) return null;
          const voted = own.value.votes?.[id] === true;
          const votes = v.votes?.[id] ?? 0;
          const place = v.queue?.indexOf(id) ?? -1;
          const open = here !== undefined && question.state !== "answered" && !closed;
          const state =
            question.state === "on_stage"
              ? words.state.on_stage
              : question.state === "queued" && place >= 0 && !over
                ? words.state.queued(place + 1)
                : question.state === "answered"
                  ? words.state.answered[question.answer ?? "live"]
                  : "";
          const { answering } = answeringOf(v, question);
          return (
            <li key={id} class={here ? "" : "gone"}>
              <QuestionCard
                id={id}
                question={question}
                aside={
                  <>
                    {own.value.questions?.[id] && <b data-testid={testids.yours}>{words.yours}</b>}
                    {answering !== "" && (
                      <span class="typed" dir="auto" data-testid={testids.answering}>
                        {common.answering(answering)}
                      </span>
                    )}
                    {question.members !== undefined && <span data-testid={testids.also}>{words.also(question.members)}</span>}
                    {state !== "" && <b class="state">{state}</b>}
                  </>
                }
                after={<Answer question={question} />}
                before={
                  <Press
                    class="vote"
                    testid={testids.vote}
                    pressed={voted}
                    label={words.voteFor(votes, voted)}
                    command={open ? { type: "vote", question: id, on: !voted } : undefined}
                  >
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                      <path d="M8 2 15 13H1Z" />
                    </svg>
                    <span class="tabular" data-testid={testids.votes}>
                      {votes}
                    </span>
                  </Press>
                }
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
