import type { Report } from "../../protocol/report";
import { timeWithSeconds } from "../../state/format";
import { shareOf } from "../../state/report";
import { common, report as words } from "../../state/words";
import { testids } from "../../ui/testids";

interface Speaker {
  id: string;
  name: string;
  about: string[];
  spoken: number;
}

function Bars(props: { of: Speaker[]; title: string; kind: string }) {
  const { of, title, kind } = props;
  if (of.length === 0) return null;
  const all = of.reduce((sum, one) => sum + one.spoken, 0);
  const most = Math.max(1, ...of.map((one) => one.spoken));
  return (
    <>
      <h3>{title}</h3>
      <table class="speaking">
        <tbody>
          {of.map((one) => (
            <tr key={one.id} data-testid={testids.reportSpoken} data-id={`${kind}-${one.id}`} data-spoken={one.spoken}>
              <th scope="row">
                <span class="typed aligned" dir="auto" translate={false}>
                  {one.name}
                </span>
                {one.about.length > 0 && (
                  <small class="typed aligned" dir="auto">
                    {one.about.join(" · ")}
                  </small>
                )}
              </th>
              <td class="bar">
                <svg aria-hidden="true" width="100%" height="14">
                  <rect class="ran" x="0" y="1" width={`${(100 * one.spoken) / most}%`} height="12" rx="2" />
                </svg>
              </td>
              <td class="tabular number">{common.figures(Math.round(one.spoken / 1000))}</td>
              <td class="tabular number">{words.percent(shareOf(one.spoken, all))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const told = (parts: (string | undefined)[]): string[] => parts.filter((one): one is string => one !== undefined && one !== "");

export function Speaking(props: { of: Report }) {
  const { panel, floor, groups, time_zone: zone } = props.of;
  const spoke = floor.filter((one) => one.began !== undefined);
  const at = (instant: number): string => timeWithSeconds(instant, zone);
  return (
    <section class="speakers">
      <h2>{words.speaking}</h2>
      <Bars
        kind="panel"
        title={words.panel}
        of={panel.map(({ id, name, affiliation, absent, spoken }) => ({
          id,
          name,
          about: told([affiliation, absent ? words.absent : ""]),
          spoken,
        }))}
      />
      <Bars
        kind="floor"
        title={words.floor}
        of={spoke.map((one) => ({
          id: one.id,
          name: one.name,
          about: told([one.affiliation, one.group, words.kind[one.kind], at(one.began!)]),
          spoken: one.used,
        }))}
      />
      <Bars
        kind="group"
        title={words.groups}
        of={(groups.some((one) => one.name !== undefined) ? groups : []).map((one) => ({
          id: one.name ?? "",
          name: one.name ?? words.noGroup,
          about: [words.interventions(one.interventions)],
          spoken: one.spoken,
        }))}
      />
    </section>
  );
}
