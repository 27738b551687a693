// A rundown in rows, of which the columns are found by their names, or are matched by hand.

import { cleaned } from "../text";
import { languageTag, zoneIsKnown } from "./form";
import { kindOf } from "./kinds";
import * as most from "./limits";
import { dateIn, lengthOf, minutesBetween, minutesOf, rangeIn, timeIn } from "./moments";
import { type Field, fieldOf } from "./names";
import { isMarkedModerator, joined, namedIn, peopleIn, someoneOf, withoutMark } from "./people";
import { type Draft, type Here, type LeftOut, type Line, type Part, type Reading, type Sheet, type Someone, type Taken } from "./reading";

export type Columns = Partial<Record<Field, number>>;

// Looked for among the first rows only.
const headerWithin = 30;

// The row in which most columns have a known name, if it has two.
export function headerOf(rows: readonly string[][]): number {
  const counts = rows.slice(0, headerWithin).map((row) => new Set(row.map(fieldOf).filter(Boolean)).size);
  const best = counts.indexOf(Math.max(...counts));
  return (counts[best] ?? 0) >= 2 ? best : -1;
}

export function columnsOf({ rows, header }: Sheet): Columns {
  const columns: Columns = {};
  rows[header]?.forEach((head, at) => {
    const field = fieldOf(head);
    if (field !== undefined && columns[field] === undefined) columns[field] = at;
  });
  // Of two that could be the title the second is its description.
  if (columns.title === undefined && columns.notes !== undefined) {
    columns.title = columns.notes;
    delete columns.notes;
  }
  return columns;
}

export const sheetOf = (name: string, rows: string[][], more: boolean): Sheet => {
  const kept = rows.slice(0, most.rows).map((row) => row.slice(0, most.columns).map((cell) => cell.slice(0, most.cellLength)));
  return { name, rows: kept, header: headerOf(kept), more: more || rows.length > most.rows };
};

// Timer types of Ontime's that are no timers.
const ofOntime = new Map<string, LeftOut>([
  ["group-start", "group"],
  ["group-end", "group"],
  ["group", "group"],
  ["block", "group"],
  ["milestone", "milestone"],
  ["delay", "delay"],
]);

const isTrue = (text: string): boolean => /^(?:true|yes|x|1|oui|s[ií]|ja|да|是|نعم)$/iu.test(text);

// What stands above the names of the columns: "Panel: Oceans", "12 May 2025".
function above(sheet: Sheet, draft: Draft, lines: Line[], here: Here): void {
  sheet.rows.slice(0, Math.max(0, sheet.header)).forEach((row, i) => {
    const cells = row.map((cell) => cleaned(cell)).filter((cell) => cell !== "");
    if (cells.length === 0) return;
    const taken: Taken[] = [];
    const [first = "", second] = cells;
    const split = second === undefined ? /^([^:：]{2,40})[:：]\s*(.+)$/u.exec(first) : null;
    const [label, value] = split ? [split[1]!, split[2]!] : [first, cells.slice(1).join(", ")];
    const field = value === "" ? undefined : fieldOf(label.replace(/[:：]\s*$/u, ""));
    const text = field === undefined ? cells.join(", ") : value;
    const date = dateIn(text, here.date);
    const times = rangeIn(date?.rest ?? text);
    if (field === "title" || field === "venue" || field === "subtitle") {
      draft[field] ??= text;
      taken.push({ as: field });
    } else if (field === "moderator") {
      draft.moderator = someoneOf(text);
      taken.push({ as: "moderator" });
    } else if (field === "speakers") {
      const found = peopleIn(text);
      for (const one of found) joined(draft.panellists, one);
      taken.push({ as: "panellists", count: found.length });
    } else if (field === "zone" && zoneIsKnown(text)) {
      draft.zone = text;
      taken.push({ as: "zone" });
    } else if (field === "language" && languageTag(text) !== undefined) {
      draft.language = languageTag(text)!;
      taken.push({ as: "language" });
    } else if (date?.date || times) {
      if (date?.date) {
        draft.date = date.date;
        taken.push({ as: "date" });
      }
      if (times?.end) {
        draft.start = times.start;
        draft.minutes = minutesBetween(times.start, times.end);
        taken.push({ as: "times" });
      }
    } else if (field === undefined && cells.length === 1) {
      const as = draft.title === undefined ? "title" : draft.subtitle === undefined ? "subtitle" : undefined;
      if (as) {
        draft[as] = text;
        taken.push({ as });
      }
    }
    lines.push({ at: String(i + 1), text: cells.join(" | "), taken, ...(taken.length === 0 ? { left: "not_understood" as const } : {}) });
  });
}

interface Row {
  part: Part;
  line: Line;
  start?: string;
  end?: string;
}

export function readTable(sheet: Sheet, columns: Columns, here: Here): Reading {
  const draft: Draft = { panellists: [], parts: [] };
  const lines: Line[] = [];
  above(sheet, draft, lines, here);
  const rows: Row[] = [];
  sheet.rows.forEach((cells, i) => {
    if (i < sheet.header) return;
    const text = cells.map((cell) => cleaned(cell)).filter((cell) => cell !== "");
    if (text.length === 0) return;
    const line: Line = { at: String(i + 1), text: text.join(" | "), taken: [] };
    lines.push(line);
    if (i === sheet.header) line.taken = [{ as: "columns" }];
    else {
      const row = rowOf(cells, columns, draft, line, here);
      if (typeof row === "string") line.left = row;
      else rows.push(row);
    }
  });
  rows.forEach((row, i) => {
    const next = row.end ?? rows.slice(i + 1).find(({ start }) => start !== undefined)?.start;
    const minutes = row.start !== undefined && next !== undefined && (row.end !== undefined || rows[i + 1]?.start !== undefined);
    if (row.part.minutes === undefined && minutes && row.start !== next) row.part.minutes = minutesBetween(row.start!, next!);
    if (row.part.minutes !== undefined && row.part.minutes > most.minutesMost) delete row.part.minutes;
  });
  const first = rows.find(({ start }) => start !== undefined)?.start;
  if (first !== undefined) draft.start ??= first;
  const last = rows.at(-1);
  const end =
    last?.end ?? (last?.start !== undefined && last.part.minutes !== undefined ? minutesOf(last.start) + last.part.minutes : undefined);
  if (draft.minutes === undefined && first !== undefined && end !== undefined) {
    draft.minutes = typeof end === "string" ? minutesBetween(first, end) : Math.ceil((end - minutesOf(first) + 1440) % 1440) || 1440;
  }
  draft.parts = rows.map(({ part }) => part);
  return { draft, lines, suggested: [] };
}

function rowOf(cells: readonly string[], columns: Columns, draft: Draft, line: Line, here: Here): Row | LeftOut {
  const cell = (field: Field): string => {
    const at = columns[field];
    return at === undefined ? "" : cleaned(cells[at] ?? "", field === "notes" || field === "speakers" ? "\n" : " ");
  };
  if (isTrue(cell("skip"))) return "skipped";
  const timed = ofOntime.get(cell("kind").toLowerCase());
  if (timed) return timed;
  const title = cell("title");
  const ranged = rangeIn(cell("start"));
  const start = ranged?.start ?? timeIn(cell("start"));
  const end = ranged?.end ?? timeIn(cell("end"));
  const minutes = lengthOf(cell("minutes"));
  const date = dateIn(cell("date"), here.date)?.date ?? dateIn(cell("start"), here.date)?.date;
  if (date !== undefined && draft.date === undefined) draft.date = date;
  for (const field of ["venue", "subtitle"] as const) if (cell(field) !== "") draft[field] ??= cell(field);
  const people = peopleIn(cell("speakers"));
  if (title === "" && people.length === 0 && minutes === undefined && start === undefined) return "nameless";
  const moderator = cell("moderator");
  if (moderator !== "" && draft.moderator === undefined) {
    draft.moderator = someoneOf(peopleIn(moderator)[0]?.name ?? moderator);
    line.taken.push({ as: "moderator" });
  }
  const speakers = speakersOf(people, cell("affiliation"), draft, line);
  const kind = kindOf(cell("kind")) ?? kindOf(title);
  const isTalk = speakers.length === 1 && (kind === undefined || kind === "discussion");
  const notes = cell("notes");
  const part: Part = {
    kind: isTalk ? "presentation" : (kind ?? "discussion"),
    ...(title === "" ? {} : { title }),
    ...(minutes === undefined ? {} : { minutes: Math.min(minutes, most.minutesMost) }),
    speakers,
    ...(notes === "" ? {} : { notes }),
  };
  line.taken.push({ as: "part", part });
  if (speakers.length > 0) line.taken.push({ as: "panellists", count: speakers.length });
  return { part, line, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

// The moderator is not on the panel, wherever they stand.
function speakersOf(people: readonly Someone[], affiliation: string, draft: Draft, line: Line): Someone[] {
  return people.flatMap((one) => {
    if (isMarkedModerator(one.affiliation === undefined ? one.name : `${one.name} (${one.affiliation})`)) {
      draft.moderator ??= { name: withoutMark(one.name) };
      line.taken.push({ as: "moderator" });
      return [];
    }
    if (draft.moderator && namedIn(one.name, [draft.moderator]).length > 0) return [];
    return [joined(draft.panellists, people.length === 1 && affiliation !== "" ? { affiliation, ...one } : one)];
  });
}

// A, B, … Z, AA
export const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);
