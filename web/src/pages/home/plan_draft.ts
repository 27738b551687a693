// The plan that is written in this tab; it survives a reload, and a server that does not answer.

import { computed, effect, signal } from "@preact/signals";
import { organiser, planning as words } from "../../state/later_words";
import { planFrom, type PlanForm, type Template } from "../../state/plan";
import { formOf, planOf } from "../../state/plan_file";
import { unsent } from "../../state/unsent";

const file = unsent.of("home.plan");
export const plan = signal<PlanForm | undefined>(undefined);

// Also of a tab that is gone, which is known a moment later.
effect(() => {
  if (file.value !== "" && plan.peek() === undefined) plan.value = formOf(file.value);
});

// What is sent of it.
export const written = computed(() => plan.value && planOf(plan.value));
effect(() => void (file.value = written.value === undefined ? "" : JSON.stringify(written.value)));
export const text = computed(() => (written.value === undefined ? "" : JSON.stringify(written.value, null, 2)));

export const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
};

export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const begin = (template: Template): void =>
  void (plan.value = planFrom(template, words.titles, {
    date: today(),
    start: "10:00",
    timeZone: deviceZone(),
    language: "en",
  }));

// Another session like the one of a file. Its day has not passed.
export function beginCopy(of: string): boolean {
  const form = formOf(of);
  if (!form) return false;
  const { id: _, ...others } = form.others;
  plan.value = { ...form, title: `${form.title} ${organiser.copied}`, date: form.date < today() ? today() : form.date, others };
  return true;
}

// What a part of the editor shows and changes.
export interface PartProps {
  form: PlanForm;
  set: (part: Partial<PlanForm>) => void;
  faultOf: (place: string) => string | undefined; // of a field, by the plan's own name of it, such as /moderator/name
  faultOfAll: (place: string) => string | undefined; // of a list, and of none of its rows
}
