import { describe, expect, test } from "vitest";
import type { QuestionView, RequestView, SessionView } from "../../src/protocol/messages";
import {
  byTurns,
  floorTimesOf,
  groupingOf,
  groupsOf,
  labelsOf,
  likest,
  matcher,
  noFilter,
  placesFor,
  sharesOf,
  sorted,
  wrapUpFor,
} from "../../src/state/moderating";
import { caseFolded } from "../../src/state/case_fold";

const question = (asked: number, more: Partial<QuestionView> = {}): QuestionView => ({
  text: `question ${asked}`,
  asked,
  state: "approved",
  ...more,
});

function session(
  questions: Record<string, QuestionView>,
  votes: Record<string, number> = {},
  more: Partial<SessionView> = {},
): SessionView {
  return { questions, votes, ...more };
}

describe("a turn for each asker", () => {
  test("everybody's first question comes before anybody's second, by votes and then by time", () => {
    const view = session(
      { a1: question(1, { asker: 1 }), a2: question(2, { asker: 1 }), b1: question(3, { asker: 2 }), c1: question(4, { asker: 3 }) },
      { a1: 2, a2: 9, b1: 1, c1: 1 },
    );
    expect(byTurns(view, ["a1", "a2", "b1", "c1"])).toEqual(["a2", "b1", "c1", "a1"]);
  });

  test("who was answered, is on stage or in the queue has had a turn", () => {
    for (const state of ["answered", "on_stage", "queued"] as const) {
      const view = session(
        { a0: question(0, { asker: 1, state }), a1: question(1, { asker: 1 }), b1: question(2, { asker: 2 }) },
        { a1: 5 },
      );
      expect(byTurns(view, ["a1", "b1"])).toEqual(["b1", "a1"]);
    }
  });

  test("a question that was not taken was no turn, and a grouped one was if its leader's was", () => {
    const of = (state: QuestionView["state"]): SessionView =>
      session({
        x: question(0, { asker: 9, state }),
        a0: question(0, { asker: 1, state: "grouped", leader: "x" }),
        a1: question(1, { asker: 1 }),
        b1: question(2, { asker: 2 }),
      });
    expect(byTurns(of("answered"), ["a1", "b1"])).toEqual(["b1", "a1"]);
    expect(byTurns(of("not_taken"), ["a1", "b1"])).toEqual(["a1", "b1"]);
  });

  test("the other orders are by votes and by time", () => {
    const view = session({ a: question(1), b: question(2), c: question(3) }, { c: 1 });
    expect(sorted(view, ["b", "c", "a"], "votes")).toEqual(["c", "a", "b"]);
    expect(sorted(view, ["b", "c", "a"], "time")).toEqual(["a", "b", "c"]);
  });
});

describe("filters", () => {
  test.each([
    ["Enquête", "ENQUETE"],
    ["Straße", "strasse"],
    ["Ёлка", "елка"],
    ["أَسْئِلَة", "اسيلة"],
    ["ＡＢＣ", "abc"],
  ])("%s is found as %s", (text, typed) => {
    expect(caseFolded(text)).toBe(caseFolded(typed));
  });

  test("every word is looked for, in text, name and labels", () => {
    const one = question(1, { text: "Où en est l’enquête ?", name: "Zoë", labels: ["budget"] });
    const finds = (text: string): boolean => matcher({ ...noFilter, text })("q7", one);
    expect(["enquete ou", "zoe", "BUDG", "q7", " "].map(finds)).toEqual([true, true, true, true, true]);
    expect(["enquete non", "q"].map(finds)).toEqual([false, true]);
    expect(finds("q71")).toBe(false);
  });

  test("panellist, the panel, segment and label", () => {
    const one = question(1, { to: "ana", segment: "qa", labels: ["x"] });
    const of = (filter: Partial<typeof noFilter>): boolean => matcher({ ...noFilter, ...filter })("q", one);
    expect(of({ panellist: "ana", segment: "qa", label: "x" })).toBe(true);
    expect([of({ panellist: "bo" }), of({ panellist: "panel" }), of({ segment: "talk" }), of({ label: "y" })]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(matcher({ ...noFilter, panellist: "panel" })("q", question(1))).toBe(true);
  });
});

describe("who leads a group", () => {
  const leader = (a: Partial<QuestionView>, b: Partial<QuestionView>, votes: Record<string, number> = {}): string | undefined =>
    groupingOf(session({ a: question(1, a), b: question(2, b) }, votes), "b", "a")?.into;

  test("the one that has come further", () => {
    expect(leader({ state: "submitted" }, { state: "approved" })).toBe("b");
    expect(leader({ state: "approved" }, { state: "queued" }, { a: 20 })).toBe("b");
    expect(leader({ state: "queued" }, { state: "on_stage" })).toBe("b");
    expect(leader({ state: "submitted" }, { state: "answered" })).toBe("b");
  });

  test("of equals the one with more votes, then the larger group, then the older", () => {
    expect(leader({}, {}, { b: 1 })).toBe("b");
    expect(leader({}, { members: 1 })).toBe("b");
    expect(leader({}, {})).toBe("a");
    expect(leader({ asked: 2 }, {})).toBe("a");
  });

  test("nothing joins what is over, nor two that cannot be moved", () => {
    for (const state of ["not_taken", "withdrawn", "grouped"] as const) expect(leader({ state }, {})).toBe(undefined);
    expect(leader({ state: "answered" }, { state: "on_stage" })).toBe(undefined);
  });

  test("the likest that can be joined is offered", () => {
    const view = session(
      { a: question(1, { state: "not_taken" }), b: question(2), c: question(3, { state: "submitted" }) },
      {},
      { similar: { c: ["a", "b"], b: ["a"] } },
    );
    expect(likest(view, "c")).toEqual({ other: "b", grouping: { question: "c", into: "b" } });
    expect(likest(view, "b")).toBe(undefined);
    expect(likest(view, "a")).toBe(undefined);
  });
});

test("groups are listed by their leaders, labels by their use", () => {
  const view = session({
    a: question(1, { labels: ["x", "y"] }),
    c: question(3, { state: "grouped", leader: "a", labels: ["y"] }),
    b: question(2, { state: "grouped", leader: "a" }),
    d: question(4, { state: "withdrawn", leader: "a" }),
  });
  expect([...groupsOf(view)]).toEqual([["a", ["b", "c"]]]);
  expect(labelsOf(view)).toEqual(["y", "x"]);
});

test("shares of the speaking time, of those who have not spoken too", () => {
  const person = { name: "N", title: "", affiliation: "" };
  const view: SessionView = {
    plan: {
      title: "",
      subtitle: "",
      venue: "",
      language: "en",
      time_zone: "UTC",
      start: 0,
      end: 0,
      planned_end: 0,
      hard_stop: false,
      question_length: 300,
      moderator: person,
      panellists: { a: person, b: person },
      panellist_order: ["b", "a"],
      absent: [],
    },
    spoken: { a: { allotment: 0, added: 0, used: 1000, running_since: 5000 }, moderator: { allotment: 0, added: 0, used: 1000 } },
  };
  expect(sharesOf(view, 7000)).toEqual({
    podium: [
      { id: "b", spent: 0, share: 0 },
      { id: "a", spent: 3000, share: 0.75 },
      { id: "moderator", spent: 1000, share: 0.25 },
    ],
    floor: { id: "floor", spent: 0, share: 0 },
  });
  expect(sharesOf({ plan: view.plan! }, 7000).podium.every((one) => one.share === 0)).toBe(true);
  const requests = { r1: { name: "Amina", affiliation: "", kind: "speech", state: "spoken", used: 4000 } };
  const { podium, floor } = sharesOf({ ...view, requests } as unknown as SessionView, 7000);
  expect([...podium, floor].map((one) => one.share)).toEqual([0, 0.375, 0.125, 0.5]);
});

test("speaking time from the floor: each person's, also of who speaks now or was interrupted, and each group's", () => {
  const clock = { allotment: 60_000, added: 0, used: 1000, running_since: 5000 };
  const request = (name: string, more: object) => ({ name, affiliation: "Lakes", kind: "speech", requested: 0, ...more });
  const view = {
    floor: {
      speaking: { request: "r3", name: "Amina", clock },
      groups: [{ name: "Cities", budget: 60_000 }, { name: "Islands" }],
    },
    requests: {
      r1: request("Bo", { state: "spoken", used: 2500, group: "Islands" }),
      r2: request("Amina", { state: "spoken", used: 2000, group: "Cities" }),
      r3: request("Amina", { state: "speaking", kind: "right_of_reply", group: "Cities" }),
      r4: request("Chi", { state: "waiting", began: 7, used: 500 }),
      r5: request("Dee", { state: "waiting" }),
      r6: request("Amina", { affiliation: "Rivers", state: "spoken", used: 100 }),
    },
  } as unknown as SessionView;
  expect(floorTimesOf(view, 7000)).toEqual({
    spent: 8100,
    people: [
      { name: "Amina", affiliation: "Lakes", times: 2, spent: 5000 },
      { name: "Bo", affiliation: "Lakes", times: 1, spent: 2500 },
      { name: "Chi", affiliation: "Lakes", times: 1, spent: 500 },
      { name: "Amina", affiliation: "Rivers", times: 1, spent: 100 },
    ],
    groups: [
      { name: "Cities", spent: 2000, budget: 60_000 },
      { name: "Islands", spent: 2500 },
    ],
  });
  expect(floorTimesOf({}, 0)).toEqual({ spent: 0, people: [], groups: [] });
});

describe("moving a request by hand", () => {
  const request = (more: Partial<RequestView> = {}): RequestView => ({
    name: "N",
    affiliation: "",
    online: false,
    kind: "speech",
    requested: 0,
    state: "waiting",
    moved: false,
    ...more,
  });
  const requests = {
    p: request({ kind: "point_of_order" }),
    i: request({ began: 1 }),
    a: request(),
    b: request(),
    c: request(),
    d: request(),
  };
  const list = ["p", "i", "a", "b", "c", "d"];

  test("up, down and before another, among those that can be moved", () => {
    expect(placesFor({ requests }, list, "b")).toEqual({ up: "a", down: "d", before: ["d"] });
    expect(placesFor({ requests }, list, "a")).toEqual({ down: "c", before: ["c", "d"] });
    expect(placesFor({ requests }, list, "c")).toEqual({ up: "b", down: null, before: ["a"] });
    expect(placesFor({ requests }, list, "d")).toEqual({ up: "c", before: ["a", "b"] });
  });

  test("points of order, and whom they interrupted, stay where they are", () => {
    expect(placesFor({ requests }, list, "p")).toEqual({ before: [] });
    expect(placesFor({ requests }, list, "i")).toEqual({ before: [] });
  });
});

test("the wrap-up stays within the allotment", () => {
  expect(wrapUpFor({ wrap_up: 30_000 }, 120_000)).toBe(30_000);
  expect(wrapUpFor({ wrap_up: 30_000 }, 30_000)).toBe(6_000);
});
