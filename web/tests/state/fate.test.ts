import { describe, expect, test } from "vitest";
import type { QuestionView, SessionView } from "../../src/protocol/messages";
import { fateOf, newsIn } from "../../src/state/fate";

const asked = (more: Partial<QuestionView>): QuestionView => ({ text: "When?", asked: 1, state: "submitted", ...more });
const view: SessionView = { run: { status: "running", revision: 1, handed_over: false, locked: false }, queue: ["q4", "q2", "q7"] };
const closed: SessionView = { ...view, run: { status: "closed", revision: 2, handed_over: false, locked: false } };

describe("the fate of a question", () => {
  test("is its state, with its place where it is queued", () => {
    expect(fateOf(view, "q2", asked({}))).toEqual({ state: "submitted", grouped: false });
    expect(fateOf(view, "q2", asked({ state: "queued" }))).toEqual({ state: "queued", grouped: false, place: 2 });
    expect(fateOf(view, "q9", asked({ state: "queued" }))).toEqual({ state: "queued", grouped: false });
  });

  test("is that of the question it is grouped into, with its place once it is known", () => {
    const one = asked({ state: "grouped", leader_state: "queued" });
    expect(fateOf(view, "q2", one)).toEqual({ state: "queued", grouped: true });
    expect(fateOf(view, "q2", { ...one, leader: "q7" })).toEqual({ state: "queued", grouped: true, place: 3 });
    expect(fateOf(view, "q2", asked({ state: "grouped", leader_state: "answered" }))).toEqual({ state: "answered", grouped: true });
  });

  test("is not to have been reached when the session has ended", () => {
    const concluded: SessionView = { ...view, run: { status: "concluded", revision: 2, handed_over: false, locked: false } };
    expect(fateOf(concluded, "q2", asked({ state: "queued" }))).toEqual({ state: "not_reached", grouped: false });
    expect(fateOf(closed, "q2", asked({ state: "queued" })).state).toBe("not_reached");
    expect(fateOf(closed, "q2", asked({ state: "grouped", leader_state: "approved" })).state).toBe("not_reached");
    expect(fateOf(closed, "q2", asked({ state: "grouped", leader_state: "answered" })).state).toBe("answered");
    expect(fateOf(closed, "q2", asked({ state: "withdrawn" })).state).toBe("withdrawn");
  });

  test("is news when the asker has something to learn", () => {
    const one = asked({ state: "grouped", leader_state: "approved" });
    expect(newsIn({ ...one, leader_state: "on_stage" })).not.toBe(newsIn(one));
    expect(newsIn({ ...one, text: "Why?", original: "When?" })).not.toBe(newsIn(one));
    expect(newsIn({ ...one, answer: "in_writing", answer_text: "Soon." })).not.toBe(newsIn({ ...one, answer: "in_writing" }));
    expect(newsIn({ ...one, members: 2, answering: ["a"] })).toBe(newsIn(one));
  });
});
