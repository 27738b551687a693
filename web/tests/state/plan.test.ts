import { describe, expect, test } from "vitest";
import type { PlanView, SegmentView } from "../../src/protocol/messages";
import {
  draftOf,
  firstAfter,
  formOfSegment,
  instantOf,
  planFrom,
  scheduleOf,
  segment,
  sessionDraftOf,
  type SessionForm,
  sessionFormOf,
  templates,
  type Titles,
  withKind,
  withoutPanellist,
  withPanellist,
} from "../../src/state/plan";
import { planOf } from "../../src/state/plan_file";
import { numberOf } from "../../src/state/plan_members";
import { freshId, moved } from "../../src/state/rows";
import { form } from "./plan_form";

const titles: Titles = {
  introductions: "I",
  presentation: "P",
  discussion: "D",
  qa: "Q",
  concluding: "C",
  break: "B",
  keynote: "K",
  firstRound: "Q1",
  secondRound: "Q2",
  talk: "T",
};

describe("times", () => {
  test("add up from the start", () => {
    const { starts, end, minutes, available } = scheduleOf(form);
    const start = Date.UTC(2017, 1, 16, 15, 15);
    expect(starts.map((at) => (at! - start) / 60_000)).toEqual([0, 8, 18, 30.5, 50.5]);
    expect([(end! - start) / 60_000, minutes, available]).toEqual([50.5, 50.5, 90]);
  });

  test("are those of the zone", () => {
    const utc = (date: string, time: string, zone: string): string => new Date(instantOf(date, time, zone)!).toISOString().slice(0, 16);
    expect(utc("2024-07-01", "12:00", "Asia/Kathmandu")).toBe("2024-07-01T06:15");
    expect(utc("2024-10-27", "02:30", "Europe/Paris")).toBe("2024-10-27T00:30"); // it comes twice: the first
    expect(utc("2024-10-27", "03:30", "Europe/Paris")).toBe("2024-10-27T02:30");
    expect(utc("2017-03-12", "03:30", "America/New_York")).toBe("2017-03-12T07:30");
    expect(utc("2024-02-29", "23:59", "Pacific/Auckland")).toBe("2024-02-29T10:59");
    expect(instantOf("", "10:00", "Etc/UTC")).toBeUndefined();
    expect(instantOf("2024-02-29", "10:00", "Mars/Olympus")).toBeUndefined();
  });

  test("come on the same day or the next", () => {
    const start = Date.UTC(2017, 1, 16, 15, 15); // 10:15 in New York
    expect((firstAfter(start, "11:50", "America/New_York")! - start) / 60_000).toBe(95);
    expect((firstAfter(start, "00:15", "America/New_York")! - start) / 3_600_000).toBe(14);
    expect(firstAfter(start, "", "America/New_York")).toBeUndefined();
  });

  test("count the hour that the clocks skip or repeat", () => {
    const night = { ...form, timeZone: "Europe/Paris", date: "2024-03-31", start: "01:30", end: "03:30" };
    expect(scheduleOf(night).available).toBe(60);
    expect(scheduleOf({ ...night, date: "2024-10-27" }).available).toBe(180);
  });

  test("an end before the start is on the next day", () => {
    const late = { ...form, date: "2016-12-31", start: "23:30", end: "00:30" };
    expect(scheduleOf(late).available).toBe(60);
    expect(planOf(late)).toMatchObject({ start: "2016-12-31T23:30", end: "2017-01-01T00:30" });
  });
});

test.each(templates)("the template %s fits, and has ids that differ", (template) => {
  const made = planFrom(template, titles, { date: "2024-05-14", start: "23:00", timeZone: "Etc/UTC", language: "en" });
  const { minutes, available } = scheduleOf(made);
  if (template !== "blank") expect(minutes).toBe(available);
  expect(new Set(made.segments.map((one) => one.id)).size).toBe(made.segments.length);
  const people = made.panellists.map((one) => one.id);
  for (const one of made.segments) expect(people).toEqual(expect.arrayContaining(one.speakers));
});

describe("changes", () => {
  test("a title that the kind gave goes with the kind", () => {
    expect(withKind(segment("s1", "discussion", "D", 5, { round: "2" }), "qa", titles)).toMatchObject({
      kind: "qa",
      title: "Q",
      round: "",
    });
    expect(withKind(segment("s1", "discussion", "Our own", 5), "qa", titles).title).toBe("Our own");
  });

  test("who is added presents like the others, and takes the presentation along when they go", () => {
    const more = withPanellist(form, titles);
    expect(more.segments.map((one) => one.id)).toEqual(["s1", "s2", "s3", "s6", "s4", "s5"]);
    expect(more.segments[3]).toMatchObject({ kind: "presentation", speakers: ["p3"], minutes: "12,5", notes: "" });
    expect(withoutPanellist(more, "p3")).toEqual(form);
    expect(withPanellist({ ...form, segments: [] }, titles).segments).toEqual([]);
  });

  test("ids do not come twice", () => {
    expect(freshId("p", [{ id: "p1" }, { id: "p3" }])).toBe("p4");
    expect(freshId("s", [])).toBe("s1");
  });

  test("an entry moves to another place", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
  });

  test("a number is what people type", () => {
    expect([" 10 ", "1,5", "1.5", ".5", "-1", "−1"].map(numberOf)).toEqual([10, 1.5, 1.5, 0.5, -1, -1]);
    expect(["١٠", "۱۲٫۵", "१०", "７．５"].map(numberOf)).toEqual([10, 12.5, 10, 7.5]);
    expect(["", "ten", "1e3", "0x10", "1,000.5", "Infinity"].map(numberOf)).toEqual(Array(6).fill(undefined));
  });
});

describe("a segment that is there", () => {
  const view: SegmentView = {
    kind: "presentation",
    title: "P",
    speakers: ["p1"],
    state: "ahead",
    clock: { allotment: 600_000, added: -20_000, used: 0 },
    wrap_up: 120_000,
    minimum: 300_000,
  };

  test("is shown with what it takes by now, and with the minimum that is not the usual one", () => {
    expect(formOfSegment("a", view)).toEqual(segment("a", "presentation", "P", "9.667", { speakers: ["p1"], wrapUp: "2" }));
    expect(formOfSegment("a", { ...view, minimum: 420_000, grace: 30_000, turn: 90_000, notes: "N" })).toMatchObject({
      minimum: "7",
      handOver: "30",
      round: "1.5",
      notes: "N",
    });
  });

  test("what was not touched stays to the millisecond", () => {
    expect(draftOf({ ...formOfSegment("a", view), title: "Other" }, view)).toEqual({
      kind: "presentation",
      title: "Other",
      speakers: ["p1"],
      allotment: 600_000,
      wrap_up: 120_000,
      notes: "",
    });
    const odd = { ...view, minimum: 421_234 };
    expect(draftOf({ ...formOfSegment("a", odd), title: "Other" }, odd)).toMatchObject({ minimum: 421_234 });
  });

  test("a length that is typed is what it takes, whatever was added before", () => {
    expect(draftOf({ ...formOfSegment("a", view), minutes: "8" }, view)).toMatchObject({ allotment: 500_000 });
    expect(
      draftOf({ ...formOfSegment("a", view), minutes: "0" }, { ...view, clock: { allotment: 600_000, added: 60_000, used: 0 } }),
    ).toEqual({ wrong: "minutes" });
  });

  test("of one that has begun the length stays", () => {
    const running = { ...view, state: "current" as const };
    expect(draftOf({ ...formOfSegment("a", running), minutes: "3" }, running)).toMatchObject({ allotment: 600_000 });
  });

  test("a new one has the usual warning, and says which number is none", () => {
    expect(draftOf(segment("", "discussion", "D", "5", { round: "1" }))).toMatchObject({
      allotment: 300_000,
      wrap_up: 60_000,
      turn: 60_000,
    });
    expect(draftOf(segment("", "qa", "Q", "5", { round: "1" }))).not.toHaveProperty("turn");
    for (const field of ["minutes", "wrapUp", "minimum", "handOver", "round"] as const) {
      expect(draftOf({ ...segment("", "discussion", "D", "5"), [field]: "five" })).toEqual({ wrong: field });
    }
  });
});

describe("what a session is planned for", () => {
  const zone = "Asia/Kathmandu";
  const at = (text: string): number => Date.parse(`${text}+05:45`);
  const person = { name: "Ana Pérez", title: "", affiliation: "" };
  const plan: PlanView = {
    title: "Oceans",
    subtitle: "",
    venue: "Hall",
    language: "en",
    time_zone: zone,
    start: at("2026-02-16T10:15:20"),
    end: at("2026-02-16T11:45"),
    planned_end: at("2026-02-16T11:45"),
    hard_stop: false,
    moderator: person,
    panellists: {},
    panellist_order: [],
    absent: [],
    question_length: 300,
  };
  const with_ = (part: Partial<SessionForm>) => sessionDraftOf({ ...sessionFormOf(plan), ...part }, plan);
  test("is shown in its own zone, and stays to the millisecond where nothing is typed", () => {
    expect(sessionFormOf(plan)).toMatchObject({ title: "Oceans", date: "2026-02-16", start: "10:15", end: "11:45" });
    expect(with_({})).toEqual({ title: "Oceans", subtitle: "", venue: "Hall", start: plan.start, end: plan.end, moderator: person });
    expect(with_({ title: " Seas\u200b " })).toMatchObject({ title: "Seas", start: plan.start });
  });
  test("moves to another day with both its times, over midnight too", () => {
    expect(with_({ date: "2026-02-19" })).toMatchObject({ start: at("2026-02-19T10:15"), end: at("2026-02-19T11:45") });
    expect(with_({ start: "2330", end: "0.30" })).toMatchObject({ start: at("2026-02-16T23:30"), end: at("2026-02-17T00:30") });
    expect(with_({ end: "12" })).toMatchObject({ start: plan.start, end: at("2026-02-16T12:00") });
  });
  test("keeps its times of day where it moves to another zone", () => {
    const moved = with_({ zone: " Asia/Tokyo " });
    expect(moved).toMatchObject({ time_zone: "Asia/Tokyo", start: Date.parse("2026-02-16T10:15+09:00") });
    expect(moved).toMatchObject({ end: Date.parse("2026-02-16T11:45+09:00") });
    expect(with_({ zone: "Asia/Nowhere", end: "" })).toEqual({ wrong: ["end", "zone"] });
    expect(with_({ zone: "" })).toEqual({ wrong: ["zone"] });
  });
  test("can be changed where its zone is not known to the browser, but for its times", () => {
    const strange = { ...plan, time_zone: "Asia/Nowhere" };
    expect(sessionDraftOf({ ...sessionFormOf(strange), title: "Seas" }, strange)).toMatchObject({ title: "Seas", start: plan.start });
  });
  test("names the fields that are wrong", () => {
    expect(
      with_({ title: "\u200b", date: "", start: "25:00", end: "", moderator: { id: "", name: " ", title: "", affiliation: "" } }),
    ).toEqual({ wrong: ["title", "date", "start", "end", "moderator"] });
    expect(with_({ end: "noon" })).toEqual({ wrong: ["end"] });
  });
  test("names a time that the clocks of the day go forward over, and ends on the next day at one", () => {
    const swiss = {
      ...plan,
      time_zone: "Europe/Zurich",
      start: Date.parse("2027-03-20T09:00+01:00"),
      end: Date.parse("2027-03-20T10:00+01:00"),
    };
    const moved = (part: Partial<SessionForm>) => sessionDraftOf({ ...sessionFormOf(swiss), ...part }, swiss);
    expect(moved({ date: "2027-03-28", start: "02:30" })).toEqual({ wrong: ["start"] });
    expect(moved({ date: "2027-03-28", start: "01:00", end: "02:30" })).toMatchObject({ end: Date.parse("2027-03-29T02:30+02:00") });
  });
});

test("turns of another length in later rounds stay, and are changed", () => {
  const clock = { allotment: 1_200_000, added: 0, used: 0 };
  const view = {
    kind: "discussion",
    title: "D",
    speakers: [],
    state: "ahead",
    clock,
    wrap_up: 0,
    turn: 120_000,
    later_turn: 60_000,
  } as const;
  const form = formOfSegment("d", { ...view, speakers: [] });
  expect(form.laterRound).toBe("1");
  expect(draftOf(form, { ...view, speakers: [] })).toMatchObject({ turn: 120_000, later_turn: 60_000 });
  expect(draftOf({ ...form, laterRound: "0.5" }, { ...view, speakers: [] })).toMatchObject({ later_turn: 30_000 });
  expect(draftOf({ ...form, round: "" }, { ...view, speakers: [] })).not.toHaveProperty("later_turn");
});
