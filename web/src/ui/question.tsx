import type { ComponentChildren } from "preact";
import type { QuestionView } from "../protocol/messages";
import { view } from "../state/session";
import { common } from "../state/words";
import { panellistName } from "./names";
import { testids } from "./testids";

// A question as its asker wrote it, whom it is for, and what the reader may do with it.
export function QuestionCard(props: {
  id: string;
  question: QuestionView;
  class?: string;
  testid?: string;
  before?: ComponentChildren;
  after?: ComponentChildren;
  aside?: ComponentChildren;
}) {
  const { question } = props;
  return (
    <article
      class={`question ${props.class ?? ""}`}
      data-testid={props.testid ?? testids.question}
      data-id={props.id}
      data-state={question.state}
    >
      {props.before}
      <div class="body">
        <p class="text typed" dir="auto" lang={question.language}>
          {question.text}
        </p>
        <p class="by">
          <span class="typed" dir="auto" translate={question.name === undefined}>
            {question.name ?? common.anonymous}
          </span>
          {question.to !== undefined && (
            <span class="to typed" dir="auto">
              {common.to(panellistName(view.value, question.to))}
            </span>
          )}
          {props.aside}
        </p>
        {props.after}
      </div>
    </article>
  );
}
