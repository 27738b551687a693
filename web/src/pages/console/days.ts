import type { SegmentView } from "../../protocol/messages";
import { day } from "../../state/format";
import { forecast, today, view, zone } from "../../state/session";

// The day of an instant in the session's zone, to be compared with others; "" of none.
export const dayOf = (instant: number | undefined): string => (instant === undefined ? "" : day(instant, zone.value, "short"));

// When a segment began, or is expected to, or was planned to.
export const startOf = (id: string, segment: SegmentView | undefined): number | undefined =>
  segment?.began ?? forecast.value?.segments[id]?.start ?? segment?.planned_start;

// The days to be said over the rows of a list: where one begins on another day than the row above, and the first on another than today.
export function daysOver(order: readonly string[]): (string | undefined)[] {
  let above = today.value;
  return order.map((id) => {
    const on = dayOf(startOf(id, view.value.segments?.[id])) || above;
    const said = on === above ? undefined : on;
    above = on;
    return said;
  });
}
