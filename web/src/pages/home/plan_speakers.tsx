import { editor as words } from "../../state/later_words";
import type { FloorForm } from "../../state/plan_rules";
import { withSpeaker } from "../../state/plan_rules";
import { changed, without } from "../../state/rows";
import { SpeakerFields } from "../../ui/rule_fields";
import { testids } from "../../ui/testids";
import { Fold } from "./fold";
import type { PartProps } from "./plan_draft";
import { RemoveRow, Rows } from "./rows";

// Who asked for the floor before the session.
export function SpeakersPart({ form, faultOf, faultOfAll, ...props }: PartProps) {
  const { floor } = form;
  const { speakers } = floor;
  const set = (to: FloorForm["speakers"]): void => props.set({ floor: { ...floor, speakers: to } });
  const groups = floor.groups.map(({ id, name }, i) => ({ id, name: name || words.group(i + 1) }));
  return (
    <Fold name="speakers" title={words.speakers} says={[words.says.speakers(speakers.length)]} used={speakers.length > 0}>
      <p class="hint">{words.speakersHint}</p>
      <Rows
        of={speakers}
        row={(one, i) => (
          <li key={one.id} data-testid={testids.planSpeaker} data-id={one.id}>
            <SpeakerFields
              speaker={one}
              groups={groups}
              change={(part) => set(changed(speakers, i, part))}
              faultOf={(member) => faultOf(`/floor/speakers/${i}/${member}`)}
              place={`/floor/speakers/${i}`}
            />
            <RemoveRow
              what={one.name || words.speaker(i + 1)}
              testid={testids.planSpeakerRemove}
              remove={() => set(without(speakers, i))}
            />
          </li>
        )}
        add={() => set(withSpeaker(speakers))}
        label={words.speakerAdd}
        testid={testids.planAddSpeaker}
        fault={faultOfAll("/floor/speakers")}
        place="/floor/speakers"
      />
    </Fold>
  );
}
