import { expect, test } from "vitest";
import { availableMinutes, type PlanForm, planOf, plannedMinutes } from "../../src/state/plan";

const form: PlanForm = {
  title: "A panel",
  date: "2017-02-16",
  start: "10:15",
  end: "11:45",
  timeZone: "America/New_York",
  hardStop: true,
  moderator: "M",
  introductions: 8,
  panellists: [
    { name: "A", affiliation: " ", minutes: 10 },
    { name: "B", affiliation: "UN", minutes: 12 },
  ],
  qa: 35,
  concluding: 0,
};
const titles = { introductions: "I", presentation: (name: string) => `P ${name}`, qa: "Q", concluding: "C" };

test("a form makes a plan, without the segments that have no time", () => {
  expect(planOf(form, titles)).toEqual({
    title: "A panel",
    time_zone: "America/New_York",
    start: "2017-02-16T10:15",
    end: "2017-02-16T11:45",
    hard_stop: true,
    moderator: { name: "M" },
    panellists: [
      { id: "p1", name: "A" },
      { id: "p2", name: "B", affiliation: "UN" },
    ],
    segments: [
      { kind: "introductions", title: "I", minutes: 8 },
      { kind: "presentation", title: "P A", speakers: ["p1"], minutes: 10 },
      { kind: "presentation", title: "P B", speakers: ["p2"], minutes: 12 },
      { kind: "qa", title: "Q", minutes: 35 },
    ],
  });
});

test("its minutes are compared with the time between start and end", () => {
  expect(plannedMinutes(form)).toBe(65);
  expect(availableMinutes(form)).toBe(90);
});

test("an end before the start is on the next day", () => {
  const late = { ...form, date: "2016-12-31", start: "23:30", end: "00:30" };
  expect(availableMinutes(late)).toBe(60);
  expect(planOf(late, titles)).toMatchObject({ start: "2016-12-31T23:30", end: "2017-01-01T00:30" });
});
