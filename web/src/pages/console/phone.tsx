import { useRef } from "preact/hooks";
import { questionsIn, byVotes } from "../../state/run";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { MayGoToSleep } from "../../ui/asleep";
import { ConnectionNote } from "../../ui/connection";
import { useSettled } from "../../ui/settle";
import { testids } from "../../ui/testids";
import { WallClock } from "./header";
import { UndoBar } from "./undo_bar";
import { BigClock, EndSegment, Main, Minutes, Pause, Refusal } from "./now";
import { NextCard, OnStage } from "./question_card";
import { PlanEditor } from "./plan_editor";
import { RunOfTime } from "./run_of_time";
import { NextSpeaker, Speaking } from "./speakers";
import { Messages } from "./messages";
import { Signals } from "./signals";
import { StageControl } from "./stage_control";
import { WordStrip } from "./word";

// A moderator who walks about: the clock, the next step, a minute more or less, this question and the next three.
export function Phone() {
  const v = view.value;
  const list = useRef<HTMLOListElement>(null);
  const wanted = [...(v.queue ?? []), ...byVotes(v, questionsIn(v, "approved"))].slice(0, 3);
  // Votes come in all the time, and a thumb is on its way to one of these.
  const next = useSettled(wanted, list, "next").ids.value;
  return (
    <main>
      <div class="top">
        <h1 class="typed" dir="auto">
          {v.plan!.title}
        </h1>
        <WallClock />
        <ConnectionNote />
      </div>
      <BigClock />
      <div class="beside-clock">
        <Signals />
        <Messages />
      </div>
      <RunOfTime />
      <Main />
      <div class="drive">
        <Minutes by={-1} testid={testids.takeMinute} action="minus1" />
        <Minutes by={1} testid={testids.addMinute} action="plus1" />
        <Pause />
        <EndSegment />
      </div>
      <UndoBar />
      <Refusal />
      <Speaking />
      <WordStrip />
      {v.floor?.open && <NextSpeaker />}
      <h2>{words.current}</h2>
      <OnStage />
      <h2>{words.nextThree}</h2>
      {next.length === 0 && <p class="empty">{words.empty.queued}</p>}
      <ol class="next-three" ref={list}>
        {next.map((id) => (
          <li key={id}>
            <NextCard id={id} />
          </li>
        ))}
      </ol>
      <StageControl />
      <PlanEditor />
      <MayGoToSleep />
    </main>
  );
}
