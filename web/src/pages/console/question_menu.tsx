import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { answerLength, labelLength, labelsEach, reasonLength } from "../../protocol/limits";
import type { QuestionView } from "../../protocol/messages";
import { caseFolded } from "../../state/case_fold";
import { groupingOf, matcher, noFilter } from "../../state/moderating";
import { mayAct, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Popover } from "../../ui/popover";
import { Press } from "../../ui/press";
import { refocus } from "../../ui/refocus";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { groups, labels } from "./derived";
import { work } from "./claim";
import { PutOnStage } from "./put_on_stage";

interface Of {
  id: string;
  question: QuestionView;
}

// What of several lines is sent; undefined where it is too long.
function sendable(text: string, most: number): string | undefined {
  const written = cleaned(text, "\n");
  return tooMany(written, most) > 0 ? undefined : written;
}

// Puts what follows under a heading.
const section = (title: string, content: preact.ComponentChildren) => (
  <section>
    <h3>{title}</h3>
    {content}
  </section>
);

// One press declines without a reason; this is for one that the asker reads.
function DeclineWith({ id, question, close }: Of & { close: () => void }) {
  const text = useSignal("");
  const revision = question.revision ?? 0;
  const written = sendable(text.value, reasonLength);
  const done = (outcome: { state: string }): void => void (outcome.state === "confirmed" && close());
  return section(
    words.declineWith,
    <>
      <div class="actions">
        {words.reasons.map((reason) => (
          <Press key={reason} testid={testids.declineReason} command={{ type: "decline", question: id, revision, reason }} done={done}>
            {reason}
          </Press>
        ))}
      </div>
      <div class="beside">
        <label class="field">
          <span class="unseen">{words.ownReason}</span>
          <TextBox
            most={reasonLength}
            placeholder={words.ownReason}
            value={text.value}
            change={(to) => (text.value = to)}
            testid={testids.declineText}
          />
        </label>
        <Press
          testid={testids.declineSend}
          means="send"
          command={written ? { type: "decline", question: id, revision, reason: written } : undefined}
          done={done}
        >
          {words.decline}
        </Press>
      </div>
    </>,
  );
}

// Answered live with one press; in writing, or to be followed up, beside it.
export function Answered({
  id,
  question,
  children,
  ...props
}: Of & { class?: string; keys?: string; mark?: string; children: preact.ComponentChildren }) {
  const where = useRef({});
  const text = useSignal("");
  const revision = question.revision ?? 0;
  const command = (how: "live" | "in_writing" | "follow_up", answer: string) =>
    ({ type: "mark_answered", question: id, revision, how, text: answer }) as const;
  const written = sendable(text.value, answerLength);
  return (
    <span class="split">
      <Press testid={testids.answered} class={props.class} keys={props.keys} mark={props.mark} command={command("live", "")}>
        {children}
      </Press>
      <Popover
        class={`button ${props.class ?? ""}`}
        label={<span aria-hidden="true">▾</span>}
        name={words.answerOther}
        testid={testids.answerMenu}
        disabled={!mayAct.value}
        told={(open) => work(where.current, id, open)}
      >
        {(close) => {
          const done = (outcome: { state: string }) => outcome.state === "confirmed" && close();
          return (
            <div class="details">
              <label class="field">
                {words.answerText}
                <TextBox rows={3} most={answerLength} value={text.value} change={(to) => (text.value = to)} testid={testids.answerText} />
                <small>{words.answerHint}</small>
              </label>
              <div class="actions">
                <Press
                  class="main"
                  testid={testids.answerInWriting}
                  means="send"
                  command={written ? command("in_writing", written) : undefined}
                  done={done}
                >
                  {words.inWriting}
                </Press>
                <Press
                  testid={testids.answerFollowUp}
                  means="send"
                  command={written === undefined ? undefined : command("follow_up", written)}
                  done={done}
                >
                  {words.followUp}
                </Press>
              </div>
            </div>
          );
        }}
      </Popover>
    </span>
  );
}

function Edit({ id, question, draft }: Of & { draft: { value: string | undefined } }) {
  const text = draft.value ?? question.text;
  const most = view.value.plan!.question_length;
  const written = sendable(text, most);
  const changed = written && written !== question.text;
  return section(
    words.edit,
    <>
      <label class="field">
        <span class="unseen">{words.edit}</span>
        <TextBox rows={3} lang={question.language} most={most} value={text} change={(to) => (draft.value = to)} testid={testids.editText} />
      </label>
      <div class="actions">
        <Press
          testid={testids.editSave}
          means="send"
          command={changed ? { type: "edit_question", question: id, revision: question.revision ?? 0, text: written } : undefined}
          done={(outcome) => outcome.state === "confirmed" && (draft.value = undefined)}
        >
          {words.save}
        </Press>
        <small>{words.editHint}</small>
      </div>
    </>,
  );
}

function Members({ id }: { id: string }) {
  const v = view.value;
  const members = groups.value.get(id) ?? [];
  if (members.length === 0) return null;
  return section(
    words.membersTitle,
    <ul class="others">
      {members.map((member) => {
        const question = v.questions?.[member];
        if (!question) return null;
        return (
          <li key={member} data-testid={testids.groupMember} data-id={member}>
            <span class="typed" dir="auto" lang={question.language}>
              {question.text}
            </span>
            <Press
              testid={testids.ungroup}
              label={words.ungroupLong}
              command={{ type: "ungroup_question", question: member, revision: question.revision ?? 0 }}
            >
              {words.ungroup}
            </Press>
          </li>
        );
      })}
    </ul>,
  );
}

const found = 5;

// Any other question, also one in another language, which the finder of like texts cannot know.
function GroupWith({ id }: { id: string }) {
  const v = view.value;
  const text = useSignal("");
  const fits = matcher({ ...noFilter, text: text.value });
  const from = caseFolded(text.value) === "" ? (v.similar?.[id] ?? []) : Object.keys(v.questions ?? {});
  const others: { other: string; grouping: NonNullable<ReturnType<typeof groupingOf>> }[] = [];
  for (const other of from) {
    const question = v.questions?.[other];
    const grouping = question && fits(other, question) ? groupingOf(v, id, other) : undefined;
    if (grouping) others.push({ other, grouping });
    if (others.length === found) break;
  }
  return section(
    words.groupTitle,
    <>
      <label class="field">
        <span class="unseen">{words.groupFind}</span>
        <input
          type="search"
          dir="auto"
          placeholder={words.groupFind}
          data-testid={testids.groupFind}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <ul class="others">
        {others.map(({ other, grouping }) => {
          const question = v.questions![other]!;
          return (
            <li key={other} data-id={other}>
              <span class="typed" dir="auto" lang={question.language}>
                {question.text}
              </span>
              <Press
                testid={testids.groupInto}
                hint={grouping.into === other ? words.groupUnder(question.text) : words.groupHere(question.text)}
                command={{
                  type: "group_question",
                  ...grouping,
                  revision: v.questions?.[grouping.question]?.revision ?? 0,
                }}
              >
                {words.group}
              </Press>
            </li>
          );
        })}
      </ul>
    </>,
  );
}

function Address({ id, question }: Of) {
  const v = view.value;
  const to = useSignal<string | undefined>(undefined);
  const now = question.to ?? "";
  const chosen = to.value ?? now;
  return section(
    words.addressTitle,
    <div class="beside">
      <label class="field">
        <span class="unseen">{words.addressTitle}</span>
        <select data-testid={testids.questionAddress} value={chosen} onChange={(event) => (to.value = event.currentTarget.value)}>
          <option value="">{words.thePanel}</option>
          {v.plan!.panellist_order.map((one) => (
            <option key={one} value={one} translate={false}>
              {panellistName(v, one)}
            </option>
          ))}
        </select>
      </label>
      <Press
        testid={testids.questionAddressSave}
        means="send"
        command={
          chosen === now
            ? undefined
            : { type: "address_question", question: id, revision: question.revision ?? 0, ...(chosen === "" ? {} : { to: chosen }) }
        }
        done={(outcome) => outcome.state === "confirmed" && (to.value = undefined)}
      >
        {words.pass}
      </Press>
    </div>,
  );
}

function Labels({ id, question }: Of) {
  const box = useRef<HTMLInputElement>(null);
  const text = useSignal("");
  const has = question.labels ?? [];
  const known = labels.value.filter((label) => !has.includes(label)).slice(0, 6);
  const command = (to: string[]) => ({ type: "label_question", question: id, revision: question.revision ?? 0, labels: to }) as const;
  const made = cleaned(text.value);
  const full = has.length >= labelsEach;
  return section(
    words.labelsTitle,
    <>
      <ul class="labels">
        {has.map((label) => (
          <li key={label} data-testid={testids.questionLabel} data-id={label}>
            <Press
              testid={testids.questionLabelRemove}
              class="label"
              label={words.labelRemove(label)}
              command={command(has.filter((one) => one !== label))}
            >
              <span class="typed" dir="auto">
                {label}
              </span>
              <span aria-hidden="true">×</span>
            </Press>
          </li>
        ))}
        {!full &&
          known.map((label) => (
            <li key={`+${label}`} data-id={label}>
              <Press testid={testids.questionLabelKnown} class="label known" command={command([...has, label])}>
                <span aria-hidden="true">+</span>
                <span class="typed" dir="auto">
                  {label}
                </span>
              </Press>
            </li>
          ))}
      </ul>
      {!full && (
        <div class="beside" data-box>
          <label class="field">
            <span class="unseen">{words.labelNew}</span>
            <TextBox
              box={box}
              most={labelLength}
              placeholder={words.labelNew}
              value={text.value}
              change={(to) => (text.value = to)}
              testid={testids.questionLabelText}
            />
          </label>
          <Press
            testid={testids.questionLabelAdd}
            means="send"
            command={made === "" || tooMany(made, labelLength) > 0 || has.includes(made) ? undefined : command([...has, made])}
            done={(outcome) => {
              refocus(box);
              if (outcome.state === "confirmed") text.value = "";
            }}
          >
            {words.labelAdd}
          </Press>
        </div>
      )}
    </>,
  );
}

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
      disabled={!mayAct.value}
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
            {asker !== undefined && (
              <Press
                testid={testids.muteAsker}
                pressed={question.muted === true}
                command={{ type: "mute", participant: asker, on: question.muted !== true }}
              >
                {question.muted ? words.unmute : words.mute}
              </Press>
            )}
          </div>
        </div>
      )}
    </Popover>
  );
}
