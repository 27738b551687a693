import type { Command } from "../../protocol/messages";
import { length } from "../../state/figures";
import { currentOf, followingOf, handsOverIn, left, segmentPhase, stepOf, total } from "../../state/run";
import { forecast, me, now, timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Bar, Clock, PhaseBadge } from "../../ui/clock";
import { whoOf } from "../../ui/names";
import { heldUp, Passed } from "../../ui/passed";
import { Popover } from "../../ui/popover";
import { Press, refusal } from "../../ui/press";
import { wordOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { Kbd } from "./kbd";
import { type Action, keyed } from "./keys";
import { leadOf } from "./parts";
import { Messages } from "./messages";
import { editPlan } from "./plan_editor";
import { Signals } from "./signals";
import { UndoBar } from "./undo_bar";
import { WordStrip } from "./word";

export function BigClock() {
  const v = view.value;
  const current = currentOf(v);
  const plan = v.plan!;
  const run = v.run!;
  if (!current) {
    const gap = run.gap_since !== undefined;
    const begins = plan.start - now.value;
    return (
      <div class="big" data-phase="waiting">
        <div class="line">
          <PhaseBadge phase="waiting" word={gap ? common.gap : common.status[run.status]} testid={testids.phase} />
        </div>
        <p class="speaker lines-2 typed" dir="auto" data-testid={testids.speaker} />
        {run.status === "prepared" || run.status === "open" ? (
          <Clock left={begins} phase="waiting" testid={testids.clock} label={words.untilStart} />
        ) : (
          <Clock
            left={gap ? -(now.value - run.gap_since!) : (run.concluded ?? 0) - (run.started ?? 0)}
            phase="waiting"
            testid={testids.clock}
          />
        )}
        <Bar left={1} total={1} wrapUp={0} phase="waiting" />
        <div class="under">
          <span>{gap ? words.nobody : run.concluded !== undefined ? words.took : begins >= 0 ? words.untilStart : words.sinceStart}</span>
          <span class="end">
            {run.started === undefined && run.concluded === undefined && begins >= -60 * 60_000 && words.plannedFor(timed(plan.start))}
          </span>
          {gap && <Backdate />}
        </div>
        {run.started === undefined && run.concluded === undefined && begins < -60 * 60_000 && (
          <p class="passed-start" data-testid={testids.startPassed}>
            {words.startPassed(timed(plan.start))}{" "}
            {me.value?.as !== "observer" && (
              <button type="button" class="button quiet" onClick={editPlan}>
                {words.changeDate}
              </button>
            )}
          </p>
        )}
      </div>
    );
  }
  const { segment, id } = current;
  const phase = segmentPhase(v, now.value);
  const rest = left(segment.clock, now.value);
  const expected = forecast.value?.segments[id];
  const handsOver = handsOverIn(v, now.value);
  const follows = followingOf(v);
  const who = wordOf(v) || leadOf(v, segment);
  return (
    <div class="big" data-phase={phase}>
      <div class="line">
        <PhaseBadge phase={phase} testid={testids.phase} />
        <span class="aside" data-testid={testids.segment}>
          {common.Kind[segment.kind]}
        </span>
      </div>
      <p
        key={`${who === segment.title}`}
        class="speaker lines-2 typed aligned"
        dir="auto"
        translate={who === segment.title}
        title={who}
        data-testid={testids.speaker}
      >
        {who}
      </p>
      <Clock left={rest} phase={phase} testid={testids.clock} />
      <Bar left={rest} total={total(segment.clock)} wrapUp={segment.wrap_up} phase={phase} />
      <div class="under tabular">
        <Backdate />
        <span>{words.of(length(segment.clock.allotment))}</span>
        {segment.clock.added !== 0 && (
          <b>{segment.clock.added > 0 ? words.added(length(segment.clock.added)) : words.taken(length(segment.clock.added))}</b>
        )}
        <span class="end typed" dir="auto" data-testid={testids.handsOver}>
          {handsOver !== undefined ? (
            <b>{words.handsOver(length(Math.ceil(handsOver / 1000) * 1000), follows !== undefined)}</b>
          ) : phase === "paused" && v.run?.paused_since !== undefined ? (
            words.pausedSince(timed(v.run.paused_since))
          ) : (
            expected && words.endsAbout(timed(expected.end))
          )}
        </span>
      </div>
    </div>
  );
}

const mayEndIt = (): boolean => me.value?.as === (view.value.run!.handed_over ? "co_moderator" : "moderator");

export function Main() {
  const v = view.value;
  const revision = v.run!.revision;
  const step = stepOf(v);
  const handsOver = handsOverIn(v, now.value);
  const mayEnd = mayEndIt();
  const what = "segment" in step ? words.what(whoOf(v, step.segment.segment), "", "") : "";
  const detail = "segment" in step ? words.what("", words.kind[step.segment.segment.kind], length(total(step.segment.segment.clock))) : "";

  let command: Command | undefined;
  let verb = words.nothing;
  let hint = "";
  switch (step.does) {
    case "open":
      command = mayEnd ? { type: "open_session", revision } : undefined;
      verb = words.open;
      hint = mayEnd ? words.openHint : words.moderatorOnly;
      break;
    case "start":
      command = { type: "start", revision };
      verb = words.start(what);
      hint = detail;
      break;
    case "next":
      command = { type: "next", revision };
      verb = words.next(what);
      hint = handsOver === undefined ? detail : `${detail}, ${words.byItself(length(Math.ceil(handsOver / 1000) * 1000))}`;
      break;
    case "end":
      command = mayEnd ? { type: "end_session", revision } : undefined;
      verb = words.end;
      hint = mayEnd ? words.endHint : words.moderatorOnly;
      break;
    case "close":
      verb = words.concluded;
      hint = words.concludedHint;
      break;
    case "nothing":
      verb = v.run!.status === "closed" ? words.closed : words.nothing;
      hint = v.run!.status === "closed" ? words.closedHint : "";
      break;
  }
  return (
    <Press
      command={command}
      means={`${step.does} ${"segment" in step ? step.segment.id : ""}`}
      class="main step"
      testid={testids.main}
      {...keyed("main")}
      roomy
      hint={[verb, hint].filter((part) => part !== "").join(", ")}
    >
      <span class="says">
        <span class="verb lines-2 typed" dir="auto">
          {verb}
        </span>{" "}
        <span class="hint tabular">{hint}</span>
      </span>
      <Kbd of="main" />
    </Press>
  );
}

export function Minutes(props: { by: number; testid: string; action: Action }) {
  const v = view.value;
  const current = currentOf(v);
  const command: Command | undefined = current && {
    type: "add_time",
    revision: v.run!.revision,
    segment: current.id,
    by: props.by * 60_000,
  };
  return (
    <Press
      command={command}
      adds={(presses) => words.addedMinutes(presses * props.by)}
      testid={props.testid}
      hint={words.addMinutesLong(props.by)}
      {...keyed(props.action)}
      class="minutes"
    >
      <span class="tabular">{words.addMinutes(props.by)}</span> <small>{words.minutesUnit}</small>
      <Kbd of={props.action} />
    </Press>
  );
}

// Away from where ending was, and asked for once more.
function CloseSession() {
  const revision = view.value.run!.revision;
  return (
    <div class="close-session">
      <Popover
        class="button"
        testid={testids.closeMenu}
        {...keyed("close")}
        disabled={!mayEndIt()}
        title={words.closeTitle}
        label={
          <>
            {words.close}
            <Kbd of="close" />
          </>
        }
      >
        {() => (
          <div class="details">
            <h2 tabIndex={-1} data-first>
              {words.closeTitle}
            </h2>
            <p>{words.closeHint}</p>
            <div class="actions">
              <Press class="main" testid={testids.closeSession} command={{ type: "close_session", revision }} roomy>
                {words.close}
              </Press>
            </div>
          </div>
        )}
      </Popover>
    </div>
  );
}

export function Pause() {
  const v = view.value;
  const revision = v.run!.revision;
  if (v.run!.status === "concluded") return <CloseSession />;
  const paused = v.run!.paused_since !== undefined;
  const current = v.run!.current !== undefined;
  return (
    <Press
      command={current ? { type: paused ? "resume" : "pause", revision } : undefined}
      testid={testids.pause}
      {...keyed("pause")}
      class={paused ? "main" : ""}
    >
      {paused ? words.resume : words.pause}
      <Kbd of="pause" />
    </Press>
  );
}

export function EndSegment() {
  const v = view.value;
  return (
    <Press
      command={v.run!.current !== undefined ? { type: "end_segment", revision: v.run!.revision } : undefined}
      testid={testids.endSegment}
      {...keyed("end")}
    >
      {words.endSegment}
      <Kbd of="end" />
    </Press>
  );
}

export function Refusal() {
  return (
    <div class="refusal-place">
      <p class="refusal" data-testid={testids.refusal}>
        {heldUp() || (refusal.value && !refusal.value.onButton ? refusal.value.message : "")}
      </p>
      <Passed send={{ ...keyed("sendHeld"), hint: <Kbd of="sendHeld" /> }} drop={{ ...keyed("dropHeld"), hint: <Kbd of="dropHeld" /> }} />
    </div>
  );
}

export function Notes() {
  const v = view.value;
  const shown = currentOf(v) ?? (v.run?.following !== undefined ? { segment: v.segments?.[v.run.following] } : undefined);
  return (
    <section class="notes" aria-label={words.noteTitle}>
      <h2>{words.noteTitle}</h2>
      <p class="typed" dir="auto" data-testid={testids.notes}>
        {shown?.segment?.notes ?? words.noNotes}
      </p>
    </section>
  );
}

export function Now() {
  return (
    <section class="now">
      <BigClock />
      <div class="beside-clock">
        <Signals />
        <Messages />
      </div>
      <Main />
      <div class="drive">
        <Pause />
        <EndSegment />
        <Minutes by={-5} testid={testids.takeFive} action="minus5" />
        <Minutes by={-1} testid={testids.takeMinute} action="minus1" />
        <Minutes by={1} testid={testids.addMinute} action="plus1" />
        <Minutes by={5} testid={testids.addFive} action="plus5" />
      </div>
      <UndoBar />
      <Refusal />
      <div class="below" tabIndex={0} role="group" aria-label={words.below}>
        <WordStrip />
        <Notes />
      </div>
    </section>
  );
}
