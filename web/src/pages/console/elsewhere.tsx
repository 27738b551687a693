import { dueOf, headOf, heroOf, leaves, queuedOf } from "../../state/due";
import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { giveFloor, Leave } from "./main_button";
import { Minutes } from "./time_buttons";

function NextSpeaker() {
  const v = view.value;
  const head = headOf(v);
  const due = dueOf(v);
  if (!head || ("listed" in due && due.listed.id === head.id)) return null;
  const named = (head.request.began === undefined ? saying.nextSpeaker : saying.backTo)(head.request.name);
  return (
    <Press testid={testids.nextSpeaker} {...keyed("nextSpeaker")} hint={named} command={giveFloor(v, head)} means={`speaker ${head.id}`}>
      <span class="typed lines-2" dir="auto">
        {named}
      </span>
      <Kbd of="nextSpeaker" />
    </Press>
  );
}

function NextQuestion() {
  const v = view.value;
  const queued = queuedOf(v);
  if (!queued || dueOf(v).does === "question") return null;
  const { id, question } = queued;
  const replacing = onStage(v)?.id;
  return (
    <Press
      testid={testids.nextQuestion}
      {...keyed("stage")}
      hint={`${saying.toStage}: ${saying.quoted(question.text)}`}
      means={`question ${id}`}
      command={{ type: "put_on_stage", question: id, revision: question.revision ?? 0, ...(replacing === undefined ? {} : { replacing }) }}
    >
      <span class="lines-2">{saying.nextQuestion}</span>
      <Kbd of="stage" />
    </Press>
  );
}

function BeginRound() {
  const round = view.value.floor?.round;
  if (!round) return null;
  return (
    <Press testid={testids.beginRound} {...keyed("round")} command={{ type: "begin_round", number: round.number + 1 }}>
      <span class="lines-2">{words.beginRound(round.number + 1)}</span>
      <Kbd of="round" />
    </Press>
  );
}

// Goes elsewhere: what is due after the main button's, and last the way out of the segment.
export function Elsewhere() {
  const hero = heroOf(view.value);
  const current = hero?.current;
  const plain = !hero || (hero.of === "segment" && leaves(dueOf(view.value)));
  return (
    <div class="drive elsewhere" data-plain={plain}>
      {plain && (
        <>
          <Minutes by={-5} testid={testids.takeFive} action="minus5" />
          <Minutes by={5} testid={testids.addFive} action="plus5" />
        </>
      )}
      {current && <NextSpeaker />}
      {current && <NextQuestion />}
      <BeginRound />
      <Leave />
    </div>
  );
}
