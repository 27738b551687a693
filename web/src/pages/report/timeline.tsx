import type { Report, ReportSegment } from "../../protocol/report";
import { timeOfDay, timeWithSeconds } from "../../state/format";
import { extent, overtimeOf, partsOf, pausedIn, place, type Span, ticks } from "../../state/report";
import { isOver } from "../../state/run";
import { common, report as words } from "../../state/words";
import { testids } from "../../ui/testids";

// Numbers within the picture: printing and zooming keep them where they are.
const percent = (n: number): string => `${n.toFixed(3)}%`;

function Bar(props: { all: Span; from: number; until: number; kind: string; y: number; height: number }) {
  const { all, from, until, kind, y, height } = props;
  const x = place(all, from);
  return <rect class={kind} x={percent(x)} y={y} width={percent(Math.max(0.15, place(all, until) - x))} height={height} rx="2" />;
}

function Picture(props: { of: ReportSegment; all: Span; marks: number[]; asOf: number }) {
  const { of, all, marks, asOf } = props;
  return (
    <svg class="bars" aria-hidden="true" width="100%" height="28">
      {marks.map((at) => (
        <line key={at} class="mark" x1={percent(place(all, at))} x2={percent(place(all, at))} y1="0" y2="28" />
      ))}
      {of.planned_start !== undefined && of.planned_end !== undefined && (
        <Bar all={all} from={of.planned_start} until={of.planned_end} kind="planned" y={3} height={8} />
      )}
      {partsOf(of, asOf).map((one) => (
        <Bar key={one.from} all={all} {...one} y={14} height={11} />
      ))}
    </svg>
  );
}

function Row(props: { of: ReportSegment; report: Report; all: Span; marks: number[] }) {
  const { of, report, all, marks } = props;
  const zone = report.time_zone;
  const within = (from: number | undefined, until: number | undefined, time: typeof timeOfDay): string =>
    from === undefined ? "" : until === undefined ? words.since(time(from, zone)) : words.until(time(from, zone), time(until, zone));
  const length = (ms: number): string => common.figures(Math.round(ms / 1000));
  const paused = pausedIn(of.periods, report.as_of);
  const over = overtimeOf(of);
  const notes = [
    of.planned_start === undefined ? words.inserted : "",
    of.state === "ahead" && !isOver(report) ? words.toCome : words.state[of.state],
    of.added > 0 ? words.added(length(of.added)) : of.added < 0 ? words.removed(length(-of.added)) : "",
    paused > 0 ? words.paused(length(paused)) : "",
    over >= 1000 ? words.over(length(over)) : "",
  ].filter((one) => one !== "");
  const names = of.speakers.map((id) => report.panel.find((one) => one.id === id)?.name ?? id);
  return (
    <tr data-testid={testids.reportSegment} data-id={of.id} data-state={of.state}>
      <th scope="row">
        <span class="typed aligned" dir="auto">
          {of.title}
        </span>
        {names.length > 0 && (
          <small class="typed aligned" dir="auto" translate={false}>
            {names.join(", ")}
          </small>
        )}
        {notes.length > 0 && <small>{notes.join(" · ")}</small>}
      </th>
      <td class="picture">
        <Picture of={of} all={all} marks={marks} asOf={report.as_of} />
      </td>
      <td class="tabular">{within(of.planned_start, of.planned_end, timeOfDay)}</td>
      <td class="tabular">{within(of.began, of.ended, timeWithSeconds)}</td>
      <td class="tabular number">{length(of.allotment)}</td>
      <td class="tabular number">{of.began === undefined ? "" : length(of.used)}</td>
    </tr>
  );
}

export function Timeline(props: { of: Report }) {
  const { of } = props;
  const all = extent(of);
  const marks = ticks(all, 8);
  const zone = of.time_zone;
  return (
    <section class="timeline">
      <h2>{words.timeline}</h2>
      <p class="key">
        {(["planned", "actual", "over", "paused"] as const).map((one) => (
          <span key={one}>
            <svg aria-hidden="true" width="14" height="10">
              <rect class={one === "actual" ? "ran" : one} x="1" y="1" width="12" height="8" rx="2" />
            </svg>{" "}
            {words.timelineKey[one]}
          </span>
        ))}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.segment}</th>
            <th class="picture" aria-hidden="true">
              <span class="axis">
                {marks.map((at) => (
                  <span key={at} style={{ left: percent(place(all, at)) }}>
                    {timeOfDay(at, zone)}
                  </span>
                ))}
              </span>
            </th>
            <th scope="col">{words.planned}</th>
            <th scope="col">{words.actual}</th>
            <th scope="col" class="number">
              {words.allotted}
            </th>
            <th scope="col" class="number">
              {words.took}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.segments.map((one) => (
            <Row key={one.id} of={one} report={of} all={all} marks={marks} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
