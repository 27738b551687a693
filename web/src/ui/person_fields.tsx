import { titleLength } from "../protocol/limits";
import { planning as words } from "../state/later_words";
import type { PersonForm } from "../state/plan";
import { testids } from "./testids";
import { type FaultOf, TextField } from "./text_field";

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
