// Generated from server/wire/messages.hpp by dais_messages; do not edit.
// Time points and durations are milliseconds.

// What is absent has not changed, and what is null is gone (RFC 7396).
export type MergePatch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: MergePatch<T[K]> | null } : T;

export interface HelloFrame {
  type: "hello";
  token: string;
  participant?: string;
  epoch?: string;
  seq?: number;
  inflates?: boolean;
  pass?: string;
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
  time_zone?: string;
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
  later_turn?: number;
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

export interface TranslateQuestionCommand {
  type: "translate_question";
  question: string;
  revision: number;
  language: string;
  text: string;
}

export interface EnterQuestionCommand {
  type: "enter_question";
  text: string;
  name: string;
  to?: string;
}

export interface QuestionSeen {
  question: string;
  revision: number;
}

export type ReviewStep = "approve" | "decline" | "label" | "group";

export interface ReviewQuestionsCommand {
  type: "review_questions";
  questions: QuestionSeen[];
  step: ReviewStep;
  reason: string;
  labels: string[];
  into?: string;
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

export interface MoveQuestionCommand {
  type: "move_question";
  question: string;
  revision: number;
  before?: string;
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

export interface PublishReportCommand {
  type: "publish_report";
  answers_until?: number;
}

export interface WithdrawReportCommand {
  type: "withdraw_report";
}

export interface WriteAnswerCommand {
  type: "write_answer";
  question: string;
  text: string;
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

export interface ReviseQuestionCommand {
  type: "revise_question";
  question: string;
  text: string;
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

export type FloorOrder = "first_come" | "alternate" | "first_time" | "by_group" | "by_lot" | "least_time";

export interface FloorGroup {
  name: string;
  limit?: number;
  allotment?: number;
  budget?: number;
}

export type ReplyPlace = "next" | "last";

export interface ReplyRules {
  allotment: number;
  place: ReplyPlace;
}

export interface SetFloorRulesCommand {
  type: "set_floor_rules";
  revision: number;
  taking: Intake;
  order: FloorOrder;
  allotment: number;
  wrap_up: number;
  groups: FloorGroup[];
  responses?: ReplyRules;
  rights_of_reply?: ReplyRules;
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

export type RequestKind = "speech" | "point_of_order" | "response" | "right_of_reply";

export interface EnterRequestCommand {
  type: "enter_request";
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  kind: RequestKind;
  responds_to?: string;
}

export interface MoveRequestCommand {
  type: "move_request";
  request: string;
  revision: number;
  before?: string;
}

export interface CorrectRequestCommand {
  type: "correct_request";
  request: string;
  revision: number;
  name: string;
  affiliation: string;
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

export interface ExtendTurnCommand {
  type: "extend_turn";
  panellist: string;
  round: number;
  added: number;
  by: number;
  seen_in?: string;
}

export interface BeginRoundCommand {
  type: "begin_round";
  number: number;
  seen_in?: string;
}

export type MicrophoneMode = "off" | "follow" | "drive";

export interface SetMicrophonesCommand {
  type: "set_microphones";
  to: MicrophoneMode;
  from: MicrophoneMode;
}

export interface RequestFloorCommand {
  type: "request_floor";
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
  kind: RequestKind;
  responds_to?: string;
}

export interface WithdrawRequestCommand {
  type: "withdraw_request";
  request: string;
}

export interface ReturnRequestCommand {
  type: "return_request";
  request: string;
}

export interface LetOthersFirstCommand {
  type: "let_others_first";
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

export interface TellModeratorsCommand {
  type: "tell_moderators";
  text: string;
}

export interface KeepQuickMessageCommand {
  type: "keep_quick_message";
  text: string;
}

export interface DropQuickMessageCommand {
  type: "drop_quick_message";
  text: string;
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

export interface KeepCaptionCommand {
  type: "keep_caption";
  text: string;
  language: string;
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

export type Role = "moderator" | "co_moderator" | "observer" | "panellist" | "stage" | "participant" | "tool" | "system" | "rapporteur" | "organiser" | "microphones";

export interface RenewLinkCommand {
  type: "renew_link";
  as: Role;
  panellist?: string;
  generation: number;
}

export interface LockCommand {
  type: "lock";
  on: boolean;
}

export interface RemoveParticipantsCommand {
  type: "remove_participants";
  participants: number[];
}

export interface RemoveOriginCommand {
  type: "remove_origin";
  origin: string;
}

export type ToolRights = "read" | "drive" | "moderate" | "caption";

export interface AdmitToolCommand {
  type: "admit_tool";
  name: string;
  rights: ToolRights;
}

export interface RevokeToolCommand {
  type: "revoke_tool";
  tool: string;
}

export interface EraseParticipantsCommand {
  type: "erase_participants";
  participants: number[];
}

export interface RequirePersonalLinksCommand {
  type: "require_personal_links";
  on: boolean;
}

export interface MakePersonalLinksCommand {
  type: "make_personal_links";
  after: number;
  count: number;
}

export interface RenewPersonalLinkCommand {
  type: "renew_personal_link";
  number?: number;
  generation: number;
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
  | TranslateQuestionCommand
  | EnterQuestionCommand
  | ReviewQuestionsCommand
  | ApproveCommand
  | DeclineCommand
  | QueueCommand
  | UnqueueCommand
  | MoveQuestionCommand
  | PutOnStageCommand
  | TakeOffStageCommand
  | MarkAnsweredCommand
  | RestoreQuestionCommand
  | GroupQuestionCommand
  | UngroupQuestionCommand
  | LabelQuestionCommand
  | AddressQuestionCommand
  | PublishReportCommand
  | WithdrawReportCommand
  | WriteAnswerCommand
  | RespondCommand
  | SubmitQuestionCommand
  | ReviseQuestionCommand
  | WithdrawQuestionCommand
  | ResubmitQuestionCommand
  | VoteCommand
  | SetFloorRulesCommand
  | AnnounceClosingCommand
  | CloseListCommand
  | DrawLotsCommand
  | EnterRequestCommand
  | MoveRequestCommand
  | CorrectRequestCommand
  | SetAbsentCommand
  | RecallRequestCommand
  | RemoveRequestCommand
  | GiveFloorCommand
  | ExtendInterventionCommand
  | EndInterventionCommand
  | YieldFloorCommand
  | GiveWordCommand
  | ExtendTurnCommand
  | BeginRoundCommand
  | SetMicrophonesCommand
  | RequestFloorCommand
  | WithdrawRequestCommand
  | ReturnRequestCommand
  | LetOthersFirstCommand
  | GiveBackFloorCommand
  | RaiseSignalCommand
  | LowerSignalCommand
  | SeeSignalCommand
  | HandleSignalCommand
  | SendMessageCommand
  | TellModeratorsCommand
  | KeepQuickMessageCommand
  | DropQuickMessageCommand
  | TakeDownMessageCommand
  | AnnounceCommand
  | NoteDeliveryCommand
  | AcknowledgeCommand
  | SetStageCommand
  | KeepCaptionCommand
  | HandModerationCommand
  | MuteCommand
  | RenewLinkCommand
  | LockCommand
  | RemoveParticipantsCommand
  | RemoveOriginCommand
  | AdmitToolCommand
  | RevokeToolCommand
  | EraseParticipantsCommand
  | RequirePersonalLinksCommand
  | MakePersonalLinksCommand
  | RenewPersonalLinkCommand
  | UndoCommand
  | RedoCommand;

export interface CommandFrame {
  type: "command";
  id: string;
  command: Command;
  pressed?: number;
  query_outcome?: boolean;
}

export interface ClaimFrame {
  type: "claim";
  question?: string;
}

export interface PreviewCatchUpFrame {
  type: "preview_catch_up";
}

export interface PutOutFrame {
  type: "put_out";
  device: string;
}

export interface PreviewRemovalFrame {
  type: "preview_removal";
  question?: string;
  origin?: string;
}

export interface AdmitOriginFrame {
  type: "admit_origin";
  origin: string;
}

export interface ReadCaptionsFrame {
  type: "read_captions";
  on: boolean;
}

export type FromPage =
  | HelloFrame
  | PingFrame
  | CommandFrame
  | ClaimFrame
  | PreviewCatchUpFrame
  | PutOutFrame
  | PreviewRemovalFrame
  | AdmitOriginFrame
  | ReadCaptionsFrame;

export interface Translation {
  language: string;
  text: string;
}

export type QuestionState = "submitted" | "approved" | "queued" | "on_stage" | "answered" | "not_taken" | "withdrawn" | "grouped";

export interface WrittenAnswerView {
  panellist: string;
  text: string;
  at: number;
}

export interface QuestionView {
  text: string;
  original?: string;
  translations?: Translation[];
  name?: string;
  to?: string;
  language?: string;
  segment?: string;
  asked: number;
  state: QuestionState;
  reason?: string;
  answer?: AnswerKind;
  answer_text?: string;
  answers?: WrittenAnswerView[];
  answering?: string[];
  members?: number;
  leader?: string;
  leader_state?: QuestionState;
  response?: Willingness;
  revision?: number;
  asker?: number;
  muted?: boolean;
  removed?: boolean;
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
  kind: RequestKind;
  responds_to?: string;
  requested: number;
  state: RequestState;
  began?: number;
  ended?: number;
  moved: boolean;
  revision?: number;
  first_time?: boolean;
  used?: number;
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
  from_organiser?: boolean;
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

export interface PrivateView {
  questions?: Record<string, QuestionView>;
  votes?: Record<string, boolean>;
  requests?: Record<string, RequestView>;
  messages?: Record<string, MessageView>;
  signals?: Record<string, SignalView>;
  muted?: boolean;
  removed?: boolean;
}

export interface WelcomeFrame {
  type: "welcome";
  session: string;
  as: Role;
  console?: string;
  panellist?: string;
  join_code?: string;
  epoch: string;
  resumed: boolean;
  at: number;
  time_scale: number;
  own: PrivateView;
  pass?: string;
  servers?: string[];
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
  locked: boolean;
  published?: number;
  answers_until?: number;
  personal_links_only?: boolean;
  keeps_captions?: boolean;
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
  later_turn?: number;
  minimum?: number;
  notes?: string;
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
  kind?: RequestKind;
}

export interface NextSpeakerView {
  request: string;
  name: string;
  affiliation: string;
  kind?: RequestKind;
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
  speaker?: string;
  round?: RoundView;
  pace?: number;
  list?: ListedView[];
  groups?: FloorGroup[];
  responses?: ReplyRules;
  rights_of_reply?: ReplyRules;
  seed?: string;
  revision?: number;
  microphones?: MicrophoneMode;
}

export interface SessionOpened {
  type: "session_opened";
}

export interface LeftSegment {
  segment: string;
  used: number;
  over?: number;
}

export interface SegmentBegun {
  type: "segment_begun";
  segment: string;
  again: boolean;
  left?: LeftSegment;
}

export interface SegmentEnded {
  type: "segment_ended";
  left: LeftSegment;
}

export interface Paused {
  type: "paused";
  segment: string;
}

export interface Resumed {
  type: "resumed";
  segment: string;
}

export interface TimeAdded {
  type: "time_added";
  segment: string;
  by: number;
}

export interface SegmentSkipped {
  type: "segment_skipped";
  segment: string;
}

export interface SegmentRestored {
  type: "segment_restored";
  segment: string;
}

export interface SegmentMoved {
  type: "segment_moved";
  segment: string;
  before?: string;
}

export interface Person {
  as: Role;
  name?: string;
  number?: number;
}

export interface SpeakingTime {
  who: Person;
  used: number;
}

export interface SessionConcluded {
  type: "session_concluded";
  left?: LeftSegment;
  spoken: SpeakingTime[];
}

export interface SessionClosed {
  type: "session_closed";
}

export interface TimedSegment {
  segment: string;
  time: number;
}

export interface BeginningBackdated {
  type: "beginning_backdated";
  segment: string;
  ago: number;
  ended: TimedSegment[];
}

export interface EndingBackdated {
  type: "ending_backdated";
  segment: string;
  ago: number;
  used: number;
}

export interface SegmentDropped {
  type: "segment_dropped";
  segment: string;
}

export interface CaughtUp {
  type: "caught_up";
  longer: boolean;
  to: TimedSegment[];
}

export interface EndMoved {
  type: "end_moved";
  by: number;
}

export interface TimeGranted {
  type: "time_granted";
  panellist: string;
  by: number;
  segment?: string;
}

export interface SessionCreated {
  type: "session_created";
  title: string;
}

export interface SessionEdited {
  type: "session_edited";
  title: string;
}

export interface SegmentEdited {
  type: "segment_edited";
  segment: string;
  allotment: number;
}

export interface SegmentInserted {
  type: "segment_inserted";
  segment: string;
  allotment: number;
  before?: string;
}

export interface PanellistAdded {
  type: "panellist_added";
  name: string;
}

export interface PanellistEdited {
  type: "panellist_edited";
  name: string;
}

export interface PresenceNoted {
  type: "presence_noted";
  name: string;
  on: boolean;
}

export interface QuestionRulesSet {
  type: "question_rules_set";
  taking: Intake;
  approval: boolean;
  anonymous: boolean;
  words: number;
}

export interface QuestionNamed {
  id: string;
  text: string;
}

export interface QuestionSubmitted {
  type: "question_submitted";
  question: QuestionNamed;
  to?: string;
  name: string;
  held: boolean;
}

export interface QuestionEdited {
  type: "question_edited";
  question: QuestionNamed;
}

export interface QuestionTranslated {
  type: "question_translated";
  question: QuestionNamed;
  language: string;
  removed: boolean;
}

export interface QuestionEntered {
  type: "question_entered";
  question: QuestionNamed;
}

export interface QuestionsReviewed {
  type: "questions_reviewed";
  questions: QuestionNamed[];
  step: ReviewStep;
  reason: string;
  labels: string[];
  into?: QuestionNamed;
}

export interface QuestionApproved {
  type: "question_approved";
  question: QuestionNamed;
}

export interface QuestionDeclined {
  type: "question_declined";
  question: QuestionNamed;
  reason: string;
}

export interface QuestionQueued {
  type: "question_queued";
  question: QuestionNamed;
}

export interface QuestionUnqueued {
  type: "question_unqueued";
  question: QuestionNamed;
}

export interface QuestionMoved {
  type: "question_moved";
  question: QuestionNamed;
  before?: QuestionNamed;
}

export interface QuestionPutOnStage {
  type: "question_put_on_stage";
  question: QuestionNamed;
}

export interface QuestionTakenOffStage {
  type: "question_taken_off_stage";
  question: QuestionNamed;
}

export interface QuestionAnswered {
  type: "question_answered";
  question: QuestionNamed;
  how: AnswerKind;
  text: string;
}

export interface QuestionRestored {
  type: "question_restored";
  question: QuestionNamed;
}

export interface QuestionGrouped {
  type: "question_grouped";
  question: QuestionNamed;
  into: QuestionNamed;
}

export interface QuestionUngrouped {
  type: "question_ungrouped";
  question: QuestionNamed;
}

export interface QuestionLabelled {
  type: "question_labelled";
  question: QuestionNamed;
  labels: string[];
}

export interface QuestionAddressed {
  type: "question_addressed";
  question: QuestionNamed;
  to?: string;
}

export interface ReportPublished {
  type: "report_published";
  answers_for?: number;
}

export interface ReportWithdrawn {
  type: "report_withdrawn";
}

export interface AnswerWritten {
  type: "answer_written";
  question: QuestionNamed;
  text: string;
}

export interface QuestionResponded {
  type: "question_responded";
  question: QuestionNamed;
  response?: Willingness;
}

export interface QuestionRevised {
  type: "question_revised";
  question: QuestionNamed;
}

export interface QuestionWithdrawn {
  type: "question_withdrawn";
  question: QuestionNamed;
}

export interface QuestionResubmitted {
  type: "question_resubmitted";
  question: QuestionNamed;
}

export interface Voted {
  type: "voted";
  question: QuestionNamed;
  on: boolean;
}

export interface Lots {
  seed: string;
  order: string[];
}

export interface FloorRulesSet {
  type: "floor_rules_set";
  taking: Intake;
  order: FloorOrder;
  allotment: number;
  groups: FloorGroup[];
  responses?: ReplyRules;
  rights_of_reply?: ReplyRules;
  drawn?: Lots;
}

export interface ClosingAnnounced {
  type: "closing_announced";
  in?: number;
}

export interface ListClosed {
  type: "list_closed";
}

export interface LotsDrawn {
  type: "lots_drawn";
  drawn?: Lots;
}

export interface ListedPerson {
  name: string;
  affiliation: string;
  group?: string;
  online: boolean;
}

export interface RequestNamed {
  id: string;
  name: string;
}

export interface FloorRequested {
  type: "floor_requested";
  who: ListedPerson;
  kind: RequestKind;
  to?: RequestNamed;
}

export interface RequestEntered {
  type: "request_entered";
  who: ListedPerson;
  kind: RequestKind;
  to?: RequestNamed;
}

export interface RequestMoved {
  type: "request_moved";
  request: RequestNamed;
  before?: RequestNamed;
}

export interface RequestCorrected {
  type: "request_corrected";
  request: RequestNamed;
  affiliation: string;
}

export interface RequestSetAbsent {
  type: "request_set_absent";
  request: RequestNamed;
}

export interface RequestReturned {
  type: "request_returned";
  request: RequestNamed;
}

export interface RequestWithdrawn {
  type: "request_withdrawn";
  request: RequestNamed;
}

export interface RequestPutLast {
  type: "request_put_last";
  request: RequestNamed;
}

export interface FloorGiven {
  type: "floor_given";
  request: RequestNamed;
  interrupting?: RequestNamed;
}

export interface InterventionExtended {
  type: "intervention_extended";
  request: RequestNamed;
  by: number;
}

export interface InterventionEnded {
  type: "intervention_ended";
  request: RequestNamed;
  used: number;
}

export interface FloorYielded {
  type: "floor_yielded";
  request: RequestNamed;
  to: RequestNamed;
  rest: number;
}

export interface WordGiven {
  type: "word_given";
  to?: Person;
}

export interface TurnExtended {
  type: "turn_extended";
  panellist: string;
  by: number;
}

export interface RoundBegun {
  type: "round_begun";
  number: number;
}

export interface MicrophonesSet {
  type: "microphones_set";
  to: MicrophoneMode;
}

export interface SignalRaised {
  type: "signal_raised";
  kind: SignalKind;
  leaves?: number;
}

export interface SignalLowered {
  type: "signal_lowered";
  kind: SignalKind;
}

export interface SignalSeen {
  type: "signal_seen";
  panellist: string;
  kind: SignalKind;
}

export interface SignalHandled {
  type: "signal_handled";
  panellist: string;
  kind: SignalKind;
}

export interface Receivers {
  panellists: string[];
  all_panellists: boolean;
  stage: boolean;
  audience: boolean;
}

export interface MessageSent {
  type: "message_sent";
  to: Receivers;
  text: string;
}

export interface ModeratorsTold {
  type: "moderators_told";
  text: string;
}

export interface QuickMessageKept {
  type: "quick_message_kept";
  text: string;
}

export interface QuickMessageDropped {
  type: "quick_message_dropped";
  text: string;
}

export interface MessageTakenDown {
  type: "message_taken_down";
  text: string;
}

export interface MessageDelivered {
  type: "message_delivered";
  text: string;
}

export interface MessageSeen {
  type: "message_seen";
  text: string;
}

export interface StageSet {
  type: "stage_set";
  to: StagePicture;
}

export interface CaptionKept {
  type: "caption_kept";
  text: string;
}

export interface ModerationHanded {
  type: "moderation_handed";
}

export interface ModerationTakenBack {
  type: "moderation_taken_back";
}

export interface ModerationGivenBack {
  type: "moderation_given_back";
}

export interface ParticipantMuted {
  type: "participant_muted";
  participant: number;
  on: boolean;
}

export interface LinkRenewed {
  type: "link_renewed";
  as: Role;
  name?: string;
}

export interface SessionLocked {
  type: "session_locked";
  on: boolean;
}

export interface ParticipantsRemoved {
  type: "participants_removed";
  participants: number;
}

export interface ToolAdmitted {
  type: "tool_admitted";
  name: string;
  rights: ToolRights;
}

export interface ToolRevoked {
  type: "tool_revoked";
  name: string;
}

export interface ParticipantsErased {
  type: "participants_erased";
  participants: number;
}

export interface PersonalLinksRequired {
  type: "personal_links_required";
  on: boolean;
}

export interface PersonalLinksMade {
  type: "personal_links_made";
  count: number;
}

export type Deed =
  | SessionOpened
  | SegmentBegun
  | SegmentEnded
  | Paused
  | Resumed
  | TimeAdded
  | SegmentSkipped
  | SegmentRestored
  | SegmentMoved
  | SessionConcluded
  | SessionClosed
  | BeginningBackdated
  | EndingBackdated
  | SegmentDropped
  | CaughtUp
  | EndMoved
  | TimeGranted
  | SessionCreated
  | SessionEdited
  | SegmentEdited
  | SegmentInserted
  | PanellistAdded
  | PanellistEdited
  | PresenceNoted
  | QuestionRulesSet
  | QuestionSubmitted
  | QuestionEdited
  | QuestionTranslated
  | QuestionEntered
  | QuestionsReviewed
  | QuestionApproved
  | QuestionDeclined
  | QuestionQueued
  | QuestionUnqueued
  | QuestionMoved
  | QuestionPutOnStage
  | QuestionTakenOffStage
  | QuestionAnswered
  | QuestionRestored
  | QuestionGrouped
  | QuestionUngrouped
  | QuestionLabelled
  | QuestionAddressed
  | ReportPublished
  | ReportWithdrawn
  | AnswerWritten
  | QuestionResponded
  | QuestionRevised
  | QuestionWithdrawn
  | QuestionResubmitted
  | Voted
  | FloorRulesSet
  | ClosingAnnounced
  | ListClosed
  | LotsDrawn
  | FloorRequested
  | RequestEntered
  | RequestMoved
  | RequestCorrected
  | RequestSetAbsent
  | RequestReturned
  | RequestWithdrawn
  | RequestPutLast
  | FloorGiven
  | InterventionExtended
  | InterventionEnded
  | FloorYielded
  | WordGiven
  | TurnExtended
  | RoundBegun
  | MicrophonesSet
  | SignalRaised
  | SignalLowered
  | SignalSeen
  | SignalHandled
  | MessageSent
  | ModeratorsTold
  | QuickMessageKept
  | QuickMessageDropped
  | MessageTakenDown
  | MessageDelivered
  | MessageSeen
  | StageSet
  | CaptionKept
  | ModerationHanded
  | ModerationTakenBack
  | ModerationGivenBack
  | ParticipantMuted
  | LinkRenewed
  | SessionLocked
  | ParticipantsRemoved
  | ToolAdmitted
  | ToolRevoked
  | ParticipantsErased
  | PersonalLinksRequired
  | PersonalLinksMade;

export interface ChangeView {
  at: number;
  by: Role;
  did: Deed;
  undone_by?: Role;
  tool?: string;
}

export interface UndoingView {
  undo: number[];
  redo: number[];
}

export interface ClaimView {
  question: string;
  as: Role;
  number: number;
  console: string;
}

export type Browser = "firefox" | "chrome" | "safari" | "edge" | "opera" | "samsung";

export type OperatingSystem = "windows" | "macos" | "linux" | "android" | "ios" | "chromeos";

export interface DeviceView {
  name: string;
  as: Role;
  number: number;
  panellist?: string;
  since: number;
  network: number;
  browser?: Browser;
  system?: OperatingSystem;
}

export interface OriginView {
  name: string;
  participants: number;
  refused: number;
  barred?: boolean;
}

export interface MicrophonesView {
  connected: boolean;
  elsewhere?: boolean;
  open: string[];
  asking: string[];
  opening?: string;
  silent?: string;
}

export interface PresenceView {
  moderators: number;
  co_moderators: number;
  observers: number;
  stages: number;
  participants: number;
  panellists: Record<string, number>;
  claims: ClaimView[];
  devices: DeviceView[];
  origins: OriginView[];
  not_saving?: boolean;
  ahead?: number;
  microphones?: MicrophonesView;
}

export interface LinkGenerations {
  moderator: number;
  co_moderator: number;
  observer: number;
  rapporteur: number;
  stage: number;
  panellists: number;
  each: Record<string, number>;
  personal: number;
  each_personal: Record<string, number>;
}

export interface ToolView {
  id: string;
  name: string;
  rights: ToolRights;
}

export interface SessionView {
  plan?: PlanView;
  run?: RunView;
  order?: string[];
  segments?: Record<string, SegmentView>;
  rules?: QuestionRulesView;
  questions?: Record<string, QuestionView>;
  votes?: Record<string, number>;
  queue?: string[];
  floor?: FloorView;
  requests?: Record<string, RequestView>;
  messages?: Record<string, MessageView>;
  stage?: StagePicture;
  quick_messages?: string[];
  signals?: Record<string, SignalView>;
  history?: Record<string, ChangeView>;
  undoing?: UndoingView;
  spoken?: Record<string, ClockView>;
  similar?: Record<string, string[]>;
  presence?: PresenceView;
  links?: LinkGenerations;
  tools?: ToolView[];
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
  view: MergePatch<SessionView>;
}

export interface OwnFrame {
  type: "own";
  view: MergePatch<PrivateView>;
}

export interface PongFrame {
  type: "pong";
  sent: number;
  at: number;
}

export interface HereFrame {
  type: "here";
}

export type Reason = "not_json" | "binary_frame" | "broken_frame" | "not_a_message" | "bad_command_id" | "bad_secret" | "message_too_large" | "unknown_command" | "hello_expected" | "unknown_token" | "no_longer_on_panel" | "unknown_session" | "already_greeted" | "link_replaced" | "token_revoked" | "put_out" | "not_allowed" | "moderator_only" | "leading_link" | "passed" | "was_changed" | "was_earlier" | "you_were_earlier" | "undone_already" | "redone_already" | "session_over" | "session_closed" | "undo_closing_first" | "plan_stays" | "open_already" | "open_first" | "start_first" | "nothing_has_run" | "not_running" | "end_first" | "nothing_follows" | "segment_runs_already" | "not_ahead" | "has_not_run" | "nothing_to_pause" | "no_segment_runs" | "segment_over" | "segment_over_already" | "not_skipped" | "has_begun" | "before_itself" | "not_still_to_come" | "nothing_to_backdate" | "nothing_has_ended" | "never_speaks" | "no_rounds" | "kind_and_length_stay" | "paused_already" | "not_paused" | "no_closing_announced" | "list_closed_already" | "no_drawing_of_lots" | "not_waiting" | "not_speaking" | "other_not_waiting" | "point_of_order_first" | "request_before_itself" | "not_set_aside" | "not_on_list" | "yours_not_waiting" | "yours_not_set_aside" | "no_floor_of_yours" | "no_replies" | "speaks_already" | "nobody_speaks" | "question_moved_on" | "nothing_changed" | "grouped_with_itself" | "other_question_over" | "addressed_already" | "question_reviewed" | "question_answered" | "said_already" | "question_on_stage" | "question_over" | "not_withdrawn" | "voted_already" | "not_voted" | "signal_known" | "signal_down" | "signal_dealt_with" | "message_not_shown" | "delivery_known" | "acknowledged_already" | "stage_shows_that" | "ends_then_already" | "panellist_here" | "panellist_absent" | "muted_already" | "not_muted" | "removed_already" | "not_removed" | "erased_already" | "locked_already" | "not_locked" | "token_revoked_already" | "personal_links_needed_already" | "personal_links_not_needed" | "nobody_seated" | "nothing_there" | "question_not_yours" | "request_not_yours" | "not_open_yet" | "questions_not_now" | "no_more_questions" | "answers_closed" | "floor_not_open" | "list_closed" | "name_needed" | "speaker_without_name" | "moderator_without_name" | "panellist_without_name" | "tool_without_name" | "name_of_podium" | "questions_muted" | "requests_muted" | "removed" | "session_locked" | "newcomers_barred" | "sign_in_needed" | "personal_link_needed" | "not_received" | "message_read" | "message_taken_down" | "plan_in_use" | "undo_first" | "redo_first" | "has_part" | "in_the_way" | "erasing_stays" | "too_late" | "no_such_segment" | "no_such_question" | "no_such_request" | "no_such_panellist" | "presentation_without_speaker" | "message_for_nobody" | "no_such_group" | "no_such_participant" | "no_such_signal" | "no_such_message" | "no_such_change" | "no_such_link" | "no_such_personal_link" | "no_such_origin" | "no_such_tool" | "text_empty" | "segment_without_title" | "session_without_title" | "group_without_name" | "question_empty" | "message_empty" | "answer_empty" | "text_too_long" | "intervention_length" | "intervention_warning" | "group_named_twice" | "group_turns" | "group_budget" | "closing_time" | "nothing_to_yield" | "added_at_once" | "not_that_much" | "too_long_in_all" | "began_earlier" | "clock_stood_still" | "began_too_early" | "ended_earlier" | "ended_too_early" | "offer_gone" | "session_date" | "end_not_after_start" | "end_too_late" | "end_out_of_day" | "hard_stop" | "segment_length" | "segment_warning" | "minimum" | "grace" | "turn" | "segment_length_in_all" | "leaving_time" | "leaving_within_day" | "message_lasts" | "answering_time" | "personal_links_count" | "not_a_language" | "not_a_time_zone" | "too_many_questions" | "questions_used_up" | "too_many_of_yours" | "list_full" | "requests_used_up" | "on_list_already" | "point_raised_already" | "reply_asked_already" | "queue_full" | "too_many_participants" | "too_fast" | "questions_too_fast" | "requests_too_fast" | "newcomers_too_fast" | "codes_too_fast" | "too_many_entries" | "too_many_groups" | "named_twice" | "too_many_segments" | "too_many_panellists" | "group_full" | "too_many_translations" | "too_many_messages" | "too_many_quick_messages" | "too_many_at_once" | "too_many_tools" | "tool_named_twice" | "not_saved" | "not_known" | "record_unreadable";

export type TextOf = "question" | "translation" | "reason" | "answer" | "message" | "name" | "title" | "subtitle" | "venue" | "affiliation" | "notes" | "group_name" | "label" | "forcing_word";

export interface Told {
  by: Person;
  did: Deed;
  undone: boolean;
}

export interface Rejection {
  code: number;
  why: Reason;
  text?: TextOf;
  count?: number;
  least?: number;
  most?: number;
  done?: Told;
  detail?: string;
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

export interface RenewedFrame {
  type: "renewed";
  token: string;
}

export interface RemovalFrame {
  type: "removal";
  question?: string;
  origin?: string;
  participants: number;
  questions: number;
  votes: number;
  requests: number;
  connected: number;
  audience: number;
  yours: boolean;
  podium: number;
}

export interface CaptionFrame {
  type: "caption";
  text: string;
  language: string;
}

export interface CaptionsOfferedFrame {
  type: "captions_offered";
}

export interface ErrorFrame {
  type: "error";
  error: Rejection;
}

export type ToPage =
  | WelcomeFrame
  | SnapshotFrame
  | PatchFrame
  | OwnFrame
  | PongFrame
  | HereFrame
  | ReplyFrame
  | OffersFrame
  | RenewedFrame
  | RemovalFrame
  | CaptionFrame
  | CaptionsOfferedFrame
  | ErrorFrame;

export interface ClockPreload {
  title: string;
  clock: ClockView;
  at: number;
  time_scale: number;
}

export interface PrivacyPreload {
  keep_days?: number;
}
