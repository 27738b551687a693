import { memberOf } from "../../ui/segment_number";
import { fields } from "../../state/later_words";
import { draftOf, type SegmentForm, usualMinimum, usualWrapUp } from "../../state/plan";

export function usualOf(form: SegmentForm): { wrapUp: string; minimum: string } | undefined {
  const draft = draftOf(form);
  if ("wrong" in draft) return undefined;
  const shown = (ms: number): string => String(Math.round(ms / 6_000) / 10);
  return { wrapUp: shown(usualWrapUp(draft.allotment)), minimum: shown(usualMinimum(form.kind, draft.allotment)) };
}

export const faultsOf =
  (draft: ReturnType<typeof draftOf>) =>
  (member: string): string | undefined =>
    "wrong" in draft && memberOf(draft.wrong) === member ? fields.wrongNumber : undefined;
