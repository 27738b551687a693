// node shape.mjs FILE [MOST]
//
// Prints the shape of a programme that a conference has published: all that a reader of it meets (members and their order, what is missing,
// empty, null or once a list and once a word, times, zones, markup, entities, line breaks, scripts), and none of its words, names or
// addresses. Of events that are alike in that, one is kept, and MOST (40) in all. For tests/import/files/shapes.

import { readFileSync } from "node:fs";

const [file, most = "40"] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const longest = 300; // characters of a text, of which the rest is like it

const scripts = [
  "abcdefghijklmnopqrstuvwxyz",
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  "äöüßéèàçñøåž",
  "ÄÖÜÉÈÀÇÑØÅŽ",
  "абвгдежзиклмн",
  "ابتثجحخدر",
  "城市水港船",
];
const fits = [
  /[a-z]/u,
  /[A-Z]/u,
  /\p{Script=Latin}/u,
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Han}/u,
];

// Letters that follow from what they take the place of, and from which that does not follow: the same word is the same everywhere.
function letters(word) {
  let state = 2166136261;
  for (const one of word) state = Math.imul(state ^ one.codePointAt(0), 16777619);
  const next = () => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
  return [...word]
    .map((one) => {
      if (!/\p{L}/u.test(one)) return one;
      const upper = one !== one.toLowerCase();
      const kind = fits.findIndex((like, i) => like.test(one) && (i < 2 || i > 3 || upper === (i === 3)));
      const of = [...scripts[Math.max(0, kind)]];
      return of[Math.floor(next() * of.length)];
    })
    .join("");
}

const address = /\b(?:https?:\/\/|mailto:|www\.)[^\s<>"')\]]+/gu;
const kept = /^(?:[\d\s:.,T+Z-]+|PT?[\dTDHMS]+|[a-z]{2}(?:[-_][A-Z]{2})?|true|false|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+|UTC)$/u;
const keywords = ["event", "block", "group", "milestone", "delay"]; // of Ontime

function shape(value) {
  if (kept.test(value) || keywords.includes(value)) return value;
  const short = [...value].slice(0, longest).join("");
  // Markup stays but for what it leads to.
  return short
    .split(/(<\/?[a-zA-Z][^<>]*>|&[a-z#0-9]+;)/u)
    .map((part, i) => {
      if (i % 2 === 1) return part.replace(/=(["']).*?\1/gu, '="https://example.org/"');
      return part
        .split(address)
        .map((one) => one.replace(/[\p{L}\p{M}]+/gu, letters))
        .join("https://example.org/a");
    })
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

function some(events, seen, like) {
  return events.filter((one) => {
    const kind = like(one);
    if (seen.has(kind) || seen.size >= Number(most)) return false;
    seen.add(kind);
    return true;
  });
}

const isEvent = (value) =>
  value !== null && typeof value === "object" && ["duration", "start", "title", "code"].some((name) => name in value);

const byId = ["rooms", "rundowns", "entries"];

// `named` says whether the members of an object are the file's words, and no names of fields.
function json(value, seen, named = false) {
  if (typeof value === "string") return shape(value);
  if (Array.isArray(value)) return (value.every(isEvent) ? some(value, seen, kindOf) : value).map((one) => json(one, seen));
  if (value === null || typeof value !== "object") return value;
  // One that has as many members as there are days, hours or places is a list by another name.
  const members = Object.entries(value);
  const isList = !named && members.length > 12 && members.every(([, one]) => one !== null && typeof one === "object");
  const some_of = isList
    ? new Set(
        some(
          members.map(([, one]) => one),
          new Set(),
          kindOf,
        ),
      )
    : undefined;
  const entries = members
    .filter(([, one]) => !some_of || some_of.has(one))
    .map(([name, one]) => [named ? shape(name) : name, json(one, seen, byId.includes(name))]);
  return Object.fromEntries(entries);
}

function xml(source) {
  const seen = new Set();
  const contents = (one) =>
    one.replace(/<!\[CDATA\[(.*?)\]\]>/gsu, (_, inner) => (inner.trim() === "" ? "" : inner.replace(/</gu, "&lt;")));
  const kindOfXml = (event) =>
    contents(event)
      .replace(/>([^<]+)</gu, (_, inner) => `>${kindOf(inner)}<`)
      .replace(/=(["']).*?\1/gu, "=");
  const fewer = source.replace(/<(event|entry)[ >].*?<\/\1>/gsu, (event) => (some([event], seen, kindOfXml).length > 0 ? event : ""));
  return fewer
    .replace(/(<!\[CDATA\[)(.*?)(\]\]>)/gsu, (_, open, inner, end) => open + shape(inner) + end)
    .replace(
      /(<[a-z:_]+)((?: [a-z:_]+=(?:"[^"]*"|'[^']*'))*)/giu,
      (_, tag, attributes) =>
        tag +
        attributes.replace(
          /=(["'])(.*?)\1/gsu,
          (__, quote, inner) => `=${quote}${/^utf-?8$/iu.test(inner) ? inner : shape(inner)}${quote}`,
        ),
    )
    .replace(/(<[^!][^>]*>)([^<]+)(?=<)/gu, (_, tag, inner) => tag + (inner.trim() === "" ? inner : shape(inner)))
    .replace(/\n\s*\n+/gu, "\n");
}

process.stdout.write(text.trimStart().startsWith("<") ? xml(text) : `${JSON.stringify(json(JSON.parse(text), new Set()), null, 1)}\n`);
