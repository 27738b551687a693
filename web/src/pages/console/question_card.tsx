import "./question_card.css";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Command, QuestionState, QuestionView } from "../../protocol/messages";
import { queuedOf } from "../../state/due";
import { likest } from "../../state/moderating";
import { onStage } from "../../state/run";
import { timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { Claimed } from "./claim";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { mainDue } from "./main_due";
import { useKeptFocus, useKeptHeight } from "./parts";
import { PutOnStage } from "./put_on_stage";
import { Answered, QuestionMenu } from "./question_menu";
import { carried, Grip } from "./question_grip";
import { Moves } from "./question_moves";
import { isChosen } from "./selection";

interface Of {
  id: string;
  question: QuestionView;
}

// `left`: it has just been handled, and what was said with that would make its row higher.
function About({ question, left }: Of & { left?: boolean | undefined }) {
  const v = view.value;
  const names = (ids: string[]): string => common.and(ids.map((one) => panellistName(v, one)));
  const { answering, passed, labels, members } = question;
  // Where nobody offered, whom it was asked of has been said.
  const others = answering && !(answering.length === 1 && answering[0] === question.to) ? answering : [];
  return (
    <p class="by">
      <span class="typed" dir="auto" translate={question.name === undefined}>
        {question.name ?? common.anonymous}
      </span>
      {question.to !== undefined && (
        <span class="to typed" dir="auto">
          {common.to(panellistName(v, question.to))}
        </span>
      )}
      {others.length > 0 && (
        <b class="typed" dir="auto" data-testid={testids.answering}>
          {words.answers(names(others))}
        </b>
      )}
      {passed && passed.length > 0 && (
        <span class="typed" dir="auto">
          {words.passes(names(passed))}
        </span>
      )}
      {members !== undefined && members > 0 && <b data-testid={testids.members}>{words.members(members)}</b>}
      {question.held && (
        <b class="mark" data-testid={testids.held}>
          {words.held}
        </b>
      )}
      {question.muted && (
        <b class="mark" data-testid={testids.mutedAsker}>
          {words.muted}
        </b>
      )}
      <span class="tabular">{timed(question.asked)}</span>
      {question.original !== undefined && <span>{words.edited}</span>}
      {labels && labels.length > 0 && (
        <span class="chips" data-testid={testids.labels}>
          {labels.map((label) => (
            <span key={label} class="chip typed" dir="auto">
              {label}
            </span>
          ))}
        </span>
      )}
      {!left && question.reason !== undefined && (
        <span class="why typed" dir="auto" title={question.reason}>
          {question.reason}
        </span>
      )}
      {!left && question.answer !== undefined && question.answer !== "live" && (
        <span class="why typed" dir="auto" title={question.answer_text} data-testid={testids.answer}>
          {`${words.answer[question.answer]}${question.answer_text ? `: ${question.answer_text}` : ""}`}
        </span>
      )}
    </p>
  );
}

// The room for what is offered stays while the card does.
function Like({ id }: { id: string }) {
  const v = view.value;
  const found = likest(v, id);
  const other = found && v.questions?.[found.other];
  if (!found || !other) return <div class="like" />;
  const { grouping } = found;
  return (
    <div class="like" data-testid={testids.similar} data-other={found.other}>
      <p title={other.text}>
        <b>{words.like}</b> <small>{words.moved[other.state]}</small>{" "}
        <span class="typed" dir="auto" lang={other.language}>
          {other.text}
        </span>
      </p>
      <Press
        testid={testids.group}
        hint={grouping.into === id ? words.groupHere(other.text) : words.groupUnder(other.text)}
        command={{ type: "group_question", ...grouping, revision: v.questions?.[grouping.question]?.revision ?? 0 }}
      >
        {words.group}
      </Press>
    </div>
  );
}

function Restore({ id, question }: Of) {
  return (
    <Press testid={testids.restoreQuestion} command={{ type: "restore_question", question: id, revision: question.revision ?? 0 }}>
      {words.restoreQuestion}
    </Press>
  );
}

// `first`: of the queue, which a key puts on stage.
function Actions({ id, question, first }: Of & { first?: boolean | undefined }) {
  const of = { question: id, revision: question.revision ?? 0 };
  const approve = (
    <Press testid={testids.approve} command={{ type: "approve", ...of }}>
      {words.approve}
    </Press>
  );
  const queue = (
    <Press testid={testids.queue} command={{ type: "queue", ...of }}>
      {words.queue}
    </Press>
  );
  const decline = (
    <Press testid={testids.decline} command={{ type: "decline", ...of, reason: "" }}>
      {words.decline}
    </Press>
  );
  switch (question.state) {
    case "submitted":
      return (
        <>
          {approve}
          {queue}
          {decline}
        </>
      );
    case "approved":
      return (
        <>
          {queue}
          <PutOnStage id={id} question={question} />
          {decline}
        </>
      );
    case "queued":
      return (
        <>
          <PutOnStage id={id} question={question} first={first} />
          <Moves id={id} question={question} />
        </>
      );
    case "not_taken":
      return (
        <>
          <Restore id={id} question={question} />
          {approve}
        </>
      );
    case "answered":
      return <Restore id={id} question={question} />;
    default:
      return null;
  }
}

// Back, from where a question has just gone.
function Undo({ id, question }: Of) {
  const of = { question: id, revision: question.revision ?? 0 };
  const command: Partial<Record<QuestionState, Command>> = {
    approved: { type: "restore_question", ...of },
    not_taken: { type: "restore_question", ...of },
    answered: { type: "restore_question", ...of },
    queued: { type: "unqueue", ...of },
    grouped: { type: "ungroup_question", ...of },
  };
  const back = command[question.state];
  return back ? (
    <Press testid={testids.undo} command={back}>
      {words.undo}
    </Press>
  ) : null;
}

// A longer text than its row has room for says so, and is shown whole by a press on it, and in its menu.
function Text({ question }: { question: QuestionView }) {
  const text = useRef<HTMLParagraphElement>(null);
  const whole = useSignal(false);
  const cut = useSignal(false);
  const turn = (): void => void (whole.value = !whole.value);
  useLayoutEffect(() => {
    const { scrollHeight, clientHeight } = text.current!;
    if (!whole.value) cut.value = scrollHeight > clientHeight + 4;
  }, [question.text, whole.value]);
  return (
    <p
      ref={text}
      class={`text typed ${whole.value ? "whole" : ""}`}
      dir="auto"
      lang={question.language}
      {...(cut.value && {
        "data-more": whole.value ? words.showLess : words.showAll,
        title: whole.value ? undefined : question.text,
        tabIndex: 0,
        role: "button",
        "aria-expanded": whole.value,
        onClick: turn,
        onKeyDown: (event: KeyboardEvent) => event.key === "Enter" && turn(),
      })}
    >
      {question.text}
    </p>
  );
}

function Body(
  props: Of & {
    class?: string;
    testid?: string;
    before?: ComponentChildren;
    after: ComponentChildren;
    like?: boolean | undefined;
    left?: boolean;
  },
) {
  const { id, question } = props;
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card);
  return (
    <article
      ref={card}
      class={`question ${props.class ?? ""}`}
      data-testid={props.testid ?? testids.question}
      data-id={id}
      data-state={question.state}
    >
      <Claimed id={id} />
      {props.before}
      <div class="body">
        <Text question={question} />
        <div class="under">
          <About id={id} question={question} left={props.left} />
          <div class="actions">{props.after}</div>
        </div>
        {props.like && <Like id={id} />}
      </div>
    </article>
  );
}

// A question in one of the lists. `place` in the queue, from 0; `like`: there is room for the question most like it; `choose`: it can be
// one of several, `range` with all between.
export function Card(props: {
  id: string;
  state: QuestionState;
  place?: number | undefined;
  like?: boolean | undefined;
  choose?: ((id: string, range: boolean) => void) | undefined;
}) {
  const v = view.value;
  const row = useRef<HTMLLIElement>(null);
  const question = v.questions?.[props.id];
  const left = question !== undefined && question.state !== props.state;
  const style = useKeptHeight(row, left);
  if (!question) return null;
  const { id } = props;
  const chosen = isChosen(id);
  return (
    <li
      ref={row}
      style={style}
      class={`${left ? "left" : ""} ${chosen ? "picked" : ""}`}
      data-id={id}
      data-carried={carried.value?.id === id}
      data-goes={carried.value?.before === id && carried.value.id !== id}
    >
      <Body
        id={id}
        question={question}
        left={left}
        like={props.like && !left}
        before={
          <div class="rank tabular">
            {props.choose && (
              <input
                type="checkbox"
                aria-label={words.select(question.text)}
                data-testid={testids.select}
                checked={chosen}
                disabled={left}
                onClick={(event) => props.choose!(id, event.shiftKey)}
              />
            )}
            {props.place !== undefined && !left && <Grip id={id} place={props.place} revision={question.revision ?? 0} />}
            <span title={words.votes(v.votes?.[id] ?? 0)}>
              <span aria-hidden="true">▲</span> <span data-testid={testids.votes}>{v.votes?.[id] ?? 0}</span>
            </span>
          </div>
        }
        after={
          left ? (
            <>
              <span class="gone">{words.moved[question.state]}</span>
              <Undo id={id} question={question} />
            </>
          ) : (
            <>
              <Actions id={id} question={question} first={props.place === 0 && !queuedOf(v)} />
              <QuestionMenu id={id} question={question} />
            </>
          )
        }
      />
    </li>
  );
}

export function OnStage() {
  const found = onStage(view.value);
  if (!found) return null;
  const { id, question } = found;
  const ofMain = mainDue.value.does === "answered";
  return (
    <div class="on-stage">
      <Body
        key={id}
        id={id}
        question={question}
        testid={testids.stageQuestion}
        after={
          <>
            <Answered id={id} question={question} class="" {...(ofMain ? {} : keyed("answered"))}>
              {words.answered}
              {!ofMain && <Kbd of="answered" />}
            </Answered>
            <Press
              testid={testids.takeOff}
              {...keyed("takeOff")}
              command={{ type: "take_off_stage", question: id, revision: question.revision ?? 0 }}
            >
              {words.takeOff}
              <Kbd of="takeOff" />
            </Press>
            <QuestionMenu id={id} question={question} />
          </>
        }
      />
    </div>
  );
}

// One of the next questions, for a moderator who walks about.
export function NextCard({ id }: { id: string }) {
  const question = view.value.questions?.[id];
  if (!question) return null;
  const waits = question.state === "queued" || question.state === "approved";
  return (
    <Body
      id={id}
      question={question}
      after={waits ? <PutOnStage id={id} question={question} /> : <span class="gone">{words.moved[question.state]}</span>}
    />
  );
}
