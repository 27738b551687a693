import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { QuestionView, Willingness } from "../../protocol/messages";
import { countdown, length, minutes } from "../../state/figures";
import { allotmentOf, heroOf, nearnessOf, roundOf } from "../../state/podium";
import { currentOf, expectedOf, followingOf, handsOverIn, interventionPhase, left, onStage, peopleOf, turnOf } from "../../state/run";
import { me, now, own, timed, view, when } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { announce } from "../../ui/announcer";
import { keepAwake, mayGoToSleep } from "../../ui/awake";
import { Clock, PhaseBadge, PhaseShape } from "../../ui/clock";
import { ConnectionNote } from "../../ui/connection";
import { Fitted } from "../../ui/fit";
import { aboutOf, isNamed, panellistName, whoOf } from "../../ui/names";
import { tellLost } from "../../ui/lost";
import { Passed } from "../../ui/passed";
import { tellPhases } from "../../ui/phases_heard";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { answeringOf, wordOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { flash, listen } from "./alerts";
import { tellQuestions } from "./heard";
import { Message } from "./message";
import { Round } from "./round";
import { Signals, tellSignals } from "./signals";

// How long the own segment will be, and clearly so where that is not as it was planned.
function Allotment(props: { segment: string }) {
  const { now: long, planned } = allotmentOf(view.value.segments![props.segment]!);
  const text = planned === undefined ? words.allotted(length(long)) : words.allottedChanged(length(long), length(planned));
  const said = useRef(text);
  useEffect(() => {
    if (said.current !== text) announce(words.saidAllotted(text));
    said.current = text;
  }, [text]);
  return (
    <span class="allotment tabular" data-testid={testids.allotment} data-changed={planned !== undefined}>
      {text}
    </span>
  );
}

function Turn(props: { panellist: string }) {
  const v = view.value;
  const turn = turnOf(v, props.panellist, now.value);
  const inRound = roundOf(v)?.people.find((one) => one.id === props.panellist)?.had;
  if (v.run!.status === "concluded" || v.run!.status === "closed") return null;
  return (
    <div class="turn" data-testid={testids.turn} data-when={turn.when}>
      <span class="label">{words.yourTurn}</span>
      <span class="tabular">
        {inRound
          ? words.turnInRound[inRound]
          : turn.when === "later"
            ? words.yourTurnAt(timed(turn.at), common.inMinutes(minutes(Math.max(0, turn.at - now.value))))
            : turn.when === "now"
              ? words.nowYou
              : turn.when === "over"
                ? words.turnOver
                : words.noTurn}
      </span>
      {!inRound && turn.when === "later" && <Allotment key={turn.segment} segment={turn.segment} />}
    </div>
  );
}

function Following() {
  const v = view.value;
  const following = followingOf(v);
  if (!following) return null;
  const expected = expectedOf(v, following.id, now.value);
  return (
    <div class="following" data-testid={testids.next}>
      <span class="label">{words.next}</span>
      <span key={`${isNamed(v, following.segment)}`} class="typed lines-2 aligned" dir="auto" translate={!isNamed(v, following.segment)}>
        {whoOf(v, following.segment)}
      </span>
      {expected && <span class="tabular when">{common.atAbout(timed(expected.start))}</span>}
    </div>
  );
}

// What this panellist says of a question; pressed again it is taken back. That they answer the one on stage is among their signals.
function Respond(props: { id: string; question: QuestionView; staged?: boolean }) {
  const said = own.value.questions?.[props.id]?.response;
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
      {press("pass", testids.pass, words.pass)}
      <span class="said" role="status" data-testid={testids.responded} data-response={said}>
        {said && words.responded[said]}
      </span>
    </div>
  );
}

const all = signal(false);

function Questions(props: { panellist: string }) {
  const v = view.value;
  const staged = onStage(v);
  const rank = (question: QuestionView): number => (question.response === "pass" ? 2 : question.state === "queued" ? 0 : 1);
  const mine = Object.entries(own.value.questions ?? {})
    .filter(([id, question]) => id !== staged?.id && (question.state === "queued" || question.state === "approved"))
    .sort(([, a], [, b]) => rank(a) - rank(b) || a.asked - b.asked);
  if (!staged && mine.length === 0) return null;
  const few = staged ? 1 : 3;
  const forMe = staged && (staged.question.answering ?? []).includes(props.panellist);
  const names = staged && answeringOf(v, staged.question);
  return (
    <section class="asked">
      {staged && names && (
        <div class={forMe ? "staged for-me" : "staged"} data-id={staged.id}>
          <p class="label">{forMe ? words.onStageToYou : words.onStage}</p>
          <Fitted
            text={staged.question.text}
            most={Math.round(innerHeight * 0.06)}
            class="text"
            testid={testids.stageQuestion}
            id={staged.id}
            lang={staged.question.language}
          />
          <p class="by">
            <span class="typed" dir="auto" translate={staged.question.name === undefined}>
              {staged.question.name ?? common.anonymous}
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
          <Respond id={staged.id} question={staged.question} staged />
        </div>
      )}
      {mine.length > 0 && (
        <div class="mine">
          <p class="label">
            {words.toYou} <span class="tabular">{mine.length}</span>
            {mine.length > few && (
              <button type="button" class="button quiet" data-testid={testids.toMeAll} onClick={() => (all.value = !all.value)}>
                {all.value ? words.fewer : words.all(mine.length)}
              </button>
            )}
          </p>
          <ol>
            {(all.value ? mine : mine.slice(0, few)).map(([id, question]) => (
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
      )}
    </section>
  );
}

// Who speaks from the floor or has the word, and who comes next.
function FloorRow(props: { panellist: string }) {
  const v = view.value;
  const speaking = v.floor?.speaking;
  const next = v.floor?.next;
  const phase = interventionPhase(v, now.value);
  const word = v.floor?.word;
  const segment = currentOf(v)?.segment;
  const named = segment ? peopleOf(v, segment) : [];
  const speaker = word === undefined ? "" : wordOf(v);
  const isNamed = named.length === 1 && named[0]!.name === speaker; // beside the clock
  const other = speaking || v.floor?.round || word === props.panellist || isNamed ? "" : speaker;
  if (!speaking && !next && other === "") return null;
  return (
    <section class="floor" data-phase={phase}>
      {speaking && (
        <p class="speaking">
          <span class="typed name" dir="auto" data-testid={testids.floorSpeaker}>
            {words.floor(speaking.name)}
          </span>
          <Clock left={left(speaking.clock, now.value)} phase={phase} testid={testids.floorClock} />
          <PhaseBadge phase={phase} />
        </p>
      )}
      {other !== "" && (
        <span class="typed name" dir="auto" data-testid={testids.word} data-id={word}>
          {words.word(other)}
        </span>
      )}
      {next && (
        <span class="typed name then" dir="auto" data-testid={testids.floorNext}>
          {speaking ? words.floorThen(next.name) : common.floorNext(next.name)}
        </span>
      )}
    </section>
  );
}

export function Panellist() {
  useEffect(keepAwake, []);
  useEffect(listen, []);
  useEffect(tellSignals, []);
  useEffect(tellQuestions, []);
  useEffect(tellLost, []);
  useEffect(tellPhases, []);
  const v = view.value;
  const current = currentOf(v);
  const id = me.value?.panellist ?? "";
  const name = panellistName(v, id);
  const hero = heroOf(v, id, now.value);
  const phase = hero?.phase ?? "waiting";
  // Only who speaks is to conclude.
  const near = hero?.mine && phase !== "paused" ? nearnessOf(hero.clock, hero.wrapUp, now.value) : "calm";
  const mine = current?.segment.speakers.includes(id) ?? false;
  const word = v.floor?.word === id;
  const isName = current !== undefined && !hero?.turn && !mine && !word && isNamed(v, current.segment);
  const status = v.run!.status;
  const following = followingOf(v);
  const begins = v.plan!.start - now.value;
  const handsOver = hero?.turn ? undefined : handsOverIn(v, now.value);
  return (
    <main
      class="panellist"
      data-testid={testids.page}
      data-phase={phase}
      data-near={near}
      data-flash={flash.value}
      data-status={status}
      data-mine={mine}
      data-word={word}
    >
      <Message />
      <h1 class="unseen">{v.plan!.title}</h1>
      <ConnectionNote floating />
      <Passed floating />
      <header>
        <span class="typed me" dir="auto" translate={false}>
          {name}
        </span>
        <span class="wall tabular">{when(now.value)}</span>
      </header>
      <section class="hero">
        {current && hero ? (
          <>
            <p class="shout" data-testid={testids.phase} data-phase={phase}>
              <PhaseShape phase={phase} />
              {near === "last_minute" && <PhaseShape phase={phase} />}
              {near === "calm" ? (phase === "paused" ? words.paused : common.phase[phase]) : words.near[near]}
            </p>
            <Clock left={left(hero.clock, now.value)} phase={phase} testid={testids.clock} />
            <p key={`${isName}`} class="who typed lines-2" dir="auto" translate={!isName} data-testid={testids.speaker} data-mine={word}>
              {hero.turn ? words.yourTurnInRound : mine ? words.yourTime : word ? words.yourWord : whoOf(v, current.segment)}
            </p>
            <div class="about">
              <p class="title typed lines-2" dir="auto" data-testid={testids.segment} data-covered={handsOver !== undefined}>
                {mine || word ? current.segment.title : aboutOf(v, current.segment)}
              </p>
              {handsOver !== undefined && (
                <p class="grace tabular" data-testid={testids.graceLine}>
                  {common.handsOver(countdown(handsOver))}
                </p>
              )}
            </div>
          </>
        ) : (
          <>
            <p class="shout" data-testid={testids.phase} data-phase="waiting">
              <PhaseShape phase="waiting" /> {status === "running" ? common.gap : common.status[status]}
            </p>
            {status === "prepared" || status === "open" ? (
              begins >= 0 ? (
                <Clock left={begins} phase="waiting" testid={testids.clock} />
              ) : (
                <p class="thanks">{common.soon}</p>
              )
            ) : (
              status !== "running" && <p class="thanks">{common.thanks}</p>
            )}
            <p class="who typed lines-2" dir="auto" data-testid={testids.speaker}>
              {status === "running" ? following && common.nextIs(whoOf(v, following.segment)) : v.plan!.title}
            </p>
          </>
        )}
      </section>
      <Round panellist={id} large={hero?.turn ?? false} />
      <FloorRow panellist={id} />
      {status !== "concluded" && status !== "closed" && <Questions panellist={id} />}
      <footer>
        <Following />
        <Turn panellist={id} />
      </footer>
      {mayGoToSleep.value && <p class="sleep">{common.sleepsLong}</p>}
      {status !== "concluded" && status !== "closed" && <Signals />}
    </main>
  );
}
