// Comma-separated values, or those that a semicolon or a tab separates, as spreadsheets save and copy them.

import papa from "papaparse";
import * as most from "./limits";
import type { Sheet } from "./reading";
import { sheetOf } from "./table";

// So many rows tell what separates them.
const guessedFrom = 30;

export function sheetOfCsv(text: string): Sheet {
  const { meta } = papa.parse(text, { delimitersToGuess: ["\t", ";", ",", "|"], preview: guessedFrom, skipEmptyLines: "greedy" });
  const { data } = papa.parse(text, { delimiter: meta.delimiter, preview: most.rows + 1 });
  return sheetOf("", data, data.length > most.rows);
}

// Rows that were copied from a spreadsheet have tabs; those of a file that was opened as text, a row of names.
export function isTable(text: string): boolean {
  const lines = text.split("\n", 20).filter((line) => line.trim() !== "");
  const tabbed = lines.filter((line) => line.trim().includes("\t")).length;
  if (lines.length >= 2 && tabbed >= lines.length / 2) return true;
  const sheet = sheetOfCsv(text.slice(0, 20_000));
  return sheet.header >= 0 && sheet.rows[sheet.header]!.length >= 2 && sheet.header < 10;
}
