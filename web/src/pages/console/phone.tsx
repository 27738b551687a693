import { onStage, questionsIn, byVotes } from "../../state/run";
import { view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { ConnectionNote } from "../../ui/connection";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { testids } from "../../ui/testids";
import { BigClock, EndSegment, Main, Minutes, Pause, Refusal } from "./now";
import { OnStage } from "./questions";
import { RunOfTime } from "./run_of_time";
import { Speaking } from "./speakers";

// A moderator who walks about: the clock, the next step, a minute more or less, this question and the next three.
export function Phone() {
  const v = view.value;
  const queue = v.queue ?? [];
  const next = [...queue, ...byVotes(v, questionsIn(v, "approved"))].slice(0, 3);
  const replacing = onStage(v)?.id;
  const waiting = v.floor?.list?.[0]?.request;
  const request = waiting === undefined ? undefined : v.requests?.[waiting];
  const speaking = v.floor?.speaking?.request;
  return (
    <main>
      <h1 class="unseen">{v.plan!.title}</h1>
      <ConnectionNote floating />
      <BigClock />
      <RunOfTime />
      <Main />
      <div class="drive">
        <Minutes by={-1} testid={testids.takeMinute} />
        <Minutes by={1} testid={testids.addMinute} />
        <Pause />
        <EndSegment />
      </div>
      <Refusal />
      <Speaking />
      {request && waiting !== undefined && v.floor?.open && (
        <Press
          testid={testids.giveFloor}
          command={{ type: "give_floor", request: waiting, revision: request.revision ?? 0, ...(speaking === undefined ? {} : { replacing: speaking }) }}
        >
          {words.giveFloorTo(request.name)}
        </Press>
      )}
      <h2>{words.current}</h2>
      <OnStage />
      <h2>{words.nextThree}</h2>
      {next.length === 0 && <p class="empty">{words.empty.queued}</p>}
      <ol class="next-three">
        {next.map((id) => {
          const question = v.questions?.[id];
          if (!question) return null;
          return (
            <li key={id}>
              <QuestionCard
                id={id}
                question={question}
                aside={<span class="tabular">{common.votes(v.votes?.[id] ?? 0)}</span>}
                after={
                  <div class="actions">
                    <Press
                      testid={testids.putOnStage}
                      command={{ type: "put_on_stage", question: id, revision: question.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) }}
                    >
                      {words.putOnStage}
                    </Press>
                  </div>
                }
              />
            </li>
          );
        })}
      </ol>
    </main>
  );
}
