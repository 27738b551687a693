import { useEffect } from "preact/hooks";
import type { MessageView } from "../../protocol/messages";
import { countdown, minutes } from "../../state/figures";
import { shownOf } from "../../state/messages";
import { expectedOf, followingOf, handsOverIn, heldClock, left, onStage, type Phase, total } from "../../state/run";
import { me, now, status, view, when } from "../../state/session";
import { closingOf } from "../../state/speakers_list";
import { common, stage as words } from "../../state/words";
import { typed } from "../../ui/address";
import { MayGoToSleep } from "../../ui/asleep";
import { keepAwake } from "../../ui/awake";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { ConnectionNote } from "../../ui/connection";
import { useDelivered } from "../../ui/delivered";
import { Fitted } from "../../ui/fit";
import { whoOf } from "../../ui/names";
import { tellPhases } from "../../ui/phases_heard";
import { answeringOf, speakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { TestPattern } from "./test_pattern";

function Join() {
  const code = me.value?.join_code;
  const open = view.value.run!.status !== "closed" && view.value.run!.status !== "concluded";
  if (!code || !open) return null;
  return (
    <aside class="join">
      <img src={`/api/v1/join/${code}/qr.svg`} alt={words.qr} data-testid={testids.joinQr} />
      <div>
        <p class="label">{words.join}</p>
        <p class="address">{typed()}</p>
        <p class="code tabular" translate={false} data-testid={testids.joinCode}>
          {code}
        </p>
      </div>
    </aside>
  );
}

// Who has the floor, and their clock: whoever speaks from the room, who has a turn in the round, or else the segment's.
function holder(): { name: string; about: string; named: boolean; left: number; total: number; wrapUp: number; phase: Phase } | undefined {
  const held = heldClock(view.value, now.value);
  const speaker = speakerOf(view.value);
  if (!held || !speaker) return undefined;
  return { ...speaker, left: left(held.clock, now.value), total: total(held.clock), wrapUp: held.wrapUp, phase: held.phase };
}

// The phase, and how long until what runs hands over by itself.
function Badge(props: { phase: Phase }) {
  const handsOver = view.value.floor?.speaking ? undefined : handsOverIn(view.value, now.value);
  return (
    <PhaseBadge
      phase={props.phase}
      testid={testids.phase}
      {...(handsOver === undefined ? {} : { word: `${common.phase.overtime}. ${common.handsOver(countdown(handsOver))}` })}
    />
  );
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
        <p data-testid={testids.floorCloses}>{common.listCloses(when(closes), common.inMinutes(minutes(closes - now.value)))}</p>
      )}
    </>
  );
}

function Band(props: { id: string; message: MessageView }) {
  useDelivered(props.id);
  return (
    <div class="band" data-testid={testids.message} data-id={props.id} role="alert">
      <Fitted
        text={props.message.text}
        most={Math.round(innerHeight * 0.2)}
        class="words"
        testid={testids.messageText}
        lang={props.message.language}
      />
    </div>
  );
}

// The latest message to the stage, for its time; an earlier one that lasts longer comes back after it.
function Message() {
  const latest = shownOf(view.value.messages, now.value).at(-1);
  return latest ? <Band key={latest[0]} id={latest[0]} message={latest[1]} /> : null;
}

export function Stage() {
  useEffect(keepAwake, []);
  useEffect(tellPhases, []);
  const picture = view.value.stage ?? "session";
  if (picture === "blackout") {
    return (
      <main class="stage blackout" data-testid={testids.page} data-picture={picture} data-status={view.value.run!.status}>
        <span hidden data-testid={testids.connection} data-state={status.value.state} />
      </main>
    );
  }
  if (picture === "test") return <TestPattern />;
  return (
    <>
      <Session />
      <MayGoToSleep />
    </>
  );
}

function Session() {
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
    "data-picture": "session",
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
        <Message />
        <h1 class="unseen">{plan.title}</h1>
        <ConnectionNote floating />
        <header>
          <div class="holder">
            {who && <Badge phase={who.phase} />}
            <span class="typed" dir="auto" translate={false} data-testid={testids.speaker}>
              {who?.name}
            </span>
          </div>
          {clock}
        </header>
        <Fitted
          text={question.text}
          most={Math.round(innerHeight * 0.16)}
          class="words"
          testid={testids.stageQuestion}
          id={staged.id}
          lang={question.language}
        />
        <footer>
          <div class="asker">
            <b class="typed aligned" dir="auto" translate={question.name === undefined}>
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
      <Message />
      <h1 class="unseen">{plan.title}</h1>
      <ConnectionNote floating />
      {who ? (
        <>
          <header>
            <p class="session typed" dir="auto">
              {plan.title}
            </p>
            <Badge phase={who.phase} />
          </header>
          {clock}
          <div class="holder">
            <Fitted
              key={`${who.named}`}
              text={who.name}
              most={Math.round(innerHeight * 0.1)}
              class="name"
              testid={testids.speaker}
              named={who.named}
            />
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
              ? now.value < plan.start
                ? words.soon(when(plan.start))
                : common.soon
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
            {who && following && common.nextAbout(whoOf(v, following.segment), when(expectedOf(v, following.id, now.value)!.start))}
          </p>
        </div>
        <Join />
      </footer>
    </main>
  );
}
