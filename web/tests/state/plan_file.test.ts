// The file of a plan that is being written: it says what was typed, and comes back as it went.

import { describe, expect, test } from "vitest";
import { draftOf, person, type PlanForm, segment } from "../../src/state/plan";
import { formOf, planOf } from "../../src/state/plan_file";
import type { Members } from "../../src/state/plan_members";
import { rulesOf, usualFloorWrapUp, withGroup, withMessage, withoutGroup, withQuick, withSpeaker } from "../../src/state/plan_rules";
import { changed, moved } from "../../src/state/rows";
import { form } from "./plan_form";

const again = (plan: unknown): Members => planOf(formOf(JSON.stringify(plan))!);

describe("the file", () => {
  test("is made of what was typed, without what stayed empty", () => {
    expect(planOf(form)).toEqual({
      title: "A panel",
      venue: "Room 4",
      language: "en",
      time_zone: "America/New_York",
      start: "2017-02-16T10:15",
      end: "2017-02-16T11:45",
      hard_stop: true,
      personal_links_only: true,
      keep_captions: true,
      moderator: { name: "M" },
      panellists: [
        { id: "p1", name: "A" },
        { id: "p2", name: "B", title: "Professor", affiliation: "UN" },
      ],
      segments: [
        { id: "s1", kind: "introductions", title: "I", minutes: 8 },
        { id: "s2", kind: "presentation", title: "P", speakers: ["p1"], minutes: 10, minimum_minutes: 7, hand_over_seconds: 30 },
        { id: "s3", kind: "presentation", title: "P", speakers: ["p2"], minutes: 12.5, wrap_up_minutes: 0, notes: "N" },
        { id: "s4", kind: "discussion", title: "D", minutes: 20, round_minutes: 2 },
        { id: "s5", kind: "qa", title: "Q", minutes: "half an hour" },
      ],
    });
  });

  test("comes back as it went", () => {
    const plain: PlanForm = { ...form, panellists: [person("p1", { name: "A" }), form.panellists[1]!] };
    const segments = plain.segments.map((one) => ({ ...one, minutes: one.minutes.replace(",", ".") }));
    expect(formOf(JSON.stringify(planOf(plain)))).toEqual({ ...plain, segments });
  });

  test("is opened whatever is wrong with it, unless it is no object", () => {
    expect(formOf("[]")).toBeUndefined();
    expect(formOf("{")).toBeUndefined();
    const opened = formOf(
      '{"title": 5, "start": "tomorrow", "panellists": ["A"], "segments": [{"kind": "speech", "speakers": [1, "p1"]}]}',
    );
    expect(opened).toMatchObject({
      title: "5",
      date: "",
      start: "",
      panellists: [{ id: "p1", name: "" }],
      segments: [{ id: "s1", kind: "presentation", speakers: ["p1"], minutes: "" }],
    });
  });
});

describe("what is pasted into a plan", () => {
  test("goes as the server would have it", () => {
    const pasted = {
      ...form,
      title: "\u202aWater\u202c\t",
      moderator: { ...form.moderator, name: "\u2068Ana\tLima\u2069", affiliation: "\u200b" },
      segments: [segment("s1", "qa", "Q\u00ad&A", "\u00a07,5\u200b", { notes: "One\u2028two\r\n" })],
    };
    expect(planOf(pasted)).toMatchObject({
      title: "Water",
      moderator: { name: "Ana Lima" },
      segments: [{ title: "Q&A", minutes: 7.5, notes: "One\ntwo" }],
    });
    expect((planOf(pasted) as { moderator: object }).moderator).not.toHaveProperty("affiliation");
    expect(draftOf(pasted.segments[0]!)).toMatchObject({ title: "Q&A", allotment: 450_000, notes: "One\ntwo" });
  });
});

describe("what a file says", () => {
  const sources = import.meta.glob(
    ["../../../protocol/examples/*.json", "../../../tests/scenarios/*.json", "../../../tests/bench/plan.json"],
    { query: "?raw", import: "default", eager: true },
  ) as Record<string, string>;

  test("is of several plans", () => expect(Object.keys(sources).length).toBeGreaterThan(3));

  test.each(Object.entries(sources))("%s comes back as it was", (_, source) => {
    expect(again(JSON.parse(source))).toStrictEqual(JSON.parse(source));
  });

  // The same numbers for each seed.
  function dice(seed: number): () => number {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }

  function randomPlan(seed: number): Members {
    const chance = dice(seed);
    for (let i = 0; i < 8; ++i) chance();
    const below = (n: number): number => Math.floor(chance() * n);
    const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
    // Of members each is there or not.
    const some = (of: Members): Members => Object.fromEntries(Object.entries(of).filter(() => chance() < 0.5));
    const rows = <T>(most: number, make: (at: number) => T): T[] => Array.from({ length: 1 + below(most) }, (_, i) => make(i));
    const text = (): string => one(["Water", "ماء وهجرة", "The “old” town", "a: b, c", "0", "👩‍👧", "Ana Pérez"]) + below(1000);
    const number = (): number => one([0, 1, 2, 10, 0.5, 1.25, 720, 500 / 60, 1 / 3]);
    const times = (): Members => {
      const [start, minutes] = [below(1440), 1 + below(1440)];
      const at = (since: number): string => new Date(Date.UTC(2024, 4, 14) + since * 60_000).toISOString().slice(0, 16);
      return { start: at(start), end: at(start + minutes) };
    };
    const named = (): Members => ({ name: text(), ...some({ title: text(), affiliation: text() }) });
    const reply = (): Members => ({ minutes: number(), ...some({ place: one(["next", "last"]) }) });
    const groups = rows(4, (i) => ({ name: `${text()}.${i}`, ...some({ limit: below(9), minutes: number(), minutes_in_all: number() }) }));
    const floor = some({
      taking: one(["automatic", "open", "closed"]),
      order: one(["first_come", "by_lot", "least_time"]),
      groups,
      responses: reply(),
      rights_of_reply: reply(),
      speakers: rows(5, () => ({
        name: text(),
        ...some({ affiliation: text(), group: chance() < 0.8 ? one(groups).name : text(), online: chance() < 0.5 }),
      })),
    });
    const limits = some({ question_length: 1 + below(1000), floor_minutes: number(), floor_wrap_up_seconds: number() });
    const questions = some({
      approval: chance() < 0.5,
      anonymous: chance() < 0.5,
      taking: one(["automatic", "open", "closed"]),
      words: rows(5, text),
    });
    const round = number();
    return {
      title: text(),
      ...times(),
      time_zone: one(["Etc/UTC", "Asia/Kathmandu"]),
      moderator: named(),
      panellists: rows(4, (i) => ({ ...some({ id: chance() < 0.5 ? `p${i + 1}` : `x${i}` }), ...named() })),
      segments: rows(6, (i) => ({
        ...some({ id: chance() < 0.5 ? `s${i + 1}` : `y${i}` }),
        kind: one(["introductions", "presentation", "discussion", "qa", "concluding", "break"]),
        title: text(),
        minutes: number(),
        ...some({ speakers: ["p1"], wrap_up_minutes: number(), minimum_minutes: number(), hand_over_seconds: number() }),
        ...(chance() < 0.5 ? { round_minutes: round, ...some({ later_round_minutes: number() }) } : {}),
        ...some({ notes: `${text()}\n\n${text()}` }),
      })),
      ...some({
        id: "a-plan",
        subtitle: text(),
        venue: text(),
        language: "fr",
        hard_stop: chance() < 0.5,
        messages: rows(3, () => ({ minutes_left: number(), text: text(), ...some({ to: one(["speakers", "stage", "everyone"]) }) })),
        quick_messages: rows(3, text),
        unknown: { x: [1] },
        ...Object.fromEntries(Object.entries({ limits, questions, floor }).filter(([, of]) => Object.keys(of).length > 0)),
      }),
    };
  }

  test("comes back as it was, whatever it leaves out", () => {
    for (let seed = 1; seed <= 400; ++seed) {
      const plan = randomPlan(seed);
      expect(again(plan), `seed ${seed}`).toStrictEqual(plan);
    }
  });

  test("stays as it is written where it is the default", () => {
    const said = {
      hard_stop: false,
      messages: [{ minutes_left: 1, to: "speakers", text: "One minute" }],
      limits: { question_length: 300, floor_minutes: 3, floor_wrap_up_seconds: 30 },
      questions: { approval: true, anonymous: true, taking: "open" },
      floor: { taking: "automatic", order: "first_come", responses: { minutes: 1, place: "next" } },
    };
    expect(again(said)).toMatchObject(said);
  });

  test("is left out where it says nothing", () => {
    const nothing = {
      subtitle: "",
      hard_stop: null,
      messages: [],
      quick_messages: null,
      questions: { words: [], approval: null },
      floor: {},
    };
    expect(Object.keys(again(nothing))).toEqual(Object.keys(again({})));
    expect(again({ limits: null, floor: { groups: [], responses: null } })).toEqual(again({}));
  });

  test("stays where it is no choice, so that the server can say so", () => {
    const floor = { order: "by_height", taking: "now", groups: [{ name: "A", limit: "two" }], speakers: [{ name: "B", group: "C" }] };
    expect(again({ floor, questions: { taking: "later" } })).toMatchObject({ floor, questions: { taking: "later" } });
  });

  test("is an id only where it was one, until the row stands elsewhere", () => {
    const plan = formOf('{"segments": [{"title": "A"}, {"title": "B"}], "panellists": [{"name": "C"}, {"id": "p2", "name": "D"}]}')!;
    const ids = (of: PlanForm): unknown => (planOf(of).segments as Members[]).map(({ id, title }) => [id, title]);
    expect(ids(plan)).toEqual([
      [undefined, "A"],
      [undefined, "B"],
    ]);
    expect(planOf(plan).panellists).toEqual([{ name: "C" }, { id: "p2", name: "D" }]);
    expect(ids({ ...plan, segments: moved(plan.segments, 0, 1) })).toEqual([
      ["s2", "B"],
      ["s1", "A"],
    ]);
  });
});

describe("the rules of a plan", () => {
  const { floor } = rulesOf({
    floor: { groups: [{ name: "States" }, { name: "Cities" }], speakers: [{ name: "A", group: "Cities" }, { name: "B" }] },
  });
  const floorOf = (to: typeof floor): Members => planOf({ ...form, floor: to }).floor as Members;

  test("who is of a group stays so while its name is written anew", () => {
    for (const name of ["", "States", "Towns"]) {
      const renamed = { ...floor, groups: changed(floor.groups, 1, { name }) };
      expect(renamed.speakers[0]!.group).toBe(renamed.groups[1]!.id);
    }
    expect(floorOf({ ...floor, groups: changed(floor.groups, 1, { name: "Towns" }) })).toEqual({
      groups: [{ name: "States" }, { name: "Towns" }],
      speakers: [{ name: "A", group: "Towns" }, { name: "B" }],
    });
  });

  test("a group that is removed has nobody left", () => {
    const id = floor.groups[1]!.id;
    expect(floorOf(withoutGroup(floor, id))).toEqual({ groups: [{ name: "States" }], speakers: [{ name: "A" }, { name: "B" }] });
  });

  test("a row that was added stays while it is empty", () => {
    const added = {
      ...form,
      floor: { ...floor, groups: withGroup(floor.groups), speakers: withSpeaker(floor.speakers) },
      messages: withMessage([]),
      quickMessages: withQuick([]),
    };
    const plan = planOf(added);
    expect(plan).toMatchObject({ messages: [{ text: "" }], quick_messages: [""], floor: { groups: [{}, {}, { name: "" }] } });
    expect(again(plan)).toEqual(plan);
    expect(new Set(added.floor.groups.map(({ id }) => id)).size).toBe(3);
  });

  test("a reply that is off is not in the file, and one without minutes is", () => {
    const on = { on: true, minutes: "", place: "" };
    const replies = { responses: on, rights_of_reply: { ...on, on: false, minutes: "2" } };
    expect(floorOf({ ...rulesOf({}).floor, replies })).toEqual({ responses: {} });
  });

  test("words are one on each line", () => {
    const questions = { ...rulesOf({}).questions, words: "  idiot \n\n cheap  wine\u200b\n" };
    expect(planOf({ ...form, questions }).questions).toEqual({ words: ["idiot", "cheap  wine"] });
  });

  test("the warning of an intervention is half a minute, or a fifth of a short one", () => {
    const of = (floor: string) => usualFloorWrapUp({ question: "", floor, wrapUp: "" });
    expect(["", "3", "1", "0,5", "long"].map(of)).toEqual([30, 30, 12, 6, undefined]);
  });
});
