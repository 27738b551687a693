import "./run_of_time.css";
import type { ComponentChildren } from "preact";
import { type Hero, heroOf } from "../../state/due";
import { length, minutes } from "../../state/figures";
import { nearDay, timeOfDay } from "../../state/format";
import { expectedEnd, left, minutesBehind, nearest, plannedForQuestions, segmentPhase, timeForQuestions } from "../../state/run";
import { now, today, view, zone } from "../../state/session";
import { common, due as saying, moderator as words } from "../../state/words";
import { Clock } from "../../ui/clock";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { CatchUp } from "./catch_up";
import { dayOf } from "./days";
import { Added, EndsOf } from "./hero";

function Cell(props: { title: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{props.title}</dt>
      {props.children}
    </div>
  );
}

// The segment's own time, where the large figure is of somebody who speaks in it.
function SegmentTime({ hero }: { hero: Hero }) {
  const { segment } = hero.current;
  return (
    <Cell title={saying.short[segment.kind]}>
      <dd>
        <Clock left={left(segment.clock, now.value)} phase={segmentPhase(view.value, now.value)} testid={testids.segmentClock} />
      </dd>
      <dd class="plan">
        <span>{words.of(length(segment.clock.allotment))}</span> <Added clock={segment.clock} /> <span aria-hidden="true">·</span>{" "}
        <EndsOf hero={hero} />
      </dd>
      <dd class="plan">
        <Backdate />
      </dd>
    </Cell>
  );
}

function QuestionTime() {
  const v = view.value;
  const forQuestions = timeForQuestions(v, now.value);
  return (
    <Cell title={words.forQuestions}>
      <dd data-testid={testids.questionTime}>{forQuestions === undefined ? "–" : words.minutesShort(minutes(forQuestions))}</dd>
      <dd class="plan">{forQuestions !== undefined && words.planned(words.minutesShort(minutes(plannedForQuestions(v))))}</dd>
    </Cell>
  );
}

function SessionTime() {
  const v = view.value;
  const plan = v.plan!;
  const rest = plan.end - now.value;
  const end = expectedEnd(v, now.value);
  // The end that is expected says its day; the one that is planned says its own where that is another.
  const endDay = end === undefined ? today.value : dayOf(end);
  return (
    <Cell title={rest >= 0 ? saying.sessionLeft : saying.sessionOver}>
      <dd data-testid={testids.sessionLeft}>{length(Math.abs(Math.floor(rest / 1000) * 1000))}</dd>
      <dd class="plan">
        <span data-testid={testids.expectedEnd}>
          {words.ends}{" "}
          <b>
            {end === undefined ? "–" : `${words.about} ${timeOfDay(nearest(end), zone.value)}`}
            {end !== undefined && endDay !== today.value && ` ${nearDay(end, now.value, zone.value)}`}
          </b>
        </span>
      </dd>
      <PlannedEnd beside={endDay} />
    </Cell>
  );
}

function PlannedEnd({ beside }: { beside: string }) {
  const { end, planned_end, hard_stop } = view.value.plan!;
  const against = (instant: number): string => {
    const time = timeOfDay(nearest(instant), zone.value);
    return dayOf(instant) === beside ? time : common.onDay(time, nearDay(instant, now.value, zone.value));
  };
  return (
    <dd class="plan" data-testid={testids.agreedEnd}>
      {end === planned_end ? words.planned(against(end)) : words.agreed(against(end), against(planned_end))}
      {hard_stop ? `, ${words.hardStop}` : ""}
    </dd>
  );
}

// Nothing is left of it: when it ended, and how that was.
function Ended({ at }: { at: number }) {
  return (
    <Cell title={words.endedAt}>
      <dd data-testid={testids.expectedEnd}>{timeOfDay(at, zone.value)}</dd>
      <PlannedEnd beside={dayOf(at)} />
    </Cell>
  );
}

// Ahead or behind: of the session alone. "On time" is said of nothing else.
export function Lateness() {
  const v = view.value;
  const by = minutesBehind(v, now.value);
  const [behind, ahead] = v.run!.concluded === undefined ? [words.behind, words.ahead] : [words.late, words.early];
  return (
    <p class="lateness tabular" data-late={by > 0 ? "behind" : by < 0 ? "ahead" : "on"} data-testid={testids.lateness}>
      {by > 0 ? behind(by) : by < 0 ? ahead(-by) : words.onTime}
    </p>
  );
}

// The times beside the large one: of the segment, or else what the Q&A would get; and of the session, with how far it is off.
export function RunOfTime() {
  const v = view.value;
  const hero = heroOf(v);
  const ended = v.run!.concluded;
  return (
    <section class="run" aria-label={saying.timing}>
      <dl class="tabular">
        {ended !== undefined ? (
          <Ended at={ended} />
        ) : (
          <>
            {hero && hero.of !== "segment" ? <SegmentTime hero={hero} /> : <QuestionTime />}
            <SessionTime />
          </>
        )}
      </dl>
      <div class="line">
        <Lateness />
        <CatchUp />
      </div>
    </section>
  );
}
