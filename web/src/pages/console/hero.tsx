import "./hero.css";
import type { ClockView } from "../../protocol/messages";
import { type Hero, heroOf } from "../../state/due";
import { length } from "../../state/figures";
import { due, followingOf, handsOverIn, nearest, total } from "../../state/run";
import { forecast, now, timed, view } from "../../state/session";
import { common, due as saying, moderator as words } from "../../state/words";
import { Bar, Clock, PhaseBadge, PhaseShape } from "../../ui/clock";
import { isLong } from "../../ui/names";
import { testids } from "../../ui/testids";
import { Backdate } from "./backdate";
import { type Told, toldOf } from "./hero_told";
import { BeforeAndAfter } from "./hero_waiting";
import { PointMark } from "./point_mark";

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
  clock.added === 0 ? null : <b>{clock.added > 0 ? words.added(length(clock.added)) : length(clock.added)}</b>;

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
