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
  toMe: "to-me", // a question addressed to this panellist: data-id, data-state
  toMeAll: "to-me-all", // show all of them, or the first few again
  willAnswer: "will-answer", // aria-pressed; pressed again it takes that back. So does pass
  pass: "pass",
  responded: "responded", // what this panellist said of a question, once the server has it; data-response will_answer or pass

  // Panellist and stage.
  answering: "answering", // who should answer a question; on the audience's page too
  floorNext: "floor-next", // who comes next from the floor
  word: "word", // who has the word at the podium; data-id
  floorCloses: "floor-closes", // the announced closing of the list; on the audience's page too

  // Audience.
  askText: "ask-text",
  askName: "ask-name",
  askTo: "ask-to",
  askSend: "ask-send",
  askLeft: "ask-left",
  askNote: "ask-note",
  vote: "vote", // aria-pressed
  mine: "mine", // data-id, data-state
  mineState: "mine-state", // what became of an own question, in one line; data-state as the asker reads it: a group's is its leader's
  mineOriginal: "mine-original", // what the asker wrote, where a moderator edited it
  answer: "answer", // the answer in writing
  also: "also", // how many others asked the same
  withdraw: "withdraw",
  resubmit: "resubmit", // ask again what was withdrawn
  muted: "muted", // this participant is muted, and what still works
  floorName: "floor-name",
  floorAffiliation: "floor-affiliation",
  floorGroup: "floor-group", // a select, where the rules have groups
  floorOnline: "floor-online", // a checkbox
  floorRequest: "floor-request",
  floorPoint: "floor-point", // raise a point of order
  floorPlace: "floor-place", // where an own request stands; data-state waiting, next, speaking, absent, spoken
  floorEstimate: "floor-estimate", // when one's turn may come
  floorRule: "floor-rule", // the rule of the list, in words
  floorNote: "floor-note", // why the floor cannot be requested, or what a request gives; a refusal is in "refusal", on every tab
  floorDone: "floor-done", // give the floor back
  floorReturn: "floor-return", // "I am here", of who was set aside
  floorWithdraw: "floor-withdraw",
  floorCall: "floor-call", // a checkbox: be called with sound and vibration
  floorCallNote: "floor-call-note", // what the browser does not allow of that

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
