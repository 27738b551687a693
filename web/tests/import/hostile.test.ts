// @vitest-environment happy-dom
// Files of strangers: whatever they are, there is one sentence, and nothing is inflated or walked without end.

import { strToU8, zipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { partsOf } from "../../src/state/import/archive";
import * as most from "../../src/state/import/limits";
import { sourceOfFile, sourceOfText } from "../../src/state/import/read";
import { Unreadable } from "../../src/state/import/reading";
import { columnsOf, readTable } from "../../src/state/import/table";
import { bytes, faultsOf, here, planFrom } from "./support";

vi.setConfig({ testTimeout: 120_000 });

const whyOf = (content: Uint8Array | string, name = "file"): string => {
  const source = sourceOfFile(name, typeof content === "string" ? bytes(content) : content, here);
  return source.format === "wrong" ? source.why : source.format;
};
const sheet = "xl/worksheets/sheet1.xml";

test.each([
  ["nothing", new Uint8Array(), "empty"],
  ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, 65, 0]), "utf_16"],
  ["UTF-16 without one", new Uint8Array([65, 0, 66, 0]), "utf_16"],
  ["UTF-32", new Uint8Array([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), "utf_32"],
  ["Windows-1252", new Uint8Array([68, 233, 98, 117, 116]), "other_encoding"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]), "not_text"],
  ["a PDF", bytes("%PDF-1.7"), "pdf"],
  ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "old_office"],
  ["a Word file", zipSync({ "word/document.xml": strToU8("<a/>") }), "word_document"],
  ["an OpenDocument", zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }), "open_document"],
  ["another archive", zipSync({ "a.txt": strToU8("a") }), "archive"],
  ["half a workbook", zipSync({ "xl/workbook.xml": strToU8("<workbook/>".repeat(999)) }).subarray(0, 60), "broken_archive"],
  ["a workbook without a sheet", zipSync({ "xl/workbook.xml": strToU8("<workbook/>") }), "no_rows"],
  ["half a JSON", bytes('{"schedule": {'), "broken_json"],
  ["a JSON of something else", bytes('[{"a": 1}]'), "other_json"],
  ["half an XML", bytes("<schedule><conference>"), "broken_xml"],
  ["a page", bytes("<html><body>10:15 Opening</body></html>"), "other_xml"],
  ["a calendar without events", bytes("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), "no_events"],
  ["half a calendar", bytes("BEGIN:VCALENDAR\r\nX:"), "broken_calendar"],
  ["a schedule without events", bytes('{"schedule": {"conference": {"days": []}}}'), "no_events"],
  ["more than is read", new Uint8Array(most.fileBytes + 1), "too_large"],
])("%s is answered by a sentence", (_, content, why) => expect(whyOf(content)).toBe(why));

test("an archive that inflates to too much ends where that is known", () => {
  const bomb = zipSync({ "xl/workbook.xml": strToU8("<workbook/>"), [sheet]: new Uint8Array(most.inflatedBytes + 1) }, { level: 9 });
  expect(bomb.length).toBeLessThan(100_000);
  expect(whyOf(bomb)).toBe("inflates");
});

// What it says of its size is in two places; both are made to lie.
test("an archive that tells less than it has is counted as it inflates", () => {
  const limit = 100_000;
  const lie = zipSync({ [sheet]: new Uint8Array(4_000_000) }, { level: 9 });
  const view = new DataView(lie.buffer, lie.byteOffset);
  for (let at = 0; at + 4 <= lie.length; ++at) {
    const mark = view.getUint32(at, true);
    if (mark === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (mark === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  expect(() => partsOf(lie, () => true, limit)).toThrow(new Unreadable("inflates"));
  expect([...partsOf(lie, () => true, 5_000_000).values()].map(({ length }) => length)).toEqual([4_000_000]);
});

test("parts that are not wanted are not inflated", () => {
  const file = zipSync({ "xl/media/bomb.png": new Uint8Array(2_000_000), [sheet]: strToU8("<a/>") }, { level: 9 });
  expect([...partsOf(file, (name) => name === sheet, 1000).keys()]).toEqual([sheet]);
});

test("document types, external entities and entities of entities are not read", () => {
  const laughs = `<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}">]><schedule><title>&b;</title></schedule>`;
  for (const text of [
    laughs,
    `<?xml version="1.0"?>\n<!-- c --><!DOCTYPE s SYSTEM "file:///etc/passwd"><schedule/>`,
    `<!doctype html><html></html>`,
    `\ufeff<!DOCTYPE a><a/>`,
  ]) {
    expect(whyOf(text)).toBe("has_doctype");
  }
  const book = zipSync({ "xl/workbook.xml": strToU8(laughs) });
  expect(whyOf(book)).toBe("has_doctype");
});

test("what is nested deep ends before the parser", () => {
  const deep = "<a>".repeat(100_000);
  expect(whyOf(`<schedule>${deep}`)).toBe("too_deep");
  expect(whyOf(`${"[".repeat(200_000)}${"]".repeat(200_000)}`)).toBe("other_json");
  expect(whyOf(`{"schedule":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`)).toBe("other_json");
});

test("members that programs have of themselves are no more than names", () => {
  const text = `{"__proto__": {"schedule": 1}, "constructor": [], "rundowns": {"__proto__": {"entries": {"hasOwnProperty": 1}}, "a": {"order": ["toString", "b"], "entries": {"b": {"type": "event", "title": "T", "duration": 60000}}}}}`;
  const source = sourceOfFile("x.json", bytes(text), here);
  if (source.format !== "ontime") throw new Error(source.format);
  for (const one of source.choices) expect(faultsOf(planFrom(one.read()))).toEqual([]);
});

test("members of wrong kinds are left out", () => {
  const wrong: unknown[] = [null, 1, "x", true, [], {}, [[]], [null], { a: null }];
  for (const days of wrong) {
    const event = {
      title: days,
      date: days,
      start: days,
      duration: days,
      persons: days,
      room: days,
      language: days,
      abstract: days,
      links: days,
    };
    for (const file of [
      { schedule: { conference: { title: days, days: [{ date: days, day_start: days, rooms: { A: [event, days], B: days } }, days] } } },
      { schedule: { conference: { days } } },
      { rundown: [days, { type: days, title: days, duration: days, timeStart: days, custom: days, note: days }] },
      { rundowns: days, project: days },
      { rundowns: { a: days, b: { entries: days, order: days } }, customFields: days },
      { results: [days, { title: "T", startDate: days, endDate: days, contributions: days, chairs: days }] },
    ]) {
      const source = sourceOfFile("x.json", bytes(JSON.stringify(file)), here);
      if ("choices" in source) for (const one of source.choices) expect(faultsOf(planFrom(one.read()))).toEqual([]);
    }
  }
});

test("of a table with more rows and columns than are read, the first are taken", () => {
  const rows = Array.from({ length: most.rows * 4 }, (_, i) => `${i},Title ${i},${"x,".repeat(200)}`);
  const source = sourceOfFile("x.csv", bytes(["n,Title,Minutes", ...rows].join("\n")), here);
  if (source.format !== "table") throw new Error(source.format);
  const [one] = source.sheets;
  expect([one!.rows.length, one!.more, Math.max(...one!.rows.map((row) => row.length))]).toEqual([most.rows, true, most.columns]);
  expect(faultsOf(planFrom(readTable(one!, columnsOf(one!), here)))).toEqual([]);
});

// Each ends; one that did not would take minutes.
const nasty = [
  "a ",
  "Aa ",
  "Aa Bb, ",
  "(",
  " - ",
  "A and ",
  "1",
  "1 ",
  ":",
  "x:",
  "- ",
  "<",
  "&#",
  "10:",
  "Aaa Of ",
  "The X will present ",
  "،",
  "\u0660 ",
];
test.each(nasty)("an agenda of nothing but “%s” ends", (one) => {
  const line = one.repeat(Math.floor(1900 / one.length));
  const source = sourceOfText(`10:15 Opening\n${`10:16 ${line}\nSpeakers: ${line}\n1. ${line}\n${line}\n`.repeat(20)}\n10:30 Q&A`, here);
  if (source.format === "agenda") expect(faultsOf(planFrom(source.reading, source.reading.suggested))).toEqual([]);
  expect(["agenda", "table"]).toContain(source.format);
});
test.each(nasty)("a table with cells of nothing but “%s” ends", (one) => {
  const cell = one.replaceAll(",", ";").repeat(Math.floor(4000 / one.length));
  const source = sourceOfFile(
    "x.csv",
    bytes(`Start\tTitle\tSpeakers\tMinutes\tDate\n${`${cell}\t${cell}\t${cell}\t${cell}\t${cell}\n`.repeat(40)}`),
    here,
  );
  if (source.format !== "table") throw new Error(source.format);
  expect(faultsOf(planFrom(readTable(source.sheets[0]!, columnsOf(source.sheets[0]!), here)))).toEqual([]);
});
