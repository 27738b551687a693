import { timed, view } from "../../state/session";
import { common, moderator as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { testids } from "../../ui/testids";
import type { Of } from "./question_section";

// `left`: it has just been handled, and what was said with that would make its row higher.
export function About({ question, left }: Of & { left?: boolean | undefined }) {
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
