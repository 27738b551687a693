import { expect, test } from "vitest";
import { deed } from "../../src/state/words.en/deeds";

test("a message is told to be for whom it is for", () => {
  const told = (to: object) =>
    deed({ type: "message_sent", text: "Louder", to: { panellists: [], all_panellists: false, stage: false, audience: false, ...to } });
  expect(told({ audience: true })).toBe("wrote to the audience: “\u2068Louder\u2069”");
  expect(told({ panellists: ["Ana", "Bo"], stage: true })).toContain("wrote to \u2068Ana\u2069, \u2068Bo\u2069 and the stage:");
  expect(told({ panellists: ["Ana", "Bo"], all_panellists: true, audience: true })).toContain("all panellists and the audience:");
  expect(told({ panellists: ["Ana", "Bo"], all_panellists: true, stage: true, audience: true })).toContain("wrote to everyone:");
});
