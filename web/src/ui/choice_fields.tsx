import { useId } from "preact/hooks";

interface Field {
  label: string;
  testid: string;
  place?: string | undefined; // the plan's own name of the field, by which a fault is found
  fault?: string | undefined;
}

export type Choices = readonly (readonly [value: string, label: string])[];

// One of a few. What a file says that is none of them stands beside them until another is chosen.
export function SelectField(props: Field & { value: string; of: Choices; change: (value: string) => void }) {
  const id = useId();
  const { value, fault } = props;
  const isKnown = props.of.some(([one]) => one === value);
  return (
    <label class="field">
      <span class="label">{props.label}</span>
      <select
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : id}
        data-testid={props.testid}
        data-place={props.place}
        onChange={(event) => props.change(event.currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {props.of.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
      {fault !== undefined && (
        <span class="wrong" id={id}>
          {fault}
        </span>
      )}
    </label>
  );
}

export function CheckField(props: Field & { on: boolean; change: (on: boolean) => void }) {
  const id = useId();
  const { fault } = props;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={props.on}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : id}
          data-testid={props.testid}
          data-place={props.place}
          onChange={(event) => props.change(event.currentTarget.checked)}
        />
        {props.label}
      </label>
      {fault !== undefined && (
        <span class="wrong" id={id}>
          {fault}
        </span>
      )}
    </>
  );
}
