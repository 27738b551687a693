import { length } from "../../state/figures";
import { spent } from "../../state/run";
import { now, view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";

// How much each group of the speakers' list has had, of what it may have in all.
export function GroupTimes() {
  const { floor, requests } = view.value;
  const groups = (floor?.groups ?? []).filter((one) => one.budget !== undefined);
  if (groups.length === 0) return null;
  const speaking = floor?.speaking;
  return (
    <ul class="group-times">
      {groups.map(({ name, budget }) => {
        const of = Object.entries(requests ?? {}).filter(([, one]) => one.group === name && one.kind === "speech");
        const ended = of.reduce((sum, [, one]) => sum + (one.used ?? 0), 0);
        const running = speaking && of.some(([id]) => id === speaking.request) ? spent(speaking.clock, now.value) : 0;
        const used = ended + running;
        return (
          <li key={name} class="chip" data-testid={testids.groupTime} data-id={name} data-over={used >= budget!}>
            <span class="typed" dir="auto">
              {name}
            </span>{" "}
            <b class="tabular">{words.usedOf(length(used), length(budget!))}</b>
          </li>
        );
      })}
    </ul>
  );
}
