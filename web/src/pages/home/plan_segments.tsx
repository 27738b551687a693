import { editor, planning as words } from "../../state/later_words";
import type { Schedule } from "../../state/plan";
import { toldApart } from "../../ui/names";
import { testids } from "../../ui/testids";
import type { PartProps } from "./plan_draft";
import { freshSegment, SegmentRow } from "./segment_row";

export function SegmentsPart(props: PartProps & { schedule: Schedule }) {
  const { schedule, ...part } = props;
  const { segments, panellists } = part.form;
  const names = toldApart(
    panellists.map(({ name }) => name),
    (at) => panellists[at]!.affiliation || panellists[at]!.title,
  );
  const people = panellists.map(({ id }, i) => ({ id, name: names[i]! }));
  return (
    <section class="part">
      <h2>{words.segments}</h2>
      {segments.length === 0 && <p class="hint">{editor.noSegments}</p>}
      <ol class="segments">
        {segments.map((one, i) => (
          <SegmentRow key={one.id} at={i} start={schedule.starts[i]} people={people} {...part} />
        ))}
      </ol>
      <button
        type="button"
        class="button"
        data-testid={testids.planAddSegment}
        data-each
        onClick={() => part.set({ segments: [...segments, freshSegment(segments)] })}
      >
        {editor.addSegment}
      </button>
    </section>
  );
}
