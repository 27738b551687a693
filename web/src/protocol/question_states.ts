// Generated from server/session/questions/questions.hpp by dais_messages; do not edit.

import type { QuestionState } from "./messages";

// Those that can be grouped into another one, and those that others can be grouped into.
export const waiting: readonly QuestionState[] = ["submitted", "approved", "queued"];
export const leading: readonly QuestionState[] = ["submitted", "approved", "queued", "on_stage", "answered"];
