// What the report's picture and its figures are made of.

import type { Report, ReportPeriod, ReportSegment } from "../protocol/report";

const minute = 60_000;
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((one) => one * minute);

export interface Span {
  from: number;
  until: number;
}

// What the picture shows: from the earliest beginning, planned or real, to the latest end.
export function extent(report: Report): Span {
  const from = [report.planned_start];
  const until = [report.planned_end];
  for (const { planned_start, planned_end, periods } of report.segments) {
    if (planned_start !== undefined) from.push(planned_start);
    if (planned_end !== undefined) until.push(planned_end);
    for (const one of periods) {
      from.push(one.from);
      until.push(one.until ?? report.as_of);
    }
  }
  return { from: Math.min(...from), until: Math.max(...until) };
}

// Full minutes, hours or days within, no more than so many.
export function ticks({ from, until }: Span, most = 10): number[] {
  const step = steps.find((one) => (until - from) / one <= most) ?? steps.at(-1)!;
  const all: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= until; at += step) all.push(at);
  return all;
}

// Where a time point stands, in hundredths of the picture.
export const place = ({ from, until }: Span, at: number): number => (100 * (at - from)) / Math.max(1, until - from);

export interface Part extends Span {
  kind: "ran" | "over" | "paused";
}

// A segment as it ran: with its pauses, and what was over its time apart.
export function partsOf(segment: ReportSegment, asOf: number): Part[] {
  const parts: Part[] = [];
  let left = segment.allotment + segment.added;
  const run = (from: number, until: number): void => {
    const within = Math.max(0, Math.min(left, until - from));
    if (within > 0) parts.push({ kind: "ran", from, until: from + within });
    if (from + within < until) parts.push({ kind: "over", from: from + within, until });
    left -= until - from;
  };
  for (const period of segment.periods) {
    let from = period.from;
    const end = period.until ?? asOf;
    for (const pause of period.pauses) {
      run(from, pause.from);
      from = pause.until ?? end;
      parts.push({ kind: "paused", from: pause.from, until: from });
    }
    run(from, end);
  }
  return parts.filter((one) => one.until > one.from);
}

export const pausedIn = (periods: ReportPeriod[], asOf: number): number =>
  periods.flatMap((one) => one.pauses.map((pause) => (pause.until ?? one.until ?? asOf) - pause.from)).reduce((a, b) => a + b, 0);

export const overtimeOf = ({ used, allotment, added }: ReportSegment): number => Math.max(0, used - allotment - added);

// What the page's address names behind its #: a token and the session that it is of, whose id stands before the role and the code; or the
// organiser's, which is of all, with the id of one behind a stroke.
export function addressed(fragment: string): { token: string; session: string } {
  const [token = "", named] = fragment.split("/");
  return { token, session: named ?? token.split(".").slice(0, -2).join(".") };
}

export const isOrganiser = (token: string): boolean => token.split(".").length === 2;

// Whether the token's owner may make the report public: a moderator, or the organiser.
export function publishes(token: string): boolean {
  const [role] = token.split(".").at(-2)!.split("~");
  return isOrganiser(token) || role === "m" || role === "c";
}

// In hundredths of all that was spoken, whole.
export const shareOf = (spoken: number, all: number): number => (all > 0 ? Math.round((100 * spoken) / all) : 0);
