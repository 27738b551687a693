import { signal } from "@preact/signals";
import type { QuestionView } from "../../protocol/messages";
import { view } from "../../state/session";
import { moderator as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";

// When a question was moved here: its list follows at once then.
const movedAt = signal(-Infinity);
const soon = 3000;
export const noteMoved = (): void => void (movedAt.value = performance.now());
export const hasJustMoved = (): boolean => performance.now() - movedAt.value < soon;

// To the head of the queue, and by one place.
export function Moves({ id, question }: { id: string; question: QuestionView }) {
  const queue = view.value.queue ?? [];
  const at = queue.indexOf(id);
  const to = (before: string | undefined) =>
    ({ type: "move_question", question: id, revision: question.revision ?? 0, ...(before === undefined ? {} : { before }) }) as const;
  const move = (testid: string, label: string, sign: string, can: boolean, before: string | undefined) => (
    <Press
      class="move"
      testid={testid}
      label={label}
      command={can ? to(before) : undefined}
      done={(outcome) => outcome.state === "confirmed" && noteMoved()}
    >
      <span aria-hidden="true">{sign}</span>
    </Press>
  );
  return (
    <span class="moves">
      {move(testids.moveTop, words.toTop, "⤒", at > 0, queue[0])}
      {move(testids.moveUp, words.up, "↑", at > 0, queue[at - 1])}
      {move(testids.moveDown, words.down, "↓", at >= 0 && at < queue.length - 1, queue[at + 2])}
    </span>
  );
}
