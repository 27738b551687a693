import { notesLength } from "../protocol/limits";
import { oneSpeaker, rounds } from "../protocol/segment_kinds";
import { planning as words } from "../state/later_words";
import type { SegmentForm } from "../state/plan";
import { cleaned } from "../state/text";
import { common } from "../state/words";
import { testids } from "./testids";
import { TextBox } from "./text_box";
import { NumberInput, placeOf, type SegmentFieldsOf } from "./segment_number";

export const nameOf = (person: { name: string }, i: number): string => person.name || words.panellist(i + 1);

// What of the less needed fields is filled in; of a discussion also that it has no rounds, which nobody would look for here.
function summaryOf(one: SegmentForm, names: string[]): string {
  const { set } = words;
  return [
    !oneSpeaker.includes(one.kind) && common.and(names),
    rounds.includes(one.kind) && (cleaned(one.round) === "" ? words.roundNot : set.round(one.round)),
    one.laterRound && set.laterRound(one.laterRound),
    one.minimum && set.minimum(one.minimum),
    one.wrapUp && set.wrapUp(one.wrapUp),
    one.handOver && set.handOver(one.handOver),
    cleaned(one.notes) && set.notes,
  ]
    .filter(Boolean)
    .join(", ");
}

// Several speakers, in the order in which they are chosen.
function Speakers(props: SegmentFieldsOf) {
  const { segment: one, people, change } = props;
  const fault = props.faultOf?.("speakers");
  // Those too whom a file names and who are not there, so that they can be taken out.
  const strangers = one.speakers.filter((id) => people.every((person) => person.id !== id));
  const picks = [...people, ...strangers.map((id) => ({ id, name: id }))];
  if (picks.length === 0) return null;
  return (
    <div class="chosen" role="group" aria-label={words.who}>
      <span class="label">{words.whoHint}</span>
      {picks.map((person, i) => {
        const on = one.speakers.includes(person.id);
        const speakers = on ? one.speakers.filter((id) => id !== person.id) : [...one.speakers, person.id];
        return (
          <button
            key={person.id}
            type="button"
            class="pick"
            aria-pressed={on}
            data-id={person.id}
            data-place={i === 0 ? placeOf(props, "speakers") : undefined}
            onClick={() => change({ ...one, speakers })}
          >
            <span class="typed" dir="auto">
              {nameOf(person, i)}
            </span>
          </button>
        );
      })}
      {fault !== undefined && <span class="wrong">{fault}</span>}
    </div>
  );
}

// The fields that few segments need; closed, they say what of them is filled in.
export function MoreFields(props: SegmentFieldsOf & { open: boolean | undefined }) {
  const { segment: one, people, usual } = props;
  const names = people.flatMap((person, i) => (one.speakers.includes(person.id) ? nameOf(person, i) : []));
  const summary = summaryOf(one, names);
  const round = rounds.includes(one.kind);
  return (
    <details class="more-fields" open={props.open}>
      <summary class="button quiet" data-testid={testids.segmentMore}>
        {words.more}
        {summary !== "" && <small>{summary}</small>}
      </summary>
      {!oneSpeaker.includes(one.kind) && <Speakers {...props} />}
      <div class="numbers">
        <NumberInput {...props} name="minimum" label={words.minimum} hint={usual?.minimum} />
        <NumberInput {...props} name="wrapUp" label={words.wrapUp} hint={usual?.wrapUp} />
        <NumberInput {...props} name="handOver" label={words.handOver} hint={words.handOverNot} />
        {round && <NumberInput {...props} name="round" label={words.round} hint={words.roundNot} />}
        {round && cleaned(one.round) !== "" && (
          <NumberInput {...props} name="laterRound" label={words.laterRound} hint={words.laterRoundNot} />
        )}
      </div>
      <label class="field">
        <span class="label">{words.notes}</span>
        <TextBox
          rows={2}
          most={notesLength}
          value={one.notes}
          change={(notes) => props.change({ ...one, notes })}
          testid={testids.segmentField("notes")}
          fault={props.faultOf?.("notes")}
          place={placeOf(props, "notes")}
        />
      </label>
    </details>
  );
}
