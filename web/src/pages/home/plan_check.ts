// What the server says of the plan as it is now, once nobody has typed for a moment.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { checkPlan } from "../../net/api";
import type { PlanCheck, PlanFault } from "../../protocol/http";
import { cleaned } from "../../state/text";
import { text, written } from "./plan_draft";

const checkedAfter = 400;

function useCheck(token: string): { check: PlanCheck; answered: boolean } {
  const check = useSignal<PlanCheck>({ faults: [], remarks: [] });
  const answered = useSignal(true);
  useEffect(() => {
    let now = true;
    const timer = setTimeout(() => {
      void checkPlan(token, text.value).then((answer) => {
        if (!now) return;
        answered.value = answer.ok;
        if (answer.ok) check.value = answer.value;
      });
    }, checkedAfter);
    return () => {
      now = false;
      clearTimeout(timer);
    };
  }, [text.value]);
  return { check: check.value, answered: answered.value };
}

// What stands at a JSON pointer; undefined where nothing does.
const valueAt = (value: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[key] : undefined), value);

const isEmpty = (value: unknown): boolean => value === undefined || (typeof value === "string" && cleaned(value) === "");

// Time is left over.
const isSlack = ({ what, with: [minutes, planned] }: PlanFault): boolean => what === "minutes_differ" && Number(minutes) < Number(planned);

export interface Found {
  answered: boolean;
  shown: PlanFault[]; // faults, then remarks
  empty: PlanFault[]; // faults of fields that nobody has come to yet
  notes: PlanFault[]; // what may stay so
  of: (place: string) => PlanFault | undefined; // the fault of a field
  in: (place: string) => PlanFault | undefined; // or of what is in it
}

// Empty fields are not complained of before the session was asked for.
export function useFound(token: string, wasAsked: boolean): Found {
  const { check, answered } = useCheck(token);
  const isLater = (fault: PlanFault): boolean => !wasAsked && isEmpty(valueAt(written.value, fault.field));
  const faults = check.faults.filter((one) => !isLater(one));
  const notes = check.remarks.filter(isSlack);
  return {
    answered,
    shown: [...faults, ...check.remarks.filter((one) => !notes.includes(one))],
    empty: check.faults.filter(isLater),
    notes,
    of: (place) => faults.find(({ field }) => field === place),
    in: (place) => faults.find(({ field }) => field === place || field.startsWith(`${place}/`)),
  };
}
