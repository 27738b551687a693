// Whose time counts, and what is due next.

import { describe, expect, test } from "vitest";
import type { QuestionView, RequestView, SegmentKind, SessionView } from "../../src/protocol/messages";
import { dueOf, headOf, heroOf, hold, nextTurnOf, pointOf } from "../../src/state/due";

const clock = { allotment: 120_000, added: 0, used: 0, running_since: 0 };

const request = (members: Partial<RequestView> = {}): RequestView => ({
  name: "Amina",
  affiliation: "",
  online: false,
  kind: "speech",
  requested: 0,
  state: "waiting",
  moved: false,
  revision: 1,
  ...members,
});

const asked = (members: Partial<QuestionView> = {}): QuestionView =>
  ({ text: "Who pays?", asked: 0, state: "queued", revision: 1, ...members }) as QuestionView;

function session(kind: SegmentKind, members: Omit<Partial<SessionView>, "floor"> & { floor?: object } = {}): SessionView {
  const segment = (of: SegmentKind) => ({ kind: of, title: of, speakers: [], state: "ahead", clock, wrap_up: 0, began: 0 });
  const { floor, ...others } = members;
  return {
    plan: { panellist_order: ["ana", "bo", "chi"], panellists: {}, absent: ["chi"], moderator: { name: "Nadia" } },
    run: { status: "running", revision: 1, current: "now", following: "next", handed_over: false, locked: false },
    order: ["now", "next"],
    segments: { now: { ...segment(kind), state: "current" }, next: segment("concluding") },
    floor: { open: true, requests: true, taking: "automatic", order: "first_come", allotment: 180_000, wrap_up: 0, list: [], ...floor },
    ...others,
  } as unknown as SessionView;
}

// Of the segment that runs.
const asked_before = { questions: { q0: asked({ state: "answered", segment: "now" }) } };
const listed = (...ids: string[]) => ({ list: ids.map((id) => ({ request: id, allotment: 180_000 })) });
const speaking = (id: string) => ({ speaking: { request: id, name: "Amina", affiliation: "", clock, wrap_up: 0 } });

describe("the large clock", () => {
  const round = { number: 1, turn: 120_000, wrap_up: 0, spoken: ["ana"], clock };
  const cases: [string, SessionView, string | undefined][] = [
    [
      "of a presentation, even with a question on stage",
      session("presentation", { questions: { q1: asked({ state: "on_stage" }) } }),
      "segment",
    ],
    ["of a turn", session("discussion", { floor: { round, speaker: "ana" } }), "turn"],
    ["of the discussion while the moderator speaks", session("discussion", { floor: { round, speaker: "moderator" } }), "segment"],
    [
      "of who speaks from the floor, before the turn that waits",
      session("discussion", { floor: { round, speaker: "ana", ...speaking("r1") } }),
      "floor",
    ],
    ["of the answer", session("qa", { questions: { q1: asked({ state: "on_stage" }) } }), "answer"],
    [
      "of who speaks, before the answer",
      session("qa", { questions: { q1: asked({ state: "on_stage" }) }, floor: speaking("r1") }),
      "floor",
    ],
    ["of the Q&A where nobody speaks", session("qa"), "segment"],
    ["of nothing in a gap", { ...session("qa"), run: { status: "running", revision: 1, handed_over: false, locked: false } }, undefined],
  ];
  test.each(cases)("%s", (_, view, of) => expect(heroOf(view)?.of).toBe(of));

  test("an answer counts from when its question came on stage last", () => {
    const put = (at: number, id: string, undone_by?: "moderator") =>
      ({
        at,
        by: "moderator",
        did: { type: "question_put_on_stage", question: { id, text: "" } },
        ...(undone_by ? { undone_by } : {}),
      }) as const;
    const history = { 1: put(10, "q1"), 2: put(20, "q2"), 3: put(30, "q1"), 4: put(40, "q1", "moderator") };
    const hero = heroOf(session("qa", { history, questions: { q1: asked({ state: "on_stage" }) } }));
    expect(hero).toMatchObject({ of: "answer", id: "q1", since: 30 });
  });
});

describe("what is due", () => {
  const requests = { r1: request({ state: "speaking" }), r2: request(), p: request({ kind: "point_of_order" }), b: request({ began: 5 }) };
  const put = { 7: { at: 0, by: "moderator", did: { type: "question_put_on_stage", question: { id: "q0", text: "" } } } } as const;
  const given = { 8: { at: 0, by: "moderator", did: { type: "floor_given", request: { id: "r1", name: "Amina" } } } } as const;
  const questions = { q1: asked(), q2: asked({ state: "on_stage" }) };
  const onlyQueued = { q1: asked() };
  const round = { number: 1, turn: 120_000, wrap_up: 0, spoken: ["ana"], clock };
  const cases: [string, SessionView, string][] = [
    [
      "in a presentation the next segment, whoever waits",
      session("presentation", { requests, floor: { open: false, ...listed("r2") } }),
      "next",
    ],
    [
      "a point of order first",
      session("qa", { requests, questions, queue: ["q1"], floor: { ...speaking("r1"), ...listed("p", "r2") } }),
      "point",
    ],
    ["back to whom it interrupted", session("qa", { requests, floor: { ...speaking("p"), ...listed("b", "r2") } }), "back"],
    [
      "speaker after speaker",
      session("qa", { requests, questions: onlyQueued, queue: ["q1"], floor: { ...speaking("r1"), ...listed("r2") } }),
      "speaker",
    ],
    ["the end of the last speech", session("qa", { requests, floor: speaking("r1") }), "end_speech"],
    ["the answer's end", session("qa", { requests, questions, queue: ["q1"], floor: listed("r2") }), "answered"],
    [
      "after a question the next one",
      session("qa", { requests, history: put, questions: onlyQueued, queue: ["q1"], floor: listed("r2") }),
      "question",
    ],
    [
      "after a speech the next one",
      session("qa", { requests, history: { ...put, ...given }, questions: onlyQueued, queue: ["q1"], floor: listed("r2") }),
      "speaker",
    ],
    ["a question where nobody waits", session("qa", { requests, history: given, questions: onlyQueued, queue: ["q1"] }), "question"],
    ["a turn in a round", session("discussion", { requests, floor: { round, speaker: "ana", ...listed("r2") } }), "turn"],
    [
      "who waits, once all have had their turns",
      session("discussion", { requests, floor: { round: { ...round, spoken: ["ana", "bo"] }, ...listed("r2") } }),
      "speaker",
    ],
    ["what follows, where nobody waits", session("qa", asked_before), "next"],
    ["nothing, where nobody has asked yet", session("qa"), "review"],
    [
      "the end, where nothing follows",
      { ...session("qa", asked_before), run: { status: "running", revision: 1, current: "now", handed_over: false, locked: false } },
      "end",
    ],
  ];
  test.each(cases)("%s", (_, view, does) => expect(dueOf(view).does).toBe(does));

  test("turns go around the podium, without who did not come", () => {
    expect(nextTurnOf(session("discussion", { floor: { round, speaker: "ana" } }))).toBe("bo");
    expect(nextTurnOf(session("discussion", { floor: { round: { ...round, spoken: ["ana", "bo"] } } }))).toBeUndefined();
  });

  test("nobody is next where the floor is closed", () => {
    const closed = session("presentation", { requests, floor: { open: false, ...listed("p") } });
    expect([headOf(closed), pointOf(closed)]).toEqual([undefined, undefined]);
  });
});

describe("the main button keeps what it shows", () => {
  const requests = { r2: request(), p: request({ kind: "point_of_order" }) };
  const one = { q1: asked() };
  const at = (view: SessionView, held?: ReturnType<typeof hold>) => hold(view, "moderator", 0, held);

  test("when somebody asks for the floor, until the moderator's next deed", () => {
    const held = at(session("qa", { questions: one, queue: ["q1"] }));
    expect(held.due.does).toBe("question");
    const later = { requests, questions: { q1: asked({ state: "approved" }) }, floor: listed("r2") };
    expect(at(session("qa", later), held).due.does).toBe("question");
    const others = { 4: { at: 0, by: "participant", did: { type: "floor_requested", name: "Amina" } } } as never;
    expect(at(session("qa", { ...later, history: others }), held).due.does).toBe("question");
    const own = { 5: { at: 0, by: "moderator", did: { type: "question_moved", question: { id: "q1", text: "" } } } } as never;
    expect(at(session("qa", { ...later, history: own }), held).due.does).toBe("speaker");
  });

  test("but a point of order goes first at once", () => {
    const held = at(session("qa", { questions: one, queue: ["q1"] }));
    expect(at(session("qa", { requests, questions: one, queue: ["q1"], floor: listed("p", "r2") }), held).due.does).toBe("point");
  });

  test("until it cannot be done any more", () => {
    const held = at(session("qa", { requests, floor: listed("r2") }));
    expect(held.due.does).toBe("speaker");
    expect(at(session("qa", { requests, questions: one, queue: ["q1"], floor: listed() }), held).due.does).toBe("question");
  });

  test("but whoever waits comes before the way out", () => {
    const held = at(session("qa", asked_before));
    expect(held.due.does).toBe("next");
    expect(at(session("qa", { requests, floor: listed("r2") }), held).due.does).toBe("speaker");
    expect(at(session("qa", { requests, floor: listed("p") }), held).due.does).toBe("point");
    expect(at(session("qa", { questions: { q1: asked({ state: "approved" }) } }), held).due.does).toBe("question");
  });

  test("an approved question comes before the end, while time is left", () => {
    const view = session("qa", { questions: { q1: asked({ state: "approved" }) } });
    expect(dueOf(view, 0).does).toBe("question");
    expect(dueOf(view, 200_000).does).toBe("next");
  });

  test("so does one that is to be reviewed, unless its asker is muted", () => {
    const view = session("qa", { questions: { q1: asked({ state: "submitted" }) } });
    expect(dueOf(view, 0).does).toBe("review");
    expect(dueOf(view, 200_000).does).toBe("next");
    expect(dueOf(session("qa", { questions: { q1: asked({ state: "submitted", muted: true, segment: "now" }) } }), 0).does).toBe("next");
    expect(dueOf(session("discussion", { questions: { q1: asked({ state: "submitted" }) } }), 0).does).toBe("next");
  });
});
