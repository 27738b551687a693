import { useId } from "preact/hooks";
import { affiliationLength, nameLength } from "../protocol/limits";
import { rules as words } from "../state/later_words";
import { type GroupForm, type ReplyForm, replyPlaces, type SpeakerForm } from "../state/plan_rules";
import { CheckField, SelectField } from "./choice_fields";
import { type FaultOf, TextField } from "./text_field";
import { testids } from "./testids";

// The fields of rules: at home they are those of a plan, on the console those of the session that runs.

interface OfPlan {
  faultOf?: FaultOf | undefined;
  place?: string | undefined;
}

const placeIn = (place: string | undefined, member: string): string | undefined => place && `${place}/${member}`;

export function ForcingWords(props: {
  value: string;
  change: (value: string) => void;
  fault?: string | undefined;
  place?: string | undefined;
}) {
  const id = useId();
  const { value, change, fault, place } = props;
  return (
    <label class="field">
      <span class="label">{words.words}</span>
      <textarea
        rows={3}
        dir="auto"
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : id}
        data-testid={testids.ruleWords}
        data-place={place}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {fault !== undefined && (
        <span class="wrong" id={id}>
          {fault}
        </span>
      )}
    </label>
  );
}

export function GroupFields(props: OfPlan & { group: Omit<GroupForm, "id">; change: (part: Partial<GroupForm>) => void }) {
  const { group, change, faultOf, place } = props;
  const number = (name: "limit" | "minutes" | "inAll", member: string, label: string, testid: string) => (
    <TextField
      label={label}
      value={group[name]}
      change={(value) => change({ [name]: value })}
      testid={testid}
      number
      fault={faultOf?.(member)}
      place={placeIn(place, member)}
    />
  );
  return (
    <div class="group-fields">
      <TextField
        label={words.groupName}
        value={group.name}
        change={(name) => change({ name })}
        testid={testids.listGroupName}
        longest={nameLength}
        fault={faultOf?.("name")}
        place={placeIn(place, "name")}
      />
      {number("limit", "limit", words.groupLimit, testids.listGroupLimit)}
      {number("minutes", "minutes", words.groupMinutes, testids.listGroupMinutes)}
      {number("inAll", "minutes_in_all", words.groupBudget, testids.listGroupBudget)}
    </div>
  );
}

// How long one kind of reply may be, and where it comes.
export function ReplyFields(props: OfPlan & { reply: Omit<ReplyForm, "on">; change: (part: Partial<Omit<ReplyForm, "on">>) => void }) {
  const { reply, change, faultOf, place } = props;
  return (
    <>
      <TextField
        label={words.replyMinutes}
        value={reply.minutes}
        change={(minutes) => change({ minutes })}
        testid={testids.replyMinutes}
        number
        fault={faultOf?.("minutes")}
        place={placeIn(place, "minutes")}
      />
      <SelectField
        label={words.replyPlace}
        value={reply.place}
        of={replyPlaces.map((one) => [one, words.replyPlaces[one]])}
        change={(to) => change({ place: to })}
        testid={testids.replyPlace}
        fault={faultOf?.("place")}
        place={placeIn(place, "place")}
      />
    </>
  );
}

// Somebody for the speakers' list.
export function SpeakerFields(
  props: OfPlan & {
    speaker: Omit<SpeakerForm, "id">;
    groups: readonly { id: string; name: string }[];
    change: (part: Partial<SpeakerForm>) => void;
  },
) {
  const { speaker, groups, change, faultOf, place } = props;
  const text = (name: "name" | "affiliation", label: string, longest: number, testid: string) => (
    <TextField
      label={label}
      value={speaker[name]}
      change={(value) => change({ [name]: value })}
      testid={testid}
      longest={longest}
      fault={faultOf?.(name)}
      place={placeIn(place, name)}
    />
  );
  return (
    <div class="speaker-fields">
      {text("name", words.speakerName, nameLength, testids.addName)}
      {text("affiliation", words.speakerAffiliation, affiliationLength, testids.addAffiliation)}
      {(groups.length > 0 || speaker.group !== "") && (
        <SelectField
          label={words.speakerGroup}
          value={speaker.group}
          of={[["", words.noGroup], ...groups.map(({ id, name }) => [id, name] as const)]}
          change={(group) => change({ group })}
          testid={testids.addGroup}
          fault={faultOf?.("group")}
          place={placeIn(place, "group")}
        />
      )}
      <CheckField
        label={words.isOnline}
        on={speaker.online === true}
        change={(online) => change({ online })}
        testid={testids.addOnline}
        fault={faultOf?.("online")}
        place={placeIn(place, "online")}
      />
    </div>
  );
}
