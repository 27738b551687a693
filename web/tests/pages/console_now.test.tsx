// @vitest-environment happy-dom
// The console's large clock and its main button, in every kind of segment.

import { type ComponentChild, render } from "preact";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { later } from "../../src/pages/console/later";
import * as parts from "../../src/pages/console/later_parts";
import * as now from "../../src/pages/console/now";
import type { Command } from "../../src/protocol/messages";
import { Phone } from "../../src/pages/console/phone";
import { learnRefusals } from "../../src/state/refusals";
import { moderatorsRefusals } from "../../src/state/sentences";
import * as session from "../../src/state/session";
import * as policy from "../../src/ui/press_policy";
import { testids } from "../../src/ui/testids";
import { click, pass } from "../ui/device";
import { stubPopovers } from "../ui/popovers";

const sent = vi.hoisted(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
  return [] as Command[];
});
vi.mock(import("../../src/state/session"), async (original) => ({
  ...(await original()),
  send: (command, hear) => {
    answer = hear!;
    return String(sent.push(command));
  },
}));

// What was sent last is answered so.
let answer: (outcome: session.Outcome) => void;
let root: HTMLElement;

const settle = async (): Promise<void> => {
  for (let turns = 0; turns < 6; ++turns) await Promise.resolve();
};
const draw = async (content: ComponentChild): Promise<void> => {
  render(content, root);
  await settle();
};
const at = (testid: string): HTMLElement => root.querySelector<HTMLElement>(`[data-testid="${testid}"]`)!;
const text = (testid: string): string =>
  at(testid)
    ?.textContent.replace(/[\u2068\u2069]/g, "")
    .trim();

const clock = { allotment: 2_400_000, added: 0, used: 0, running_since: 0 };
const turn = { allotment: 120_000, added: 0, used: 0, running_since: 0 };
const segment = (kind: string) => ({
  kind,
  title: kind,
  speakers: [],
  state: "ahead",
  clock,
  wrap_up: 0,
  began: 0,
  notes: "Ask Bo first.",
});
const person = (name: string) => ({ name, title: "", affiliation: `Office of ${name}` });

function show(kind: string, floor: object, parts: object = {}): void {
  session.me.value = { as: "moderator" } as never;
  session.now.value = 60_000;
  session.view.value = {
    plan: {
      title: "Water",
      start: 0,
      end: 3_600_000,
      planned_end: 3_600_000,
      hard_stop: false,
      time_zone: "UTC",
      moderator: person("Nadia"),
      panellists: { ana: person("Ana"), bo: person("Bo") },
      panellist_order: ["ana", "bo"],
    },
    run: { status: "running", revision: 3, current: "now", following: "next", handed_over: false, locked: false },
    order: ["now", "next"],
    segments: { now: { ...segment(kind), state: "current" }, next: segment("concluding") },
    floor: { open: true, requests: true, taking: "automatic", order: "first_come", allotment: 180_000, wrap_up: 0, list: [], ...floor },
    ...parts,
  } as never;
}

// The page has one policy of presses, with one timer: time goes on from test to test.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  stubPopovers();
});
afterAll(() => void vi.useRealTimers());
beforeEach(() => {
  sent.length = 0;
  document.body.innerHTML = "<div></div>";
  root = document.body.firstElementChild as HTMLElement;
  policy.keepPolicy(root);
});
afterEach(() => {
  render(null, root);
  pass(2000);
});

test("in a round it is the turn's, and goes to who has had none", async () => {
  show("discussion", { speaker: "ana", round: { number: 1, turn: 120_000, wrap_up: 0, spoken: ["ana"], clock: turn } });
  await draw(<now.Now />);
  expect(text(testids.clock)).toBe("1:00");
  expect(text(testids.speaker)).toBe("Ana");
  expect(text(testids.main)).toMatch(/^Next turn: Bo/);
  expect(text(testids.leave)).toMatch(/^End discussion → Concluding remarks/);
  expect(text(testids.notes)).toBe("Ask Bo first.");
  expect(root.querySelectorAll(".button.main").length, "one main button").toBe(1);
  pass(1000);
  click(at(testids.main));
  expect(sent).toEqual([{ type: "give_word", to: "bo" }]);
});

test("the last turn of a round ends before the discussion does, and another round begins when somebody has had a turn", async () => {
  const round = { number: 1, turn: 120_000, wrap_up: 0, spoken: ["ana", "bo"], clock: turn };
  show("discussion", { speaker: "bo", round });
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^End turn: Bo All have had their turn in round 1/);
  expect(at(testids.endTurn).matches(":disabled"), "its place is kept").toBe(true);
  expect(at(testids.beginRound).title).toMatch(/ends the turn of .?Bo/);
  pass(1000);
  click(at(testids.main));
  expect(sent).toEqual([{ type: "give_word" }]);
  show("discussion", { round: { ...round, clock: undefined } });
  await settle();
  expect(text(testids.main)).toMatch(/^End discussion → Concluding remarks/);
  show("discussion", { round: { ...round, number: 2, spoken: [], clock: undefined } });
  await settle();
  expect(at(testids.beginRound).matches(":disabled")).toBe(true);
});

test("the time of a turn is changed where it is large, as that of an intervention is", async () => {
  const round = { number: 2, turn: 120_000, wrap_up: 0, spoken: ["ana"], clock: { ...turn, added: 30_000 } };
  show("discussion", { speaker: "ana", round });
  await draw(<now.Now />);
  expect(at(testids.extendFloor).getAttribute("title")).toMatch(/give .?Ana.? 30 seconds more/);
  pass(1000);
  click(at(testids.extendFloor));
  const asked = { type: "extend_turn", panellist: "ana", round: 2, added: 30_000 };
  expect(sent).toEqual([{ ...asked, by: 30_000 }]);
  answer({ state: "confirmed" });
  await settle();
  pass(1000);
  click(at(testids.shortenFloor));
  expect(sent[1]).toEqual({ ...asked, by: -30_000 });
  expect(at(testids.addMinute), "the discussion's is changed in its plan").toBeNull();
});

test("a time is corrected only as far as what came before leaves room, and a refusal is told beside it", async () => {
  learnRefusals(moderatorsRefusals);
  const before = { ...segment("introductions"), state: "done", began: 300_000, ended: 480_000 };
  const current = { ...segment("presentation"), state: "current", began: 480_000 };
  show("presentation", {}, { order: ["before", "now", "next"], segments: { before, now: current, next: segment("concluding") } });
  await draw(<now.Now />);
  pass(1000);
  click(at(testids.backdate));
  await settle();
  const off = (what: string) => [1, 2, 5].map((n) => at(testids.earlier(what, n)).matches("[disabled]"));
  expect(off("beginning")).toEqual([false, false, true]);
  expect(off("ending")).toEqual([false, false, true]);
  pass(1000);
  click(at(testids.earlier("beginning", 2)));
  expect(sent).toEqual([{ type: "backdate_beginning", revision: 3, at: 360_000 }]);
  answer({ state: "refused", why: { code: 2005, why: "began_too_early" } as never });
  await settle();
  expect(root.querySelector("[popover] .wrong")?.textContent).toMatch(/What came before it began later/);
});

// q1 is on stage, and q2 is approved.
const staged = {
  questions: {
    q1: { text: "On stage?", state: "on_stage", asked: 0 },
    q2: { text: "And this?", state: "approved", asked: 0 },
  },
};

test("behind an answer it says what comes next, an approved question where nothing is queued", async () => {
  show("qa", {}, staged);
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^Answered next: “And this\?”/);
  session.now.value = 3_000_000;
  await draw(<now.Now />);
  expect(text(testids.main), "but not once the time is over").toMatch(/^Answered Nobody else is waiting/);
});

test("what a segment is stands once above the clock", async () => {
  show("qa", {});
  session.view.value = {
    ...session.view.value,
    segments: { now: { ...segment("qa"), title: "Questions and answers", state: "current" }, next: segment("concluding") },
  } as never;
  await draw(<now.Now />);
  expect(text(testids.speaker)).toBe("Questions and answers");
  expect(text(testids.segment)).toBe("");
});

test("what ends a segment is another button once another segment runs", async () => {
  show("presentation", {});
  await draw(<now.Now />);
  pass(1000);
  const of_next = { run: { status: "running", revision: 4, current: "next", following: "later", handed_over: false, locked: false } };
  const segments = {
    now: segment("presentation"),
    next: { ...segment("presentation"), state: "current" },
    later: segment("concluding"),
  };
  show("presentation", {}, { ...of_next, segments });
  await settle();
  pass(300);
  click(at(testids.endSegment));
  expect(sent).toEqual([]);
  pass(1000);
  click(at(testids.endSegment));
  expect(sent).toEqual([{ type: "end_segment", revision: 4 }]);
});

test("the last segment ends with the session, by one button", async () => {
  const last = { run: { status: "running", revision: 4, current: "now", handed_over: false, locked: false }, order: ["now"] };
  show("concluding", {}, last);
  await draw(<now.Now />);
  expect(text(testids.main)).toContain("End the session");
  expect(at(testids.endSegment)).toBeNull();
});

const request = (name: string, members = {}) => ({ name, affiliation: "", state: "waiting", requested: 0, revision: 2, ...members });

test("a discussion in which nobody speaks yet says once what it is", async () => {
  show("discussion", { round: { number: 1, turn: 120_000, wrap_up: 0, spoken: [] } });
  session.view.value.segments!.now!.title = "What each will do";
  await draw(<now.Now />);
  expect(text(testids.speaker)).toBe("What each will do");
  expect(text(testids.segment)).toBe("Discussion");
  expect(root.querySelector(".whose .about")!.textContent).toBe("");
});

test("between two turns the round and how many have spoken in it are named", async () => {
  show("discussion", { round: { number: 2, turn: 120_000, wrap_up: 0, spoken: ["p1"] } });
  await draw(<now.Now />);
  expect(text(testids.segment)).toMatch(/^Round 2 · 1 of \d have spoken$/);
});

test("a point of order is marked, comes first, and stays marked while it is spoken to", async () => {
  const requests = { r1: request("Amina", { state: "speaking" }), r2: request("Tomás", { kind: "point_of_order" }) };
  const speaking = { request: "r1", name: "Amina", affiliation: "", clock: turn, wrap_up: 0 };
  show("qa", { speaking, list: [{ request: "r2", allotment: 180_000 }] }, { requests });
  await draw(<now.Now />);
  expect(text(testids.pointWaits)).toBe("Point of orderTomás · 1 min ago");
  expect(text(testids.main)).toMatch(/^Point of order: Tomás 3 min · stops the clock of Amina/);
  pass(1000);
  click(at(testids.main));
  expect(sent).toEqual([{ type: "give_floor", request: "r2", revision: 2, replacing: "r1" }]);

  const back = { r1: request("Amina", { began: 5 }), r2: request("Tomás", { kind: "point_of_order", state: "speaking" }) };
  show(
    "qa",
    { speaking: { ...speaking, request: "r2", name: "Tomás", kind: "point_of_order" }, list: [{ request: "r1", allotment: 60_000 }] },
    { requests: back },
  );
  await settle();
  expect(root.querySelector(".big .point-mark")?.textContent).toBe("Point of order");
  expect(text(testids.main)).toMatch(/^Back to Amina 1 min left · ends the point of order/);
});

test("the time of the floor stands beside the panel's", async () => {
  const spoken = { ana: { allotment: 0, added: 0, used: 90_000 } };
  const requests = {
    r1: request("Amina", { state: "spoken", kind: "speech", used: 20_000 }),
    r2: request("Bo", { state: "speaking", kind: "speech" }),
  };
  const speaking = { request: "r2", name: "Bo", affiliation: "", clock: { ...turn, running_since: 50_500 }, wrap_up: 0 };
  show("qa", { speaking }, { requests, spoken });
  await draw(<now.Now />);
  expect(text(testids.floorTime)).toBe("From the floor 0:29");
  show("qa", {}, { spoken });
  await settle();
  expect(at(testids.floorTime), "nobody has spoken from there").toBeNull();
});

test("an answer counts up, and ends by the main button", async () => {
  const question = (state: string, text: string) => ({ state, text, asked: 0, revision: 4, name: "Lindiwe" });
  const put = { at: 15_000, by: "moderator", did: { type: "question_put_on_stage", question: { id: "q1", text: "" } } };
  const questions = { q1: question("on_stage", "Who pays?"), q2: question("queued", "When?") };
  show("qa", {}, { questions, queue: ["q2"], history: { 9: put } });
  await draw(<now.Now />);
  expect(text(testids.clock)).toBe("0:45");
  expect(text(testids.segment)).toBe("Answering Lindiwe’s question");
  expect(text(testids.main)).toMatch(/^Answered next: “When\?”/);
  pass(1000);
  click(at(testids.main));
  expect(sent).toEqual([{ type: "mark_answered", question: "q1", revision: 4, how: "live", text: "" }]);
});

test("as long as nobody has asked, the main button does not end the Q&A", async () => {
  show("qa", {});
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^Nobody has asked yet/);
  expect(at(testids.main).tagName).toBe("P");
  expect(at(testids.leave).matches(":disabled")).toBe(false);
});

const asked_before = { questions: { q0: { text: "Who?", state: "answered", asked: 0, segment: "now" } } };

test("where nobody waits in the Q&A, its way out is the main button", async () => {
  show("qa", {}, asked_before);
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^End Q&A → Concluding remarks/);
  pass(1000);
  click(at(testids.main));
  expect(sent).toEqual([{ type: "next", revision: 3 }]);
});

test("one thing ends the Q&A, by one name and one key, whether or not it is the main button", async () => {
  const byKey = (): Element => root.querySelector('[data-key~="end"]')!;
  const queued = { q1: { state: "queued", text: "When?", asked: 0, revision: 4 } };
  show("qa", {}, { questions: queued, queue: ["q1"] });
  await draw(<now.Now />);
  expect(text(testids.leave)).toMatch(/^End Q&A → Concluding remarks/);
  expect(byKey()).toBe(at(testids.leave));
  show("qa", {}, asked_before);
  await settle();
  expect(byKey()).toBe(at(testids.main));
  expect(at(testids.endSegment), "nothing else ends it").toBeNull();
  expect(at(testids.leave).matches(":disabled"), "its place is kept").toBe(true);
});

test("while time is left and questions are to be reviewed the main button does not end the Q&A", async () => {
  const submitted = { text: "Who pays?", state: "submitted", asked: 0 };
  show("qa", {}, { questions: { q1: submitted, q2: submitted, q3: { ...submitted, muted: true } } });
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^2 questions to review Nobody else is waiting/);
  expect(at(testids.main).tagName, "it is told, and not pressed").toBe("P");
  pass(1000);
  click(at(testids.leave));
  expect(sent).toEqual([{ type: "next", revision: 3 }]);
  session.now.value = 3_000_000;
  show("qa", {}, { questions: { q1: submitted } });
  session.now.value = 3_000_000;
  render(null, root);
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^End Q&A → Concluding remarks 1 question to review · concluding remarks, 40 min/);
});

const speaking = { request: "r1", name: "Amina", affiliation: "", clock: turn, wrap_up: 0 };

test("what asks once more whether to leave is closed when that is done, and asks nothing else in its place", async () => {
  show("qa", { speaking }, { requests: { r1: request("Amina", { state: "speaking" }) } });
  await draw(<now.Now />);
  pass(1000);
  click(at(testids.leave));
  await settle();
  pass(1000);
  click(at(testids.leaveNow));
  expect(sent).toEqual([{ type: "next", revision: 3 }]);
  answer({ state: "confirmed" });
  await settle();
  expect(at(testids.leaveNow)).toBeNull();
});

test("what leaving does to the question on stage is said, and is asked for only where it does it", async () => {
  const questions = { q1: { text: "On stage?", state: "on_stage", asked: 0 } };
  show("qa", {}, { questions });
  await draw(<now.Now />);
  click(at(testids.leave));
  await settle();
  expect(root.querySelector("[popover] h2")?.textContent).toBe("A question is on stage. End anyway?");
  expect(root.querySelector("[popover] p")?.textContent).toBe("The question goes back to the queue.");
  render(null, root);
  show("qa", {}, { questions, segments: { now: { ...segment("qa"), state: "current" }, next: segment("discussion") } });
  await draw(<now.Now />);
  pass(1000);
  click(at(testids.leave));
  await settle();
  expect(sent, "in a discussion it stays").toEqual([{ type: "next", revision: 3 }]);
});

test("the end of the session is asked for once more where it would cut something off", async () => {
  const last = { run: { status: "running", revision: 3, current: "now", handed_over: false, locked: false } };
  const asked = { state: "on_stage", text: "Who pays?", asked: 0, revision: 4 };
  show("concluding", {}, { ...last, questions: { q1: asked } });
  await draw(<now.Now />);
  expect(text(testids.main)).toMatch(/^End the session/);
  pass(1000);
  click(at(testids.main));
  await settle();
  expect(sent, "one press does not end it").toEqual([]);
  pass(1000);
  click(at(testids.leaveNow));
  expect(sent).toEqual([{ type: "end_session", revision: 3 }]);

  show("concluding", {}, { ...last, questions: { q1: { ...asked, state: "answered" } } });
  await settle();
  pass(1000);
  click(at(testids.main));
  expect(sent.length, "where nothing is cut off one press does").toBe(2);
});

test("after the end nothing is left to press where buttons were, and what closes stands elsewhere", async () => {
  show("qa", {});
  await draw(<now.Now />);
  const over = { run: { status: "concluded", revision: 9, concluded: 50_000, handed_over: false, locked: false } };
  show("qa", {}, { ...over, segments: { now: { ...segment("qa"), state: "done" } } });
  await settle();
  expect(text(testids.main)).toMatch(/^The session has ended Answers can still be written/);
  expect(at(testids.main).matches("button")).toBe(false);
  for (const gone of [testids.pause, testids.addMinute, testids.endSegment]) expect(at(gone), gone).toBeNull();
  const close = at(testids.closeMenu);
  expect(close.closest(".big"), "beside the clock, where no button was").not.toBeNull();
  click(close);
  await settle();
  expect(sent).toEqual([]);
  pass(1000);
  click(at(testids.closeSession));
  expect(sent).toEqual([{ type: "close_session", revision: 9 }]);
});

test("a server that saves nothing, or whose clock is ahead before the start, is told of where refusals are", async () => {
  show("qa", {}, { presence: { not_saving: true } });
  await draw(<now.Refusal />);
  expect(text(testids.refusal)).toContain("Nothing can be saved at present");
  show("qa", {}, { presence: { ahead: 31_536_000_000 }, run: { status: "open", revision: 1 } });
  await draw(<now.Refusal />);
  expect(text(testids.refusal)).toContain("This session’s clock is 365 days ahead");
  show("qa", {}, { presence: { ahead: 31_536_000_000 }, run: { status: "running", revision: 1, started: 5 } });
  await draw(<now.Refusal />);
  expect(text(testids.refusal)).toBe("");
});

test("once the session has ended its report is beside what closes it, and stays when it is closed", async () => {
  later.value = parts;
  for (const status of ["concluded", "closed"]) {
    show("qa", {}, { run: { status, revision: 9, concluded: 60_000, started: 0 } });
    await draw(<now.Now />);
    expect(at(testids.reportLink).closest(".line"), status).not.toBeNull();
  }
  show("qa", {});
  await draw(<now.Now />);
  expect(at(testids.reportLink)).toBeNull();
});

test("on a phone the notes stand before the next questions wherever no questions are taken", async () => {
  const order = (): string[] => [...root.querySelectorAll(`[data-testid="${testids.notes}"], .next-three`)].map((one) => one.localName);
  show("introductions", {});
  await draw(<Phone />);
  expect(order()).toEqual(["p", "ol"]);
  show("qa", {});
  await settle();
  expect(order()).toEqual(["ol", "p"]);
});

test("a place for who is next says that nobody is, or that the main button has them", async () => {
  show("qa", {});
  await draw(<now.Now />);
  expect(text(testids.nextSpeaker)).toMatch(/^Next speaker nobody yet/);
  expect(text(testids.nextQuestion)).toMatch(/^Next question none yet/);
  const request = { name: "Mei", affiliation: "", kind: "speech", state: "queued", asked: 0, revision: 1 };
  show("qa", { list: [{ request: "r1" }] }, { requests: { r1: request } });
  await settle();
  expect(text(testids.main)).toMatch(/^Next speaker: Mei/);
  expect(text(testids.nextSpeaker)).toMatch(/^Next speaker main button/);
});

test("what would be undone, or done again, is named by its button, and a long name in it gives way to what was done", async () => {
  const office = "the Special Adviser ad interim on Follow-up to the Summit on Addressing Large Movements of Refugees and Migrants";
  const did = { type: "request_set_absent", request: { id: "r1", name: office } };
  const again = { type: "segment_skipped", segment: "Break" };
  show("qa", {}, { history: { 1: { at: 0, by: "moderator", did }, 2: { at: 0, by: "moderator", did: again, undone_by: "moderator" } } });
  session.view.value = { ...session.view.value, undoing: { undo: [1], redo: [2] } };
  await draw(<now.Now />);
  expect(text(testids.undoLast)).toMatch(/^Undo: marked the Special Adviser ad int… as absentZ/);
  expect(at(testids.undoLast).title).toContain(office);
  expect(text(testids.redoLast)).toMatch(/^Redo: skipped “Break”/);
  session.view.value = { ...session.view.value, undoing: { undo: [], redo: [] } };
  await settle();
  expect([testids.undoLast, testids.redoLast].map(text)).toEqual(["UndoZ", "RedoY"]);
});
