import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { me } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { work } from "./claim";
import { later } from "./later";
import { PutOnStage } from "./put_on_stage";
import { Address } from "./question_address";
import { Answered } from "./question_answered";
import { DeclineWith } from "./question_decline";
import { Edit } from "./question_edit";
import { GroupWith, Members } from "./question_grouping";
import { Labels } from "./question_labels";
import { type Of, section } from "./question_section";
import { Translations } from "./question_translations";

// Where it can go, beside what its row offers.
function Seldom({ id, question, close }: Of & { close: () => void }) {
  const of = { question: id, revision: question.revision ?? 0 };
  const done = (outcome: { state: string }): void => void (outcome.state === "confirmed" && close());
  const { state } = question;
  return (
    <>
      {state === "submitted" && <PutOnStage id={id} question={question} />}
      {state === "queued" && (
        <>
          <Press testid={testids.unqueue} command={{ type: "unqueue", ...of }} done={done}>
            {words.unqueue}
          </Press>
          <Press testid={testids.decline} command={{ type: "decline", ...of, reason: "" }} done={done}>
            {words.decline}
          </Press>
        </>
      )}
      {(state === "approved" || state === "queued") && (
        <Answered id={id} question={question}>
          {words.answered}
        </Answered>
      )}
    </>
  );
}

// All that is done with a question more seldom.
export function QuestionMenu({ id, question }: Of) {
  const where = useRef({});
  const draft = useSignal<string | undefined>(undefined);
  const { state, asker } = question;
  const open = state === "submitted" || state === "approved" || state === "queued" || state === "on_stage";
  return (
    <Popover
      class="button quiet more"
      label={<span aria-hidden="true">⋯</span>}
      name={words.questionMore}
      testid={testids.questionMenu}
      disabled={me.value?.as === "observer"}
      told={(on) => work(where.current, id, on)}
    >
      {(close) => (
        <div class="details">
          <div class="head">
            <h2 tabIndex={-1} data-first>
              {words.questionMore}
            </h2>
            <button type="button" class="button quiet" onClick={close}>
              {words.closeDetails}
            </button>
          </div>
          {open ? (
            <Edit id={id} question={question} draft={draft} />
          ) : (
            <p class="typed" dir="auto" lang={question.language}>
              {question.text}
            </p>
          )}
          {question.original !== undefined &&
            section(
              words.asAsked,
              <p class="typed" dir="auto" lang={question.language} data-testid={testids.original}>
                {question.original}
              </p>,
            )}
          {(open || state === "answered") && <Translations id={id} question={question} />}
          <Members id={id} />
          {(open || state === "answered") && <GroupWith id={id} />}
          {open && <Address id={id} question={question} />}
          <Labels id={id} question={question} />
          {open && state !== "on_stage" && <DeclineWith id={id} question={question} close={close} />}
          <div class="actions">
            <Seldom id={id} question={question} close={close} />
            {state === "approved" && (
              <Press
                testid={testids.restoreQuestion}
                command={{ type: "restore_question", question: id, revision: question.revision ?? 0 }}
                done={(outcome) => outcome.state === "confirmed" && close()}
              >
                {words.backToReview}
              </Press>
            )}
            {asker !== undefined && later.value && <later.value.Asker id={id} question={question} asker={asker} />}
          </div>
        </div>
      )}
    </Popover>
  );
}
