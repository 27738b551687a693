// Generated from server/session/plan/segment_kinds.hpp by dais_messages; do not edit.

import type { SegmentKind } from "./messages";

export const segmentKinds: readonly SegmentKind[] = ["introductions", "presentation", "discussion", "qa", "concluding", "break"];

// Those in which anybody may have the floor.
export const forAll: readonly SegmentKind[] = ["discussion", "qa"];

// Whose time is what the questions have.
export const forQuestions: readonly SegmentKind[] = ["qa"];

// Of which catching up leaves half, where the plan names no minimum; of the others everything.
export const halves: readonly SegmentKind[] = ["presentation", "discussion", "qa"];

// That have exactly one speaker.
export const oneSpeaker: readonly SegmentKind[] = ["presentation"];

// In which the moderator speaks where nobody is named.
export const moderated: readonly SegmentKind[] = ["introductions", "concluding"];

// In which everybody at the podium can have a turn in rounds.
export const rounds: readonly SegmentKind[] = ["discussion"];
