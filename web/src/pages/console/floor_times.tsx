import "./floor_times.css";
import { length } from "../../state/figures";
import { floorTimesOf } from "../../state/moderating";
import { now, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";

const seconds = (ms: number): string => length(Math.floor(ms / 1000) * 1000);

function Person(props: { name: string; affiliation: string; times: number; spent: number }) {
  return (
    <div data-testid={testids.floorTimeOf} data-id={props.name}>
      <dt>
        <span class="typed" dir="auto" translate={false}>
          {props.name}
        </span>{" "}
        <small class="typed" dir="auto">
          {props.affiliation}
        </small>{" "}
        {props.times > 1 && <small>{words.spokeTimes(props.times)}</small>}
      </dt>
      <dd>{seconds(props.spent)}</dd>
    </div>
  );
}

function Times() {
  const { people, groups } = floorTimesOf(view.value, now.value);
  return (
    <div class="who floor-times">
      <h2 tabIndex={-1} data-first>
        {words.floorTimes}
      </h2>
      {groups.length > 0 && (
        <dl class="tabular">
          {groups.map(({ name, spent, budget }) => (
            <div key={name}>
              <dt class="typed aligned" dir="auto">
                {name}
              </dt>
              <dd>{budget === undefined ? seconds(spent) : words.usedOf(seconds(spent), length(budget))}</dd>
            </div>
          ))}
        </dl>
      )}
      <dl class="tabular">
        {people.map((one) => (
          <Person key={`${one.name} ${one.affiliation}`} {...one} />
        ))}
      </dl>
    </div>
  );
}

// How long all from the floor have spoken, beside those at the podium.
export function FloorTime({ spent, share }: { spent: number; share: number }) {
  return (
    <li data-id="floor">
      <div class="button" data-testid={testids.floorTime}>
        <span class="called">{common.fromTheFloor}</span> <span class="share tabular">{seconds(spent)}</span>
        <span class="part" aria-hidden="true">
          <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
        </span>
      </div>
    </li>
  );
}

// And each of them, and of their groups.
export function FloorTimes() {
  const { spent } = floorTimesOf(view.value, now.value);
  if (spent === 0) return null;
  return (
    <p class="floor-times-open">
      <Popover testid={testids.floorTimes} label={words.floorTimes}>
        {() => <Times />}
      </Popover>
    </p>
  );
}
