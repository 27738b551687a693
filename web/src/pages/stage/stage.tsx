import { useEffect } from "preact/hooks";
import { timeOfDay } from "../../state/format";
import { minutes } from "../../state/figures";
import { closingOf } from "../../state/floor";
import { currentOf, followingOf, interventionPhase, left, onStage, type Phase, segmentPhase, total } from "../../state/run";
import { me, now, view, zone } from "../../state/session";
import { common, stage as words } from "../../state/words";
import { keepAwake } from "../../ui/awake";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { ConnectionNote } from "../../ui/connection";
import { Fitted } from "../../ui/fit";
import { whoOf } from "../../ui/names";
import { answeringOf, speakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";

function Join() {
  const code = me.value?.joinCode;
  const open = view.value.run!.status !== "closed" && view.value.run!.status !== "concluded";
  if (!code || !open) return null;
  return (
    <aside class="join">
      <img src={`/api/v1/join/${code}/qr.svg`} alt={words.qr} data-testid={testids.joinQr} />
      <div>
        <p class="label">{words.join}</p>
        <p class="address">{location.host}</p>
        <p class="code tabular" data-testid={testids.joinCode}>
          {code}
        </p>
      </div>
    </aside>
  );
}

// Who has the floor, and their clock: whoever speaks from the room, or else the segment's.
function holder(): { name: string; about: string; left: number; total: number; wrapUp: number; phase: Phase } | undefined {
  const v = view.value;
  const speaking = v.floor?.speaking;
  const current = currentOf(v);
  if (speaking) {
    return {
      ...speakerOf(v)!,
      left: left(speaking.clock, now.value),
      total: total(speaking.clock),
      wrapUp: speaking.wrap_up,
      phase: interventionPhase(v, now.value),
    };
  }
  const speaker = speakerOf(v);
  if (!current || !speaker) return undefined;
  return {
    ...speaker,
    left: left(current.segment.clock, now.value),
    total: total(current.segment.clock),
    wrapUp: current.segment.wrap_up,
    phase: segmentPhase(v, now.value),
  };
}

// Who comes next from the floor, and until when one can ask for it.
function FloorLines() {
  const v = view.value;
  const next = v.floor?.next;
  const closes = closingOf(v, now.value);
  return (
    <>
      {next && (
        <p class="typed aligned" dir="auto" data-testid={testids.floorNext}>
          {common.floorNext(next.name)}
        </p>
      )}
      {closes !== undefined && (
        <p data-testid={testids.floorCloses}>{common.listCloses(timeOfDay(closes, zone.value), common.inMinutes(minutes(closes - now.value)))}</p>
      )}
    </>
  );
}

export function Stage() {
  useEffect(keepAwake, []);
  const v = view.value;
  const run = v.run!;
  const plan = v.plan!;
  const staged = onStage(v);
  const who = holder();
  const following = followingOf(v);
  const phase = who?.phase ?? "waiting";
  const root = {
    "data-testid": testids.page,
    "data-phase": phase,
    "data-status": run.status,
  };
  const clock = who && (
    <div class="time">
      <Clock left={who.left} phase={who.phase} testid={testids.clock} />
      <Bar left={who.left} total={who.total} wrapUp={who.wrapUp} phase={who.phase} />
    </div>
  );
  if (staged) {
    const { question } = staged;
    const names = answeringOf(v, question);
    return (
      <main class="stage asking" {...root}>
        <h1 class="unseen">{plan.title}</h1>
        <ConnectionNote floating />
        <header>
          <div class="holder">
            {who && <PhaseBadge phase={who.phase} testid={testids.phase} />}
            <span class="typed" dir="auto" data-testid={testids.speaker}>
              {who?.name}
            </span>
          </div>
          {clock}
        </header>
        <Fitted text={question.text} most={Math.round(innerHeight * 0.16)} class="words" testid={testids.stageQuestion} id={staged.id} lang={question.language} />
        <footer>
          <div class="asker">
            <b class="typed aligned" dir="auto">
              {question.name ?? common.anonymous}
            </b>
            {names.to !== "" && (
              <span class="typed aligned" dir="auto">
                {common.to(names.to)}
              </span>
            )}
            {names.answering !== "" && (
              <span class="typed aligned" dir="auto" data-testid={testids.answering}>
                {common.answering(names.answering)}
              </span>
            )}
            <FloorLines />
          </div>
          <Join />
        </footer>
      </main>
    );
  }
  return (
    <main class={`stage ${who ? "speaking" : "resting"}`} {...root}>
      <h1 class="unseen">{plan.title}</h1>
      <ConnectionNote floating />
      {who ? (
        <>
          <header>
            <p class="session typed" dir="auto">
              {plan.title}
            </p>
            <PhaseBadge phase={who.phase} testid={testids.phase} />
          </header>
          {clock}
          <div class="holder">
            <Fitted text={who.name} most={Math.round(innerHeight * 0.1)} class="name" testid={testids.speaker} />
            <p class="about typed lines-2" dir="auto" data-testid={testids.segment}>
              {who.about}
            </p>
          </div>
        </>
      ) : (
        <>
          <header>
            <p class="session typed" dir="auto">
              {plan.subtitle}
            </p>
          </header>
          <Fitted text={plan.title} most={Math.round(innerHeight * 0.14)} class="words" testid={testids.speaker} />
          <p class="about" data-testid={testids.segment}>
            {run.status === "prepared" || run.status === "open"
              ? words.soon(timeOfDay(plan.start, zone.value))
              : run.status === "running"
                ? following
                  ? common.nextIs(whoOf(v, following.segment))
                  : ""
                : common.thanks}
          </p>
        </>
      )}
      <footer>
        <div class="next">
          <FloorLines />
          <p class="typed aligned" dir="auto" data-testid={testids.next}>
            {who && following && common.nextIs(whoOf(v, following.segment))}
          </p>
        </div>
        <Join />
      </footer>
    </main>
  );
}
