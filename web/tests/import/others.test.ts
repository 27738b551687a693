// @vitest-environment happy-dom
// Ontime's project file, Indico's export, calendars, and Dais' own plan.

import { expect, test } from "vitest";
import { sourceOfFile } from "../../src/state/import/read";
import { bytes, choicesOf, fatesOf, faultsOf, here, planFrom, segmentsOf, sourceOf } from "./support";

test("Ontime before release 4: a list of entries", () => {
  const [rundown] = choicesOf(sourceOf("ontime-3.json"));
  const reading = rundown!.read();
  const plan = planFrom(reading);
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({ title: "Tides", subtitle: "A day on energy", start: "2026-11-30T10:00", end: "2026-11-30T10:55" });
  expect(segmentsOf(plan)).toEqual(["introductions 5 Welcome", "presentation 20 Hana Sato: Tidal power", "qa 30 Q&A"]);
  expect(plan.segments[1]).toMatchObject({ wrap_up_minutes: 2, notes: "Slides" });
  expect(plan.panellists[0]).toMatchObject({ name: "Hana Sato", affiliation: "Tidal Lab" });
  expect(fatesOf(reading)).toEqual(["1 - group", "2 introductions", "3 - delay", "4 presentation+panellists", "5 - skipped", "6 qa"]);
});

test("Ontime since release 4: rundowns by name, with groups and milestones", () => {
  const choices = choicesOf(sourceOf("ontime-4.json"));
  expect(choices.map(({ title, start, minutes, people }) => [title, start, minutes, people])).toEqual([
    ["Stage", "10:00", 100, 4],
    ["Backstage", "09:00", 30, 0],
  ]);
  const reading = choices[0]!.read();
  const plan = planFrom(reading);
  expect(faultsOf(plan)).toEqual([]);
  expect(segmentsOf(plan)).toEqual([
    "introductions 10 Emma Thorpe: Opening",
    "discussion 80 Liam Carr, Sofia Pathak: Session 1",
    "concluding 10 Lucas Brandt: Wrap up",
  ]);
  expect(fatesOf(reading).slice(0, 2)).toEqual(["1 - milestone", "2 - group"]);
});

test("Indico's event has its contributions in their order, and its chair as the moderator", () => {
  const [event] = choicesOf(sourceOf("indico.json"));
  const plan = planFrom(event!.read());
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({
    title: "Panel on open data",
    venue: "500-1-001, CERN",
    time_zone: "Europe/Zurich",
    start: "2027-05-12T14:00",
    end: "2027-05-12T15:00",
    moderator: { name: "Nora Lindqvist", affiliation: "Open Library" },
  });
  expect(segmentsOf(plan)).toEqual(["presentation 30 Kofi Addo: Archives for everybody", "discussion 30 Discussion"]);
});

test("a calendar's lines are unfolded and unescaped, and each event has its own times", () => {
  const choices = choicesOf(sourceOf("calendar.ics"));
  expect(choices.map(({ title, date, start, minutes }) => [title, date, start, minutes])).toEqual([
    ["Who owns the river? - Farid Benali, Grace Oyelaran", "2027-03-09", "14:00", 60],
    ["Locks - Ilse Verbeke", "2027-03-09", "15:00", 90],
    ["Board", "2027-03-10", "09:00", 45],
    ["Harbour holiday", "2027-05-01", undefined, undefined],
  ]);
  const [river, locks, board, day] = choices.map((one) => one.read());
  for (const one of [river!, locks!, board!, day!]) expect(faultsOf(planFrom(one))).toEqual([]);
  expect(planFrom(river!)).toMatchObject({
    title: "Who owns the river?",
    subtitle: "Delta",
    venue: "Hall A; upstairs",
    time_zone: "Europe/Berlin",
    panellists: [{ name: "Farid Benali" }, { name: "Grace Oyelaran" }],
  });
  expect(planFrom(river!).segments[0]!.notes).toBe(
    "A panel on water\nwith a long line that goes on and on, and on and that is folded here",
  );
  expect([planFrom(locks!).start, planFrom(locks!).time_zone]).toEqual(["2027-03-09T15:00", "Europe/Paris"]);
  expect(fatesOf(locks!)).toEqual(expect.arrayContaining(["RRULE - repeats", "ATTENDEE - no_place"]));
});

test("an agenda within an invitation is read, and a zone that is Outlook's own leaves the times as they are", () => {
  const [, , board] = choicesOf(sourceOf("calendar.ics"));
  const reading = board!.read();
  const plan = planFrom(reading);
  expect(segmentsOf(plan)).toEqual(["introductions 5 Opening", "presentation 15 Bo Li: Blue economy", "qa 20 Q&A", "concluding 5 Closing"]);
  expect(plan).toMatchObject({ start: "2027-03-10T09:00", end: "2027-03-10T09:45", moderator: { name: "Ana Pérez" } });
  expect(fatesOf(reading)).toContain("TZID - unknown_zone");
});

test("a plan of Dais itself is known as one", () => {
  const text = JSON.stringify({ title: "T", moderator: { name: "M" }, segments: [{ kind: "qa", title: "Q", minutes: 5 }] });
  expect(sourceOfFile("plan.json", bytes(text), here)).toEqual({ format: "plan", text });
});
