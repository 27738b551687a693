import type { NumberField, SegmentForm } from "../state/plan";
import { testids } from "./testids";
import { type FaultOf, TextField } from "./text_field";

export interface SegmentFieldsOf {
  segment: SegmentForm;
  people: { id: string; name: string }[];
  change: (segment: SegmentForm) => void;
  usual?: { wrapUp: string; minimum: string } | undefined; // what an empty field stands for
  faultOf?: FaultOf | undefined;
  place?: string | undefined;
}

// Where a member of the plan's file is, by which its fault finds the field.
export const placeOf = ({ place }: SegmentFieldsOf, member: string): string | undefined =>
  place === undefined ? undefined : `${place}/${member}`;

// The member of the plan's file, and the name of the field.
const named: Record<NumberField, [member: string, field: string]> = {
  minutes: ["minutes", "minutes"],
  minimum: ["minimum_minutes", "minimum"],
  wrapUp: ["wrap_up_minutes", "wrap-up"],
  handOver: ["hand_over_seconds", "hand-over"],
  round: ["round_minutes", "round"],
  laterRound: ["later_round_minutes", "later-round"],
};

export const memberOf = (name: NumberField): string => named[name][0];

// One of a segment's durations.
export function NumberInput(
  props: SegmentFieldsOf & { name: NumberField; label: string; hint?: string | undefined; disabled?: boolean | undefined },
) {
  const { name, label, hint, disabled, segment, change } = props;
  const [member, field] = named[name];
  return (
    <TextField
      label={label}
      value={segment[name]}
      change={(value) => change({ ...segment, [name]: value })}
      testid={testids.segmentField(field)}
      number
      hint={hint}
      disabled={disabled}
      fault={props.faultOf?.(member)}
      place={placeOf(props, member)}
    />
  );
}
