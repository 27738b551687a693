// The places of a plan, by which the server tells what is wrong where: /floor/groups/1/minutes.

import { editor, planning as words, rules } from "../../state/later_words";
import type { PlanForm } from "../../state/plan";
import { lines, replyKinds } from "../../state/plan_rules";

const fields = new Map([
  ["title", words.name],
  ["subtitle", words.subtitle],
  ["venue", words.venue],
  ["start", words.start],
  ["end", words.end],
  ["time_zone", words.zone],
  ["language", editor.language],
  ["moderator", words.moderator],
  ["questions", editor.questions],
  ["floor", editor.list],
  ["seats", editor.seats],
  ["limits/question_length", editor.questionLength],
  ["limits/floor_minutes", rules.allotment],
  ["limits/floor_wrap_up_seconds", editor.wrapUp],
  ...replyKinds.map((kind) => [`floor/${kind}`, rules.repliesOf[kind]] as const),
]);

// Of each list what its rows are called, by what is written in them or by their number.
const lists = new Map<string, (form: PlanForm, at: number) => string>([
  ["panellists", ({ panellists }, at) => panellists[at]?.name || words.panellist(at + 1)],
  ["segments", ({ segments }, at) => segments[at]?.title || editor.segment(at + 1)],
  ["messages", ({ messages }, at) => messages[at]?.text || editor.message(at + 1)],
  ["quick_messages", ({ quickMessages }, at) => quickMessages[at]?.text || editor.quick(at + 1)],
  ["questions/words", ({ questions }, at) => lines(questions.words)[at] ?? rules.words],
  ["floor/groups", ({ floor }, at) => floor.groups[at]?.name || editor.group(at + 1)],
  ["floor/speakers", ({ floor }, at) => floor.speakers[at]?.name || editor.speaker(at + 1)],
]);

// What a place is called in a sentence; "" where it is the whole plan, or one of its lists.
export function nameOf(form: PlanForm, place: string): string {
  const [, first = "", second = "", third = ""] = place.split("/");
  const inner = `${first}/${second}`;
  const row = second === "" ? undefined : (lists.get(first)?.(form, Number(second)) ?? (third && lists.get(inner)?.(form, Number(third))));
  return editor.about(row || fields.get(inner) || fields.get(first) || "");
}

// The field of a place; else the first one within it, or what it is part of.
export function fieldAt(root: Element | null, place: string): HTMLElement | null {
  for (let at = place; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const name = CSS.escape(at);
    const found =
      root?.querySelector<HTMLElement>(`[data-place="${name}"]`) ?? root?.querySelector<HTMLElement>(`[data-place^="${name}/"]`);
    if (found) return found;
  }
  return null;
}

// Focuses it, and opens what it is folded in.
export function goTo(root: Element | null, place: string): void {
  const field = fieldAt(root, place);
  for (let fold = field?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  field?.focus();
}
