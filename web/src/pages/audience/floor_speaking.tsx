import { audience as words } from "../../state/later_words";
import { interventionPhase, left } from "../../state/run";
import { now, view } from "../../state/session";
import { Clock, PhaseBadge } from "../../ui/clock";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

export function Speaking(props: { id: string }) {
  const speaking = view.value.floor?.speaking;
  const phase = interventionPhase(view.value, now.value);
  return (
    <>
      <p class="place" data-testid={testids.floorPlace} data-state="speaking">
        {words.speaking}
      </p>
      {speaking?.request === props.id && (
        <p class="own-clock">
          <Clock left={left(speaking.clock, now.value)} phase={phase} testid={testids.floorClock} />
          <PhaseBadge phase={phase} />
        </p>
      )}
      <Press class="main" testid={testids.floorDone} command={{ type: "give_back_floor", request: props.id }}>
        {words.done}
      </Press>
    </>
  );
}
