// The sheets of a workbook (ECMA-376) as text. Of a formula there is the value that was reckoned last; nothing is reckoned here.

import { partsOf } from "./archive";
import { decoded } from "./encoding";
import * as most from "./limits";
import { childOf, childrenOf, xmlOf } from "./markup";
import { Unreadable } from "./reading";
import type { Sheet } from "./reading";
import { sheetOf } from "./table";

type Cell = "plain" | "time" | "elapsed" | "date" | "moment";

// What a number format shows: parts of a day, a day, or both. The formats below 164 are those of the standard.
function shows(id: number, code: string): Cell {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "date";
  if (id >= 18 && id <= 21) return "time";
  if (id === 22) return "moment";
  if (id >= 45 && id <= 47) return "elapsed";
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "elapsed";
  const time = /h|s|am\/pm/i.test(bare);
  const date = /[yd]/i.test(bare);
  return time && date ? "moment" : time ? "time" : date ? "date" : "plain";
}

function formatsOf(styles: Element | undefined): Cell[] {
  if (!styles) return [];
  const codes = new Map<number, string>();
  for (const one of childrenOf(childOf(styles, "numFmts") ?? styles, "numFmt")) {
    codes.set(Number(one.getAttribute("numFmtId")), one.getAttribute("formatCode") ?? "");
  }
  const formats = childOf(styles, "cellXfs");
  return (formats ? childrenOf(formats, "xf") : []).map((one) => {
    const id = Number(one.getAttribute("numFmtId") ?? 0);
    return shows(id, codes.get(id) ?? "");
  });
}

const two = (n: number): string => String(n).padStart(2, "0");

function shown(number: number, as: Cell, from1904: boolean): string {
  const seconds = Math.round(number * 86_400);
  const clock = (all: number): string => `${two(Math.floor(all / 3600))}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  if (as === "plain" || !Number.isFinite(number) || number < 0) return String(Math.round(number * 1e6) / 1e6);
  if (as === "elapsed") return clock(seconds);
  // Days are counted from the end of 1899, which takes in the day that 1900 did not have.
  const base = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(base + seconds * 1000);
  const day = Number.isNaN(at.getTime()) || number < 1 ? "" : at.toISOString().slice(0, 10);
  if (as === "date") return day;
  return [as === "moment" ? day : "", clock(seconds % 86_400)].filter(Boolean).join(" ");
}

// Of text in runs, without what is written above it to read it by.
const richText = (of: Element): string =>
  [...of.children]
    .map((one) => (one.localName === "t" ? (one.textContent ?? "") : one.localName === "r" ? textOfRun(one) : ""))
    .join("")
    .slice(0, most.cellLength);
const textOfRun = (run: Element): string => childOf(run, "t")?.textContent ?? "";

function columnOf(reference: string | null): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? "")?.[1];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Book {
  texts: string[];
  formats: Cell[];
  from1904: boolean;
}

function cellText(cell: Element, book: Book): string {
  const value = childOf(cell, "v")?.textContent ?? "";
  switch (cell.getAttribute("t")) {
    case "s":
      return book.texts[Number(value)] ?? "";
    case "inlineStr": {
      const inline = childOf(cell, "is");
      return inline ? richText(inline) : "";
    }
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "e":
      return "";
    case "str":
      return value.slice(0, most.cellLength);
    default:
      return value === "" ? "" : shown(Number(value), book.formats[Number(cell.getAttribute("s") ?? 0)] ?? "plain", book.from1904);
  }
}

function rowsOf(sheet: Element, book: Book): { rows: string[][]; more: boolean } {
  const rows: string[][] = [];
  const data = childOf(sheet, "sheetData");
  let more = false;
  for (const row of data ? childrenOf(data, "row") : []) {
    const at = Number(row.getAttribute("r") ?? rows.length + 1) - 1;
    if (at >= most.rows || rows.length >= most.rows) {
      more = true;
      break;
    }
    const cells: string[] = [];
    for (const cell of childrenOf(row, "c")) {
      const column = columnOf(cell.getAttribute("r")) ?? cells.length;
      if (column >= most.columns) break;
      while (cells.length < column) cells.push("");
      cells[column] = cellText(cell, book);
    }
    while (rows.length < at) rows.push([]);
    rows[at] = cells;
  }
  return { rows, more };
}

const isWanted = (name: string): boolean =>
  /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i.test(name);

// What else an Office writes as a ZIP, by the part that names it.
function otherKind(bytes: Uint8Array): Unreadable {
  const names = [...partsOf(bytes, (name) => name === "mimetype" || name === "word/document.xml")];
  if (names.some(([name]) => name === "word/document.xml")) return new Unreadable("word_document");
  const type = names.find(([name]) => name === "mimetype");
  return new Unreadable(type && decoded(type[1]).includes("opendocument") ? "open_document" : "archive");
}

export function sheetsOfXlsx(bytes: Uint8Array): Sheet[] {
  const parts = partsOf(bytes, isWanted);
  const xml = (name: string): Element | undefined => {
    const part = parts.get(name);
    return part && xmlOf(decoded(part));
  };
  const workbook = xml("xl/workbook.xml");
  if (!workbook) throw otherKind(bytes);
  const links = xml("xl/_rels/workbook.xml.rels");
  const targets = new Map((links ? [...links.children] : []).map((one) => [one.getAttribute("Id"), one.getAttribute("Target") ?? ""]));
  const strings = xml("xl/sharedStrings.xml");
  const book: Book = {
    texts: strings ? childrenOf(strings, "si").map(richText) : [],
    formats: formatsOf(xml("xl/styles.xml")),
    from1904: /^(?:1|true)$/.test(childOf(workbook, "workbookPr")?.getAttribute("date1904") ?? ""),
  };
  const listed = childOf(workbook, "sheets");
  const sheets = (listed ? childrenOf(listed, "sheet") : []).flatMap((one) => {
    const id = one.getAttribute("r:id") ?? one.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
    const target = (targets.get(id ?? "") ?? "").replace(/^\/?(?:xl\/)?/, "xl/");
    const sheet = xml(target);
    if (!sheet) return [];
    const { rows, more } = rowsOf(sheet, book);
    return rows.some((row) => row.some((cell) => cell.trim() !== "")) ? [sheetOf(one.getAttribute("name") ?? "", rows, more)] : [];
  });
  if (sheets.length === 0) throw new Unreadable("no_rows");
  return sheets;
}
