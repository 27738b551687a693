// node shape.mjs FILE [MOST]
//
// Prints the shape of a programme that a conference has published: all that a reader of it meets (members and their order, what is missing,
// empty, null or once a list and once a word, times, zones, markup, entities, line breaks, scripts), and none of its words, names or
// addresses. Of events that are alike in that, one is kept, and MOST (25) in all. For tests/import/files/shapes.

import { readFileSync } from "node:fs";

const [file, most = "25"] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const longest = 300; // characters of a text, of which the rest is like it

const scripts = [
  [/[a-z]/u, "abcdefghijklmnopqrstuvwxyz"],
  [/[A-Z]/u, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
  [/(?=\p{Lu})\p{Script=Latin}/u, "ÄÖÜÉÈÀÇÑØÅŽ"],
  [/\p{Script=Latin}/u, "äöüßéèàçñøåž"],
  [/\p{Script=Cyrillic}/u, "абвгдежзиклмн"],
  [/\p{Script=Arabic}/u, "ابتثجحخدر"],
  [/\p{Script=Han}/u, "城市水港船"],
  [/\p{L}/u, "abcdefghijklmnopqrstuvwxyz"],
];

// Letters that follow from what they take the place of, and from which that does not follow: the same word is the same everywhere.
function letters(word) {
  let state = 2166136261;
  for (const one of word) state = Math.imul(state ^ one.codePointAt(0), 16777619);
  const below = (n) => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) % n;
  };
  return [...word]
    .map((one) => {
      const of = scripts.find(([like]) => like.test(one))?.[1];
      return of ? of[below(of.length)] : one;
    })
    .join("");
}

const kept = /^(?:[\d\s:.,T+Z-]+|PT?[\dTDHMS]+|[a-z]{2}(?:[-_][A-Z]{2})?|true|false|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+|UTC)$/u;
const keywords = ["event", "block", "group", "milestone", "delay"]; // of Ontime
const markup = /(<\/?[a-zA-Z][^<>]*>|&lt;\/?[a-zA-Z](?:(?!&[lg]t;).)*&gt;|&[a-z#0-9]+;)/u;
const address = /\b(?:https?:\/\/|mailto:|www\.)[^\s<>"')\]]+/u;

function shape(value) {
  if (kept.test(value) || keywords.includes(value)) return value;
  const short = [...value].slice(0, longest).join("");
  return short
    .split(markup)
    .map((part, i) =>
      i % 2 === 1
        ? part.replace(/^(&lt;|<)(\/?\w+)\b.*?(\/?)(&gt;|>)$/u, (_, open, name, empty, end) => open + name + empty + end)
        : part
            .split(address)
            .map((one) => one.replace(/[\p{L}\p{M}]+/gu, letters))
            .join("https://example.org/a"),
    )
    .join("");
}

// What two events have to have in common to be alike.
function kindOf(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(kindOf))].join("|")}${value.length > 1 ? "+" : ""}]`;
  if (value !== null && typeof value === "object") return `{${Object.entries(value).map(([name, one]) => `${name}:${kindOf(one)}`)}}`;
  if (typeof value !== "string") return String(value === null ? null : typeof value);
  if (value.trim() === "") return value === "" ? "empty" : "blank";
  return ["text", /[<&]/.test(value) && "markup", /\n/.test(value) && "lines", !/^\p{ASCII}*$/u.test(value) && "beyond"]
    .filter(Boolean)
    .join();
}

// Whether an event is the first of its kind: `seen` are the kinds of those before.
function isFirst(kind, seen) {
  if (seen.has(kind) || seen.size >= Number(most)) return false;
  return seen.add(kind);
}

const isObject = (value) => value !== null && typeof value === "object";
const isEvent = (value) => isObject(value) && ["duration", "start", "title", "code"].some((name) => name in value);

const byName = ["rooms", "rundowns", "entries"]; // whose members are called by the file's own words
const many = 12; // members of an object that is a list of days, hours or places by another name

const seen = new Set();

function json(value, name) {
  if (typeof value === "string") return shape(value);
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    const few = value.every(isEvent) ? value.filter((one) => isFirst(kindOf(one), seen)) : value;
    return few.map((one) => json(one));
  }
  const own = byName.includes(name);
  const members = Object.entries(value);
  const isList = !own && members.length > many && members.every(([, one]) => isObject(one));
  const few = isList ? members.filter(([, one]) => isFirst(kindOf(one), seen)) : members;
  return Object.fromEntries(few.map(([member, one]) => [own ? shape(member) : member, json(one, member)]));
}

const token = /(<!\[CDATA\[.*?\]\]>|<!--.*?-->|<[^>]*>)/su;
const attribute = /=(["'])(.*?)\1/gsu;
const quoted = /^<!\[CDATA\[(.*)\]\]>$/su;

const kindOfXml = (event) =>
  event
    .split(token)
    .map((part, i) =>
      i % 2 === 0 ? kindOf(part) : quoted.test(part) ? `quoted ${kindOf(quoted.exec(part)[1])}` : part.replace(attribute, "="),
    )
    .join();

function xml(source) {
  const few = source.replace(/<(event|entry)[ >].*?<\/\1>/gsu, (event) => (isFirst(kindOfXml(event), seen) ? event : ""));
  const told = few.split(token).map((part, i) => {
    if (i % 2 === 0) return part.trim() === "" ? part : shape(part);
    if (part.startsWith("<!--")) return "";
    if (quoted.test(part)) return `<![CDATA[${shape(quoted.exec(part)[1])}]]>`;
    // happy-dom, which reads these files in the tests, takes an XML declaration in double quotes only.
    if (part.startsWith("<?xml")) return '<?xml version="1.0" encoding="utf-8"?>';
    return part.replace(attribute, (_, quote, value) => `=${quote}${shape(value)}${quote}`);
  });
  return told.join("").replace(/\n\s*\n+/gu, "\n");
}

process.stdout.write(text.trimStart().startsWith("<") ? xml(text) : `${JSON.stringify(json(JSON.parse(text)), null, 1)}\n`);
