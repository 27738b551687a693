import "./floor_row.css";
import { currentOf, interventionPhase, left, peopleOf } from "../../state/run";
import { now, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { wordOf } from "../../ui/speaking";
import { testids } from "../../ui/testids";

// Who speaks from the floor or has the word, and who comes next.
export function FloorRow(props: { panellist: string }) {
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
