import { expect, test } from "vitest";
import type { Deed, SessionView } from "../../src/protocol/messages";
import { changesOf, firstAfter, latestOf, latestRecord } from "../../src/state/undoing";

const question = (type: "question_approved" | "question_queued"): Deed => ({ type, question: { id: "q1", text: "Who pays?" } });

const view: SessionView = {
  history: {
    9: { at: 3, by: "co_moderator", did: question("question_approved") },
    12: { at: 4, by: "system", did: { type: "segment_begun", segment: "B", again: false } },
    7: { at: 2, by: "moderator", did: { type: "segment_begun", segment: "A", again: false } },
    13: { at: 5, by: "co_moderator", did: question("question_queued") },
    14: { at: 6, by: "moderator", did: { type: "time_added", segment: "B", by: 60_000 }, undone_by: "moderator" },
  },
  undoing: { undo: [13, 12, 7], redo: [14] },
};

test("what was done is told with the latest first, and with what can be undone", () => {
  expect(changesOf(view).map((one) => [one.record, one.undo, one.redo])).toEqual([
    [14, false, true],
    [13, true, false],
    [12, true, false],
    [9, false, false],
    [7, true, false],
  ]);
  expect(latestRecord(view)).toBe(14);
  expect(latestRecord({})).toBe(0);
});

test("one's own comes first, and what the server began in one's place; or else the latest", () => {
  const segment = {
    kind: "presentation",
    title: "B",
    speakers: [],
    state: "current",
    clock: { allotment: 1, added: 0, used: 0 },
    wrap_up: 0,
  } as const;
  const gone_on: SessionView = { ...view, segments: { b: { ...segment, speakers: [], began: 4 } } };
  expect(latestOf(gone_on, "undo", "moderator")?.record).toBe(12);
  expect(latestOf(view, "undo", "moderator")?.record).toBe(13);
  expect(latestOf(view, "undo", "co_moderator")?.record).toBe(13);
  expect(latestOf(view, "redo", "co_moderator")?.record).toBe(14);
  expect(latestOf({ ...view, undoing: { undo: [13], redo: [] } }, "undo", "moderator")?.record).toBe(13);
  expect(latestOf({}, "undo", "moderator")).toBeUndefined();
});

test("nothing from before the latest segment began is offered at once", () => {
  const in_questions = { at: 5, by: "moderator", did: { type: "question_answered", question: { id: "q1", text: "Why?" } } };
  const begun = { at: 9, by: "moderator", did: { type: "segment_begun", segment: { title: "Discussion" } } };
  const undoing = { undo: [20], redo: [22] };
  const undone = { ...in_questions, undone_by: "moderator" };
  const later = { history: { 20: in_questions, 22: undone, 30: begun }, undoing } as never;
  expect(latestOf(later, "undo", "moderator")).toBeUndefined();
  expect(latestOf(later, "redo", "moderator")).toBeUndefined();
  const before = { history: { 20: in_questions, 22: undone }, undoing } as never;
  expect(latestOf(before, "undo", "moderator")?.record).toBe(20);
  expect(latestOf(before, "redo", "moderator")?.record).toBe(22);
});

test("what this page has just done is the first of its role after what was there", () => {
  expect(firstAfter(view, 9, "co_moderator")?.record).toBe(13);
  expect(firstAfter(view, 13, "co_moderator")).toBeUndefined();
});
