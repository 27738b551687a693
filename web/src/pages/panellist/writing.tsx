import "./writing.css";
import { useSignal } from "@preact/signals";
import { writtenAnswerLength } from "../../protocol/limits";
import type { QuestionView } from "../../protocol/messages";
import { dayAndTime } from "../../state/format";
import { me, now, own, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { unsent } from "../../state/unsent";
import { panellist as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { QuestionCard } from "../../ui/question";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { Translated } from "../../ui/translation";

function Written(props: { title: string; text: string }) {
  return (
    <p class="written">
      <small>{props.title}</small>
      <span class="typed" dir="auto">
        {props.text}
      </span>
    </p>
  );
}

// What is typed is kept by this browser until it is sent.
function Answering(props: { id: string; question: QuestionView; panellist: string }) {
  const { id, question, panellist } = props;
  const mine = question.answers?.find((one) => one.panellist === panellist);
  const others = (question.answers ?? []).filter((one) => one.panellist !== panellist);
  const draft = unsent.of(`answer.${me.value?.session}.${id}`);
  const changing = useSignal(false);
  const to = cleaned(draft.value, "\n");
  const can = to !== "" && to !== mine?.text && tooMany(to, writtenAnswerLength) <= 0;
  const shows = mine === undefined || changing.value || draft.value !== "";
  return (
    <>
      {question.answer_text !== undefined && <Written title={words.answered} text={question.answer_text} />}
      {others.map((one) => (
        <Written key={one.panellist} title={words.othersWrote(panellistName(view.value, one.panellist))} text={one.text} />
      ))}
      {mine && !shows && <Written title={words.wrote} text={mine.text} />}
      {shows && (
        <label class="field">
          <span>{words.yourAnswer}</span>
          <TextBox
            rows={4}
            most={writtenAnswerLength}
            value={draft.value}
            change={(value) => (draft.value = value)}
            testid={testids.writeText}
          />
        </label>
      )}
      {shows ? (
        <Press
          class="main"
          testid={testids.writeSave}
          means="send"
          command={can ? { type: "write_answer", question: id, text: to } : undefined}
          done={(outcome) => {
            // What was typed since then is still to be sent.
            if (outcome.state !== "confirmed" || cleaned(draft.value, "\n") !== to) return;
            draft.value = "";
            changing.value = false;
          }}
        >
          {words.answerSave}
        </Press>
      ) : (
        <button
          type="button"
          class="button"
          data-testid={testids.writeChange}
          onClick={() => {
            draft.value = mine!.text;
            changing.value = true;
          }}
        >
          {words.answerChange}
        </button>
      )}
    </>
  );
}

// Those that this panellist has not answered first, and of these those that were asked of them.
function listed(panellist: string): [string, QuestionView][] {
  const rank = (one: QuestionView): number =>
    one.answers?.some((answer) => answer.panellist === panellist) ? 3 : one.state === "answered" ? 2 : one.to === panellist ? 0 : 1;
  return Object.entries(own.value.questions ?? {}).sort(([, a], [, b]) => rank(a) - rank(b) || a.asked - b.asked);
}

// Once the session is over, what a panellist may answer in writing, until the time that was set.
export function Writing(props: { panellist: string }) {
  const until = view.value.run?.answers_until;
  if (until === undefined || now.value > until) return null;
  const questions = listed(props.panellist);
  return (
    <section class="asked writing" data-testid={testids.writing}>
      <h2>{words.write}</h2>
      <p class="until tabular">{words.writeUntil(dayAndTime(until, view.value.plan!.time_zone))}</p>
      {questions.length === 0 && <p>{words.writeNone}</p>}
      <ol>
        {questions.map(([id, question]) => (
          <li key={id}>
            <QuestionCard
              id={id}
              question={question}
              testid={testids.toWrite}
              after={
                <>
                  <Translated question={question} />
                  <Answering id={id} question={question} panellist={props.panellist} />
                </>
              }
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
