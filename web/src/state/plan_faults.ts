// What is wrong with a plan, in the words of this page: the server says it by a code and what the sentence names.

import type { PlanFault } from "../protocol/http";
import { otherFault, planFaults } from "./sentences";

export function faultText(fault: PlanFault): string {
  const known: Partial<Record<string, string | ((...given: string[]) => string)>> = planFaults;
  const sentence = known[fault.what];
  return (typeof sentence === "function" ? sentence(...fault.with) : sentence) ?? otherFault;
}
