import "./table.css";
import { useSignal } from "@preact/signals";
import { type Answer, tableFile, tableOf } from "../../net/api";
import type { SessionSummary, SessionTable } from "../../protocol/report";
import { day, device, timeOfDay, zoneName } from "../../state/format";
import { failureText } from "../../state/failures";
import { common, report as words } from "../../state/words";
import { AgeNote } from "../../ui/age";
import { entitle } from "../../ui/entitle";
import { useFollowed } from "../../ui/followed";
import { saveAs } from "../../ui/save_file";
import { testids } from "../../ui/testids";
import { NotThere } from "../../ui/not_there";
import { notHeld } from "./held";

const length = (ms: number): string => common.figures(Math.round(Math.abs(ms) / 1000));
const signed = (ms: number | undefined): string => (ms === undefined ? "" : `${ms < 0 ? "−" : "+"}${length(ms)}`);

function Row(props: { of: SessionSummary; token: string }) {
  const { of, token } = props;
  const { table } = words;
  const zone = device();
  return (
    <tr data-testid={testids.sessionRow} data-id={of.session}>
      <th scope="row">
        <a class="typed aligned" dir="auto" href={`/report#${token}/${of.session}`}>
          {of.title}
        </a>
        <small>
          {common.status[of.status]}
          {of.venue !== "" && <bdi class="typed"> · {of.venue}</bdi>}
        </small>
      </th>
      <td class="tabular" data-name={table.planned}>
        {day(of.planned_start, zone, "short")}, {words.until(timeOfDay(of.planned_start, zone), timeOfDay(of.planned_end, zone))}
      </td>
      <td class="tabular" data-name={table.actual}>
        {of.started === undefined
          ? notHeld(of)
          : of.concluded === undefined
            ? words.since(timeOfDay(of.started, zone))
            : words.until(timeOfDay(of.started, zone), timeOfDay(of.concluded, zone))}
      </td>
      <td class="tabular number" data-name={table.over}>
        {signed(of.over)}
      </td>
      <td class="tabular number" data-name={table.questions}>
        {of.questions}
      </td>
      <td class="tabular number" data-name={table.answered}>
        {of.answered}
      </td>
      <td class="tabular number" data-name={table.interventions}>
        {of.interventions}
      </td>
      <td class="tabular number" data-name={table.panel}>
        {length(of.panel_spoken)}
      </td>
      <td class="tabular number" data-name={table.floor}>
        {length(of.floor_spoken)}
      </td>
    </tr>
  );
}

// All sessions of the server, a row each, as they stand and as they were.
export function Table(props: { token: string }) {
  const { token } = props;
  const { table } = words;
  const told = useSignal<SessionTable | undefined>(undefined);
  const failed = useSignal<Answer<SessionTable> | undefined>(undefined);
  const unsaved = useSignal(false);
  const look = async (): Promise<boolean> => {
    const answer = await tableOf(token);
    if (answer.ok) told.value = answer.value;
    failed.value = answer.ok ? undefined : answer;
    return answer.ok || answer.code !== undefined;
  };
  const age = useFollowed(look);
  const save = async (): Promise<void> => {
    const answer = await tableFile(token);
    unsaved.value = !answer.ok;
    if (answer.ok) saveAs("sessions.csv", answer.value);
  };
  const of = told.value?.sessions;
  const code = failed.value?.ok === false ? failed.value.code : undefined;
  if (!of || code !== undefined) {
    const why = failed.value && (code === "unauthorised" ? words.noLink : failureText(code));
    return <NotThere why={why} retry={words.retry} look={look} />;
  }
  entitle(table.title);
  const sum = (what: (one: SessionSummary) => number): number => of.reduce((all, one) => all + what(one), 0);
  return (
    <main class="document report sessions" data-testid={testids.page}>
      <span data-testid={testids.connection}>
        <AgeNote age={age} say={words.away} floating />
      </span>
      <header>
        <h1>{table.title}</h1>
        <p class="hint">{words.zone(zoneName(device()))}.</p>
        <div class="exports">
          <button type="button" class="button strong" onClick={() => print()}>
            {words.print}
          </button>
          <button type="button" class="button" onClick={() => void save()} data-testid={testids.tableSave}>
            {table.save}
          </button>
          {unsaved.value && <p role="alert">{words.fail}</p>}
        </div>
      </header>
      {of.length === 0 && <p class="hint">{table.none}</p>}
      <div class="wide">
        <table data-testid={testids.sessionTable}>
          <thead>
            <tr>
              {[table.session, table.planned, table.actual].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {[table.over, table.questions, table.answered, table.interventions, table.panel, table.floor].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <Row key={one.session} of={one} token={token} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {table.sum}
              </th>
              <td class="tabular number" data-name={table.questions}>
                {sum((one) => one.questions)}
              </td>
              <td class="tabular number" data-name={table.answered}>
                {sum((one) => one.answered)}
              </td>
              <td class="tabular number" data-name={table.interventions}>
                {sum((one) => one.interventions)}
              </td>
              <td class="tabular number" data-name={table.panel}>
                {length(sum((one) => one.panel_spoken))}
              </td>
              <td class="tabular number" data-name={table.floor}>
                {length(sum((one) => one.floor_spoken))}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </main>
  );
}
