import type { Command, QuestionState } from "../../protocol/messages";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { PutOnStage } from "./put_on_stage";
import { Moves } from "./question_moves";
import type { Of } from "./question_section";

function Restore({ id, question }: Of) {
  return (
    <Press testid={testids.restoreQuestion} command={{ type: "restore_question", question: id, revision: question.revision ?? 0 }}>
      {words.restoreQuestion}
    </Press>
  );
}

// `first`: of the queue, which a key puts on stage.
export function Actions({ id, question, first }: Of & { first?: boolean | undefined }) {
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
export function Undo({ id, question }: Of) {
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
