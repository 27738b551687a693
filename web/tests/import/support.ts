// What the tests of imports share: the files, and whether a plan can be held.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formFrom } from "../../src/state/import/form";
import { sourceOfFile } from "../../src/state/import/read";
import type { Choice, Here, Reading, Source } from "../../src/state/import/reading";
import { planOf } from "../../src/state/plan_file";
import type { Members } from "../../src/state/plan_members";

export const here: Here = { date: "2026-11-30", zone: "Europe/Paris" };

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, "files", name)));
export const textOf = (name: string): string => readFileSync(join(import.meta.dirname, "files", name), "utf8");
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const sourceOf = (name: string): Source => sourceOfFile(name, bytesOf(name), here);

export function choicesOf(source: Source): Choice[] {
  if (!("choices" in source)) throw new Error(`It is a ${source.format}${source.format === "wrong" ? `: ${source.why}` : ""}.`);
  return source.choices;
}

export interface Plan extends Members {
  title: string;
  subtitle?: string;
  venue?: string;
  language?: string;
  time_zone: string;
  start: string;
  end: string;
  moderator: { name: string; title?: string; affiliation?: string };
  panellists: { id: string; name: string; title?: string; affiliation?: string }[];
  segments: { id: string; kind: string; title: string; speakers?: string[]; minutes: number; wrap_up_minutes?: number; notes?: string }[];
}

export const planFrom = ({ draft }: Reading, also: Reading["suggested"] = []): Plan =>
  planOf(
    formFrom(
      draft,
      here,
      also.map(({ person }) => person),
    ).form,
  ) as Plan;

// "presentation 10 Bo Li: Blue economy"
export const segmentsOf = (plan: Plan): string[] =>
  plan.segments.map(({ kind, minutes, speakers = [], title }) => {
    const names = speakers.map((id) => plan.panellists.find((one) => one.id === id)!.name).join(", ");
    return [kind, String(minutes), names && `${names}:`, title].filter(Boolean).join(" ");
  });

// "3 title", "10 - background": what became of each line.
export const fatesOf = ({ lines }: Reading): string[] =>
  lines.map(({ at, taken, left }) =>
    [at, taken.map((one) => (one.as === "part" ? one.part.kind : one.as)).join("+") || "-", left].filter(Boolean).join(" "),
  );

// What `protocol/plan.md` would have against it.
export function faultsOf(plan: Plan): string[] {
  const faults: string[] = [];
  const text = (where: string, value: unknown, longest: number, needed: boolean): void => {
    if (value === undefined && !needed) return;
    if (typeof value !== "string" || value.trim() === "" || [...value].length > longest) faults.push(`${where}: ${JSON.stringify(value)}`);
  };
  text("title", plan.title, 300, true);
  for (const name of ["subtitle", "venue"] as const) text(name, plan[name], 300, false);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(plan.start) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(plan.end))
    faults.push(`times: ${plan.start} ${plan.end}`);
  const lasts = (Date.parse(`${plan.end}Z`) - Date.parse(`${plan.start}Z`)) / 60_000;
  if (!(lasts > 0 && lasts <= 1440)) faults.push(`it lasts ${lasts}`);
  if (plan.start < "1970-01-01" || plan.end >= "2037-12-31") faults.push(`out of range: ${plan.start}`);
  try {
    new Intl.DateTimeFormat("en", { timeZone: plan.time_zone });
    new Intl.Locale(plan.language ?? "en");
  } catch {
    faults.push(`zone or language: ${plan.time_zone} ${plan.language}`);
  }
  if (plan.panellists.length > 50) faults.push("too many panellists");
  for (const one of [plan.moderator, ...plan.panellists]) {
    text("name", one.name, 300, true);
    for (const name of ["title", "affiliation"] as const) text(name, one[name], 300, false);
  }
  const ids = plan.panellists.map(({ id }, i) => id ?? `p${i + 1}`);
  if (plan.segments.length < 1 || plan.segments.length > 100) faults.push(`${plan.segments.length} segments`);
  for (const { kind, title, speakers = [], minutes, wrap_up_minutes: warns, notes } of plan.segments) {
    text("segment", title, 300, true);
    text("notes", notes, 4000, false);
    if (!(minutes > 0 && minutes <= 720)) faults.push(`minutes: ${minutes}`);
    if (warns !== undefined && !(warns >= 0 && warns < minutes)) faults.push(`warning: ${warns}`);
    if (kind === "presentation" && speakers.length !== 1) faults.push(`a presentation of ${speakers.length}`);
    if (new Set(speakers).size !== speakers.length || speakers.some((id) => !ids.includes(id))) faults.push(`speakers: ${speakers.join()}`);
  }
  return faults;
}
