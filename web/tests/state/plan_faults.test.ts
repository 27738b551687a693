// What is said of a plan: of each fault that the server's tests raise (protocol/vectors), with what comes with it.

import { expect, test } from "vitest";
import source from "../../../protocol/vectors/plan_faults.json?raw";
import type { PlanFaultCode } from "../../src/protocol/http";
import { dayOf } from "../../src/state/format";
import { faultText } from "../../src/state/plan_faults";
import { otherFault, planFaults } from "../../src/state/sentences";

const raised = JSON.parse(source) as [what: PlanFaultCode, given: string[], english: string][];
const said = (what: PlanFaultCode, given: string[]): string => faultText({ line: 1, field: "", what, with: given });

test("each fault that the server raises has a sentence, and no other", () => {
  expect(raised.length).toBeGreaterThan(100);
  expect(Object.keys(planFaults).sort()).toEqual(raised.map(([what]) => what).sort());
});

test.each(raised)("%s names all that comes with it", (what, given) => {
  const sentence: string | ((...given: string[]) => string) = planFaults[what];
  expect(typeof sentence === "function" ? sentence.length : 0).toBe(given.length);
  const whole = said(what, given);
  expect(whole, "a sentence of its own, also behind a colon").not.toMatch(/^\p{Ll}/u);
  expect(whole).not.toMatch(/undefined|\[object/);
  for (const i of given.keys())
    expect(
      said(
        what,
        given.map((one, j) => (i === j ? `${one}7` : one)),
      ),
    ).not.toBe(whole);
});

test("a day is written as this page writes days", () =>
  expect(said("start_passed", ["2017-02-16"])).toBe(`This plan starts on ${dayOf("2017-02-16")}, which has passed`));

test("of a fault that this page does not know it says that there is one", () =>
  expect(said("of_a_later_release" as PlanFaultCode, [])).toBe(otherFault));
