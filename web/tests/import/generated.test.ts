// @vitest-environment happy-dom
// 300 schedules at random, in the shapes that systems write: every one of them is read, and every event of it is a plan that can be held.

import { expect, test, vi } from "vitest";
import { formFrom } from "../../src/state/import/form";
import { sourceOfFile } from "../../src/state/import/read";
import { planOf } from "../../src/state/plan_file";
import { bytes, choicesOf, faultsOf, here, type Plan } from "./support";

vi.setConfig({ testTimeout: 300_000 });

// Mulberry32: the same schedule for the same seed.
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Event {
  [name: string]: unknown;
}

function scheduleOf(seed: number): { events: number; json: string; xml: string } {
  const next = chance(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const one = <T>(...of: T[]): T => of[below(of.length)]!;
  const some = <T>(value: T): T | undefined => (next() < 0.7 ? value : undefined);
  const two = (n: number): string => String(n).padStart(2, "0");
  const words = "river law الماء 城市 Größe <b>bold</b> &amp; “quoted” panel of the future 🚢 Déjà vu x".split(" ");
  const phrase = (most: number): string => Array.from({ length: 1 + below(most) }, () => one(...words)).join(" ");
  const offset = one("+02:00", "+01:00", "-05:00", "+05:30", "Z", "+00:00", "+13:00");
  const days = 4;
  let events = 0;
  const day = (index: number) => {
    const date = `2027-0${1 + below(9)}-${two(1 + below(27))}`;
    const rooms = Object.fromEntries(
      Array.from({ length: below(4) }, (_, r) => [
        one(`Room ${r}`, `<Hall> & ${r}`, `قاعة ${r}`, ""),
        Array.from({ length: below(6) }, (): Event => {
          const start = `${two(below(24))}:${two(below(12) * 5)}`;
          return {
            id: below(10_000),
            guid: some("8079583e-8321-506c-95af-fd2903a5f075"),
            logo: one(null, "", "/logo.png"),
            date: some(`${date}T${start}:00${offset}`),
            start: some(start),
            duration: one("00:30", "01:00", "1:45", "00:05", "00:00", "02:00:00", "120:00", "", "x", undefined),
            room: one("", "Room", phrase(3)),
            slug: "s",
            url: one("", "https://x.example/"),
            title: one(phrase(8), phrase(200), "", "T"),
            subtitle: one("", null, phrase(6)),
            track: one(null, "Track"),
            type: one("Talk", "panel", ""),
            language: one("en", "de", "en-US", "de_DE", "english", "", null, "zz-zz-zz-zz"),
            abstract: one("", null, `<p>${phrase(20)}</p><script>x()</script>`, phrase(400)),
            description: one("", phrase(30)),
            persons: one<unknown>(
              null,
              [],
              Array.from({ length: below(8) }, (_, p) =>
                one<unknown>({ id: p, public_name: `Person ${"ABCDEFGH"[p]}` }, { code: "X", name: phrase(3) }, { id: p }, "Just A Name"),
              ),
              Array.from({ length: 60 }, (_, p) => ({ id: p, public_name: `P ${p}` })),
            ),
            links: one([], ["https://a.example"], [{ url: "x", title: "y", type: "z" }], null),
            [`unknown_${below(5)}`]: one<unknown>(1, {}, [[]]),
          };
        }),
      ]),
    );
    events += Object.values(rooms).reduce((sum, all) => sum + all.length, 0);
    return { index, date: one(date, date, undefined), day_start: some(`${date}T0${below(10)}:00:00${offset}`), rooms, unknown: {} };
  };
  const conference = {
    acronym: "x",
    title: one(phrase(4), "", null),
    time_zone_name: one(undefined, "Europe/Berlin", "UTC", "Not/AZone", "", "Asia/Kathmandu"),
    daysCount: days,
    days: Array.from({ length: days }, (_, i) => day(i + 1)),
    unknown: null,
  };
  return {
    events,
    json: JSON.stringify({ schedule: { version: "1", conference, unknown: [] }, generator: {} }),
    xml: xmlOf(conference, seed % 10 === 0 ? Infinity : 40),
  };
}

const escaped = (text: unknown): string =>
  String(text ?? "").replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]!);

interface Conference {
  title: unknown;
  time_zone_name: unknown;
  days: { index: number; date: unknown; day_start: unknown; rooms: Record<string, Event[]> }[];
}

// With no text that is longer, and no more people than a third of that: the parser of these tests takes its time.
function xmlOf(conference: Conference, longest: number): string {
  const cut = (text: unknown): unknown => (typeof text === "string" ? text.slice(0, longest) : text);
  const nameOf = (one: unknown): unknown => (typeof one === "string" ? one : ((one as Event).public_name ?? (one as Event).name));
  const members = (event: Event): string =>
    ["date", "start", "duration", "room", "title", "subtitle", "track", "type", "language", "abstract", "description"]
      .filter((name) => event[name] !== undefined)
      .map((name) => `<${name}>${escaped(cut(event[name]))}</${name}>`)
      .join("");
  const persons = (event: Event): string =>
    ((event.persons ?? []) as unknown[])
      .slice(0, longest / 3)
      .map((one) => `<person id="1">${escaped(nameOf(one))}</person>`)
      .join("");
  const days = conference.days.map(({ index, date, day_start, rooms }) => {
    const within = Object.entries(rooms).map(
      ([name, all]) =>
        `<room name="${escaped(name)}">${all.map((event) => `<event>${members(event)}<persons>${persons(event)}</persons></event>`).join("")}</room>`,
    );
    return `<day index="${index}" date="${escaped(date)}" start="${escaped(day_start)}">${within.join("")}</day>`;
  });
  return `<?xml version="1.0"?><schedule><conference><title>${escaped(conference.title)}</title><time_zone_name>${escaped(conference.time_zone_name)}</time_zone_name></conference>${days.join("")}</schedule>`;
}

test("300 schedules, each as JSON and as XML", () => {
  let plans = 0;
  for (let seed = 1; seed <= 300; ++seed) {
    const { events, json, xml } = scheduleOf(seed);
    for (const [name, text] of Object.entries({ "schedule.json": json, "schedule.xml": xml })) {
      const source = sourceOfFile(name, bytes(text), here);
      if (events === 0) {
        expect(source).toEqual({ format: "wrong", why: "no_events" });
        continue;
      }
      const choices = choicesOf(source);
      expect(choices.length, `seed ${seed} ${name}`).toBe(events);
      for (const choice of choices) {
        const { draft, lines } = choice.read();
        expect(faultsOf(planOf(formFrom(draft, here).form) as Plan), `seed ${seed} ${name} ${choice.title}`).toEqual([]);
        expect(lines.every(({ taken, left }) => taken.length > 0 || left !== undefined)).toBe(true);
        plans += 1;
      }
    }
  }
  expect(plans).toBeGreaterThan(1000);
});
