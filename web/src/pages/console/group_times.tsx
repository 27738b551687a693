import { length } from "../../state/figures";
import { floorTimesOf } from "../../state/moderating";
import { now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";

// How much each group of the speakers' list has had, of what it may have in all.
export function GroupTimes() {
  const groups = floorTimesOf(view.value, now.value).groups.filter((one) => one.budget !== undefined);
  if (groups.length === 0) return null;
  return (
    <ul class="group-times">
      {groups.map(({ name, spent, budget }) => (
        <li key={name} class="chip" data-testid={testids.groupTime} data-id={name} data-over={spent >= budget!}>
          <span class="typed" dir="auto">
            {name}
          </span>{" "}
          <b class="tabular">{(spent >= budget! ? words.usedUp : words.usedOf)(length(spent), length(budget!))}</b>
        </li>
      ))}
    </ul>
  );
}
