import type { PublicReport, PublicSegment } from "../../protocol/report";
import { timeOfDay } from "../../state/format";
import { publicReport as words } from "../../state/words";
import { testids } from "../../ui/testids";

function Row(props: { of: PublicSegment; over: boolean; zone: string }) {
  const { of, over, zone } = props;
  const within = (from: number | undefined, until: number | undefined): string =>
    from === undefined
      ? ""
      : until === undefined
        ? words.since(timeOfDay(from, zone))
        : words.until(timeOfDay(from, zone), timeOfDay(until, zone));
  return (
    <tr data-testid={testids.publicSegment} data-state={of.state}>
      <th scope="row">
        <span class="typed aligned" dir="auto">
          {of.title}
        </span>
        {of.speakers.length > 0 && (
          <small class="typed aligned" dir="auto">
            {of.speakers.join(", ")}
          </small>
        )}
      </th>
      <td class="tabular">{within(of.planned_start, of.planned_end)}</td>
      <td class="tabular">{of.began === undefined && over ? words.notHeld : within(of.began, of.ended)}</td>
    </tr>
  );
}

// What was planned, and what it became.
export function Agenda(props: { of: PublicReport; over: boolean }) {
  const { of, over } = props;
  return (
    <section>
      <h2>{words.agenda}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.segment}</th>
            <th scope="col">{words.planned}</th>
            <th scope="col">{words.actual}</th>
          </tr>
        </thead>
        <tbody>
          {of.segments.map((one, at) => (
            <Row key={at} of={one} over={over} zone={of.time_zone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
