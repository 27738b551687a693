// The hooks of the browser tests, as data-testid. Beside them a test may read:
//   data-phase     on clocks, phases and page roots: waiting, running, wrap_up, overtime, paused
//   data-state     on rows of the rundown (a segment's state), questions and requests (theirs), and the connection (connecting, live, away, ended)
//   data-outcome   on a button that sent a command: waiting, sent, confirmed, refused; absent when there is nothing to say
//   data-id        on rows of the rundown, questions and requests: the id that the server gave
//   data-status    on page roots: the session's status
export const testids = {
  // Every page.
  page: "page", // the root: data-status, data-phase
  clock: "clock", // the one large figure
  phase: "phase",
  speaker: "speaker", // who has the floor
  segment: "segment",
  connection: "connection",
  farewell: "farewell", // the page will not come back by itself, and says why
  announcer: "announcer",
  stageQuestion: "stage-question", // the question on stage; data-id
  floorClock: "floor-clock", // the intervention's own countdown
  floorSpeaker: "floor-speaker",
  next: "next",

  // Console.
  main: "main",
  pause: "pause",
  endSegment: "end-segment",
  addMinute: "add-1",
  takeMinute: "take-1",
  addFive: "add-5",
  takeFive: "take-5",
  refusal: "refusal",
  rundown: "rundown",
  row: "row", // data-id, data-state
  rowPlanned: "row-planned",
  rowTimes: "row-times",
  rowMenu: "row-menu",
  menu: "menu", // the one that is open; its items are menu-<what>
  menuItem: (what: string) => `menu-${what}`,
  lateness: "lateness",
  sessionLeft: "session-left",
  expectedEnd: "expected-end",
  questionTime: "question-time",
  notes: "notes",
  tab: (state: string) => `tab-${state}`, // submitted, approved, queued, answered, not_taken; on the audience's page questions, mine, floor
  question: "question", // data-id, data-state
  votes: "votes",
  approve: "approve",
  decline: "decline",
  declineReason: "decline-reason",
  declineText: "decline-text",
  declineSend: "decline-send",
  queue: "queue",
  unqueue: "unqueue",
  putOnStage: "put-on-stage",
  takeOff: "take-off",
  answered: "answered",
  settle: "settle",
  rules: "rules",
  ruleAccepting: "rule-accepting",
  ruleApproval: "rule-approval",
  ruleAnonymous: "rule-anonymous",
  request: "request", // data-id, data-state
  giveFloor: "give-floor",
  endFloor: "end-floor",
  extendFloor: "extend-floor",
  presence: "presence",
  join: "join",
  joinCode: "join-code",
  joinQr: "join-qr",

  // Panellist.
  turn: "turn",
  toMe: "to-me", // data-id

  // Audience.
  askText: "ask-text",
  askName: "ask-name",
  askTo: "ask-to",
  askSend: "ask-send",
  askLeft: "ask-left",
  askNote: "ask-note",
  vote: "vote", // aria-pressed
  mine: "mine", // data-id, data-state
  mineState: "mine-state",
  withdraw: "withdraw",
  floorName: "floor-name",
  floorAffiliation: "floor-affiliation",
  floorRequest: "floor-request",
  floorPlace: "floor-place",
  floorWithdraw: "floor-withdraw",

  // Home.
  codeInput: "code-input",
  codeJoin: "code-join",
  session: "session", // data-id, data-status
  link: "link", // data-role: moderator, co_moderator, panellist, audience, stage
  linkCopy: "link-copy",
  linkQr: "link-qr",
  planFile: "plan-file",
  fault: "fault",
  formTab: "form-tab",
  fileTab: "file-tab",
  formCreate: "form-create",
  created: "created",
} as const;
