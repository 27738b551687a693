// @vitest-environment happy-dom
// schedule.json and schedule.xml, in the shapes of frab, pretalx and FOSDEM, with their oddities.

import { expect, test } from "vitest";
import { formFrom } from "../../src/state/import/form";
import { sourceOfFile } from "../../src/state/import/read";
import type { Choice } from "../../src/state/import/reading";
import { bytes, choicesOf, fatesOf, faultsOf, here, planFrom, segmentsOf, sourceOf, textOf } from "./support";

const shown = ({ title, date, start, minutes, room, people }: Choice): unknown[] => [date, start, room, title, minutes, people];

test("the events of frab's file, of which one has no more than its time", () => {
  const choices = choicesOf(sourceOf("frab.json"));
  expect(choices.map(shown)).toEqual([
    ["2027-08-21", "22:00", "Crane", "Twenty years of quays", 90, 4],
    ["2027-08-22", "01:15", "Crane", "Night shift", 45, 0],
  ]);
  const reading = choices[0]!.read();
  const plan = planFrom(reading);
  expect(faultsOf(plan)).toEqual([]);
  expect(plan).toMatchObject({
    title: "Twenty years of quays",
    subtitle: "What a port remembers",
    venue: "Crane",
    language: "de",
    time_zone: "Europe/Berlin",
    start: "2027-08-21T22:00",
    end: "2027-08-21T23:30",
    moderator: { name: "Jule Harms" },
  });
  expect(plan.panellists.map(({ name, affiliation }) => [name, affiliation])).toEqual([
    ["Marlene Quist", undefined],
    ["Okke Tamsen", "Pilots’ Guild"],
    ["rivet", undefined],
  ]);
  expect(segmentsOf(plan)).toEqual([
    "introductions 7 Introductory remarks",
    "presentation 15 Marlene Quist: Presentation",
    "presentation 15 Okke Tamsen: Presentation",
    "presentation 15 rivet: Presentation",
    "qa 33 Questions and answers",
    "concluding 5 Concluding remarks",
  ]);
  expect(plan.segments[0]!.notes).toBe("Three who were there & what they kept.\nWith pictures.");
  expect(fatesOf(reading)).toEqual([
    "title title",
    "subtitle subtitle",
    "conference - no_place",
    "date date+times",
    "duration times",
    "room venue",
    "language language",
    "persons panellists",
    "persons panellists",
    "persons panellists",
    "persons moderator",
    "abstract notes",
    "links - no_place",
    "track - no_place",
    "type - no_place",
    "url - no_place",
  ]);
});

test("an event without a date, a guid or people is on the day on which it is after midnight", () => {
  const [, night] = choicesOf(sourceOf("frab.json"));
  const plan = planFrom(night!.read());
  expect(faultsOf(plan)).toEqual([]);
  expect([plan.start, plan.end, plan.subtitle]).toEqual(["2027-08-22T01:15", "2027-08-22T02:00", "Harbour Days 2027"]);
  expect(segmentsOf(plan)).toEqual([
    "introductions 3 Introductory remarks",
    "discussion 27 Discussion",
    "qa 13 Questions and answers",
    "concluding 2 Concluding remarks",
  ]);
});

test("pretalx names people once by name and once by public name, and titles by language", () => {
  const choices = choicesOf(sourceOf("pretalx.json"));
  expect(choices.map(shown)).toEqual([
    ["2027-03-09", "14:00", "Hall A", "Who owns the river?", 60, 2],
    ["2027-03-09", "15:00", "Hall A", "Coffee break", 30, 0],
  ]);
  const plan = planFrom(choices[0]!.read());
  expect(plan.panellists.map(({ name }) => name)).toEqual(["Farid Benali", "Grace Oyelaran"]);
  expect([plan.start, plan.time_zone]).toEqual(["2027-03-09T14:00", "America/New_York"]);
  expect(faultsOf(plan)).toEqual([]);
});

test("the hub has all events in one list, with whole instants, people by role, and names that stand elsewhere", () => {
  const choices = choicesOf(sourceOf("hub.json"));
  expect(choices.map(shown)).toEqual([
    ["2027-08-21", "22:00", "Crane", "Twenty years of quays", 90, 3],
    ["2027-08-22", "00:15", "Lighthouse", "Night shift", 40, 1],
  ]);
  for (const choice of choices) expect(faultsOf(planFrom(choice.read()))).toEqual([]);
  const plan = planFrom(choices[0]!.read());
  expect(plan).toMatchObject({
    title: "Twenty years of quays",
    subtitle: "Harbour Days 2027",
    venue: "Crane",
    time_zone: "Europe/Berlin",
    start: "2027-08-21T22:00",
    end: "2027-08-21T23:30",
    moderator: { name: "Jule Harms" },
  });
  expect(plan.panellists.map(({ name }) => name)).toEqual(["Marlene Quist", "rivet"]);
  expect(planFrom(choices[1]!.read()).panellists.map(({ name }) => name)).toEqual(["Marlene Quist"]);
  expect(plan.segments[0]!.notes).toBe("Three who were there.\n\nDrei, die dabei waren.");
});

test("the hub's file without events has no session in it, and events are read where days are missing", () => {
  const schedule = (parts: object): unknown => sourceOfFile("schedule.json", bytes(JSON.stringify({ schedule: parts })), here);
  const conference = { title: "C", days: [{ index: 1, date: "2027-08-21" }] };
  expect(schedule({ conference })).toEqual({ format: "wrong", why: "no_events" });
  expect(schedule({ conference, events: [] })).toEqual({ format: "wrong", why: "no_events" });
  expect(schedule({ events: [{ title: "T", start: "2027-08-21T10:00:00Z", end: "2027-08-21T11:00:00Z" }] })).toMatchObject({
    format: "frab",
  });
});

// The parser of these tests knows neither CDATA nor a declaration in single quotes; a browser's reads the file as it is in the browser
// tests.
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const forTests = (xml: string): string =>
  xml.replace(/<\?xml.*?\?>/, "").replace(/<!\[CDATA\[([^]*?)\]\]>/g, (_, text: string) => escaped(text));

test("XML of frab: HTML becomes text, and who has no name is nobody", () => {
  const [event] = choicesOf(sourceOfFile("schedule.xml", bytes(forTests(textOf("frab.xml"))), here));
  const plan = planFrom(event!.read());
  expect(plan).toMatchObject({
    title: "Who pays for dredging?",
    subtitle: "Harbour Days 2027",
    start: "2027-08-21T11:30",
    time_zone: "Europe/Paris",
  });
  expect(plan.panellists.map(({ name }) => name)).toEqual(["Marlene Quist", "Okke Tamsen"]);
  expect(plan.segments[0]!.notes).toBe("Money, mud & memory.\nWho digs?\nWho decides?");
  expect(faultsOf(plan)).toEqual([]);
});

test("FOSDEM's XML has neither guid nor date: its day and start are taken, and this device's zone is assumed", () => {
  const [event] = choicesOf(sourceOf("fosdem.xml"));
  const reading = event!.read();
  const plan = planFrom(reading);
  expect(plan).toMatchObject({ title: "Locks and keys", start: "2027-02-06T16:00", end: "2027-02-06T16:50", time_zone: "Europe/Paris" });
  expect(plan.segments[0]!.notes).toBe("Five people, one canal.");
  expect(formFrom(reading.draft, here).assumed).toEqual(["zone", "moderator"]);
});

// An instant stays what it is, whatever zone it is shown in.
test.each([
  ["2027-07-01T10:00:00+02:00", "", "2027-07-01T10:00 Europe/Paris", "the offset is that of this device's zone then"],
  ["2027-07-01T10:00:00+09:00", "", "2027-07-01T10:00 Etc/GMT-9", "another offset has a zone of its own"],
  ["2027-07-01T10:00:00+05:30", "", "2027-07-01T06:30 Europe/Paris", "of half an hour there is none"],
  ["2027-07-01T10:00:00Z", "", "2027-07-01T10:00 Etc/UTC", "UTC"],
  ["2027-07-01T10:00:00+01:00", "UTC", "2027-07-01T09:00 UTC", "a zone that is named, though the offset is another's"],
  ["2027-07-01T10:00:00+02:00", "Mars/Olympus", "2027-07-01T10:00 Europe/Paris", "a zone that there is not"],
  ["2027-07-01T10:00:00", "Asia/Tokyo", "2027-07-01T10:00 Asia/Tokyo", "no offset"],
])("%s in zone %s is %s: %s", (date, zone, wanted) => {
  const rooms = { A: [{ title: "T", date, duration: "01:00" }] };
  const file = { schedule: { conference: { title: "C", time_zone_name: zone, days: [{ date: "2027-07-01", rooms }] } } };
  const [event] = choicesOf(sourceOfFile("schedule.json", bytes(JSON.stringify(file)), here));
  const plan = planFrom(event!.read());
  expect(`${plan.start} ${plan.time_zone}`).toBe(wanted);
});

test("an event of days, one of no length, and one of more people than a panel has", () => {
  const persons = Array.from({ length: 60 }, (_, i) => ({
    id: i,
    public_name: `Person ${"ABCDEFGHIJ"[i % 10]}${"KLMNOP"[Math.floor(i / 10)]}`,
  }));
  const rooms = {
    A: [
      { title: "Assembly", start: "10:00", duration: "72:00", persons: [{ name: "Solo" }] },
      { title: "Open end", start: "11:00", duration: "" },
      { title: "Everybody", start: "12:00", duration: "00:45", persons },
    ],
  };
  const file = { schedule: { conference: { title: "C", days: [{ date: "2027-07-01", rooms }] } } };
  const [days, open, many] = choicesOf(sourceOfFile("schedule.json", bytes(JSON.stringify(file)), here)).map((one) => one.read());
  for (const one of [days!, open!, many!]) expect(faultsOf(planFrom(one))).toEqual([]);
  expect(fatesOf(open!)).toContain("duration - no_duration");
  expect(fatesOf(many!).filter((one) => one === "persons - too_many_people")).toHaveLength(10);
  expect(planFrom(many!).segments.map(({ kind }) => kind)).toEqual(["introductions", "discussion", "qa", "concluding"]);
});

test.each([
  ["other-schedule.json", "other_json"],
  ["other-schedule.xml", "other_xml"],
])("%s is a schedule of something else, which is said", (name, why) => {
  expect(sourceOf(name)).toEqual({ format: "wrong", why });
});
