import { heroOf, pointOf } from "../../state/due";
import { countdown } from "../../state/figures";
import { left } from "../../state/run";
import { now, view } from "../../state/session";
import { common } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { testids } from "../../ui/testids";
import { BigClock } from "./hero";
import { waitingOf } from "./hero_waiting";
import { PointMark } from "./point_mark";
import { toldOf } from "./hero_told";

function Waiting() {
  const { word, left, label, says } = waitingOf(view.value);
  return (
    <div class="small-hero">
      <Clock left={left} phase="waiting" testid={testids.clock} label={label} />
      <span class="whose-small">{says}</span>
      <PhaseBadge phase="waiting" word={word} testid={testids.phase} />
    </div>
  );
}

// The clock stays in every part of the phone's page; where the part is not about it, in one line.
export function PhoneHero({ small }: { small: boolean }) {
  const v = view.value;
  const hero = heroOf(v);
  if (!small) return <BigClock />;
  if (!hero) return <Waiting />;
  const told = toldOf(v, hero);
  const { segment } = hero.current;
  return (
    <div class="small-hero" data-of={hero.of}>
      <Clock left={told.left} phase={told.phase} testid={testids.clock} />
      <div class="whose-small">
        {hero.of === "floor" && hero.point && <PointMark />}
        <b class="typed aligned" dir="auto" translate={!told.named} key={`${told.named}`} data-testid={testids.speaker}>
          {told.name}
        </b>
        <span class="typed aligned" dir="auto" data-testid={testids.segment}>
          {told.about || told.kicker}
        </span>
      </div>
      <span class="badge">
        <PhaseBadge phase={told.phase} testid={testids.phase} />
        {pointOf(v) && <PointMark />}
        {hero.of !== "segment" && (
          <small class="tabular" data-testid={testids.partLeft}>
            {common.partLeft(common.short[segment.kind], countdown(left(segment.clock, now.value)))}
          </small>
        )}
      </span>
    </div>
  );
}
