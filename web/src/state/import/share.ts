// How time is shared where a programme says only how much there is in all.

import type { SegmentKind } from "../../protocol/messages";
import { minutesInAll, minutesMost } from "./limits";
import type { Part, Someone } from "./reading";

interface Weight {
  weight: number;
  most: number; // minutes
  usual: number; // where nothing says how much there is
}

const weights: Record<SegmentKind, Weight> = {
  introductions: { weight: 1, most: 10, usual: 5 },
  presentation: { weight: 2, most: 15, usual: 10 },
  discussion: { weight: 4, most: minutesMost, usual: 30 },
  qa: { weight: 4, most: minutesMost, usual: 20 },
  concluding: { weight: 1, most: 10, usual: 5 },
  break: { weight: 2, most: 30, usual: 15 },
};

const whole = (minutes: number, most: number): number => Math.max(1, Math.min(most, Math.floor(minutes)));

// The minutes of each, where some have theirs: what is left of all goes to the others by their weight, and what that leaves to the one that
// may be longest.
export function shared(parts: readonly Pick<Part, "kind" | "minutes">[], inAll: number | undefined): number[] {
  const open = parts.filter(({ minutes }) => minutes === undefined);
  const given = parts.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
  const rest = inAll === undefined ? 0 : inAll - given;
  const isEnough = rest >= open.length;
  const sum = open.reduce((all, { kind }) => all + weights[kind].weight, 0);
  const lengths = parts.map(({ kind, minutes }) => {
    const { weight, most, usual } = weights[kind];
    return minutes ?? (isEnough ? whole((rest * weight) / sum, most) : usual);
  });
  const left = isEnough ? rest - lengths.reduce((all, minutes, i) => all + (parts[i]!.minutes === undefined ? minutes : 0), 0) : 0;
  const kinds: SegmentKind[] = ["qa", "discussion"];
  const to = kinds.map((kind) => parts.findIndex((one) => one.kind === kind && one.minutes === undefined)).find((at) => at >= 0);
  if (left > 0 && to !== undefined) lengths[to] = Math.min(minutesMost, lengths[to]! + Math.floor(left));
  return lengths;
}

const talkLeast = 3;
const talkMost = 15;
// What is shorter has neither an introduction nor a conclusion.
const framedFrom = 15;

// A panel of one event: introductions, a presentation of each, questions, concluding remarks. Where each would have less than three
// minutes they discuss instead, and so they do where nobody is named.
export function panelOf(people: readonly Someone[], inAll: number): Part[] {
  const all = Math.max(1, Math.min(minutesInAll, Math.round(inAll)));
  const part = (kind: SegmentKind, minutes: number, speakers: Someone[] = []): Part => ({ kind, minutes, speakers });
  const framed = all >= framedFrom;
  const introductions = framed ? whole(all * 0.08, 10) : 0;
  const concluding = framed ? whole(all * 0.06, 8) : 0;
  const questions = Math.floor(all * 0.3);
  const rest = all - introductions - concluding - questions;
  const most = people.length > 1 ? talkMost : minutesMost;
  const each = people.length > 0 ? Math.min(most, Math.floor(rest / people.length)) : 0;
  const talks = each >= talkLeast || (people.length === 1 && each > 0);
  const middle = talks
    ? people.map((one) => part("presentation", each, [one]))
    : [part("discussion", Math.min(minutesMost, rest), [...people])];
  const left = all - introductions - concluding - middle.reduce((sum, one) => sum + one.minutes!, 0);
  return [
    ...(framed ? [part("introductions", introductions)] : []),
    ...middle,
    ...(left > 0 ? [part("qa", Math.min(minutesMost, left))] : []),
    ...(framed ? [part("concluding", concluding)] : []),
  ];
}
