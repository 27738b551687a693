import type { SegmentView } from "../../protocol/messages";
import { length } from "../../state/figures";
import { timeOfDay } from "../../state/format";
import { planning as words } from "../../state/later_words";
import { total } from "../../state/run";
import { forecast, view, zone } from "../../state/session";
import { aboutOf, namesOf } from "../../ui/names";
import { testids } from "../../ui/testids";
import { Fields, typedOf } from "./plan_segment_fields";
import { opened } from "./plan_typed";

// How it differs from the plan of the beginning.
function differenceOf(one: SegmentView): string {
  if (one.state === "skipped") return words.skipped;
  if (one.planned_start === undefined || one.planned_end === undefined) return words.inserted;
  const before = one.planned_end - one.planned_start;
  return before === total(one.clock) ? "" : words.planned(length(before));
}

export function Segment(props: { id: string; day: string | undefined }) {
  const { id } = props;
  const v = view.value;
  const one = v.segments?.[id];
  if (!one) return null;
  const isOpen = opened.value === id;
  const start = one.began ?? forecast.value?.segments[id]?.start;
  const what = namesOf(v, one) || one.title;
  return (
    <li class="planned-segment" data-testid={testids.planSegment} data-id={id} data-state={one.state}>
      {props.day !== undefined && <p class="day">{props.day}</p>}
      <div class="head">
        <span class="when tabular">{start === undefined ? "–" : timeOfDay(start, zone.value)}</span>
        <span class="what">
          <b class="typed aligned" dir="auto">
            {what}
          </b>
          <small class="typed aligned" dir="auto">
            {aboutOf(v, one)}
          </small>
        </span>
        <span class="length tabular">
          <span>{length(total(one.clock))}</span>
          <small data-testid={testids.planned}>{typedOf(id, one).typed ? words.typed : differenceOf(one)}</small>
        </span>
        <button
          type="button"
          class="button"
          aria-expanded={isOpen}
          aria-label={words.changeOf(what)}
          data-testid={testids.segmentChange}
          onClick={() => (opened.value = isOpen ? undefined : id)}
        >
          {words.change}
        </button>
      </div>
      {isOpen && <Fields id={id} one={one} what={what} />}
    </li>
  );
}
