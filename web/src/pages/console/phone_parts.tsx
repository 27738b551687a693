import { useRef } from "preact/hooks";
import { forQuestions } from "../../protocol/segment_kinds";
import { byVotes, onStage, questionsIn, toReview } from "../../state/run";
import { view } from "../../state/session";
import { waitingSignals } from "../../state/signals";
import { due as saying, moderator as words, podium } from "../../state/words";
import { useSettled } from "../../ui/settle";
import { BesideClock } from "./beside_clock";
import { Drive } from "./drive";
import { Join } from "./header";
import { Messages } from "./messages";
import { Notes } from "./notes";
import { People } from "./people";
import { NextCard } from "./question_card";
import { OnStage } from "./question_on_stage";
import { Questions } from "./questions";
import { Rundown } from "./rundown";
import { RunOfTime } from "./run_of_time";
import { AllSignals } from "./signals";
import { View } from "./settings";
import { Speakers } from "./speakers";
import { StageControl } from "./stage_control";
import { UndoBar } from "./undo_bar";
import { PodiumStrip } from "./podium_strip";

// The next three.
function NextQuestions() {
  const v = view.value;
  const list = useRef<HTMLOListElement>(null);
  const wanted = [...(v.queue ?? []), ...byVotes(v, questionsIn(v, "approved"))].slice(0, 3);
  // Votes come in all the time, and a thumb is on its way to one of these.
  const next = useSettled(wanted, list, "next", { worked: true }).ids.value;
  return (
    <>
      <h2>{words.nextThree}</h2>
      {next.length === 0 && <p class="empty">{words.empty.queued}</p>}
      <ol class="next-three" ref={list}>
        {next.map((id) => (
          <li key={id}>
            <NextCard id={id} />
          </li>
        ))}
      </ol>
    </>
  );
}

// The question on stage takes the place of the large clock (phone.tsx), and is there to be read whole.
function Now() {
  const v = view.value;
  const kind = v.segments?.[v.run?.current ?? ""]?.kind;
  const asks = kind !== undefined && forQuestions.includes(kind);
  return (
    <>
      {onStage(v) && <OnStage />}
      <BesideClock />
      <Drive />
      <UndoBar />
      {asks && <NextQuestions />}
      <PodiumStrip />
      <Notes />
      {!asks && <NextQuestions />}
    </>
  );
}

const Review = () => <Questions />;

const FromFloor = () => <Speakers />;

const Plan = () => (
  <>
    <RunOfTime />
    <Rundown />
  </>
);

const More = () => (
  <>
    <div class="tools">
      <Messages />
      <StageControl />
      <People />
      <Join />
      <View />
    </div>
    <section class="all-signals">
      <h2>{podium.signals}</h2>
      {waitingSignals(view.value).length === 0 ? <p class="empty">{podium.noSignals}</p> : <AllSignals />}
    </section>
  </>
);

export const parts = {
  now: { part: Now, name: saying.parts.now, count: () => 0 },
  review: {
    part: Review,
    name: saying.parts.review,
    count: () => toReview(view.value),
  },
  speakers: { part: FromFloor, name: saying.parts.speakers, count: () => view.value.floor?.list?.length ?? 0 },
  rundown: { part: Plan, name: saying.parts.rundown, count: () => 0 },
  more: { part: More, name: saying.parts.more, count: () => waitingSignals(view.value).length },
} as const;

export type Part = keyof typeof parts;
export const partNames = Object.keys(parts) as Part[];
