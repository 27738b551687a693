// @vitest-environment happy-dom
// Programmes that conferences have published, as shape.mjs leaves them: each event is offered at the time that its file gives, and is a plan
// that can be held.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { sourceOfFile } from "../../src/state/import/read";
import { bytesOf, choicesOf, faultsOf, here, planFrom, segmentsOf, textOf } from "./support";

vi.setConfig({ testTimeout: 60_000 });

interface Event {
  date?: string;
  start?: string;
  duration?: string;
}

type Entries = Record<string, { type: string; title: string; duration: number }>;

const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(":").map(Number);
  return hours! * 60 + minutes!;
};

function eventsOf(name: string): Event[] {
  const text = textOf(name);
  if (name.endsWith(".xml")) {
    const member = (event: string, tag: string): [string, string] => [
      tag,
      new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(event)?.[1] ?? "",
    ];
    return (text.match(/<event[ >].*?<\/event>/gs) ?? []).map((event) =>
      Object.fromEntries(["date", "start", "duration"].map((tag) => member(event, tag))),
    );
  }
  const { schedule } = JSON.parse(text) as { schedule: { conference: { days: { rooms: Record<string, Event[]> }[] } } };
  return schedule.conference.days.flatMap((day) => Object.values(day.rooms).flat());
}

const read = [
  "fosdem18.xml",
  "31c3.xml",
  "32c3.json",
  "36c3.xml",
  "camp2019.json",
  "camp2019.xml",
  "democon.json",
  "jev22.json",
  "rc3.json",
];
const others = {
  "32c3-halfnarp.json": "other_json",
  "39c3-hub.json": "other_json",
  "europython.xml": "other_xml",
  "pyconfr.json": "other_json",
};

test("every file is looked at", () => {
  const all = readdirSync(join(import.meta.dirname, "files/shapes")).sort();
  expect(all).toEqual([...read, ...Object.keys(others), "38c3-hub.json", "ontime.json"].sort());
});

test.each(read)("%s", (name) => {
  const file = `shapes/${name}`;
  const events = eventsOf(file);
  expect(events.length).toBeGreaterThan(0);
  const choices = choicesOf(sourceOfFile(name, bytesOf(file), here));
  const told = choices.map(({ start, minutes }) => `${start} ${minutes}`).sort();
  expect(told).toEqual(events.map(({ start, duration }) => `${start!.padStart(5, "0")} ${minutesOf(duration!)}`).sort());
  for (const choice of choices) {
    expect(faultsOf(planFrom(choice.read())), choice.title).toEqual([]);
  }
});

// In one list, with whole instants.
test("38c3-hub.json", () => {
  const { schedule } = JSON.parse(textOf("shapes/38c3-hub.json")) as { schedule: { events: { start: string; end: string }[] } };
  const choices = choicesOf(sourceOfFile("hub.json", bytesOf("shapes/38c3-hub.json"), here));
  const told = schedule.events.map(({ start, end }) => [start.slice(11, 16), (Date.parse(end) - Date.parse(start)) / 60_000]);
  expect(choices.map(({ start, minutes }) => [start, minutes])).toEqual(told);
  for (const choice of choices) expect(faultsOf(planFrom(choice.read())), choice.title).toEqual([]);
});

test.each(Object.entries(others))("%s is no schedule: %s", (name, why) => {
  expect(sourceOfFile(name, bytesOf(`shapes/${name}`), here)).toEqual({ format: "wrong", why });
});

test("ontime.json", () => {
  const [choice] = choicesOf(sourceOfFile("ontime.json", bytesOf("shapes/ontime.json"), here));
  const plan = planFrom(choice!.read());
  expect(faultsOf(plan)).toEqual([]);
  const { rundowns } = JSON.parse(textOf("shapes/ontime.json")) as { rundowns: Record<string, { order: string[]; entries: Entries }> };
  const [{ order, entries }] = Object.values(rundowns) as [{ order: string[]; entries: Entries }];
  const events = order.map((id) => entries[id]!).filter(({ type }) => type === "event");
  expect(segmentsOf(plan)).toEqual(events.map(({ title, duration }) => `discussion ${duration / 60_000} ${title}`));
});
