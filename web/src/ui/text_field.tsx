import { useId } from "preact/hooks";
import { dayOf, readTime } from "../state/format";
import { fields } from "../state/later_words";
import { TextBox } from "./text_box";

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
          placeholder={time ? fields.timeHint : props.hint}
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
