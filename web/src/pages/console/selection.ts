import { computed, signal } from "@preact/signals";
import type { QuestionSeen, QuestionState, ReviewQuestionsCommand, ReviewStep } from "../../protocol/messages";
import { reviewedAtOnce } from "../../protocol/limits";
import { groupingOf } from "../../state/moderating";
import { view } from "../../state/session";

const chosen = signal<readonly string[]>([]);
let last: string | undefined; // from where a range goes
let state: QuestionState | undefined; // of the list that they were chosen in

export const choosable: readonly QuestionState[] = ["submitted", "approved"];

// What has left the list meanwhile is no longer among them.
export const selection = computed(() => {
  const { questions } = view.value;
  return chosen.value.filter((id) => questions?.[id]?.state === state);
});
export const isChosen = (id: string): boolean => selection.value.includes(id);
// Whether the next press chooses all between: for who has no Shift.
export const ranging = signal(false);

export function clearSelection(): void {
  chosen.value = [];
  ranging.value = false;
  last = undefined;
}

// `shown`: the list as its reader sees it.
export function choose(id: string, range: boolean, shown: readonly string[]): void {
  const now = selection.value;
  if (now.length === 0) state = view.value.questions?.[id]?.state;
  const from = last === undefined ? -1 : shown.indexOf(last);
  const to = shown.indexOf(id);
  if ((range || ranging.value) && from >= 0 && to >= 0) {
    const between = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    chosen.value = [...new Set([...now, ...between])].slice(0, reviewedAtOnce);
    ranging.value = false;
  } else chosen.value = now.includes(id) ? now.filter((one) => one !== id) : [...now, id].slice(0, reviewedAtOnce);
  last = id;
}

const seen = (ids: readonly string[]): QuestionSeen[] =>
  ids.map((question) => ({ question, revision: view.value.questions?.[question]?.revision ?? 0 }));

const command = (ids: readonly string[], step: ReviewStep, more: Partial<ReviewQuestionsCommand> = {}): ReviewQuestionsCommand => ({
  type: "review_questions",
  questions: seen(ids),
  step,
  reason: "",
  labels: [],
  ...more,
});

export const approveAll = (ids: readonly string[]): ReviewQuestionsCommand | undefined => {
  const left = ids.filter((id) => view.value.questions?.[id]?.state === "submitted");
  return left.length === 0 ? undefined : command(left, "approve");
};
export const declineAll = (ids: readonly string[], reason = ""): ReviewQuestionsCommand => command(ids, "decline", { reason });
export const labelAll = (ids: readonly string[], label: string): ReviewQuestionsCommand => command(ids, "label", { labels: [label] });

// The one of them that leads the others is the one that would lead each.
export function groupAll(ids: readonly string[]): ReviewQuestionsCommand | undefined {
  if (ids.length < 2) return undefined;
  const into = ids.reduce((a, b) => groupingOf(view.value, a, b)?.into ?? a);
  return command(
    ids.filter((id) => id !== into),
    "group",
    { into },
  );
}
