import "./round.css";
import { roundOf } from "../../state/podium";
import { length } from "../../state/figures";
import { heldClock, left } from "../../state/run";
import { now, view } from "../../state/session";
import { panellist as words } from "../../state/words";
import { Clock } from "../../ui/clock";
import { panellistName } from "../../ui/names";
import { testids } from "../../ui/testids";

// The round, who has spoken in it and who has yet to; with the clock of whoever speaks, unless that is the large one.
export function Round(props: { panellist: string; large: boolean }) {
  const v = view.value;
  const round = roundOf(v);
  if (!round) return null;
  const held = heldClock(v, now.value)!;
  const clocked = v.floor?.round?.clock && !v.floor.speaking && !props.large;
  return (
    <section class="round" data-testid={testids.roundRow} data-number={round.number}>
      <p class="label tabular">{words.round(Math.max(1, round.number), length(round.turn))}</p>
      <ol>
        {round.people.map(({ id, had }) => (
          <li key={id} data-testid={testids.roundPerson} data-id={id} data-state={had}>
            <span class="mark" aria-hidden="true" />
            <span class="typed" dir="auto" translate={id === props.panellist}>
              {id === props.panellist ? words.you : panellistName(v, id)}
            </span>
            {had === "speaking" && clocked && <Clock left={left(held.clock, now.value)} phase={held.phase} testid={testids.turnClock} />}
            <span class="unseen">{words.had[had]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
