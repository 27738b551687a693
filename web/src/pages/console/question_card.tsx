import "./question_card.css";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { QuestionState } from "../../protocol/messages";
import { queuedOf } from "../../state/due";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Translated } from "../../ui/translation";
import { Claimed } from "./claim";
import { useKeptFocus, useKeptHeight } from "./kept_in_place";
import { PutOnStage } from "./put_on_stage";
import { About } from "./question_about";
import { Actions, Undo } from "./question_actions";
import { carried, Grip } from "./question_grip";
import { GroupWithLike, Like } from "./question_like";
import { QuestionMenu } from "./question_menu";
import type { Of } from "./question_section";
import { Text } from "./question_text";
import { isChosen } from "./selection";

export function Body(
  props: Of & {
    class?: string;
    testid?: string;
    before?: ComponentChildren;
    after: ComponentChildren;
    like?: boolean | undefined;
    left?: boolean;
    translated?: boolean; // shows its translation as well
  },
) {
  const { id, question } = props;
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card);
  return (
    <article
      ref={card}
      class={`question ${props.like ? "with-like" : ""} ${props.class ?? ""}`}
      data-testid={props.testid ?? testids.question}
      data-id={id}
      data-state={question.state}
    >
      <Claimed id={id} />
      {props.before}
      <div class="body">
        <Text question={question} />
        {props.translated && <Translated question={question} />}
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
      // A press with Shift that misses the box selects no text.
      onMouseDown={(event) => props.choose && event.shiftKey && event.preventDefault()}
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
              {props.like && <GroupWithLike id={id} />}
              <QuestionMenu id={id} question={question} />
            </>
          )
        }
      />
    </li>
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
