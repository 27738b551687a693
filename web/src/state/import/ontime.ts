// Ontime's project file (https://www.getontime.no): its rundown is a list in the releases before 4, and several by name since.

import { listOf, type Members, membersOf, textOf } from "../plan_members";
import { cleaned } from "../text";
import { kindOf } from "./kinds";
import * as most from "./limits";
import { timeOf } from "./moments";
import { fieldOf } from "./names";
import { joined, looksLikeName, peopleIn } from "./people";
import type { Choice, Draft, Line, Part, Reading, Someone, Taken } from "./reading";

const minute = 60_000;
const day = 24 * 60 * minute;

const numberIn = (value: unknown): number | undefined => (typeof value === "number" && Number.isFinite(value) ? value : undefined);

// Of the entry, in milliseconds since midnight.
function lengthOf(entry: Members): number | undefined {
  const duration = numberIn(entry.duration);
  if (duration !== undefined && duration > 0) return duration / minute;
  const [start, end] = [numberIn(entry.timeStart), numberIn(entry.timeEnd)];
  return start === undefined || end === undefined || start === end ? undefined : ((end - start + day) % day) / minute;
}

// Fields of the project's own, by what they are called: an object by name, or `user0` to `user9` before.
function ownFields(entry: Members, labels: Members, wanted: "speakers" | "affiliation"): string {
  const custom = membersOf(entry.custom);
  const found = Object.entries(custom).find(([key]) => fieldOf(textOf(membersOf(labels[key]).label) || key) === wanted);
  return textOf(found?.[1]) || textOf(membersOf(found?.[1]).value);
}

function readingOf(title: string, subtitle: string, entries: readonly Members[], labels: Members): Reading {
  const draft: Draft = { title, ...(subtitle === "" ? {} : { subtitle }), panellists: [], parts: [] };
  const lines: Line[] = [];
  let begin: number | undefined;
  let end: number | undefined;
  entries.forEach((entry, i) => {
    const text = cleaned([textOf(entry.cue), textOf(entry.title)].filter(Boolean).join(" ")) || cleaned(textOf(entry.type));
    const line: Line = { at: String(i + 1), text, taken: [] };
    lines.push(line);
    const kind = textOf(entry.type);
    if (kind === "delay") line.left = "delay";
    else if (kind === "block" || kind === "group") line.left = "group";
    else if (kind === "milestone") line.left = "milestone";
    else if (entry.skip === true) line.left = "skipped";
    else if (kind !== "event" && kind !== "") line.left = "not_understood";
    else {
      const { part, taken } = partOf(entry, labels, draft);
      if (part.title === undefined && part.minutes === undefined) line.left = "nameless";
      else {
        draft.parts.push(part);
        line.taken = taken;
        const at = numberIn(entry.timeStart);
        if (at !== undefined && part.minutes !== undefined) {
          begin ??= at;
          end = at + part.minutes * minute;
        }
      }
    }
  });
  if (begin !== undefined && end !== undefined) {
    draft.start = timeOf(begin / minute);
    draft.minutes = Math.ceil(((((end - begin) % day) + day) % day) / minute) || 24 * 60;
  }
  return { draft, lines, suggested: [] };
}

function partOf(entry: Members, labels: Members, draft: Draft): { part: Part; taken: Taken[] } {
  const title = cleaned(textOf(entry.title));
  const note = textOf(entry.note) || textOf(entry.notes);
  const who = textOf(entry.presenter) || ownFields(entry, labels, "speakers");
  const affiliation = cleaned(ownFields(entry, labels, "affiliation"));
  // A note of nothing but names says who speaks.
  const noted = who === "" ? peopleIn(note) : [];
  const named = noted.length > 0 && noted.every(({ name }) => looksLikeName(name));
  const people = who === "" ? (named ? noted : []) : peopleIn(who);
  const speakers = people.map((one): Someone =>
    joined(draft.panellists, affiliation === "" || people.length > 1 ? one : { affiliation, ...one }),
  );
  const known = kindOf(title);
  const minutes = lengthOf(entry);
  const warning = numberIn(entry.timeWarning);
  const part: Part = {
    kind: speakers.length === 1 && (known === undefined || known === "discussion") ? "presentation" : (known ?? "discussion"),
    ...(title === "" ? {} : { title }),
    ...(minutes === undefined ? {} : { minutes: Math.min(most.minutesMost, minutes) }),
    speakers,
    ...(note.trim() === "" || named ? {} : { notes: note }),
    ...(warning === undefined || warning <= 0 ? {} : { wrapUp: warning / minute }),
  };
  const taken: Taken[] = [{ as: "part", part }];
  if (speakers.length > 0) taken.push({ as: "panellists", count: speakers.length });
  return { part, taken };
}

// In the order of the rundown; what is in a group comes behind it.
function entriesOf(rundown: Members): Members[] {
  const all = membersOf(rundown.entries);
  const flat = listOf(rundown.flatOrder);
  const order = flat.length > 0 ? flat : listOf(rundown.order).flatMap((id) => [id, ...listOf(membersOf(all[textOf(id)]).entries)]);
  const ids = order.map(textOf).filter((id) => Object.hasOwn(all, id));
  return (ids.length > 0 ? ids : Object.keys(all)).map((id) => membersOf(all[id]));
}

// Undefined where it is a JSON of something else.
export function ontimeChoices(value: unknown): { title: string; choices: Choice[] } | undefined {
  const file = membersOf(value);
  const rundowns: [string, Members[]][] = Array.isArray(file.rundown)
    ? [["", file.rundown.map(membersOf)]]
    : Object.keys(membersOf(file.rundowns)).length > 0
      ? Object.values(membersOf(file.rundowns)).map((one) => [textOf(membersOf(one).title), entriesOf(membersOf(one))])
      : Array.isArray(file.events) && membersOf(file.event ?? file.eventData ?? file.settings).title !== undefined
        ? [["", file.events.map(membersOf)]]
        : [];
  if (rundowns.length === 0) return undefined;
  const project = membersOf(file.project ?? file.eventData ?? file.event);
  const name = cleaned(textOf(project.title));
  const about = cleaned(textOf(project.description) || textOf(project.subtitle));
  const labels = membersOf(file.customFields);
  const choices = rundowns.map(([title, entries]): Choice => {
    const called = rundowns.length > 1 ? cleaned(title) || name : name || cleaned(title);
    const reading = (): Reading => readingOf(called, rundowns.length > 1 ? name : about, entries.slice(0, most.rows), labels);
    const { draft } = reading();
    return {
      title: called,
      ...(draft.start === undefined ? {} : { start: draft.start }),
      ...(draft.minutes === undefined ? {} : { minutes: draft.minutes }),
      people: draft.panellists.length,
      read: reading,
    };
  });
  return { title: name, choices };
}
