// Generated from protocol/messages.hpp by dais_messages; do not edit.
// Instants and lengths are milliseconds.

export interface HelloFrame {
  type: "hello";
  token: string;
  participant?: string;
  epoch?: string;
  seq?: number;
}

export interface PingFrame {
  type: "ping";
  sent: number;
}

export interface OpenSessionCommand {
  type: "open_session";
  revision: number;
}

export interface StartCommand {
  type: "start";
  revision: number;
  segment?: string;
}

export interface NextCommand {
  type: "next";
  revision: number;
}

export interface BackCommand {
  type: "back";
  revision: number;
  segment: string;
}

export interface PauseCommand {
  type: "pause";
  revision: number;
}

export interface ResumeCommand {
  type: "resume";
  revision: number;
}

export interface AddTimeCommand {
  type: "add_time";
  revision: number;
  segment: string;
  by: number;
}

export interface SkipCommand {
  type: "skip";
  revision: number;
  segment: string;
}

export interface RestoreCommand {
  type: "restore";
  revision: number;
  segment: string;
}

export interface MoveCommand {
  type: "move";
  revision: number;
  segment: string;
  before?: string;
}

export interface EndSegmentCommand {
  type: "end_segment";
  revision: number;
}

export interface EndSessionCommand {
  type: "end_session";
  revision: number;
}

export interface CloseSessionCommand {
  type: "close_session";
  revision: number;
}

export interface SetQuestionRulesCommand {
  type: "set_question_rules";
  revision: number;
  approval: boolean;
  anonymous: boolean;
  accepting: boolean;
}

export interface ApproveCommand {
  type: "approve";
  question: string;
  revision: number;
}

export interface DeclineCommand {
  type: "decline";
  question: string;
  revision: number;
  reason: string;
}

export interface QueueCommand {
  type: "queue";
  question: string;
  revision: number;
}

export interface UnqueueCommand {
  type: "unqueue";
  question: string;
  revision: number;
}

export interface PutOnStageCommand {
  type: "put_on_stage";
  question: string;
  revision: number;
  replacing?: string;
}

export interface TakeOffStageCommand {
  type: "take_off_stage";
  question: string;
  revision: number;
}

export interface MarkAnsweredCommand {
  type: "mark_answered";
  question: string;
  revision: number;
}

export interface GiveFloorCommand {
  type: "give_floor";
  request: string;
  revision: number;
  replacing?: string;
}

export interface ExtendInterventionCommand {
  type: "extend_intervention";
  request: string;
  revision: number;
  by: number;
}

export interface EndInterventionCommand {
  type: "end_intervention";
  request: string;
  revision: number;
}

export interface SubmitQuestionCommand {
  type: "submit_question";
  text: string;
  name: string;
  to?: string;
}

export interface WithdrawQuestionCommand {
  type: "withdraw_question";
  question: string;
}

export interface VoteCommand {
  type: "vote";
  question: string;
  on: boolean;
}

export interface RequestFloorCommand {
  type: "request_floor";
  name: string;
  affiliation: string;
}

export interface WithdrawRequestCommand {
  type: "withdraw_request";
  request: string;
}

export type Command =
  | OpenSessionCommand
  | StartCommand
  | NextCommand
  | BackCommand
  | PauseCommand
  | ResumeCommand
  | AddTimeCommand
  | SkipCommand
  | RestoreCommand
  | MoveCommand
  | EndSegmentCommand
  | EndSessionCommand
  | CloseSessionCommand
  | SetQuestionRulesCommand
  | ApproveCommand
  | DeclineCommand
  | QueueCommand
  | UnqueueCommand
  | PutOnStageCommand
  | TakeOffStageCommand
  | MarkAnsweredCommand
  | GiveFloorCommand
  | ExtendInterventionCommand
  | EndInterventionCommand
  | SubmitQuestionCommand
  | WithdrawQuestionCommand
  | VoteCommand
  | RequestFloorCommand
  | WithdrawRequestCommand;

export interface CommandFrame {
  type: "command";
  id: string;
  command: Command;
}

export type FromPage =
  | HelloFrame
  | PingFrame
  | CommandFrame;

export type Role = "moderator" | "co_moderator" | "panellist" | "stage" | "participant" | "system";

export type QuestionState = "submitted" | "approved" | "queued" | "on_stage" | "answered" | "not_taken" | "withdrawn";

export interface QuestionView {
  text: string;
  name?: string;
  to?: string;
  segment?: string;
  asked: number;
  state: QuestionState;
  reason?: string;
  revision?: number;
  asker?: number;
}

export type RequestState = "waiting" | "speaking" | "spoken" | "withdrawn";

export interface RequestView {
  name: string;
  affiliation: string;
  requested: number;
  state: RequestState;
  revision?: number;
  began?: number;
  ended?: number;
}

export interface OwnView {
  questions?: Record<string, QuestionView>;
  votes?: Record<string, boolean>;
  requests?: Record<string, RequestView>;
}

export interface WelcomeFrame {
  type: "welcome";
  session: string;
  as: Role;
  panellist?: string;
  join_code?: string;
  epoch: string;
  resumed: boolean;
  at: number;
  rate: number;
  own: OwnView;
}

export interface PersonView {
  name: string;
  title: string;
  affiliation: string;
}

export interface PlanView {
  title: string;
  subtitle: string;
  venue: string;
  time_zone: string;
  start: number;
  end: number;
  hard_stop: boolean;
  moderator: PersonView;
  panellists: Record<string, PersonView>;
  panellist_order: string[];
  question_length: number;
  floor_allotment: number;
}

export type SessionStatus = "prepared" | "open" | "running" | "concluded" | "closed";

export interface RunView {
  status: SessionStatus;
  revision: number;
  current?: string;
  following?: string;
  gap_since?: number;
  paused_since?: number;
  opened?: number;
  started?: number;
  concluded?: number;
  closed?: number;
}

export type SegmentKind = "introductions" | "presentation" | "discussion" | "qa" | "concluding" | "break";

export type SegmentState = "ahead" | "current" | "interrupted" | "done" | "skipped";

export interface ClockView {
  allotment: number;
  added: number;
  used: number;
  running_since?: number;
}

export interface SegmentView {
  kind: SegmentKind;
  title: string;
  speakers: string[];
  state: SegmentState;
  clock: ClockView;
  wrap_up: number;
  planned_start: number;
  planned_end: number;
  began?: number;
  ended?: number;
  notes?: string;
}

export interface ExpectedTimes {
  start: number;
  end: number;
}

export interface ForecastView {
  holds_until?: number;
  end?: number;
  segments: Record<string, ExpectedTimes>;
}

export interface QuestionRulesView {
  approval: boolean;
  anonymous: boolean;
  accepting: boolean;
  revision: number;
}

export interface InterventionView {
  request: string;
  name: string;
  affiliation: string;
  clock: ClockView;
  wrap_up: number;
}

export interface FloorView {
  open: boolean;
  speaking?: InterventionView;
  list?: string[];
}

export interface PresenceView {
  moderators: number;
  co_moderators: number;
  stages: number;
  participants: number;
  panellists: Record<string, number>;
}

export interface SessionView {
  plan?: PlanView;
  run?: RunView;
  order?: string[];
  segments?: Record<string, SegmentView>;
  forecast?: ForecastView;
  rules?: QuestionRulesView;
  questions?: Record<string, QuestionView>;
  votes?: Record<string, number>;
  queue?: string[];
  floor?: FloorView;
  requests?: Record<string, RequestView>;
  presence?: PresenceView;
}

export interface SnapshotFrame {
  type: "snapshot";
  seq: number;
  view: SessionView;
}

export interface PatchFrame {
  type: "patch";
  seq: number;
  at: number;
  view: SessionView;
}

export interface OwnFrame {
  type: "own";
  view: OwnView;
}

export interface PongFrame {
  type: "pong";
  sent: number;
  at: number;
}

export interface Rejection {
  code: number;
  message: string;
}

export interface ReplyFrame {
  type: "reply";
  id: string;
  record?: number;
  error?: Rejection;
}

export interface ErrorFrame {
  type: "error";
  code: number;
  message: string;
}

export type ToPage =
  | WelcomeFrame
  | SnapshotFrame
  | PatchFrame
  | OwnFrame
  | PongFrame
  | ReplyFrame
  | ErrorFrame;
