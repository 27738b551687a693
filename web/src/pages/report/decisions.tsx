import type { Report } from "../../protocol/report";
import { timeWithSeconds } from "../../state/format";
import { toldAt } from "../../state/told_at";
import { history, report as words } from "../../state/words";
import { testids } from "../../ui/testids";

export function Decisions(props: { of: Report }) {
  const { decisions, time_zone: zone } = props.of;
  const at = (instant: number): string => timeWithSeconds(instant, zone);
  return (
    <section class="decisions">
      <h2>{words.decisions}</h2>
      {decisions.length === 0 && <p class="hint">{words.noDecisions}</p>}
      <ol>
        {decisions.map((one) => (
          <li key={one.record} data-testid={testids.reportDecision} data-id={one.record} data-undone={one.undone !== undefined}>
            <span class="tabular">{at(one.at)}</span>
            <span>
              <span class="typed what" dir="auto">
                {history.sentence(one.by.name ?? words.roles[one.by.as], toldAt(one.did, one.at, at))}
              </span>
              {one.undone && <small>{words.undone(at(one.undone.at), one.undone.by.name ?? words.roles[one.undone.by.as])}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
