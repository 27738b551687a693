// Generated from server/wire/http_messages.hpp by dais_messages; do not edit.
// Instants and lengths are milliseconds.

export type SessionStatus = "prepared" | "open" | "running" | "concluded" | "closed";

export interface PanellistLink {
  id: string;
  name: string;
  link: string;
}

export interface SessionLinks {
  observer: string;
  panellists: PanellistLink[];
  audience: string;
  stage: string;
  moderator: string;
  co_moderator: string;
}

export interface SessionCard {
  id: string;
  title: string;
  time_zone: string;
  start: number;
  end: number;
  status: SessionStatus;
  join_code: string;
  links: SessionLinks;
}

export interface SessionList {
  sessions: SessionCard[];
}

export interface PlanFault {
  line: number;
  field: string;
  message: string;
  column?: number;
}

export interface CreatedSession {
  id: string;
  title: string;
  time_zone: string;
  start: number;
  end: number;
  status: SessionStatus;
  join_code: string;
  links: SessionLinks;
  remarks: PlanFault[];
}

export interface PlanCheck {
  faults: PlanFault[];
  remarks: PlanFault[];
}

export interface PlanFaults {
  faults: PlanFault[];
}

export interface Handouts {
  observer: string;
  panellists: PanellistLink[];
  audience: string;
  stage: string;
}

export interface ServerAddress {
  address?: string;
}

export type HttpError = "bad_request" | "method_not_allowed" | "no_such_session" | "not_deleted" | "not_found" | "not_saved" | "subprotocol" | "too_large" | "unauthorised" | "unavailable" | "upgrade_required";

export interface Reason {
  code: HttpError;
  message: string;
}

export interface HttpFailure {
  error: Reason;
}
