import "./hero.css";
import { aboutOf, isLong, panellistAbout, panellistName, whoOf } from "../../ui/names";
import { length } from "../../state/figures";
import { type Hero, heroOf, turnsOf } from "../../state/due";
import { due, followingOf, handsOverIn, left, nearest, type Phase, phaseOf, segmentPhase, total } from "../../state/run";
import { forecast, now, timed, view } from "../../state/session";
import { common, due as saying, moderator as words } from "../../state/words";
import type { ClockView, SessionView } from "../../protocol/messages";
import { Bar, Clock, PhaseBadge, PhaseShape } from "../../ui/clock";
import { podiumSpeakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { BeforeAndAfter } from "./hero_waiting";
import { leadOf } from "./parts";
import { replyOf } from "./replying";

interface Told {
  kicker: string;
  name: string;
  named: boolean; // a person's, rather than a title
  about: string;
  phase: Phase;
  left: number;
  clock?: { clock: ClockView; wrapUp: number };
}

const phaseOfBegun = (clock: ClockView, wrapUp: number): Phase =>
  clock.running_since === undefined ? "paused" : phaseOf(clock, wrapUp, now.value);

function ofFloor(v: SessionView, { speaking, point }: Hero & { of: "floor" }): Told {
  const { clock, wrap_up, name, affiliation } = speaking;
  return {
    kicker: point ? "" : (replyOf(v, v.requests?.[speaking.request]) ?? saying.floor),
    name,
    named: true,
    about: affiliation,
    phase: phaseOfBegun(clock, wrap_up),
    left: left(clock, now.value),
    clock: { clock, wrapUp: wrap_up },
  };
}

function ofTurn(v: SessionView, { panellist, clock, wrapUp }: Hero & { of: "turn" }): Told {
  const { number, spoken } = v.floor!.round!;
  const all = turnsOf(v);
  return {
    kicker: saying.turn(number, Math.min(spoken.length, all.length), all.length),
    name: panellistName(v, panellist),
    named: true,
    about: panellistAbout(v, panellist),
    phase: phaseOfBegun(clock, wrapUp),
    left: left(clock, now.value),
    clock: { clock, wrapUp },
  };
}

// It has no clock of its own and counts up, without a phase.
function ofAnswer(v: SessionView, { question, since, current }: Hero & { of: "answer" }): Told {
  const speaker = podiumSpeakerOf(v);
  const answers = common.and((question.answering ?? []).map((id) => panellistName(v, id)).filter((name) => name !== ""));
  // Nobody has the floor yet: it says whom the question is for.
  const asked = panellistName(v, question.to);
  const name = speaker || answers || (asked && common.to(asked));
  const paused = v.run?.paused_since;
  return {
    kicker: question.name === undefined ? saying.answeringAnonymous : saying.answering(question.name),
    name: name || current.segment.title,
    named: name !== "",
    about: speaker ? (v.floor?.speaker === "moderator" ? "" : panellistAbout(v, v.floor?.speaker)) : "",
    phase: paused === undefined ? "running" : "paused",
    left: Math.max(0, (paused ?? now.value) - since),
  };
}

function ofSegment(v: SessionView, { current: { segment } }: Hero): Told {
  const speaker = podiumSpeakerOf(v);
  const lead = leadOf(v, segment);
  const name = speaker || lead;
  return {
    kicker: common.Kind[segment.kind],
    name,
    named: name !== segment.title,
    about: speaker || name !== whoOf(v, segment) ? (name === segment.title ? "" : segment.title) : aboutOf(v, segment),
    phase: segmentPhase(v, now.value),
    left: left(segment.clock, now.value),
    clock: { clock: segment.clock, wrapUp: segment.wrap_up },
  };
}

export function toldOf(v: SessionView, hero: Hero): Told {
  switch (hero.of) {
    case "floor":
      return ofFloor(v, hero);
    case "turn":
      return ofTurn(v, hero);
    case "answer":
      return ofAnswer(v, hero);
    case "segment":
      return ofSegment(v, hero);
  }
}

// What is due of the segment, wherever its clock stands: when it ends, or goes on by itself.
export function EndsOf({ hero }: { hero: Hero }) {
  const v = view.value;
  const handsOver = handsOverIn(v, now.value);
  const expected = forecast.value?.segments[hero.current.id];
  return (
    <span class="end typed" dir="auto" data-testid={testids.handsOver}>
      {handsOver !== undefined ? (
        <b>{words.handsOver(length(Math.ceil(handsOver / 1000) * 1000), followingOf(v) !== undefined)}</b>
      ) : v.run?.paused_since !== undefined ? (
        words.pausedSince(timed(v.run.paused_since))
      ) : (
        expected && words.endsAbout(timed(nearest(expected.end)))
      )}
    </span>
  );
}

export const Added = ({ clock }: { clock: ClockView }) =>
  clock.added === 0 ? null : <b>{clock.added > 0 ? words.added(length(clock.added)) : words.taken(length(clock.added))}</b>;

function Under({ hero, told }: { hero: Hero; told: Told }) {
  const own = told.clock?.clock;
  const at = own && hero.of !== "segment" ? due(own) : undefined;
  return (
    <div class="under tabular">
      {hero.of === "segment" && <Backdate />}
      {own ? <span>{words.of(length(own.allotment))}</span> : hero.of === "answer" && <span>{saying.since(timed(hero.since))}</span>}
      {own && <Added clock={own} />}
      {hero.of === "segment" ? (
        <EndsOf hero={hero} />
      ) : (
        <span class="end">
          {own === undefined
            ? saying.noLimit
            : at === undefined
              ? common.phase.paused
              : at < now.value
                ? saying.endedAbout(timed(nearest(at)))
                : saying.endsAbout(timed(nearest(at)))}
        </span>
      )}
    </div>
  );
}

// Always marked so while it is spoken to, in whatever phase its clock is.
export const PointMark = () => (
  <b class="point-mark">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 1h2v14H2zM5 2h9l-3 3.5L14 9H5z" />
    </svg>
    {saying.point}
  </b>
);

// Whoever has the clock that counts, in one place and of one size whatever it is.
export function BigClock() {
  const v = view.value;
  const hero = heroOf(v);
  if (!hero) return <BeforeAndAfter />;
  const told = toldOf(v, hero);
  const { phase, clock } = told;
  return (
    <div class="big" data-phase={phase} data-of={hero.of}>
      <div class="line">
        {hero.of === "answer" && phase === "running" ? (
          <span class="phase" data-testid={testids.phase} data-phase={phase}>
            <PhaseShape phase={phase} />
            {saying.onStage}
          </span>
        ) : (
          <PhaseBadge phase={phase} testid={testids.phase} />
        )}
        {hero.of === "floor" && hero.point && <PointMark />}
        <span class="aside typed" dir="auto" data-testid={testids.segment}>
          {told.kicker}
        </span>
      </div>
      <div class="whose" data-long={isLong(told.name)}>
        <p
          key={`${told.named}`}
          class="speaker lines-2 typed aligned"
          dir="auto"
          translate={!told.named}
          title={told.name}
          data-testid={testids.speaker}
        >
          {told.name}
        </p>
        <p class="about lines-2 typed aligned" dir="auto" title={told.about}>
          {told.about}
        </p>
      </div>
      <Clock left={told.left} phase={phase} testid={testids.clock} />
      <Bar left={told.left} total={clock ? total(clock.clock) : 0} wrapUp={clock?.wrapUp ?? 0} phase={clock ? phase : "waiting"} />
      <Under hero={hero} told={told} />
    </div>
  );
}
