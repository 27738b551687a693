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

export interface BackdateBeginningCommand {
  type: "backdate_beginning";
  revision: number;
  at: number;
}

export interface BackdateEndingCommand {
  type: "backdate_ending";
  revision: number;
  at: number;
}

export type Remedy = "shorten" | "from_questions" | "drop" | "extend" | "lengthen" | "to_questions" | "end_earlier";

export interface CatchUpCommand {
  type: "catch_up";
  revision: number;
  how: Remedy;
  behind: number;
  segment?: string;
}

export interface HandOverCommand {
  type: "hand_over";
  revision: number;
}

export interface GrantTimeCommand {
  type: "grant_time";
  panellist: string;
  revision: number;
  by: number;
  seen_in?: string;
}

export interface PersonDraft {
  name: string;
  title: string;
  affiliation: string;
}

export interface SessionDraft {
  title: string;
  subtitle: string;
  venue: string;
  start: number;
  end: number;
  moderator: PersonDraft;
}

export interface EditSessionCommand {
  type: "edit_session";
  revision: number;
  to: SessionDraft;
}

export type SegmentKind = "introductions" | "presentation" | "discussion" | "qa" | "concluding" | "break";

export interface SegmentDraft {
  kind: SegmentKind;
  title: string;
  speakers: string[];
  allotment: number;
  wrap_up: number;
  minimum?: number;
  grace?: number;
  turn?: number;
  notes: string;
}

export interface EditSegmentCommand {
  type: "edit_segment";
  revision: number;
  segment: string;
  to: SegmentDraft;
}

export interface InsertSegmentCommand {
  type: "insert_segment";
  revision: number;
  before?: string;
  what: SegmentDraft;
}

export interface MoveEndCommand {
  type: "move_end";
  revision: number;
  to: number;
}

export interface AddPanellistCommand {
  type: "add_panellist";
  revision: number;
  name: string;
  title: string;
  affiliation: string;
}

export interface EditPanellistCommand {
  type: "edit_panellist";
  revision: number;
  panellist: string;
  name: string;
  title: string;
  affiliation: string;
}

export interface NotePresenceCommand {
  type: "note_presence";
  revision: number;
  panellist: string;
  on: boolean;
}

export type Intake = "automatic" | "open" | "closed";

export interface SetQuestionRulesCommand {
  type: "set_question_rules";
  revision: number;
  approval: boolean;
  anonymous: boolean;
  taking: Intake;
  words: string[];
}

export interface EditQuestionCommand {
  type: "edit_question";
  question: string;
  revision: number;
  text: string;
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

export type AnswerKind = "live" | "in_writing" | "follow_up";

export interface MarkAnsweredCommand {
  type: "mark_answered";
  question: string;
  revision: number;
  how: AnswerKind;
  text: string;
}

export interface RestoreQuestionCommand {
  type: "restore_question";
  question: string;
  revision: number;
}

export interface GroupQuestionCommand {
  type: "group_question";
  question: string;
  revision: number;
  into: string;
}

export interface UngroupQuestionCommand {
  type: "ungroup_question";
  question: string;
  revision: number;
}

export interface LabelQuestionCommand {
  type: "label_question";
  question: string;
  revision: number;
  labels: string[];
}

export interface AddressQuestionCommand {
  type: "address_question";
  question: string;
  revision: number;
  to?: string;
}

export type Willingness = "will_answer" | "pass";

export interface RespondCommand {
  type: "respond";
  question: string;
  response?: Willingness;
}

export interface SubmitQuestionCommand {
  type: "submit_question";
  text: string;
  name: string;
  to?: string;
  language?: string;
}

export interface WithdrawQuestionCommand {
  type: "withdraw_question";
  question: string;
}

export interface ResubmitQuestionCommand {
  type: "resubmit_question";
  question: string;
}

export interface VoteCommand {
  type: "vote";
  question: string;
  on: boolean;
}

export type FloorOrder = "first_come" | "alternate" | "first_time" | "by_group" | "by_lot";

export interface FloorGroup {
  name: string;
  limit?: number;
  allotment?: number;
}

export interface SetFloorRulesCommand {
  type: "set_floor_rules";
  revision: number;
  taking: Intake;
  order: FloorOrder;
  allotment: number;
  wrap_up: number;
  groups: FloorGroup[];
}

export interface AnnounceClosingCommand {
  type: "announce_closing";
  revision: number;
  in?: number;
}

export interface CloseListCommand {
  type: "close_list";
  revision: number;
}

export interface DrawLotsCommand {
  type: "draw_lots";
  revision: number;
}

export interface EnterRequestCommand {
  type: "enter_request";
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  point_of_order: boolean;
}

export interface MoveRequestCommand {
  type: "move_request";
  request: string;
  revision: number;
  before?: string;
}

export interface SetAbsentCommand {
  type: "set_absent";
  request: string;
  revision: number;
}

export interface RecallRequestCommand {
  type: "recall_request";
  request: string;
  revision: number;
}

export interface RemoveRequestCommand {
  type: "remove_request";
  request: string;
  revision: number;
}

export interface GiveFloorCommand {
  type: "give_floor";
  request: string;
  revision: number;
  replacing?: string;
  seen_in?: string;
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

export interface YieldFloorCommand {
  type: "yield_floor";
  request: string;
  revision: number;
  to: string;
}

export interface GiveWordCommand {
  type: "give_word";
  to?: string;
  replacing?: string;
  seen_in?: string;
}

export interface BeginRoundCommand {
  type: "begin_round";
  number: number;
  seen_in?: string;
}

export interface RequestFloorCommand {
  type: "request_floor";
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  point_of_order: boolean;
}

export interface WithdrawRequestCommand {
  type: "withdraw_request";
  request: string;
}

export interface ReturnRequestCommand {
  type: "return_request";
  request: string;
}

export interface GiveBackFloorCommand {
  type: "give_back_floor";
  request: string;
}

export type SignalKind = "more_time" | "ready" | "cannot_hear" | "must_leave";

export interface RaiseSignalCommand {
  type: "raise_signal";
  kind: SignalKind;
  leaves?: number;
}

export interface LowerSignalCommand {
  type: "lower_signal";
  kind: SignalKind;
}

export interface SeeSignalCommand {
  type: "see_signal";
  panellist: string;
  kind: SignalKind;
  revision: number;
}

export interface HandleSignalCommand {
  type: "handle_signal";
  panellist: string;
  kind: SignalKind;
  revision: number;
}

export interface Recipients {
  panellists: string[];
  stage: boolean;
  audience: boolean;
}

export interface SendMessageCommand {
  type: "send_message";
  to: Recipients;
  text: string;
  language: string;
  lasts?: number;
}

export interface TakeDownMessageCommand {
  type: "take_down_message";
  message: string;
  revision: number;
}

export interface AnnounceCommand {
  type: "announce";
  segment: string;
  number: number;
}

export interface NoteDeliveryCommand {
  type: "note_delivery";
  message: string;
}

export interface AcknowledgeCommand {
  type: "acknowledge";
  message: string;
}

export type StagePicture = "session" | "blackout" | "test";

export interface SetStageCommand {
  type: "set_stage";
  to: StagePicture;
  from: StagePicture;
}

export interface HandModerationCommand {
  type: "hand_moderation";
  on: boolean;
}

export interface MuteCommand {
  type: "mute";
  participant: number;
  on: boolean;
}

export interface UndoCommand {
  type: "undo";
  record: number;
}

export interface RedoCommand {
  type: "redo";
  record: number;
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
  | BackdateBeginningCommand
  | BackdateEndingCommand
  | CatchUpCommand
  | HandOverCommand
  | GrantTimeCommand
  | EditSessionCommand
  | EditSegmentCommand
  | InsertSegmentCommand
  | MoveEndCommand
  | AddPanellistCommand
  | EditPanellistCommand
  | NotePresenceCommand
  | SetQuestionRulesCommand
  | EditQuestionCommand
  | ApproveCommand
  | DeclineCommand
  | QueueCommand
  | UnqueueCommand
  | PutOnStageCommand
  | TakeOffStageCommand
  | MarkAnsweredCommand
  | RestoreQuestionCommand
  | GroupQuestionCommand
  | UngroupQuestionCommand
  | LabelQuestionCommand
  | AddressQuestionCommand
  | RespondCommand
  | SubmitQuestionCommand
  | WithdrawQuestionCommand
  | ResubmitQuestionCommand
  | VoteCommand
  | SetFloorRulesCommand
  | AnnounceClosingCommand
  | CloseListCommand
  | DrawLotsCommand
  | EnterRequestCommand
  | MoveRequestCommand
  | SetAbsentCommand
  | RecallRequestCommand
  | RemoveRequestCommand
  | GiveFloorCommand
  | ExtendInterventionCommand
  | EndInterventionCommand
  | YieldFloorCommand
  | GiveWordCommand
  | BeginRoundCommand
  | RequestFloorCommand
  | WithdrawRequestCommand
  | ReturnRequestCommand
  | GiveBackFloorCommand
  | RaiseSignalCommand
  | LowerSignalCommand
  | SeeSignalCommand
  | HandleSignalCommand
  | SendMessageCommand
  | TakeDownMessageCommand
  | AnnounceCommand
  | NoteDeliveryCommand
  | AcknowledgeCommand
  | SetStageCommand
  | HandModerationCommand
  | MuteCommand
  | UndoCommand
  | RedoCommand;

export interface CommandFrame {
  type: "command";
  id: string;
  command: Command;
  pressed?: number;
  known_only?: boolean;
}

export interface HandlingFrame {
  type: "handling";
  question?: string;
}

export interface LookForOffersFrame {
  type: "look_for_offers";
}

export type FromPage =
  | HelloFrame
  | PingFrame
  | CommandFrame
  | HandlingFrame
  | LookForOffersFrame;

export type Role = "moderator" | "co_moderator" | "observer" | "panellist" | "stage" | "participant" | "system";

export type QuestionState = "submitted" | "approved" | "queued" | "on_stage" | "answered" | "not_taken" | "withdrawn" | "grouped";

export interface QuestionView {
  text: string;
  original?: string;
  name?: string;
  to?: string;
  language?: string;
  segment?: string;
  asked: number;
  state: QuestionState;
  reason?: string;
  answer?: AnswerKind;
  answer_text?: string;
  answering?: string[];
  members?: number;
  leader?: string;
  leader_state?: QuestionState;
  response?: Willingness;
  revision?: number;
  asker?: number;
  muted?: boolean;
  held?: boolean;
  labels?: string[];
  passed?: string[];
}

export type RequestState = "waiting" | "speaking" | "spoken" | "withdrawn" | "absent";

export interface RequestView {
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  point_of_order: boolean;
  requested: number;
  state: RequestState;
  began?: number;
  ended?: number;
  moved: boolean;
  revision?: number;
  first_time?: boolean;
}

export interface MessageView {
  text: string;
  language?: string;
  sent: number;
  lasts?: number;
  taken_down?: number;
  seen?: boolean;
  to?: Recipients;
  delivered?: string[];
  seen_by?: string[];
  automatic?: boolean;
  revision?: number;
}

export type SignalState = "raised" | "seen" | "granted" | "handled" | "lowered";

export interface SignalView {
  panellist: string;
  kind: SignalKind;
  state: SignalState;
  leaves?: number;
  granted?: number;
  raised: number;
  changed: number;
  revision: number;
}

export interface OwnView {
  questions?: Record<string, QuestionView>;
  votes?: Record<string, boolean>;
  requests?: Record<string, RequestView>;
  messages?: Record<string, MessageView>;
  signals?: Record<string, SignalView>;
  muted?: boolean;
}

export interface WelcomeFrame {
  type: "welcome";
  session: string;
  as: Role;
  number?: number;
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
  language: string;
  time_zone: string;
  start: number;
  end: number;
  planned_end: number;
  hard_stop: boolean;
  moderator: PersonView;
  panellists: Record<string, PersonView>;
  panellist_order: string[];
  absent: string[];
  question_length: number;
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
  handed_over: boolean;
}

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
  planned_start?: number;
  planned_end?: number;
  began?: number;
  ended?: number;
  grace?: number;
  turn?: number;
  minimum?: number;
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
  taking: Intake;
  open: boolean;
  revision: number;
  words?: string[];
}

export interface InterventionView {
  request: string;
  name: string;
  affiliation: string;
  clock: ClockView;
  wrap_up: number;
}

export interface NextSpeakerView {
  request: string;
  name: string;
  affiliation: string;
}

export interface RoundView {
  number: number;
  turn: number;
  wrap_up: number;
  spoken: string[];
  clock?: ClockView;
}

export interface ListedView {
  request: string;
  allotment: number;
}

export interface FloorView {
  open: boolean;
  requests: boolean;
  taking: Intake;
  closes?: number;
  order: FloorOrder;
  allotment: number;
  wrap_up: number;
  speaking?: InterventionView;
  next?: NextSpeakerView;
  word?: string;
  round?: RoundView;
  pace?: number;
  list?: ListedView[];
  groups?: FloorGroup[];
  seed?: string;
  revision?: number;
}

export interface ChangeView {
  at: number;
  by: Role;
  words: string;
  undone_by?: Role;
}

export interface UndoingView {
  undo: number[];
  redo: number[];
}

export interface HandlerView {
  question: string;
  as: Role;
  number: number;
}

export interface PresenceView {
  moderators: number;
  co_moderators: number;
  observers: number;
  stages: number;
  participants: number;
  panellists: Record<string, number>;
  handling: HandlerView[];
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
  messages?: Record<string, MessageView>;
  stage?: StagePicture;
  signals?: Record<string, SignalView>;
  history?: Record<string, ChangeView>;
  undoing?: UndoingView;
  spoken?: Record<string, ClockView>;
  similar?: Record<string, string[]>;
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

export interface Allotted {
  segment: string;
  before: number;
  after: number;
}

export interface Offer {
  how: Remedy;
  segments: Allotted[];
  dropped?: string;
  end?: number;
  behind: number;
}

export interface OffersFrame {
  type: "offers";
  revision: number;
  at: number;
  behind: number;
  offers: Offer[];
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
  | OffersFrame
  | ErrorFrame;

export interface Glance {
  title: string;
  clock: ClockView;
  at: number;
  rate: number;
}
