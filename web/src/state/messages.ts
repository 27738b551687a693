// Messages from the moderators: which are shown at an instant, and how far each has come.

import type { MessageView, SessionView } from "../protocol/messages";
import { currentOf } from "./run";

export type Shown = [id: string, message: MessageView];

export function isShown(message: MessageView, now: number): boolean {
  return message.taken_down === undefined && (message.lasts === undefined || now < message.sent + message.lasts);
}

const number = (id: string): number => Number(id.slice(1));

// Of those that this page has, the ones to be read now, earliest first.
export function shownOf(messages: Record<string, MessageView> | undefined, now: number): Shown[] {
  return Object.entries(messages ?? {})
    .filter(([, one]) => one.seen !== true && isShown(one, now))
    .sort(([a], [b]) => number(a) - number(b));
}

// Whether the turn or the segment has ended in which it was sent to whoever had it. A turn that was paused does not tell when it began.
function isOver(message: MessageView, view: SessionView, panellist: string): boolean {
  const { round, speaker } = view.floor ?? {};
  const { used, running_since } = round?.clock ?? {};
  if (round?.spoken.includes(panellist) && speaker !== panellist && used === 0 && message.sent < running_since!) return true;
  return Object.values(view.segments ?? {}).some(
    ({ began, ended, speakers }) =>
      began !== undefined &&
      ended !== undefined &&
      began <= message.sent &&
      message.sent < ended &&
      (speakers.length === 0 || speakers.includes(panellist)),
  );
}

// What a panellist is still to read, latest first. Its time does not take away what was not seen while it matters: as long as the segment
// goes on in which it was sent. What has no time of its own goes with what it was about.
export function unreadOf(messages: Record<string, MessageView> | undefined, view: SessionView, panellist: string, now: number): Shown[] {
  const began = currentOf(view)?.segment.began;
  const isUnread = (one: MessageView): boolean => {
    if (one.seen === true || one.taken_down !== undefined) return false;
    if (one.lasts === undefined) return !isOver(one, view, panellist);
    return isShown(one, now) || (began !== undefined && one.sent >= began);
  };
  return latestFirst(messages).filter(([, one]) => isUnread(one));
}

// What the organiser told the moderators, and none of them has read, the earliest first.
export function toldByOrganiser(messages: Record<string, MessageView> | undefined): Shown[] {
  return latestFirst(messages)
    .filter(([, one]) => one.from_organiser && (one.seen_by ?? []).length === 0)
    .reverse();
}

// Of the audience only that it was sent is known: a page of theirs tells nothing.
export type Receipt = { who: string; standing: "sent" | "delivered" | "seen" };

// Panellists by their ids, "moderator", "stage" and "audience".
export function receiptsOf(message: MessageView): Receipt[] {
  const to = message.to ?? { panellists: [], stage: false, audience: false };
  const of = (who: string): Receipt => ({
    who,
    standing: message.seen_by?.includes(who) ? "seen" : message.delivered?.includes(who) ? "delivered" : "sent",
  });
  return [
    ...(message.from_organiser ? [of("moderator")] : []),
    ...to.panellists.map(of),
    ...(to.stage ? [of("stage")] : []),
    ...(to.audience ? [of("audience")] : []),
  ];
}

// Latest first.
export function latestFirst(messages: Record<string, MessageView> | undefined): [string, MessageView][] {
  return Object.entries(messages ?? {}).sort(([a], [b]) => Number(b.slice(1)) - Number(a.slice(1)));
}
