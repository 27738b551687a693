// What is understood of a programme that another system wrote, before it is a plan; and of each of its lines, what it was taken as or
// why it was left out.

import type { SegmentKind } from "../../protocol/messages";

export interface Someone {
  name: string;
  title?: string;
  affiliation?: string;
  topic?: string; // of the presentation that they give
}

export interface Part {
  kind: SegmentKind;
  title?: string; // that of its kind where it has none
  minutes?: number; // a share of what the others leave where it says none
  speakers: Someone[];
  each?: true; // one for each panellist, of so many minutes each
  notes?: string;
  wrapUp?: number; // minutes
}

export interface Draft {
  title?: string;
  subtitle?: string;
  venue?: string;
  language?: string;
  zone?: string;
  date?: string; // 2017-02-16
  start?: string; // 10:15
  minutes?: number; // from start to end
  moderator?: Someone;
  panellists: Someone[];
  unnamed?: number; // panellists that are spoken of and not named
  parts: Part[];
}

// In the order in which a preview says them.
export type Taken =
  | { as: "title" | "subtitle" | "venue" | "language" | "zone" | "date" | "times" | "moderator" | "notes" | "heading" | "columns" }
  | { as: "panellists"; count: number }
  | { as: "part"; part: Part };

export type LeftOut =
  | "not_understood" // nothing in it that a plan has
  | "background" // prose
  | "no_place" // a plan has no such member
  | "skipped" // its writer marked it so
  | "nameless" // a row without a title
  | "delay"
  | "group" // a heading over rows, which stay
  | "milestone"
  | "ambiguous_date"
  | "no_duration"
  | "unknown_zone"
  | "unknown_language"
  | "too_many_people"
  | "repeats"; // the first time of several

export interface Line {
  at: string; // where it stands: a line's or row's number, a member's name
  text: string;
  taken: Taken[];
  left?: LeftOut;
}

export interface Reading {
  draft: Draft;
  lines: Line[];
  suggested: Suggestion[]; // who may be on the panel: the text speaks of them, not that they are
}

export interface Suggestion {
  person: Someone;
  likely: boolean;
}

// One of those that a programme has to choose from.
export interface Choice {
  title: string;
  date?: string;
  start?: string;
  minutes?: number;
  room?: string;
  people: number;
  read: () => Reading;
}

// A table whose columns mean something.
export interface Sheet {
  name: string;
  rows: string[][];
  header: number; // the row that names them; -1 where none does
  more: boolean; // than were read
}

// Why nothing was read: a sentence for each.
export type Wrong =
  | "too_large"
  | "empty"
  | "utf_32"
  | "utf_16"
  | "not_text"
  | "other_encoding"
  | "old_office"
  | "open_document"
  | "word_document"
  | "pdf"
  | "archive" // a ZIP of something else
  | "broken_archive"
  | "inflates" // to more than is read
  | "too_deep"
  | "has_doctype"
  | "broken_xml"
  | "other_xml"
  | "broken_json"
  | "other_json"
  | "broken_calendar"
  | "no_events"
  | "no_rows"
  | "nothing_understood";

export type Source =
  | { format: "wrong"; why: Wrong }
  | { format: "plan"; text: string } // one of Dais itself
  | { format: "frab" | "ontime" | "indico" | "calendar"; title: string; choices: Choice[] }
  | { format: "table"; sheets: Sheet[] }
  | { format: "agenda"; reading: Reading };

// Thrown within a reader, for the one sentence that is said then.
export class Unreadable extends Error {
  readonly why: Wrong;
  constructor(why: Wrong) {
    super(why);
    this.why = why;
  }
}

// What a reader knows of whoever reads: the day, and where they are.
export interface Here {
  date: string;
  zone: string;
}
