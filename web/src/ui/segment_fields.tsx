import { titleLength } from "../protocol/limits";
import { oneSpeaker, segmentKinds } from "../protocol/segment_kinds";
import { planning as words } from "../state/later_words";
import { type SegmentForm, withKind } from "../state/plan";
import { SelectField } from "./choice_fields";
import { testids } from "./testids";
import { MoreFields, nameOf } from "./segment_more";
import { NumberInput, placeOf, type SegmentFieldsOf } from "./segment_number";
import { TextField } from "./text_field";

// `begun`: its kind and its length stay. `open`: all fields are shown at first.
export function SegmentFields(props: SegmentFieldsOf & { begun?: boolean; open?: boolean }) {
  const { segment: one, people, change, begun, open } = props;
  return (
    <div class="segment-fields" data-kind={one.kind}>
      <label class="field kind">
        <span class="label">{words.kind}</span>
        <select
          value={one.kind}
          disabled={begun}
          data-testid={testids.segmentField("kind")}
          onChange={(event) => change(withKind(one, event.currentTarget.value as SegmentForm["kind"], words.titles))}
        >
          {segmentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <div class="title">
        <TextField
          label={words.segmentTitle}
          value={one.title}
          change={(title) => change({ ...one, title })}
          testid={testids.segmentField("title")}
          longest={titleLength}
          fault={props.faultOf?.("title")}
          place={placeOf(props, "title")}
        />
      </div>
      <div class="minutes">
        <NumberInput {...props} name="minutes" label={words.minutes} disabled={begun} />
      </div>
      {oneSpeaker.includes(one.kind) && (
        <div class="who">
          <SelectField
            label={words.who}
            value={one.speakers.length === 1 ? one.speakers[0]! : ""}
            of={[["", words.chooseWho], ...people.map((person, i) => [person.id, nameOf(person, i)] as const)]}
            change={(id) => change({ ...one, speakers: id === "" ? [] : [id] })}
            testid={testids.segmentField("speaker")}
            fault={props.faultOf?.("speakers")}
            place={placeOf(props, "speakers")}
          />
        </div>
      )}
      <MoreFields {...props} open={open} />
    </div>
  );
}
