import { useEffect } from "preact/hooks";
import { timeOfDay } from "../../state/format";
import { minutes } from "../../state/figures";
import { currentOf, expectedOf, followingOf, interventionPhase, left, onStage, type Phase, segmentPhase, turnOf } from "../../state/run";
import { me, now, own, view, zone } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { keepAwake, mayGoToSleep } from "../../ui/awake";
import { Clock, PhaseBadge, PhaseShape } from "../../ui/clock";
import { ConnectionNote } from "../../ui/connection";
import { Fitted } from "../../ui/fit";
import { aboutOf, panellistName, whoOf } from "../../ui/names";
import { QuestionCard } from "../../ui/question";
import { testids } from "../../ui/testids";

const shout: Record<Phase, string> = {
  waiting: common.phase.waiting,
  running: common.phase.running,
  wrap_up: words.pleaseConclude,
  overtime: words.timeIsUp,
  paused: words.paused,
};

function Turn(props: { panellist: string }) {
  const v = view.value;
  const turn = turnOf(v, props.panellist, now.value);
  if (v.run!.status === "concluded" || v.run!.status === "closed") return null;
  return (
    <div class="turn" data-testid={testids.turn} data-when={turn.when}>
      <span class="label">{words.yourTurn}</span>
      <span class="tabular">
        {turn.when === "later"
          ? words.yourTurnAt(timeOfDay(turn.at, zone.value), common.inMinutes(minutes(Math.max(0, turn.at - now.value))))
          : turn.when === "now"
            ? words.nowYou
            : turn.when === "over"
              ? words.turnOver
              : words.noTurn}
      </span>
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
      <span class="typed lines-2 aligned" dir="auto">
        {whoOf(v, following.segment)}
      </span>
      {expected && <span class="tabular when">{common.atAbout(timeOfDay(expected.start, zone.value))}</span>}
    </div>
  );
}

function Questions(props: { panellist: string }) {
  const staged = onStage(view.value);
  const mine = Object.entries(own.value.questions ?? {})
    .filter(([id, question]) => id !== staged?.id && (question.state === "queued" || question.state === "approved"))
    .sort(([, a], [, b]) => Number(b.state === "queued") - Number(a.state === "queued") || a.asked - b.asked);
  if (!staged && mine.length === 0) return null;
  return (
    <section class="asked">
      {staged && (
        <div class={staged.question.to === props.panellist ? "staged for-me" : "staged"}>
          <p class="label">{staged.question.to === props.panellist ? words.onStageToYou : words.onStage}</p>
          <Fitted text={staged.question.text} most={Math.round(innerHeight * 0.06)} class="text" testid={testids.stageQuestion} id={staged.id} />
          <p class="by">
            <span class="typed" dir="auto">
              {staged.question.name ?? common.anonymous}
            </span>
            {staged.question.to !== undefined && (
              <span class="to typed" dir="auto">
                {common.to(panellistName(view.value, staged.question.to))}
              </span>
            )}
          </p>
        </div>
      )}
      {mine.length > 0 && (
        <div class="mine">
          <p class="label">
            {words.toYou} <span class="tabular">{mine.length}</span>
          </p>
          <ol>
            {mine.slice(0, staged ? 1 : 3).map(([id, question]) => (
              <li key={id}>
                <QuestionCard id={id} question={question} testid={testids.toMe} aside={<span>{words.state[question.state]}</span>} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

export function Panellist() {
  useEffect(keepAwake, []);
  const v = view.value;
  const current = currentOf(v);
  const id = me.value?.panellist ?? "";
  const name = panellistName(v, id);
  const phase = segmentPhase(v, now.value);
  const mine = current?.segment.speakers.includes(id) ?? false;
  const speaking = v.floor?.speaking;
  const floorPhase = interventionPhase(v, now.value);
  const status = v.run!.status;
  const following = followingOf(v);
  const begins = v.plan!.start - now.value;
  return (
    <main class="panellist" data-testid={testids.page} data-phase={phase} data-status={status} data-mine={mine}>
      <h1 class="unseen">{v.plan!.title}</h1>
      <ConnectionNote floating />
      <header>
        <span class="typed me" dir="auto">
          {name}
        </span>
        <span class="wall tabular">{timeOfDay(now.value, zone.value)}</span>
      </header>
      <section class="hero">
        {current ? (
          <>
            <p class="shout" data-testid={testids.phase} data-phase={phase}>
              <PhaseShape phase={phase} /> {shout[phase]}
            </p>
            <Clock left={left(current.segment.clock, now.value)} phase={phase} testid={testids.clock} />
            <p class="who typed lines-2" dir="auto" data-testid={testids.speaker}>
              {mine ? words.yourTime : whoOf(v, current.segment)}
            </p>
            <p class="title typed lines-2" dir="auto" data-testid={testids.segment}>
              {mine ? current.segment.title : aboutOf(v, current.segment)}
            </p>
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
      {speaking && (
        <section class="floor" data-phase={floorPhase}>
          <span class="typed" dir="auto" data-testid={testids.floorSpeaker}>
            {words.floor(speaking.name)}
          </span>
          <Clock left={left(speaking.clock, now.value)} phase={floorPhase} testid={testids.floorClock} />
          <PhaseBadge phase={floorPhase} />
        </section>
      )}
      {status !== "concluded" && status !== "closed" && <Questions panellist={id} />}
      <footer>
        <Following />
        <Turn panellist={id} />
      </footer>
      {mayGoToSleep.value && <p class="sleep">{words.sleeps}</p>}
    </main>
  );
}
