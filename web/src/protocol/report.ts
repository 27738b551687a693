// Generated from server/wire/report_messages.hpp by dais_messages; do not edit.
// Time points and durations are milliseconds.

import type { AnswerKind, Deed, Person, PersonView, QuestionState, RequestKind, RequestState, SegmentKind, SegmentState, SessionStatus, Translation } from "./messages";

export interface ReportPerson {
  id: string;
  name: string;
  title: string;
  affiliation: string;
  absent: boolean;
  spoken: number;
}

export interface ReportSpan {
  from: number;
  until?: number;
}

export interface ReportPeriod {
  from: number;
  until?: number;
  pauses: ReportSpan[];
}

export interface ReportSegment {
  id: string;
  kind: SegmentKind;
  title: string;
  speakers: string[];
  state: SegmentState;
  planned_start?: number;
  planned_end?: number;
  allotment: number;
  added: number;
  used: number;
  began?: number;
  ended?: number;
  periods: ReportPeriod[];
}

export interface ReportRequest {
  id: string;
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  kind: RequestKind;
  responds_to?: string;
  requested: number;
  state: RequestState;
  segment?: string;
  began?: number;
  ended?: number;
  allotment: number;
  added: number;
  used: number;
}

export interface ReportGroup {
  name?: string;
  interventions: number;
  spoken: number;
}

export interface ReportAnswer {
  name: string;
  text: string;
  at: number;
}

export interface ReportStep {
  at: number;
  by: Person;
  state: QuestionState;
}

export interface ReportQuestion {
  id: string;
  text: string;
  original?: string;
  translations: Translation[];
  name?: string;
  entered: boolean;
  to?: string;
  language?: string;
  segment?: string;
  asked: number;
  state: QuestionState;
  votes: number;
  reason?: string;
  answer?: AnswerKind;
  answer_text?: string;
  answers: ReportAnswer[];
  labels: string[];
  leader?: string;
  members: string[];
  steps: ReportStep[];
}

export interface ReportUndoing {
  by: Person;
  at: number;
}

export interface ReportDecision {
  record: number;
  at: number;
  by: Person;
  did: Deed;
  undone?: ReportUndoing;
}

export interface ReportCaption {
  at: number;
  text: string;
  language: string;
}

export interface Report {
  format: string;
  session: string;
  as_of: number;
  records: number;
  revision: number;
  title: string;
  subtitle: string;
  venue: string;
  language: string;
  time_zone: string;
  status: SessionStatus;
  planned_start: number;
  planned_end: number;
  hard_stop: boolean;
  end: number;
  created: number;
  opened?: number;
  started?: number;
  concluded?: number;
  closed?: number;
  published?: number;
  answers_until?: number;
  panel: ReportPerson[];
  segments: ReportSegment[];
  floor: ReportRequest[];
  groups: ReportGroup[];
  questions: ReportQuestion[];
  decisions: ReportDecision[];
  captions: ReportCaption[];
}

export interface PublicSegment {
  title: string;
  speakers: string[];
  state: SegmentState;
  planned_start?: number;
  planned_end?: number;
  began?: number;
  ended?: number;
}

export interface PublicQuestion {
  id: string;
  text: string;
  translations: Translation[];
  name?: string;
  to?: string;
  language?: string;
  votes: number;
  answer: AnswerKind;
  answer_text?: string;
  answers: ReportAnswer[];
}

export interface PublicReport {
  session: string;
  title: string;
  subtitle: string;
  venue: string;
  language: string;
  time_zone: string;
  status: SessionStatus;
  planned_start: number;
  planned_end: number;
  started?: number;
  concluded?: number;
  answers_until?: number;
  panel: PersonView[];
  segments: PublicSegment[];
  questions: PublicQuestion[];
}

export interface OwnQuestion {
  id: string;
  text: string;
  language?: string;
  state: QuestionState;
  reason?: string;
  answer?: AnswerKind;
  answer_text?: string;
  answers: ReportAnswer[];
}

export interface OwnQuestions {
  questions: OwnQuestion[];
}

export interface SessionSummary {
  session: string;
  title: string;
  venue: string;
  time_zone: string;
  status: SessionStatus;
  planned_start: number;
  planned_end: number;
  started?: number;
  concluded?: number;
  over?: number;
  questions: number;
  answered: number;
  interventions: number;
  panel_spoken: number;
  floor_spoken: number;
}

export interface SessionTable {
  sessions: SessionSummary[];
}
