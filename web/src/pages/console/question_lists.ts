import { signal } from "@preact/signals";
import type { QuestionState } from "../../protocol/messages";
import { sorted } from "../../state/moderating";
import { questionsIn } from "../../state/run";
import { view } from "../../state/session";
import { fits, sortOf } from "./question_filter";

export const tabs = ["submitted", "approved", "queued", "answered", "not_taken"] as const satisfies QuestionState[];

export type Tab = (typeof tabs)[number];

export const shown = signal<Tab>("submitted");

// More than anybody reads; the rest is found by words.
export const most = 120;

const fitting = (ids: string[]): string[] => ids.filter((id) => fits.value(id, view.value.questions![id]!));

// Those of muted askers are aside.
export function wantedIn(tab: Tab): { ids: string[]; aside: string[] } {
  const v = view.value;
  if (tab === "queued") return { ids: fitting(v.queue ?? []), aside: [] };
  const all = fitting(questionsIn(v, tab));
  if (tab === "submitted") {
    const muted = (id: string): boolean => v.questions?.[id]?.muted === true;
    return {
      ids: sorted(
        v,
        all.filter((id) => !muted(id)),
        sortOf(tab),
      ),
      aside: all.filter(muted),
    };
  }
  const ids = sorted(v, all, sortOf(tab));
  if (tab === "approved") return { ids, aside: [] };
  // Of what is over the latest comes first.
  return {
    ids: sortOf(tab) === "time" ? ids.reverse() : ids,
    aside: tab === "not_taken" ? fitting(questionsIn(v, "withdrawn")).reverse() : [],
  };
}
