import type { QuestionState } from "../../protocol/messages";
import type { Report, ReportQuestion } from "../../protocol/report";
import { dayAndTime, timeWithSeconds } from "../../state/format";
import { languageName } from "../../state/language";
import { language, report as words } from "../../state/words";
import { testids } from "../../ui/testids";

const order: QuestionState[] = ["answered", "on_stage", "queued", "approved", "submitted", "not_taken", "grouped", "withdrawn"];

// A text as it was typed, under a word for what it is.
function Text(props: { of: string | undefined; title: string }) {
  if (props.of === undefined) return null;
  return (
    <p class="text">
      <small>{props.title}</small>
      <span class="typed" dir="auto">
        {props.of}
      </span>
    </p>
  );
}

function Question(props: { of: ReportQuestion; report: Report }) {
  const { of, report } = props;
  const at = (instant: number): string => timeWithSeconds(instant, report.time_zone);
  const name = (id: string): string => report.panel.find((one) => one.id === id)?.name ?? id;
  const about = [
    [
      words.askedAt(at(of.asked)),
      of.name !== undefined ? words.by(of.name) : of.entered ? "" : words.anonymously,
      of.to ? words.to(name(of.to)) : "",
    ]
      .filter((one) => one !== "")
      .join(" "),
    words.votes(of.votes),
    of.leader === undefined ? "" : words.into(of.leader),
    of.members.length === 0 ? "" : words.withGroup(of.members.join(", ")),
    ...of.labels,
  ].filter((one) => one !== "");
  return (
    <li data-testid={testids.reportQuestion} data-id={of.id} data-state={of.state}>
      <p class="fate">
        <b>{of.answer === undefined ? words.fate[of.state] : words.how[of.answer]}</b> <span>{of.id}</span>
      </p>
      <div>
        <p class="typed asked" dir="auto">
          {of.text}
        </p>
        <p class="hint typed">{about.join(" · ")}</p>
        <p class="hint tabular steps">
          {of.steps.map((one) => (
            <span key={`${one.at} ${one.state}`}>
              {words.fate[one.state]} {at(one.at)}
            </span>
          ))}
        </p>
        <Text of={of.original} title={words.original} />
        {of.translations.map((one) => (
          <Text key={one.language} of={one.text} title={words.translation(languageName(one.language, language))} />
        ))}
        <Text of={of.answer_text} title={words.answer} />
        {of.answers.map((one) => (
          <Text key={one.name} of={one.text} title={words.wrote(one.name, dayAndTime(one.at, report.time_zone))} />
        ))}
        <Text of={of.reason} title={words.reason} />
      </div>
    </li>
  );
}

export function Questions(props: { of: Report }) {
  const { questions } = props.of;
  const counts = order.map((state) => [state, questions.filter((one) => one.state === state).length] as const);
  const sorted = order.flatMap((state) => questions.filter((one) => one.state === state));
  return (
    <section class="questions">
      <h2>{words.questions}</h2>
      {questions.length === 0 ? (
        <p class="hint">{words.noQuestions}</p>
      ) : (
        <p class="counts">
          <b>{words.asked(questions.length)}</b>
          {counts
            .filter(([, n]) => n > 0)
            .map(([state, n]) => (
              <span key={state} data-testid={testids.reportCount} data-state={state}>
                {words.fate[state]} {n}
              </span>
            ))}
        </p>
      )}
      <ol>
        {sorted.map((one) => (
          <Question key={one.id} of={one} report={props.of} />
        ))}
      </ol>
    </section>
  );
}
