// What was done to a session, and what of it can be undone or done again.

import type { ChangeView, Deed, Role, SessionView } from "../protocol/messages";

export interface Change extends ChangeView {
  record: number;
  undo: boolean; // it can be undone now
  redo: boolean; // it can be done again now
}

// The latest first.
export function changesOf(view: SessionView): Change[] {
  const undo = new Set(view.undoing?.undo);
  const redo = new Set(view.undoing?.redo);
  return Object.entries(view.history ?? {})
    .map(([id, change]) => ({ ...change, record: Number(id), undo: undo.has(Number(id)), redo: redo.has(Number(id)) }))
    .sort((a, b) => b.record - a.record);
}

// The server went on by itself, in the moderator's place. What else it does, such as an announced message, is nobody's next to undo.
function wentOn(view: SessionView, change: Change): boolean {
  return (
    change.by === "system" && Object.values(view.segments ?? {}).some(({ began, ended }) => began === change.at || ended === change.at)
  );
}

const segmentChanges: readonly Deed["type"][] = ["segment_begun", "segment_ended", "session_concluded"];

// Of what can be undone, or done again: the latest of one's own role or of the server in its place, or else the latest of all. Nothing from
// before the latest segment began: a press in the discussion takes back nothing of the Q&A, which its history does.
export function latestOf(view: SessionView, which: "undo" | "redo", role: Role | undefined): Change | undefined {
  const all = changesOf(view);
  const since = all.find((one) => one.undone_by === undefined && segmentChanges.includes(one.did.type))?.record ?? 0;
  const able = all.filter((one) => one[which] && one.record >= since);
  return able.find((one) => one.by === role || wentOn(view, one)) ?? able[0];
}

// The first that this role did after that record.
export function firstAfter(view: SessionView, record: number, role: Role | undefined): Change | undefined {
  return changesOf(view)
    .filter((one) => one.record > record && one.by === role)
    .at(-1);
}

export const latestRecord = (view: SessionView): number => Math.max(0, ...Object.keys(view.history ?? {}).map(Number));
