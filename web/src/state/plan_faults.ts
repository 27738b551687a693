// What is wrong with a plan, in the words of this page: the server says it by a code and what the sentence names.

import type { PlanFault } from "../protocol/http";
import { otherFault, planFaults, typedFaults } from "./sentences";

type Known = Partial<Record<string, string | ((...given: string[]) => string)>>;

// `typed`: into a field, by somebody who sees no file.
export function faultText(fault: PlanFault, typed = false): string {
  const known: Known = typed ? { ...planFaults, ...typedFaults } : planFaults;
  const sentence = known[fault.what];
  return (typeof sentence === "function" ? sentence(...fault.with) : sentence) ?? otherFault;
}
