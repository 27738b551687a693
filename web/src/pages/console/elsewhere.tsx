import type { ComponentChildren } from "preact";
import type { Command } from "../../protocol/messages";
import { forAll } from "../../protocol/segment_kinds";
import { heroOf, nextQuestionOf, nextSpeakerOf, takesQuestions } from "../../state/due";
import { onStage } from "../../state/run";
import { view } from "../../state/session";
import { due as saying, moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Kbd } from "./kbd";
import { type Action, keyed } from "./keys";
import { Leave } from "./leave";
import { giveFloor } from "./offered";
import { mainDue } from "./main_due";
import { Minutes } from "./time_buttons";

// Its place is there whether or not somebody waits, or the main button does the same; then it says which of them.
function Place(props: {
  label: string;
  none: string;
  testid: string;
  action: Action;
  of?: { means: string; hint: string; shown: ComponentChildren; command: Command } | undefined;
}) {
  const { of } = props;
  return (
    <Press testid={props.testid} {...keyed(props.action)} class="place" hint={of?.hint} command={of?.command} means={of?.means ?? ""}>
      <span class="says">
        <small>{props.label}</small>{" "}
        <span class="typed" dir="auto">
          {of ? of.shown : props.none}
        </span>
      </span>
      <Kbd of={props.action} />
    </Press>
  );
}

function NextSpeaker() {
  const v = view.value;
  const due = mainDue.value;
  const next = nextSpeakerOf(v);
  const own = next && !("listed" in due && due.listed.id === next.id) ? next : undefined;
  return (
    <Place
      label={saying.nextSpeakerShort}
      none={next ? saying.onMain : saying.nobodyWaits}
      testid={testids.nextSpeaker}
      action="nextSpeaker"
      of={
        own && {
          means: `speaker ${own.id}`,
          hint: (own.request.began === undefined ? saying.nextSpeaker : saying.backTo)(own.request.name),
          shown: own.request.name,
          command: giveFloor(v, own),
        }
      }
    />
  );
}

function NextQuestion() {
  const v = view.value;
  const due = mainDue.value;
  const next = nextQuestionOf(v);
  const own = next && !(due.does === "question" && due.id === next.id) ? next : undefined;
  const replacing = onStage(v)?.id;
  return (
    <Place
      label={saying.nextQuestion}
      none={next ? saying.onMain : saying.noQuestion}
      testid={testids.nextQuestion}
      action="stage"
      of={
        own && {
          means: `question ${own.id}`,
          hint: `${saying.toStage}: ${saying.quoted(own.question.text)}`,
          shown: own.question.text,
          command: {
            type: "put_on_stage",
            question: own.id,
            revision: own.question.revision ?? 0,
            ...(replacing === undefined ? {} : { replacing }),
          },
        }
      }
    />
  );
}

// Once somebody has had a turn in the present one.
function BeginRound() {
  const v = view.value;
  const round = v.floor?.round;
  if (!round) return null;
  return (
    <Press
      testid={testids.beginRound}
      {...keyed("round")}
      hint={v.floor?.speaker === undefined || !round.clock ? undefined : saying.endsTurn(panellistName(v, v.floor.speaker))}
      command={round.spoken.length === 0 ? undefined : { type: "begin_round", number: round.number + 1 }}
    >
      <span class="lines-2">{words.beginRound(round.number + 1)}</span>
      <Kbd of="round" />
    </Press>
  );
}

// Who and what comes next beside the main button, each in its place for as long as the segment lasts, and last the way out of it; where
// nobody can have the floor, more time.
export function Elsewhere() {
  const segment = heroOf(view.value)?.current.segment;
  const open = segment !== undefined && forAll.includes(segment.kind);
  if (!open) {
    return (
      <div class="drive elsewhere" data-plain="true">
        <Minutes by={-5} testid={testids.takeFive} action="minus5" />
        <Minutes by={5} testid={testids.addFive} action="plus5" />
      </div>
    );
  }
  return (
    <div class="drive elsewhere">
      <NextSpeaker />
      {takesQuestions(segment) ? <NextQuestion /> : <BeginRound />}
      <Leave />
    </div>
  );
}
