import "./round.css";
import { roundOf } from "../../state/podium";
import { view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { testids } from "../../ui/testids";

// The round, who has spoken in it and who has yet to.
export function Round(props: { panellist: string }) {
  const v = view.value;
  const round = roundOf(v);
  if (!round) return null;
  return (
    <section class="round" data-testid={testids.roundRow} data-number={round.number}>
      <p class="label tabular">{words.round(Math.max(1, round.number), common.lasting(round.turn))}</p>
      <ol>
        {round.people.map(({ id, had }) => (
          <li key={id} data-testid={testids.roundPerson} data-id={id} data-state={had}>
            <span class="mark" aria-hidden="true" />
            <span class="typed" dir="auto" translate={id === props.panellist}>
              {id === props.panellist ? words.you : panellistName(v, id)}
            </span>
            <span class="unseen">{words.had[had]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
