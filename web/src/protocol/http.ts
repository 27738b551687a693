// Generated from server/wire/http_messages.hpp by dais_messages; do not edit.
// Time points and durations are milliseconds.

export type SessionStatus = "prepared" | "open" | "running" | "concluded" | "closed";

export interface PanellistLink {
  id: string;
  name: string;
  link: string;
}

export interface SessionLinks {
  observer: string;
  rapporteur: string;
  panellists: PanellistLink[];
  audience: string;
  stage: string;
  moderator: string;
  co_moderator: string;
}

export interface SessionCard {
  id: string;
  title: string;
  venue: string;
  time_zone: string;
  start: number;
  end: number;
  status: SessionStatus;
  join_code: string;
  personal_links_only: boolean;
  links: SessionLinks;
}

export interface SessionList {
  sessions: SessionCard[];
}

export type PlanFaultCode = "file_too_large" | "utf_32" | "utf_16" | "not_text" | "other_encoding" | "file_empty" | "bracket_too_many" | "text_after_end" | "comment" | "odd_space" | "value_missing" | "value_missing_at_end" | "comma_before_value" | "comma_before_name" | "comma_last" | "comma_twice" | "comma_missing" | "comma_in_number" | "plus_sign" | "minus_alone" | "point_first" | "point_last" | "zero_first" | "letters_after_number" | "not_a_number" | "other_word" | "text_unquoted" | "name_unquoted" | "name_missing" | "colon_missing" | "colon_misplaced" | "equals_sign" | "semicolon" | "quote_wrong" | "quote_curly" | "quote_curly_end" | "misplaced" | "not_closed" | "closed_otherwise" | "text_not_ended" | "tab_in_text" | "control_in_text" | "backslash" | "escape_broken" | "half_character" | "member_twice" | "too_deep" | "unreadable" | "plan_wanted" | "member_unknown" | "text_missing" | "text_wanted" | "text_empty" | "text_too_long" | "flag_wanted" | "object_missing" | "object_wanted" | "list_missing" | "list_wanted" | "number_missing" | "number_wanted" | "number_out_of_range" | "not_above_zero" | "id_malformed" | "named_wanted" | "language_unknown" | "zone_unknown" | "time_malformed" | "time_after_tables" | "time_before_1970" | "time_skipped" | "end_not_after_start" | "end_too_late" | "too_many_panellists" | "panellist_id_taken" | "moderators_id" | "segments_empty" | "too_many_segments" | "segment_wanted" | "segment_id_taken" | "kind_unknown" | "speaker_wanted" | "speaker_unknown" | "speaker_twice" | "presenter_missing" | "one_presenter" | "wrap_up_too_long" | "part_too_long" | "no_rounds_here" | "later_round_alone" | "too_many_messages" | "message_wanted" | "receiver_unknown" | "too_many_quick_messages" | "quick_message_wanted" | "quick_message_too_long" | "quick_message_twice" | "question_length" | "question_intake_unknown" | "too_many_words" | "word_wanted" | "word_too_long" | "floor_wrap_up_too_long" | "request_intake_unknown" | "order_unknown" | "place_unknown" | "too_many_groups" | "group_name_taken" | "group_limit" | "too_many_speakers" | "group_unknown" | "too_many_seats" | "seat_wanted" | "unit_wanted" | "unit_taken" | "seat_person_unknown" | "seat_of_person" | "start_passed" | "time_twice" | "minutes_differ" | "past_hard_stop" | "panellist_without_segment" | "questions_short" | "round_too_long" | "message_never_sent";

export interface PlanFault {
  line: number;
  field: string;
  what: PlanFaultCode;
  with: string[];
  column?: number;
}

export interface CreatedSession {
  id: string;
  title: string;
  venue: string;
  time_zone: string;
  start: number;
  end: number;
  status: SessionStatus;
  join_code: string;
  personal_links_only: boolean;
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

export type ToolRights = "read" | "drive" | "moderate" | "caption";

export interface ToolToken {
  id: string;
  name: string;
  rights: ToolRights;
  token: string;
}

export interface ConsoleLinks {
  observer: string;
  rapporteur: string;
  panellists: PanellistLink[];
  audience: string;
  stage: string;
  moderator?: string;
  co_moderator?: string;
  tools: ToolToken[];
}

export type Role = "moderator" | "co_moderator" | "observer" | "panellist" | "stage" | "participant" | "tool" | "system" | "rapporteur" | "organiser" | "microphones";

export interface LinkToRenew {
  as: Role;
  panellist?: string;
}

export interface PersonalLink {
  number: number;
  generation: number;
  link: string;
}

export interface PersonalLinkList {
  title: string;
  time_zone: string;
  start: number;
  end: number;
  only: boolean;
  generation: number;
  links: PersonalLink[];
}

export interface ServerAddress {
  address?: string;
}

export interface ToolState {
  session: string;
  title: string;
  status: SessionStatus;
  revision: number;
  segment: string;
  segment_title: string;
  segment_kind: string;
  segment_remaining: string;
  round: number;
  next: string;
  next_title: string;
  phase: string;
  remaining: string;
  left?: number;
  time_given: number;
  zero_at?: number;
  paused: boolean;
  speaking: string;
  speaker: string;
  speaker_affiliation: string;
  next_request: string;
  next_speaker: string;
  requests_waiting: number;
  question: string;
  question_text: string;
  question_from: string;
  questions_to_review: number;
  questions_queued: number;
  signals_raised: number;
  moderators: number;
  message: string;
  stage: string;
  organiser_message: string;
  organiser_message_state: string;
  behind?: number;
  behind_text: string;
  ends: string;
  planned_end: string;
  time: string;
  at: number;
}

export type HttpError = "bad_request" | "busy" | "method_not_allowed" | "no_such_session" | "not_deleted" | "not_found" | "not_saved" | "other_site" | "subprotocol" | "too_fast" | "too_large" | "unauthorised" | "unavailable" | "upgrade_required";

export interface Reason {
  code: HttpError;
  message: string;
}

export interface HttpFailure {
  error: Reason;
}

export type WebhookSubject = "session" | "segment" | "phase" | "question";

export type WebhookStop = "gone" | "failing";

export type DeliveryFault = "not_allowed" | "no_such_host" | "no_connection" | "no_tls" | "timed_out" | "cut_off" | "refused";

export interface DeliveryFailure {
  why: DeliveryFault;
  status?: number;
  at: number;
}

export interface DeadLetter {
  id: string;
  session: string;
  type: string;
  record: number;
  part: number;
  at: number;
  attempts: number;
  failure: DeliveryFailure;
}

export interface WebhookCard {
  id: string;
  url: string;
  secret: string;
  about: WebhookSubject[];
  created: number;
  stopped?: WebhookStop;
  dead_letters: DeadLetter[];
  waiting: number;
  delivered?: number;
  attempts: number;
  failure?: DeliveryFailure;
}

export interface WebhookList {
  webhooks: WebhookCard[];
}

export interface NewWebhook {
  url: string;
  about?: WebhookSubject[];
}

export interface WebhookTried {
  failure?: DeliveryFailure;
}
