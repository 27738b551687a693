import "./floor_row.css";
import type { Hero } from "../../state/podium";
import { currentOf, left, peopleOf, segmentPhase } from "../../state/run";
import { now, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { podiumSpeakerOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";

// The segment's clock where the large one is another's, who speaks where the large clock is not theirs, and who comes next.
export function FloorRow(props: { panellist: string; hero: Hero }) {
  const v = view.value;
  const next = v.floor?.next;
  const { segment } = currentOf(v)!;
  const speaker = v.floor?.speaker;
  const named = peopleOf(v, segment);
  const name = speaker === undefined ? "" : podiumSpeakerOf(v);
  const isNamed = named.length === 1 && named[0]!.name === name; // beside the clock
  const other = props.hero.of !== "segment" || speaker === props.panellist || isNamed ? "" : name;
  const phase = segmentPhase(v, now.value);
  if (props.hero.of === "segment" && (!next || props.hero.mine) && other === "") return null;
  return (
    <section class="floor">
      {props.hero.of !== "segment" && (
        <p class="of-segment" data-phase={phase}>
          <span class="typed name" dir="auto">
            {segment.title}
          </span>
          <Clock left={left(segment.clock, now.value)} phase={phase} testid={testids.segmentClock} />
          <PhaseBadge phase={phase} />
        </p>
      )}
      {other !== "" && (
        <span class="typed name" dir="auto" data-testid={testids.podiumSpeaker} data-id={speaker}>
          {words.speaking(other)}
        </span>
      )}
      {next && !props.hero.mine && (
        <span class="typed name then" dir="auto" data-testid={testids.floorNext}>
          {common.floorNext(next.name)}
        </span>
      )}
    </section>
  );
}
