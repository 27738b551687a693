import { useId } from "preact/hooks";
import { notesLength, titleLength } from "../protocol/limits";
import { oneSpeaker, rounds, segmentKinds } from "../protocol/segment_kinds";
import { dayOf, readTime } from "../state/format";
import { planning as words } from "../state/later_words";
import { type PersonForm, type SegmentForm, withKind, type NumberField } from "../state/plan";
import { cleaned } from "../state/text";
import { common } from "../state/words";
import { SelectField } from "./choice_fields";
import { testids } from "./testids";
import { TextBox } from "./text_box";

// The fields of the one editor of plans: at home it makes plans from nothing, on the console it changes the plan that runs.

// What is wrong with a member of the plan's file, where something is; `member` as in `protocol/plan.md`.
export type FaultOf = (member: string) => string | undefined;

interface Field {
  label: string;
  value: string;
  change: (value: string) => void;
  testid: string;
  type?: "text" | "date" | "time";
  number?: boolean;
  fault?: string | undefined;
  hint?: string | undefined; // stands in the field while it is empty
  list?: string | undefined;
  disabled?: boolean | undefined;
  longest?: number | undefined; // of a text that a person writes
  place?: string | undefined; // the plan's own name of the field, by which a fault is found
}

export function TextField(props: Field) {
  const id = useId();
  const { label, longest, ...box } = props;
  // In words of the page, 24 hours: a browser's own field of time shows twelve where its language does.
  const time = props.type === "time";
  // The browser's own shows the parts of a day in the order of its language.
  const said = props.type === "date" ? dayOf(props.value) : undefined;
  return (
    <label class="field">
      <span class="label">{label}</span>
      {longest !== undefined ? (
        <TextBox {...box} most={longest} placeholder={props.hint} autocomplete="off" />
      ) : (
        <input
          type={time ? "text" : (props.type ?? "text")}
          inputMode={props.number ? "decimal" : undefined}
          dir={time ? "ltr" : undefined}
          autocomplete="off"
          value={props.value}
          placeholder={time ? words.timeHint : props.hint}
          list={props.list}
          disabled={props.disabled}
          aria-invalid={props.fault !== undefined}
          aria-describedby={props.fault === undefined ? undefined : id}
          data-testid={props.testid}
          data-place={props.place}
          onInput={(event) => props.change(event.currentTarget.value)}
          onChange={(event) => time && props.change(readTime(event.currentTarget.value) ?? event.currentTarget.value)}
        />
      )}
      {said !== undefined && <small class="tabular">{said}</small>}
      {longest === undefined && props.fault !== undefined && (
        <span class="wrong" id={id}>
          {props.fault}
        </span>
      )}
    </label>
  );
}

export function PersonFields(props: {
  person: PersonForm;
  change: (part: Partial<PersonForm>) => void;
  faultOf?: FaultOf;
  place?: string;
}) {
  const { person, change } = props;
  const field = (name: "name" | "title" | "affiliation", label: string) => (
    <TextField
      label={label}
      value={person[name]}
      change={(value) => change({ [name]: value })}
      testid={testids.personField(name)}
      longest={titleLength}
      fault={props.faultOf?.(name)}
      place={props.place === undefined ? undefined : `${props.place}/${name}`}
    />
  );
  return (
    <div class="person-fields">
      {field("name", words.personName)}
      {field("title", words.personTitle)}
      {field("affiliation", words.affiliation)}
    </div>
  );
}

// What of the less needed fields is filled in.
function summaryOf(one: SegmentForm, names: string[]): string {
  const { set } = words;
  return [
    !oneSpeaker.includes(one.kind) && common.and(names),
    one.round && set.round(one.round),
    one.laterRound && set.laterRound(one.laterRound),
    one.minimum && set.minimum(one.minimum),
    one.wrapUp && set.wrapUp(one.wrapUp),
    one.handOver && set.handOver(one.handOver),
    cleaned(one.notes) && set.notes,
  ]
    .filter(Boolean)
    .join(", ");
}

export function SegmentFields(props: {
  segment: SegmentForm;
  people: { id: string; name: string }[];
  change: (segment: SegmentForm) => void;
  begun?: boolean; // its kind and its length stay
  usual?: { wrapUp: string; minimum: string } | undefined; // what an empty field stands for
  faultOf?: FaultOf;
  place?: string;
  open?: boolean; // all fields are shown at first
}) {
  const { segment: one, people } = props;
  const set = (part: Partial<SegmentForm>): void => props.change({ ...one, ...part });
  const placeOf = (member: string): string | undefined => (props.place === undefined ? undefined : `${props.place}/${member}`);
  const number = (name: NumberField, member: string, testid: string, label: string, hint?: string, disabled?: boolean) => (
    <TextField
      label={label}
      value={one[name]}
      change={(value) => set({ [name]: value })}
      testid={testids.segmentField(testid)}
      number
      hint={hint}
      disabled={disabled}
      fault={props.faultOf?.(member)}
      place={placeOf(member)}
    />
  );
  const nameOf = (person: { name: string }, i: number): string => person.name || words.panellist(i + 1);
  const speakersFault = props.faultOf?.("speakers");
  // Those too whom a file names and who are not there, so that they can be taken out.
  const picks = [...people, ...one.speakers.filter((id) => people.every((person) => person.id !== id)).map((id) => ({ id, name: id }))];
  const summary = summaryOf(
    one,
    people.flatMap((person, i) => (one.speakers.includes(person.id) ? nameOf(person, i) : [])),
  );
  return (
    <div class="segment-fields" data-kind={one.kind}>
      <label class="field kind">
        <span class="label">{words.kind}</span>
        <select
          value={one.kind}
          disabled={props.begun}
          data-testid={testids.segmentField("kind")}
          onChange={(event) => props.change(withKind(one, event.currentTarget.value as SegmentForm["kind"], words.titles))}
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
          change={(title) => set({ title })}
          testid={testids.segmentField("title")}
          longest={titleLength}
          fault={props.faultOf?.("title")}
          place={placeOf("title")}
        />
      </div>
      <div class="minutes">{number("minutes", "minutes", "minutes", words.minutes, undefined, props.begun)}</div>
      {oneSpeaker.includes(one.kind) && (
        <div class="who">
          <SelectField
            label={words.who}
            value={one.speakers.length === 1 ? one.speakers[0]! : ""}
            of={[["", words.chooseWho], ...people.map((person, i) => [person.id, nameOf(person, i)] as const)]}
            change={(id) => set({ speakers: id === "" ? [] : [id] })}
            testid={testids.segmentField("speaker")}
            fault={speakersFault}
            place={placeOf("speakers")}
          />
        </div>
      )}
      <details class="more-fields" open={props.open}>
        <summary class="button quiet" data-testid={testids.segmentMore}>
          {words.more}
          {summary !== "" && <small>{summary}</small>}
        </summary>
        {!oneSpeaker.includes(one.kind) && picks.length > 0 && (
          <div class="chosen" role="group" aria-label={words.who}>
            <span class="label">{words.whoHint}</span>
            {picks.map((person, i) => {
              const on = one.speakers.includes(person.id);
              return (
                <button
                  key={person.id}
                  type="button"
                  class="pick"
                  aria-pressed={on}
                  data-id={person.id}
                  data-place={i === 0 ? placeOf("speakers") : undefined}
                  onClick={() => set({ speakers: on ? one.speakers.filter((id) => id !== person.id) : [...one.speakers, person.id] })}
                >
                  <span class="typed" dir="auto">
                    {nameOf(person, i)}
                  </span>
                </button>
              );
            })}
            {speakersFault !== undefined && <span class="wrong">{speakersFault}</span>}
          </div>
        )}
        <div class="numbers">
          {number("minimum", "minimum_minutes", "minimum", words.minimum, props.usual?.minimum)}
          {number("wrapUp", "wrap_up_minutes", "wrap-up", words.wrapUp, props.usual?.wrapUp)}
          {number("handOver", "hand_over_seconds", "hand-over", words.handOver, words.handOverNot)}
          {rounds.includes(one.kind) && number("round", "round_minutes", "round", words.round, words.roundNot)}
          {rounds.includes(one.kind) &&
            cleaned(one.round) !== "" &&
            number("laterRound", "later_round_minutes", "later-round", words.laterRound, words.laterRoundNot)}
        </div>
        <label class="field">
          <span class="label">{words.notes}</span>
          <TextBox
            rows={2}
            most={notesLength}
            value={one.notes}
            change={(notes) => set({ notes })}
            testid={testids.segmentField("notes")}
            fault={props.faultOf?.("notes")}
            place={placeOf("notes")}
          />
        </label>
      </details>
    </div>
  );
}
