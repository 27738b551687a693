import { useSignal } from "@preact/signals";
import { type Answer, reportOf } from "../../net/api";
import type { Report as Told } from "../../protocol/report";
import { day, timeOfDay, timeWithSeconds, zoneName } from "../../state/format";
import { failureText } from "../../state/failures";
import { publishes } from "../../state/report";
import { common, report as words } from "../../state/words";
import { AgeNote } from "../../ui/age";
import { entitle } from "../../ui/entitle";
import { useFollowed } from "../../ui/followed";
import { testids } from "../../ui/testids";
import { Captions } from "./captions";
import { Decisions } from "./decisions";
import { Exports } from "./exports";
import { notHeld } from "./held";
import { Publication } from "./publication";
import { Questions } from "./questions";
import { Speaking } from "./speaking";
import { Timeline } from "./timeline";
import { NotThere } from "../../ui/not_there";

const every = 5_000;

function Head(props: { of: Told; token: string }) {
  const { of, token } = props;
  const zone = of.time_zone;
  const within = (from: number, until: number | undefined): string =>
    until === undefined ? words.since(timeOfDay(from, zone)) : words.until(timeOfDay(from, zone), timeOfDay(until, zone));
  return (
    <header>
      <p class="status">{common.status[of.status]}</p>
      <h1 class="typed aligned" dir="auto">
        {of.title}
      </h1>
      {of.subtitle !== "" && (
        <p class="typed aligned" dir="auto">
          {of.subtitle}
        </p>
      )}
      <dl>
        <dt>{words.planned}</dt>
        <dd class="tabular" data-testid={testids.reportPlanned}>
          {day(of.planned_start, zone)}, {within(of.planned_start, of.planned_end)}
        </dd>
        <dt>{words.actual}</dt>
        <dd class="tabular" data-testid={testids.reportActual}>
          {of.started === undefined ? notHeld(of) : `${day(of.started, zone)}, ${within(of.started, of.concluded)}`}
        </dd>
        {of.venue !== "" && <dt>{words.venue}</dt>}
        {of.venue !== "" && (
          <dd class="typed aligned" dir="auto">
            {of.venue}
          </dd>
        )}
        <dt>{words.moderator}</dt>
        <dd class="typed aligned" dir="auto" translate={false}>
          {of.panel[0]?.name}
        </dd>
      </dl>
      <p class="hint tabular">
        {words.zone(zoneName(zone))}. {words.asOf(`${day(of.as_of, zone, "short")}, ${timeWithSeconds(of.as_of, zone)}`)}.
      </p>
      <Exports of={of} token={token} />
    </header>
  );
}

// `session`: which one, where the token is the organiser's.
export function Report(props: { token: string; session: string }) {
  const { token, session } = props;
  const told = useSignal<Told | undefined>(undefined);
  const failed = useSignal<Answer<Told> | undefined>(undefined);
  const look = async (): Promise<boolean> => {
    const answer = await reportOf(token, session);
    if (answer.ok) told.value = answer.value;
    failed.value = answer.ok ? undefined : answer;
    return answer.ok || answer.code !== undefined;
  };
  const age = useFollowed(look, every);
  const of = told.value;
  const code = failed.value?.ok === false ? failed.value.code : undefined;
  if (!of || code !== undefined) {
    const why = failed.value && (code === "unauthorised" ? words.noLink : failureText(code));
    return <NotThere why={why} retry={words.retry} look={look} />;
  }
  entitle(words.of(of.title));
  return (
    <main class="document report" data-testid={testids.page} data-status={of.status}>
      <span data-testid={testids.connection}>
        <AgeNote age={age} say={words.away} floating />
      </span>
      <Head of={of} token={token} />
      {publishes(token) && <Publication of={of} token={token} changed={look} />}
      <Timeline of={of} />
      <Speaking of={of} />
      <Questions of={of} />
      <Decisions of={of} />
      <Captions of={of} />
    </main>
  );
}
