// The hooks of the browser tests, as data-testid. Beside them a test may read:
//   data-phase     on clocks, phases and page roots: waiting, running, wrap_up, overtime, paused
//   data-state     on rows of the rundown (a segment's state), questions and requests (theirs), and the connection (connecting, live, away, ended)
//   data-outcome   on a button that sent a command: waiting, sent, unanswered, passed, confirmed, refused; absent when there is nothing to say
//   data-id        on rows of the rundown, questions and requests: the id that the server gave
//   data-status    on page roots: the session's status
//   data-near      on the panellist's root: calm, wrap_up, last_minute, zero, overtime
//   data-picture   on the stage's root: session, blackout, test
// Used as testids.page: each is an export of its own, so that a page holds those that it has and no other.
export * as testids from "./testids.ts";

// Every page.
export const page = "page"; // the root: data-status, data-phase
export const clock = "clock"; // the one large figure
export const phase = "phase";
export const speaker = "speaker"; // who has the floor
export const segment = "segment";
export const connection = "connection";
export const ended = "ended"; // the page will not come back by itself, and says why
export const sleeps = "sleeps"; // that the screen may go to sleep
export const announcer = "announcer";
export const stageQuestion = "stage-question"; // the question on stage; data-id
export const floorClock = "floor-clock"; // the intervention's own countdown
export const floorSpeaker = "floor-speaker";
export const next = "next";

// Console and panellist: a press whose moment passed without a connection, and the choice.
export const passed = "passed";
export const passedSend = "passed-send";
export const passedDrop = "passed-drop";

// Console.
export const main = "main";
export const pause = "pause";
export const endSegment = "end-segment";
export const leave = "leave"; // ends the discussion or the Q&A while somebody waits in it
export const nextQuestion = "next-question"; // puts the first of the queue on stage
export const endTurn = "end-turn"; // of who speaks in a round
export const shortenFloor = "shorten-floor";
export const partLeft = "part-left"; // of the segment, small, where another clock is the large one on a phone
export const segmentClock = "segment-clock"; // where another clock is the large one
export const givePoint = "give-point"; // gives the floor to a point of order that the main button does not offer
export const leaveNow = "leave-now"; // leaves the Q&A or the discussion though that cuts something off; the session too
export const pointWaits = "point-waits"; // that a point of order was raised
export const addMinute = "add-1";
export const takeMinute = "take-1";
export const closeMenu = "close-menu";
export const closeSession = "close-session";
export const addFive = "add-5";
export const takeFive = "take-5";
export const undoLast = "undo-last"; // what it would undo is on it
export const redoLast = "redo-last";
export const history = "history"; // opens
export const changes = "changes"; // what was done, each a
export const change = "change"; // data-id is the record, data-undone; holds one of
export const undoChange = "undo-change";
export const redoChange = "redo-change";
export const backdate = "backdate"; // opens; says when what runs began, or when what ran ended
export const earlier = (what: string, minutes: number) => `earlier-${what}-${minutes}`; // beginning, ending; 1, 2, 5
export const earlierTime = (what: string) => `earlier-${what}-time`; // a time of day, and
export const earlierSend = (what: string) => `earlier-${what}-send`;
export const handsOver = "hands-over"; // when what runs ends, or in overtime hands over by itself
export const catchUp = "catch-up"; // opens
export const offers = "offers"; // the ways, each an
export const offer = "offer"; // data-how; holds
export const allotted = "allotted"; // was and becomes; data-id is a segment
export const offerRest = "offer-rest"; // what would still be missing
export const offerApply = "offer-apply";
export const applied = "applied"; // what was done, and
export const appliedUndo = "applied-undo";
export const agreedEnd = "agreed-end";
export const round = "round"; // its number
export const beginRound = "begin-round";
export const roundTurn = "round-turn"; // of a panellist: data-state waits, has, had
export const refusal = "refusal";
export const rundown = "rundown";
export const row = "row"; // data-id, data-state
export const rowPlanned = "row-planned";
export const startPassed = "start-passed";
export const rowDay = "row-day";
export const rowTimes = "row-times";
export const rowMenu = "row-menu";
export const menu = "menu"; // the one that is open; its items are menu-<what>
export const menuItem = (what: string) => `menu-${what}`;
export const lateness = "lateness";
export const sessionLeft = "session-left";
export const expectedEnd = "expected-end";
export const questionTime = "question-time";
export const notes = "notes";
export const tab = (state: string) => `tab-${state}`; // submitted, approved, queued, answered, not_taken; on the audience's page questions, mine, floor
export const settle = "settle"; // puts a list in order at once; there only while something waits
export const question = "question"; // a card: data-id, data-state. All of a question's buttons are within it, and so is what they open
export const votes = "votes";
export const approve = "approve";
export const decline = "decline"; // without a reason; of a queued one in its menu. One with a reason is in every open one's menu:
export const declineReason = "decline-reason"; // one press each, by their text
export const declineText = "decline-text"; // a reason of one's own, and
export const declineSend = "decline-send";
export const queue = "queue";
export const unqueue = "unqueue";
export const putOnStage = "put-on-stage";
export const takeOff = "take-off";
export const answered = "answered"; // live, with one press
export const answerMenu = "answer-menu"; // opens the other two ways
export const answerText = "answer-text";
export const answerInWriting = "answer-in-writing"; // with the text
export const answerFollowUp = "answer-follow-up"; // with or without it
export const restoreQuestion = "restore-question"; // back to review, or as it stood before it was declined or answered
export const undo = "undo"; // on the card of one that has just left the list: back to where it was
export const questionMenu = "question-menu"; // opens all that is done with a question more seldom; from here to mute, and restore of an approved one
export const editText = "edit-text"; // of a question that is still to be answered: its text for change, and
export const editSave = "edit-save";
export const translationInto = "translation-into";
export const translationText = "translation-text";
export const translationSave = "translation-save";
export const translation = "translation"; // of the question on stage
export const original = "original"; // what the asker wrote, of one that was edited
export const questionAddress = "question-address"; // a select: a panellist's id, or "" for the panel; and
export const questionAddressSave = "question-address-save";
export const questionLabel = "question-label"; // a label that the question has: data-id is its text; holds
export const questionLabelRemove = "question-label-remove";
export const questionLabelText = "question-label-text"; // a new one, and
export const questionLabelAdd = "question-label-add";
export const questionLabelKnown = "question-label-known"; // one that other questions have, put on with a press
export const groupFind = "group-find"; // a text to find another question by, and what was found:
export const groupInto = "group-into"; // data-id is on its row: groups this question into that one
export const groupMember = "group-member"; // one of the questions that were grouped into it: data-id; holds
export const ungroup = "ungroup";
export const labels = "labels"; // all labels of a question, on its card
export const muteAsker = "mute-asker"; // aria-pressed
export const members = "members"; // how many others asked the same
export const held = "held"; // it has one of the words that force approval
export const mutedAsker = "muted-asker"; // its asker is muted
export const claimed = "claimed"; // another moderator works on it: data-as, data-number
export const similar = "similar"; // the question most like this one: data-other is its id; holds
export const group = "group"; // joins the two
export const aside = "aside"; // a details element: the submitted questions of muted askers
export const withdrawnGroup = "withdrawn-group"; // a details element among those that were not taken: those that were withdrawn
export const grip = "grip"; // of a question in the queue: its place, by which it is carried to another
export const moveTop = "move-top"; // in the queue, as are
export const moveUp = "move-up";
export const moveDown = "move-down";
export const select = "select"; // a checkbox on the card of a submitted or approved question; with one selected there is
export const selection = "selection"; // for all that are selected; it holds
export const selectionRange = "selection-range"; // aria-pressed: the next one selects all between; shown where there is no mouse
export const approveAll = "approve-all";
export const declineAll = "decline-all";
export const declineAllMenu = "decline-all-menu"; // opens the reasons, as this does the labels:
export const labelAll = "label-all";
export const selectionChoice = "selection-choice"; // one press each, by their text
export const selectionText = "selection-text"; // a text of one's own, and
export const selectionSend = "selection-send";
export const groupAll = "group-all";
export const selectionClear = "selection-clear";
export const enterQuestion = "enter-question"; // opens
export const enterText = "enter-text";
export const enterName = "enter-name";
export const enterTo = "enter-to"; // a select: a panellist's id, or "" for the panel
export const enterSend = "enter-send";
export const foundIn = "found-in"; // what a search finds in another list: data-id is its state
export const filterText = "filter-text";
export const filterMenu = "filter-menu"; // opens
export const filterPanellist = "filter-panellist"; // a select: a panellist's id, "panel" or ""
export const filterSegment = "filter-segment"; // a select: a segment's id, or ""
export const filterLabel = "filter-label"; // a select: a label, or ""
export const filterClear = "filter-clear";
export const sort = "sort"; // a select: votes, time, turns; of the audience votes, newest
export const rules = "rules";
export const ruleTaking = (value: string) => `rule-taking-${value}`; // automatic, open, closed: aria-pressed
export const ruleApproval = "rule-approval"; // aria-pressed
export const ruleAnonymous = "rule-anonymous"; // aria-pressed
export const ruleWords = "rule-words"; // one word a line, in the editor of a plan too, and
export const ruleWordsSave = "rule-words-save";
export const request = "request"; // data-id, data-state
export const nextSpeaker = "next-speaker"; // gives the floor to the head of the list
export const giveFloor = "give-floor";
export const requestMenu = "request-menu"; // opens a menu: menu-up, menu-down, menu-absent, menu-remove, and menu-before-<id> to go before another one
export const correctName = "correct-name"; // opened by menu-correct of that menu, with
export const correctAffiliation = "correct-affiliation";
export const correctSave = "correct-save";
export const groupTime = "group-time"; // data-id: a group that has a time in all; data-over
export const recall = "recall"; // of one who was not in the room; menu-remove is beside it
export const requestMoved = "request-moved"; // it was moved by hand
export const endFloor = "end-floor";
export const extendFloor = "extend-floor";
export const yieldFloor = "yield-floor"; // opens
export const yieldTo = "yield-to"; // one for each who can have the rest; data-id is on its row
export const listRules = "list-rules"; // opens what governs the speakers' list
export const listRule = "list-rule"; // what orders it, in words
export const listOrder = (rule: string) => `list-order-${rule}`; // first_come, alternate, first_time, by_group, by_lot, least_time: aria-pressed
export const listTaking = (value: string) => `list-taking-${value}`; // automatic, open, closed: aria-pressed
export const listClosing = "list-closing"; // the announced closing; it stands on the list as well
export const announceClosing = (minutes: number) => `announce-closing-${minutes}`; // 5, 10, 15
export const takeClosingBack = "take-closing-back";
export const closeList = "close-list"; // now
export const replyRule = "reply-rule"; // data-id responses or rights_of_reply; in the editor of a plan too
export const replyMinutes = "reply-minutes";
export const replyPlace = "reply-place";
export const replySave = "reply-save";
export const repliesTold = "replies-told"; // what the rules say of a kind
export const listAllotment = "list-allotment"; // minutes
export const listGroup = "list-group"; // a row, in the editor of a plan too: list-group-name, list-group-limit, list-group-minutes, list-group-remove
export const listGroupName = "list-group-name";
export const listGroupLimit = "list-group-limit";
export const listGroupMinutes = "list-group-minutes";
export const listGroupBudget = "list-group-budget"; // minutes for all of the group together
export const listGroupRemove = "list-group-remove";
export const listGroupUp = "list-group-up"; // in the editor of a plan, as is
export const listGroupDown = "list-group-down";
export const listGroupAdd = "list-group-add";
export const listSave = "list-save"; // the allotment and the groups
export const drawLots = "draw-lots";
export const lotSeed = "lot-seed";
export const addSpeaker = "add-speaker"; // opens
export const addName = "add-name"; // as those that follow in the editor of a plan too
export const addAffiliation = "add-affiliation";
export const addGroup = "add-group"; // a select, where there are groups
export const addOnline = "add-online"; // a checkbox
export const addKind = "add-kind"; // what they ask for
export const addSend = "add-send";
export const podiumStrip = "podium-strip";
export const podiumTo = "podium-to"; // data-id is on its row, a panellist's or "moderator"; aria-pressed
export const podiumShare = "podium-share";
export const floorTime = "floor-time"; // how long all from the floor have spoken
export const floorTimes = "floor-times"; // opens how long each of them has
export const floorTimeOf = "floor-time-of"; // data-id: a name
export const presence = "presence";
export const device = "device"; // one that is connected: data-id; holds what disconnects it after one more press
export const devicePutOut = "device-put-out";
export const devicePutOutSure = "device-put-out-sure";
export const lock = "lock"; // locks the session, or unlocks it
export const locked = "locked"; // it is
export const admit = "admit"; // lets newcomers from an address in again
export const flood = "flood"; // very many newcomers came from one address
export const floodDismiss = "flood-dismiss";
export const microphones = "microphones";
export const microphonesNow = "microphones-now";
export const microphoneMode = (to: string): string => `microphone-mode-${to}`;
export const microphoneNotice = "microphone-notice";
export const remove = "remove"; // opens what would go with an address
export const removal = "removal"; // that
export const removes = (what: string): string => `removes-${what}`; // participants, questions, votes or requests
export const removalWarning = "removal-warning";
export const removalSure = "removal-sure";
export const removeAll = "remove-all";
export const removeOne = "remove-one";
export const eraseMenu = "erase-menu"; // asks once more
export const erase = "erase";
export const join = "join";
export const joinCode = "join-code";
export const joinQr = "join-qr";
export const view = "view"; // opens colours and keys
export const keys = "keys"; // opens
export const keysPanel = "keys-panel"; // all keys, each a
export const keyEntry = "key-entry"; // data-action as on the button's data-key; data-able, whether there is something to press now

// Panellist.
export const turn = "turn";
export const toMe = "to-me"; // a question addressed to this panellist: data-id, data-state
export const toMeAll = "to-me-all"; // show all of them, or the first few again
export const askedBadge = "asked-badge"; // while this panellist speaks: the question on stage and those asked of them, opened by a press
export const willAnswer = "will-answer"; // aria-pressed; pressed again it takes that back. So does pass
export const pass = "pass";
export const responded = "responded"; // what this panellist said of a question, once the server has it; data-response will_answer or pass

export const roundRow = "round"; // of a discussion in rounds: data-number; within it, one for each panellist:
export const roundPerson = "round-person"; // data-id, data-state speaking, spoken, next, waiting
export const allotment = "allotment"; // of the own segment that is to come; data-changed where it is not as planned
export const ownSignal = (kind: string) => `own-signal-${kind}`; // more_time, ready, cannot_hear, must_leave: aria-pressed; around it is own-signal-of
export const ownSignalOf = (kind: string) => `own-signal-of-${kind}`; // data-state raised, seen, granted, handled: what became of it
export const leaveAt = "leave-at"; // one for each time at which one must leave, once that signal was pressed
export const alerts = "alerts"; // opens
export const alertOn = (what: string) => `alert-${what}`; // sound, vibration, flash: a checkbox
export const alertTry = "alert-try";
export const graceLine = "grace"; // how long until it hands over by itself; on stage and audience pages it is in the phase

// Panellist, stage and audience.
export const message = "message"; // that is shown now: data-id
export const messageText = "message-text";
export const gotIt = "got-it"; // acknowledges it or, in the audience, puts it away
export const testClock = "test-clock"; // on the test pattern, beside
export const resolution = "resolution";

// Stage.
export const fullScreen = "full-screen"; // shown while a pointer moves, as is
export const zeroSound = "zero-sound"; // aria-pressed
export const wrongSetting = "wrong-setting"; // what the address asks for and is not known: data-id is its name

// Console and podium.
export const signals = "signals"; // where the signals that wait are
export const signalRow = "signal"; // data-id more_time.<panellist>, data-state raised or seen; holds
export const signalGrant = "signal-grant";
export const signalSee = "signal-see";
export const signalHandle = "signal-handle";
export const messages = "messages"; // opens
export const messagesPanel = "messages-panel"; // what that opens, which closes when a message was sent
export const closes = "closes"; // what was opened, under a finger
export const messagesClose = "messages-close";
export const phoneTab = (name: string) => `phone-tab-${name}`; // now, review, speakers, rundown, more
export const messageTo = (whom: string) => `message-to-${whom}`; // all, audience, stage, everyone, or a panellist's id: aria-pressed
export const messageSeveral = "message-several"; // a press adds, rather than chooses anew: aria-pressed
export const messageKeep = "message-keep"; // among the quick messages
export const messageDrop = "message-drop"; // a quick message
export const messagePreset = "message-preset"; // data-number is on its row, from 1
export const messageLasts = "message-lasts"; // a select: seconds, or "" for until it is seen or taken down
export const messageOwn = "message-own"; // a text of one's own, and
export const messageSend = "message-send";
export const sentMessage = "sent-message"; // data-id; holds
export const receipt = "receipt"; // data-id: a panellist's, "stage" or "audience"; data-state sent, delivered, seen
export const takeDown = "take-down";
export const seenStays = "seen-stays"; // it was seen and cannot be undone
export const stageMenu = "stage-menu"; // opens; says what the stage shows
export const stagePicture = (what: string) => `stage-picture-${what}`; // session, blackout, test: aria-pressed
export const handModeration = "hand-moderation"; // hands the moderator's role over, or back

// Panellist and stage.
export const answering = "answering"; // who should answer a question; on the audience's page too
export const floorNext = "floor-next"; // who comes next from the floor
export const podiumSpeaker = "podium-speaker"; // who speaks at the podium; data-id
export const floorCloses = "floor-closes"; // the announced closing of the list; on the audience's page too

// Audience.
export const askText = "ask-text";
export const askName = "ask-name";
export const askTo = "ask-to";
export const askCancel = "ask-cancel"; // puts the box away with what it holds
export const askSend = "ask-send";
export const askLeft = "ask-left";
export const askNote = "ask-note";
export const vote = "vote"; // aria-pressed
export const yours = "yours"; // on a question in the list of all; above that are filter-text and sort
export const mine = "mine"; // data-id, data-state
export const mineState = "mine-state"; // what became of an own question, in one line; data-state as the asker reads it: a group's is its leader's
export const mineOriginal = "mine-original"; // what the asker wrote, where a moderator edited it
export const answer = "answer"; // the answer in writing
export const also = "also"; // how many others asked the same
export const mineEdit = "mine-edit"; // opens the text of an own question that is not reviewed yet
export const mineText = "mine-text";
export const mineSave = "mine-save";
export const withdraw = "withdraw";
export const resubmit = "resubmit"; // ask again what was withdrawn
export const muted = "muted"; // this participant is muted, and what still works
export const floorName = "floor-name";
export const floorAffiliation = "floor-affiliation";
export const floorGroup = "floor-group"; // a select, where the rules have groups
export const floorOnline = "floor-online"; // a checkbox
export const floorRequest = "floor-request";
export const floorRespond = "floor-respond"; // to who speaks
export const floorReply = "floor-reply"; // a right of reply
export const floorPoint = "floor-point"; // raise a point of order, which is asked once more by
export const floorPointSure = "floor-point-sure";
export const floorPointNot = "floor-point-not";
export const floorPlace = "floor-place"; // where an own request stands; data-state waiting, next, speaking, absent, spoken
export const floorEstimate = "floor-estimate"; // when one's turn may come
export const floorRule = "floor-rule"; // the rule of the list, in words
export const floorNote = "floor-note"; // why the floor cannot be requested, or what a request gives; a refusal is in "refusal", on every tab
export const floorDone = "floor-done"; // give the floor back
export const floorReturn = "floor-return"; // "I am here", of who was set aside
export const floorLast = "floor-last"; // lets others go first
export const floorWithdraw = "floor-withdraw";
export const floorCall = "floor-call"; // a checkbox: be called with sound and vibration
export const floorCallNote = "floor-call-note"; // what the browser does not allow of that

// Home.
export const codeInput = "code-input";
export const codeJoin = "code-join";

// The report.
export const reportPlanned = "report-planned";
export const reportActual = "report-actual";
export const reportPrint = "report-print";
export const apiRoute = "api-route"; // data-id is the operation's
export const reportExport = "report-export"; // data-id is the file's name
export const reportSegment = "report-segment"; // data-id, data-state
export const reportSpoken = "report-spoken"; // data-id: panel-, floor- or group- and whose; data-spoken in milliseconds
export const reportQuestion = "report-question"; // data-id, data-state
export const reportCount = "report-count"; // of questions: data-state
export const reportDecision = "report-decision"; // data-id is the record, data-undone
export const reportCaption = "report-caption";
export const reportLink = "report-link"; // on the console and at home

// Privacy.
export const keptFor = "kept-for"; // how long a session is kept
export const session = "session"; // data-id, data-status
export const sessionFind = "session-find";
export const sessionMore = "session-more"; // shows more of a long list
export const sessionArchive = "session-archive"; // the summary of those that are archived
export const sessionMenu = "session-menu"; // opens: menu-copy, menu-plan, menu-print, menu-archive, menu-delete
export const sessionDelete = "session-delete"; // asks twice; data-asked 1 or 2
export const sessionDeleteYes = "session-delete-yes";
export const sessionDeleteNo = "session-delete-no";
export const sessionSaid = "session-said"; // what became of it
export const joinByLink = "join-by-link"; // on the stage, in place of the code
export const personalLinks = "personal-links"; // leads to their page
export const personalRequire = "personal-require";
export const personalOnly = "personal-only"; // whether joining needs one; data-on
export const personalNames = "personal-names";
export const personalCount = "personal-count";
export const personalMake = "personal-make";
export const personalSaid = "personal-said";
export const personalFind = "personal-find";
export const personalSave = "personal-save";
export const personalPrint = "personal-print";
export const sheet = "sheet"; // to print
export const sheetPrint = "sheet-print";
export const sheetLink = "sheet-link"; // data-role, as of a link
export const link = "link"; // data-role: moderator, co_moderator, observer, rapporteur, panellist, audience, stage; on the console too
export const linkCopy = "link-copy";
export const linkQr = "link-qr";
export const linkRenew = "link-renew"; // opens what says what a new link does, and the button that makes it:
export const linkRenewSure = "link-renew-sure";

// Programs with a token of their own: each, its token to copy, and what revokes it; and a token for another one.
export const tool = "tool";
export const toolCopy = "tool-copy";
export const toolRevoke = "tool-revoke";
export const toolRevokeSure = "tool-revoke-sure";
export const toolName = "tool-name";
export const toolRights = "tool-rights";
export const toolAdmit = "tool-admit";

// At home: where what happens is posted to, and what of it could not be.
export const webhooks = "webhooks"; // its summary; data-trouble where something could not be
export const webhook = "webhook"; // data-id
export const webhookUrl = "webhook-url";
export const webhookAbout = (what: string) => `webhook-about-${what}`; // session, segment, phase, question
export const webhookAdd = "webhook-add";
export const webhookSecret = "webhook-secret"; // copies it
export const webhookTest = "webhook-test";
export const webhookResume = "webhook-resume";
export const webhookRemove = "webhook-remove"; // asks, by:
export const webhookRemoveSure = "webhook-remove-sure";
export const webhookSaid = "webhook-said"; // what became of what was pressed
export const deadLetter = "dead-letter"; // data-id
export const deadLetterSend = "dead-letter-send";
export const deadLetterRemove = "dead-letter-remove";

export const planFile = "plan-file"; // makes a session of a file at once
export const planMend = "plan-mend"; // opens the faulty file in the editor
export const fault = "fault";
export const created = "created";
export const template = (name: string) => `template-${name}`; // opens the editor: presentations, rounds, two_rounds, keynote, lightning, blank
export const templateOver = "template-over";
export const planDraft = "plan-draft"; // opens the editor with what was begun
export const planCreate = "plan-create";
export const planSave = "plan-save"; // downloads the file
export const planOpen = "plan-open"; // the input that opens a file in the editor
export const planSum = "plan-sum"; // data-fit: fits, free, long
export const planCheck = "plan-check"; // what does not fit; its entries are plan-remark
export const planRemark = "plan-remark"; // what no field shows can be removed:
export const planEmpty = "plan-empty"; // leads to a field that nobody has come to yet
export const planRemarkRemove = "plan-remark-remove";
export const planAddPerson = "plan-add-person";
export const planAddSegment = "plan-add-segment";
export const planPart = (name: string) => `plan-part-${name}`; // questions, floor, speakers, messages: a details element
export const planSpeaker = "plan-speaker"; // somebody who registered before the session: data-id; holds add-name, add-affiliation, add-group, add-online
export const planSpeakerRemove = "plan-speaker-remove";
export const planAddSpeaker = "plan-add-speaker";
export const planMessage = "plan-message"; // sent by itself: data-id; holds
export const messageField = (name: string) => `message-field-${name}`; // left, to, text; of a quick message quick
export const planMessageRemove = "plan-message-remove";
export const planAddMessage = "plan-add-message";
export const planQuick = "plan-quick"; // a quick message: data-id
export const planQuickRemove = "plan-quick-remove";
export const planAddQuick = "plan-add-quick";

// Home: a programme of another system.
export const importOpen = "import-open"; // opens
export const importPage = "import-page"; // data-format: of what was read, "" before
export const importFile = "import-file"; // the input
export const importText = "import-text"; // pasted, and read by
export const importRead = "import-read";
export const importWrong = "import-wrong"; // the sentence where nothing was read
export const importAgain = "import-again";
export const importFind = "import-find";
export const importChoice = "import-choice"; // one session of several
export const importMore = "import-more";
export const importBack = "import-back"; // to the others
export const importSheet = "import-sheet";
export const importHeader = "import-header";
export const importColumn = (field: string) => `import-column-${field}`;
export const importPlan = "import-plan"; // what the plan will be; holds
export const importSegment = "import-segment";
export const importAssumed = "import-assumed"; // data-what
export const importSuggested = "import-suggested"; // a body that may be on the panel
export const importLine = "import-line"; // data-left: why it was left out
export const importDone = "import-done"; // to the editor

// The editor of a plan, at home and on the console.
export const planEditor = "plan-editor";
export const sessionEdit = "session-edit"; // at home: to the console's editor
export const sessionSave = "session-save";
export const planField = (name: string) => `plan-${name}`; // title, subtitle, venue, date, start, end, zone, language, hard-stop, moderator; approval, anonymous, questions-taking, question-length; order,
// requests-taking, floor-minutes, floor-wrap-up, responses, rights_of_reply; on the console end
export const person = "plan-person"; // data-id; holds
export const personField = (name: string) => `person-${name}`; // name, title, affiliation
export const personRemove = "person-remove";
export const planSegment = "plan-segment"; // data-id; holds
export const segmentField = (name: string) => `segment-${name}`; // kind, title, speaker, minutes, minimum, wrap-up, hand-over, round, later-round, notes
export const segmentMore = "segment-more"; // the summary of the less needed fields
export const segmentUp = "segment-up";
export const segmentDown = "segment-down";
export const segmentMenu = "segment-menu"; // opens: menu-before, menu-after, menu-remove

// The same on the console, where each change is a command.
export const planEdit = "plan-edit"; // opens and closes the editor
export const segmentChange = "segment-change"; // opens the fields of a segment; aria-expanded
export const segmentSave = "segment-save";
export const segmentDiscard = "segment-discard";
export const segmentSkip = "segment-skip"; // or restore
export const segmentInsert = "segment-insert"; // opens the fields of a new one
export const segmentNote = "segment-note"; // that somebody else changed it, or what cannot be changed and why
export const planned = "planned"; // how it differs from the plan of the beginning
export const moveEnd = "move-end";
export const personChange = "person-change"; // opens the fields of a panellist
export const personSave = "person-save";
export const personPresence = "person-presence"; // "did not come", and back
export const personAdd = "person-add"; // opens the fields of one who came late

// What is being said, and on a phone the button that shows and hides it.
export const caption = "caption";
export const captions = "captions";

// At home: how a session that goes on stands.
export const sessionLive = "session-live";
export const tell = "tell"; // to the moderator: the text
export const tellSend = "tell-send";
export const told = "told"; // data-state: sent, delivered, read
export const sessionTable = "session-table"; // the link to the table of all sessions, and on it
export const sessionRow = "session-row"; // data-id
export const tableSave = "table-save";

// On the console: what the organiser says to it.
export const fromOrganiser = "from-organiser"; // data-id
export const fromOrganiserRead = "from-organiser-read";

// The report that is public: who makes it so, on the report, and the page.
export const publication = "publication"; // data-public; holds
export const answersFor = "answers-for"; // days
export const publish = "publish";
export const withdrawReport = "withdraw-report";
export const publicLink = "public-link";
export const publicSegment = "public-segment";
export const publicQuestion = "public-question"; // data-id
export const publicYours = "public-yours"; // data-id, data-state
export const writtenAnswer = "written-answer"; // data-panellist, where the page knows
export const answersUntil = "answers-until";

// A panellist, once the session is over.
export const writing = "writing"; // holds
export const toWrite = "to-write"; // data-id; holds
export const writeText = "write-text";
export const writeSave = "write-save";
export const writeChange = "write-change";
