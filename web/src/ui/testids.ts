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
  settle: "settle", // puts a list in order at once; there only while something waits
  question: "question", // a card: data-id, data-state. All of a question's buttons are within it, and so is what they open
  votes: "votes",
  approve: "approve",
  decline: "decline", // opens the reasons
  declineReason: "decline-reason", // one press each, by their text
  declineText: "decline-text", // a reason of one's own, and
  declineSend: "decline-send",
  queue: "queue",
  unqueue: "unqueue",
  putOnStage: "put-on-stage",
  takeOff: "take-off",
  answered: "answered", // live, with one press
  answerMenu: "answer-menu", // opens the other two ways
  answerText: "answer-text",
  answerInWriting: "answer-in-writing", // with the text
  answerFollowUp: "answer-follow-up", // with or without it
  restoreQuestion: "restore-question", // back to review, or as it stood before it was declined or answered
  undo: "undo", // on the card of one that has just left the list: back to where it was
  questionMenu: "question-menu", // opens all that is done with a question more seldom; from here to mute, and restore of an approved one
  editText: "edit-text", // of a submitted question: its text for change, and
  editSave: "edit-save",
  original: "original", // what the asker wrote, of one that was edited
  questionAddress: "question-address", // a select: a panellist's id, or "" for the panel; and
  questionAddressSave: "question-address-save",
  questionLabel: "question-label", // a label that the question has: data-id is its text; holds
  questionLabelRemove: "question-label-remove",
  questionLabelText: "question-label-text", // a new one, and
  questionLabelAdd: "question-label-add",
  questionLabelKnown: "question-label-known", // one that other questions have, put on with a press
  groupFind: "group-find", // a text to find another question by, and what was found:
  groupInto: "group-into", // data-id is on its row: groups this question into that one
  groupMember: "group-member", // one of the questions that were grouped into it: data-id; holds
  ungroup: "ungroup",
  labels: "labels", // all labels of a question, on its card
  muteAsker: "mute-asker", // aria-pressed
  members: "members", // how many others asked the same
  held: "held", // it has one of the words that force approval
  mutedAsker: "muted-asker", // its asker is muted
  handled: "handled", // another moderator works on it: data-as, data-number
  similar: "similar", // the question most like this one: data-other is its id; holds
  group: "group", // joins the two
  aside: "aside", // a details element: the submitted questions of muted askers
  withdrawnGroup: "withdrawn-group", // a details element among those that were not taken: those that were withdrawn
  filterText: "filter-text",
  filterMenu: "filter-menu", // opens
  filterPanellist: "filter-panellist", // a select: a panellist's id, "panel" or ""
  filterSegment: "filter-segment", // a select: a segment's id, or ""
  filterLabel: "filter-label", // a select: a label, or ""
  filterClear: "filter-clear",
  sort: "sort", // a select: votes, time, turns
  rules: "rules",
  ruleTaking: (value: string) => `rule-taking-${value}`, // automatic, open, closed: aria-pressed
  ruleApproval: "rule-approval", // aria-pressed
  ruleAnonymous: "rule-anonymous", // aria-pressed
  ruleWords: "rule-words", // one word a line, and
  ruleWordsSave: "rule-words-save",
  request: "request", // data-id, data-state
  nextSpeaker: "next-speaker", // gives the floor to the head of the list
  giveFloor: "give-floor",
  requestMenu: "request-menu", // opens a menu: menu-up, menu-down, menu-absent, menu-remove, and menu-before-<id> to go before another one
  recall: "recall", // of one who was not in the room; menu-remove is beside it
  requestMoved: "request-moved", // it was moved by hand
  endFloor: "end-floor",
  extendFloor: "extend-floor",
  yieldFloor: "yield-floor", // opens
  yieldTo: "yield-to", // one for each who can have the rest; data-id is on its row
  listRules: "list-rules", // opens what governs the speakers' list
  listRule: "list-rule", // what orders it, in words
  listOrder: (rule: string) => `list-order-${rule}`, // first_come, alternate, first_time, by_group, by_lot: aria-pressed
  listTaking: (value: string) => `list-taking-${value}`, // automatic, open, closed: aria-pressed
  listClosing: "list-closing", // the announced closing; it stands on the list as well
  announceClosing: (minutes: number) => `announce-closing-${minutes}`, // 5, 10, 15
  takeClosingBack: "take-closing-back",
  closeList: "close-list", // now
  listAllotment: "list-allotment", // minutes
  listGroup: "list-group", // a row: list-group-name, list-group-limit, list-group-minutes, list-group-remove
  listGroupName: "list-group-name",
  listGroupLimit: "list-group-limit",
  listGroupMinutes: "list-group-minutes",
  listGroupRemove: "list-group-remove",
  listGroupAdd: "list-group-add",
  listSave: "list-save", // the allotment and the groups
  drawLots: "draw-lots",
  lotSeed: "lot-seed",
  addSpeaker: "add-speaker", // opens
  addName: "add-name",
  addAffiliation: "add-affiliation",
  addGroup: "add-group", // a select, where there are groups
  addOnline: "add-online", // a checkbox
  addPoint: "add-point", // a checkbox: a point of order
  addSend: "add-send",
  wordStrip: "word-strip",
  wordTo: "word-to", // data-id is on its row, a panellist's or "moderator"; aria-pressed
  wordShare: "word-share",
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
