// @vitest-environment happy-dom
// Whoever has as many questions open as the server takes is told so at the box, before anything is sent.

import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Ask } from "../../src/pages/audience/ask";
import { whyNoMore } from "../../src/pages/audience/ask_limit";
import { later } from "../../src/pages/audience/later";
import type { QuestionState } from "../../src/protocol/messages";
import { draft } from "../../src/state/asking";
import { learnRefusals } from "../../src/state/refusals";
import { refusals } from "../../src/state/sentences";
import * as session from "../../src/state/session";
import { testids } from "../../src/ui/testids";

learnRefusals(refusals.audience);

let root: HTMLElement;
const at = (testid: string): HTMLButtonElement | null => root.querySelector(`[data-testid="${testid}"]`);
const asked = (...states: QuestionState[]): void =>
  void (session.own.value = { questions: Object.fromEntries(states.map((state, i) => [`q${i + 1}`, { text: "Why?", asked: 1, state }])) });

beforeEach(() => {
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  session.view.value = {
    plan: { question_length: 300, panellists: {}, panellist_order: [] },
    rules: { open: true, anonymous: true },
    run: { status: "running" },
  } as never;
  later.value = { whyNoMore, Above: () => null } as never;
});
afterEach(() => {
  render(null, root);
  session.own.value = {};
  draft.value.value = "";
});

test("five that are open leave room for none, and what is over makes room", () => {
  asked("submitted", "approved", "queued", "on_stage");
  expect(whyNoMore()).toBe("");
  asked("submitted", "approved", "queued", "on_stage", "answered", "withdrawn", "not_taken", "grouped");
  expect(whyNoMore()).toBe("");
  asked("submitted", "approved", "queued", "on_stage", "submitted");
  expect(whyNoMore()).toContain("5 questions of yours are still open.");
});

test("the box says so before anything is written, and sends nothing of what is", () => {
  asked("submitted", "submitted", "submitted", "submitted", "submitted");
  render(<Ask away={false} />, root);
  expect(at(testids.askNote)?.textContent).toBe(whyNoMore());
  expect(at(testids.askText)).not.toBeNull();
  draft.value.value = "One more?";
  render(<Ask away={false} />, root);
  expect(at(testids.askSend)?.disabled).toBe(true);
  asked("submitted", "submitted", "submitted", "submitted", "answered");
  render(<Ask away={false} />, root);
  expect(at(testids.askSend)?.disabled).toBe(false);
});
