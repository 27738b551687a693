import { expect, test } from "vitest";
import { toldOf } from "../../src/pages/console/told";
import { history } from "../../src/state/words.en/history";
import type { Change } from "../../src/state/undoing";

const at = 600_000;
const change = (did: object): Change => ({ at, by: "moderator", did, record: 1, undo: true, redo: false }) as Change;
const minutes = (instant: number): string => `10:${String(instant / 60_000).padStart(2, "0")}`;
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, "");
const told = (did: object, view = {}) => plain(toldOf(view as never, change(did), minutes));

test("a corrected time is told as the time that it is", () => {
  const began = { type: "beginning_backdated", segment: "Welcome", ago: 120_000, ended: [] };
  expect(told(began)).toBe("corrected the start of “Welcome” to 10:08");
  expect(told({ ...began, type: "ending_backdated", used: 1 })).toBe("corrected the end of “Welcome” to 10:08");
});

test("who is muted is called by the name of their questions, where they gave one", () => {
  const muted = { type: "participant_muted", participant: 7, on: true };
  expect(told(muted, { questions: { q1: { asker: 7, name: "Amina" } } })).toBe("muted Amina");
  expect(told(muted, { questions: { q1: { asker: 8, name: "Bo" } } })).toBe("muted participant 7");
});

test("a sentence that ends with what somebody wrote has no second end", () => {
  expect(history.sentence("A moderator", "declined “\u2068Why?\u2069”")).toBe("A moderator declined “\u2068Why?\u2069”");
  expect(history.sentence("A moderator", "muted \u2068Bo\u2069")).toBe("A moderator muted \u2068Bo\u2069.");
});
