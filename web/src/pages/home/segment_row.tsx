import { timeOfDay } from "../../state/format";
import { editor, planning as words } from "../../state/later_words";
import { type SegmentForm, segment, usualMinimum, usualWrapUp } from "../../state/plan";
import { numberOf } from "../../state/plan_members";
import { changed, freshId, inserted, moved, without } from "../../state/rows";
import { MenuItems } from "../../ui/menu_items";
import { SegmentFields } from "../../ui/segment_fields";
import { Popover } from "../../ui/popover";
import { testids } from "../../ui/testids";
import { Steps, useMoves } from "./moves";
import type { PartProps } from "./plan_draft";

export const freshSegment = (among: readonly SegmentForm[]): SegmentForm =>
  segment(freshId("s", among), "discussion", words.titles.discussion, 10);

function usualOf(one: SegmentForm): { wrapUp: string; minimum: string } | undefined {
  const minutes = numberOf(one.minutes);
  if (minutes === undefined) return undefined;
  const shown = (ms: number): string => String(Math.round(ms / 6_000) / 10);
  return { wrapUp: shown(usualWrapUp(minutes * 60_000)), minimum: shown(usualMinimum(one.kind, minutes * 60_000)) };
}

export function SegmentRow(props: PartProps & { at: number; start: number | undefined; people: { id: string; name: string }[] }) {
  const { form, at, start, faultOf } = props;
  const { segments, timeZone } = form;
  const one = segments[at]!;
  const set = (to: SegmentForm[]): void => props.set({ segments: to });
  const { row, move, onKeyDown } = useMoves(at, segments.length, (to) => set(moved(segments, at, to)));
  const insert = (where: number): void => set(inserted(segments, where, freshSegment(segments)));
  const what = one.title || editor.segment(at + 1);
  const place = `/segments/${at}`;
  return (
    <li class="segment-row" ref={row} data-testid={testids.planSegment} data-id={one.id} onKeyDown={onKeyDown}>
      <p class="when tabular">
        {start !== undefined && (
          <>
            <b>{timeOfDay(start, timeZone)}</b> <span>–{timeOfDay(start + (numberOf(one.minutes) ?? 0) * 60_000, timeZone)}</span>
          </>
        )}
      </p>
      <SegmentFields
        segment={one}
        people={props.people}
        change={(to) => set(changed(segments, at, to))}
        usual={usualOf(one)}
        faultOf={(member) => faultOf(`${place}/${member}`)}
        place={place}
      />
      <div class="tools">
        <Steps what={what} at={at} count={segments.length} move={move} testids={{ up: testids.segmentUp, down: testids.segmentDown }} />
        <Popover
          class="button quiet"
          label={<span aria-hidden="true">⋯</span>}
          name={editor.moreAbout(what)}
          role="menu"
          testid={testids.segmentMenu}
        >
          {(close) => (
            <MenuItems
              close={close}
              items={[
                ["before", editor.insertBefore, () => insert(at)],
                ["after", editor.insertAfter, () => insert(at + 1)],
                ["remove", editor.remove, () => set(without(segments, at))],
              ]}
            />
          )}
        </Popover>
      </div>
    </li>
  );
}
