import { expect, test } from "vitest";
import * as catalogue from "../../src/state/words";
import * as access from "../../src/state/access_words";
import { importing } from "../../src/state/import_words";
import * as later from "../../src/state/later_words";
import { planFaults } from "../../src/state/sentences";
import { isolated } from "../../src/state/words.en/grammar";

const someone = "ليلى (A)";
// What a sentence may be given: names and texts of people, and what the page itself puts in.
const people: Record<string, unknown> = {
  name: someone,
  names: someone,
  list: [someone, someone],
  who: someone,
  asker: someone,
  what: someone,
  title: someone,
  text: someone,
  reason: someone,
  label: someone,
  to: someone,
  value: someone,
  word: someone,
  sign: someone,
  groups: [
    { id: "g", name: someone },
    { id: "h", name: someone, limit: 2 },
  ],
};
const own: Record<string, unknown> = {
  why: "No connection came about.",
  waiting: 3,
  secret: "whsec_AAAA",
  n: 2,
  ms: 5000,
  timeScale: 2,
  late: 3,
  here: 1,
  all: 2,
  votes: 2,
  voted: true,
  fresh: 1,
  over: 1,
  left: 1,
  more: 1,
  column: 1,
  sum: 10,
  available: 20,
  presses: 2,
  width: 1,
  height: 1,
  ratio: 1,
  seconds: 30,
  live: true,
  follows: true,
  again: true,
  absent: true,
  time: "10:15",
  end: "10:15",
  at: "10:15",
  wait: "5 min",
  length: "5:00",
  kind: "discussion",
  language: "French",
  after: "5:00",
  was: "5:00",
  by: "5:00",
  now: "5:00",
  planned: "5:00",
  host: "dais.example",
  how: "End sooner",
  near: "Last minute",
  allotment: "5:00",
  picture: "Blackout",
  role: "Moderator",
  phase: "Paused",
  state: "Sent",
  signal: "Ready",
  message: "must be a number",
  meant: "null",
  number: "7.5",
  bracket: "}",
  open: "[",
  close: "]",
  line: "3",
  count: "301",
  most: "300",
  unit: "30",
  least: "60",
  minutes: "45.5",
  expected: "15",
  seed: "7",
  zone: "Kathmandu",
  days: 2,
  hours: 14,
  day: "Thu 16 Feb 2017",
  order: "by_group",
  one: "vote",
  many: "votes",
  setting: "layout",
  known: "dark, light",
  on: true,
  before: "nobody before you",
  rule: "who asks first speaks first",
  min: "5",
  round: 1,
  of: "5:00",
  ends: "10:15",
  part: "Q&A",
  place: "next",
  subject: "The moderator",
  did: "paused the clock",
  format: "Calendar",
  letter: "B",
  browser: "Firefox",
  system: "Windows",
  id: "q3",
  ids: "q3, q4",
};

type Sentence = (...given: unknown[]) => unknown;
const sentences: [string, Sentence, string[]][] = [];
(function collect(words: object, path: string): void {
  for (const [key, word] of Object.entries(words)) {
    const at = `${path}${path && "."}${key}`;
    if (typeof word === "function") {
      const parameters = /\(([^)]*)\)\s*=>/
        .exec(String(word))![1]!
        .split(",")
        .map((one) => one.trim());
      sentences.push([at, word as Sentence, parameters]);
    } else if (typeof word === "object") collect(word as object, at);
  }
})({ ...catalogue, access, importing, later, planFaults }, "");

test("the catalogue has its sentences", () => expect(sentences.length).toBeGreaterThan(100));

// What a name stands in is kept from its script, and it from what stands about it. A name that is alone is isolated by its element.
test.each(sentences)("%s isolates what people wrote", (_at, sentence, parameters) => {
  const given = parameters.map((one) => {
    expect(Object.keys({ ...people, ...own }), `${one}: is it of people, or of the page?`).toContain(one);
    return one in people ? people[one] : own[one];
  });
  const said = String(sentence(...given));
  const whose = parameters.filter((one) => one in people);
  if (whose.length > 0) expect(said).toContain(isolated(someone));
  expect(said.replaceAll(isolated(someone), "")).not.toContain(someone);
});

test("nothing is isolated where nothing is", () => expect(isolated("")).toBe(""));
