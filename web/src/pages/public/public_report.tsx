import { useSignal } from "@preact/signals";
import { type Answer, type Dated, ownQuestions, publicReportOf } from "../../net/api";
import type { OwnQuestion, PublicQuestion, PublicReport as Told } from "../../protocol/report";
import { day, dayAndTime, timeOfDay, zoneName } from "../../state/format";
import { knownSecret } from "../../state/kept";
import { isOver } from "../../state/run";
import { common, publicReport as words } from "../../state/words";
import { AgeNote } from "../../ui/age";
import { entitle } from "../../ui/entitle";
import { useFollowed } from "../../ui/followed";
import { testids } from "../../ui/testids";
import { Agenda } from "./agenda";
import { Answers } from "./answers";
import { Yours } from "./yours";
import { NotThere } from "../../ui/not_there";

// Answers come in the course of days.
const every = 30_000;

const person = ({ name, title, affiliation }: Told["panel"][number]): string =>
  [name, title, affiliation].filter((part) => part !== "").join(", ");

function Head(props: { of: Dated<Told>; over: boolean }) {
  const { of, over } = props;
  const zone = of.time_zone;
  const within = (from: number, until: number | undefined): string =>
    until === undefined ? words.since(timeOfDay(from, zone)) : words.until(timeOfDay(from, zone), timeOfDay(until, zone));
  const [moderator, ...panel] = of.panel;
  return (
    <header>
      <p class="status">{common.status[of.status]}</p>
      <h1 class="typed" dir="auto">
        {of.title}
      </h1>
      {of.subtitle !== "" && (
        <p class="typed" dir="auto">
          {of.subtitle}
        </p>
      )}
      <dl>
        <dt>{words.planned}</dt>
        <dd class="tabular">
          {day(of.planned_start, zone)}, {within(of.planned_start, of.planned_end)}
        </dd>
        {(of.started !== undefined || over) && <dt>{words.actual}</dt>}
        {(of.started !== undefined || over) && (
          <dd class="tabular">
            {of.started === undefined ? words.notHeld : `${day(of.started, zone)}, ${within(of.started, of.concluded)}`}
          </dd>
        )}
        {of.venue !== "" && <dt>{words.venue}</dt>}
        {of.venue !== "" && (
          <dd class="typed" dir="auto">
            {of.venue}
          </dd>
        )}
        <dt>{words.moderator}</dt>
        <dd class="typed" dir="auto">
          {person(moderator!)}
        </dd>
        {panel.length > 0 && <dt>{words.panel}</dt>}
        {panel.length > 0 && (
          <dd>
            <ul class="panel">
              {panel.map((one) => (
                <li key={one.name} class="typed" dir="auto">
                  {person(one)}
                </li>
              ))}
            </ul>
          </dd>
        )}
      </dl>
      <p class="hint tabular">
        {words.zone(zoneName(zone))}{" "}
        {of.answers_until !== undefined && of.answers_until > of.at && (
          <span data-testid={testids.answersUntil}>{words.answersUntil(dayAndTime(of.answers_until, zone))}</span>
        )}
      </p>
      <div class="exports">
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
        <a href="/privacy" target="_blank">
          {words.privacy}
        </a>
      </div>
    </header>
  );
}

function Question(props: { of: PublicQuestion; zone: string }) {
  const { of, zone } = props;
  const about = [of.name ?? words.anonymous, of.to === undefined ? "" : words.to(of.to)].filter((part) => part !== "").join(" ");
  return (
    <li data-testid={testids.publicQuestion} data-id={of.id}>
      <p class="fate">
        <b>{words.answered[of.answer]}</b>
      </p>
      <div>
        <h3 class="typed asked" dir="auto" lang={of.language}>
          {of.text}
        </h3>
        {of.translations.map((one) => (
          <p key={one.language} class="typed" dir="auto" lang={one.language}>
            {one.text}
          </p>
        ))}
        <p class="hint typed">{[about, ...(of.votes > 0 ? [words.votes(of.votes)] : [])].join(" · ")}</p>
        <Answers text={of.answer_text} written={of.answers} zone={zone} />
      </div>
    </li>
  );
}

export function PublicReport(props: { code: string }) {
  const { code } = props;
  const told = useSignal<Dated<Told> | undefined>(undefined);
  const own = useSignal<OwnQuestion[]>([]);
  const failed = useSignal<Answer<Dated<Told>> | undefined>(undefined);
  const look = async (): Promise<boolean> => {
    const secret = location.hash.slice(1) || knownSecret(); // of a personal link, which stands behind the code
    const [answer, theirs] = await Promise.all([publicReportOf(code), secret === undefined ? undefined : ownQuestions(secret, code)]);
    if (answer.ok) told.value = answer.value;
    failed.value = answer.ok ? undefined : answer;
    if (theirs?.ok) own.value = theirs.value.questions;
    return answer.ok || answer.code !== undefined;
  };
  const age = useFollowed(look, every);
  const of = told.value;
  const refused = failed.value?.ok === false && failed.value.code !== undefined;
  if (!of || refused) {
    const why = failed.value && (refused ? words.noReport : words.fail);
    return <NotThere why={why} retry={words.retry} look={look} />;
  }
  entitle(words.of(of.title));
  const over = isOver(of);
  return (
    <main class="document report" data-testid={testids.page} data-status={of.status}>
      <span data-testid={testids.connection}>
        <AgeNote age={age} say={words.away} floating />
      </span>
      <Head of={of} over={over} />
      <Yours of={own.value} over={over} zone={of.time_zone} />
      <section class="questions">
        <h2>{words.questions}</h2>
        {of.questions.length === 0 && <p class="hint">{words.none}</p>}
        <ol>
          {of.questions.map((one) => (
            <Question key={one.id} of={one} zone={of.time_zone} />
          ))}
        </ol>
      </section>
      <Agenda of={of} over={over} />
    </main>
  );
}
