// What was done, as the rest of a line that begins with who did it.

import type {
  AnswerKind,
  Deed,
  FloorOrder,
  Intake,
  LeftSegment,
  ListedPerson,
  Lots,
  MicrophoneMode,
  Person,
  QuestionNamed,
  Receivers,
  ReplyRules,
  RequestKind,
  RequestNamed,
  SignalKind,
  StagePicture,
} from "../../protocol/messages";
import { languageName } from "../language";
import { figures } from "./common";
import { count, isolated } from "./grammar";
import { by } from "./roles";

type Did<T extends Deed["type"]> = Extract<Deed, { type: T }>;

const quoted = (text: string): string => `“${isolated(text)}”`;
const time = (ms: number): string => figures(Math.round(Math.abs(ms) / 1000));
const question = (q: QuestionNamed): string => `the question ${quoted(q.text)}`;
const to = (name: string | undefined): string => (name === undefined ? "the panel" : isolated(name));
const before = (what: string | undefined, otherwise: string): string => (what === undefined ? otherwise : ` before ${what}`);
const left = (s: LeftSegment): string =>
  `${quoted(s.segment)} after ${time(s.used)}${s.over === undefined ? "" : `, ${time(s.over)} over`}`;
const leaving = (s: LeftSegment | undefined): string => (s ? `, leaving ${left(s)}` : "");
const speaker = (who: Person): string => (who.name === undefined ? "the moderator" : isolated(who.name));
const listed = (who: ListedPerson): string =>
  [isolated(who.name), isolated(who.affiliation), who.group === undefined ? "" : `for ${quoted(who.group)}`, who.online ? "online" : ""]
    .filter((part) => part !== "")
    .join(", ");
const asked = (kind: RequestKind, to: RequestNamed | undefined): string =>
  ({
    speech: "requested the floor",
    point_of_order: "raised a point of order",
    response: `asked to respond to ${isolated(to?.name ?? "")}`,
    right_of_reply: "asked for a right of reply",
  })[kind];
const entered = (kind: RequestKind, to: RequestNamed | undefined): string =>
  ({
    speech: "put on the speakers' list:",
    point_of_order: "noted a point of order of",
    response: `noted a response to ${isolated(to?.name ?? "")} by`,
    right_of_reply: "noted a right of reply of",
  })[kind];
const replying = (what: string, rules: ReplyRules | undefined): string =>
  rules ? `, ${what} of ${time(rules.allotment)} ${rules.place === "next" ? "next" : "at the end"}` : "";
// So that anybody can draw again.
const drawing = (lots: Lots | undefined): string =>
  lots ? ` (seed ${isolated(lots.seed)}${lots.order.length > 0 ? `: ${lots.order.map(isolated).join(", ")}` : ""})` : "";
const microphones: Record<MicrophoneMode, string> = {
  off: "left the microphones alone",
  follow: "let the floor follow the microphones",
  drive: "let the floor control the microphones",
};
const receiving = (r: Receivers): string => {
  if (r.all_panellists && r.stage && r.audience) return "everyone";
  const panel = r.all_panellists ? ["all panellists"] : r.panellists.map(isolated);
  const all = [...panel, ...(r.stage ? ["the stage"] : []), ...(r.audience ? ["the audience"] : [])];
  return [all.slice(0, -1).join(", "), all.at(-1)].filter((part) => part !== "").join(" and ");
};

// Of what is done to several at once, more are only counted.
const toldByName = 3;

const taken: Record<Intake, string> = { automatic: "taken during discussion and Q&A", open: "open", closed: "closed" };
const ordered: Record<FloorOrder, string> = {
  first_come: "first come",
  alternate: "room and online in turn",
  first_time: "first-time speakers first",
  by_group: "by group",
  by_lot: "by lot",
  least_time: "who spoke least first",
};
const answered: Record<AnswerKind, string> = { live: "answered", in_writing: "answered in writing", follow_up: "to be followed up" };
const signal: Record<SignalKind, string> = {
  more_time: "one more minute",
  ready: "ready",
  cannot_hear: "cannot hear",
  must_leave: "must leave",
};
const stage: Record<StagePicture, string> = {
  session: "showed the session on the stage again",
  blackout: "blacked out the stage",
  test: "showed the test pattern on the stage",
};

const deeds: { [T in Deed["type"]]: (d: Did<T>) => string } = {
  session_opened: () => "opened the session",
  segment_begun: (d) => `${d.again ? "went back to" : "began"} ${quoted(d.segment)}${leaving(d.left)}`,
  segment_ended: (d) => `ended ${left(d.left)}`,
  paused: (d) => `paused ${quoted(d.segment)}`,
  resumed: (d) => `resumed ${quoted(d.segment)}`,
  time_added: (d) => `${d.by < 0 ? "removed" : "added"} ${time(d.by)} ${d.by < 0 ? "from" : "to"} ${quoted(d.segment)}`,
  segment_skipped: (d) => `skipped ${quoted(d.segment)}`,
  segment_restored: (d) => `restored ${quoted(d.segment)}`,
  segment_moved: (d) => `moved ${quoted(d.segment)}${before(d.before && quoted(d.before), " to the end")}`,
  session_concluded: (d) =>
    `ended the session${leaving(d.left)}${d.spoken.length > 0 ? `; spoken: ${d.spoken.map((one) => `${speaker(one.who)} ${time(one.used)}`).join(", ")}` : ""}`,
  session_closed: () => "closed the session",
  beginning_backdated: (d) =>
    `said that ${quoted(d.segment)} began ${time(d.ago)} ago${d.ended.map((one) => `, and ${quoted(one.segment)} ended then after ${time(one.time)}`).join("")}`,
  ending_backdated: (d) => `said that ${quoted(d.segment)} ended ${time(d.ago)} ago, after ${time(d.used)}`,
  segment_dropped: (d) => `dropped ${quoted(d.segment)}`,
  caught_up: (d) =>
    `${d.longer ? "lengthened" : "shortened"} ${d.to.map((one) => `${quoted(one.segment)} to ${time(one.time)}`).join(", ")}`,
  end_moved: (d) =>
    d.by === 0
      ? "moved the end back to where it was planned"
      : `moved the end to ${time(d.by)} ${d.by < 0 ? "earlier" : "later"} than planned`,
  time_granted: (d) =>
    `gave ${isolated(d.panellist)} ${time(d.by)} more ${d.segment === undefined ? "in this round" : `in ${quoted(d.segment)}`}`,

  session_created: (d) => `made the session ${quoted(d.title)}`,
  session_edited: (d) => `edited the session ${quoted(d.title)}`,
  segment_edited: (d) => `edited ${quoted(d.segment)} (${time(d.allotment)})`,
  segment_inserted: (d) => `inserted ${quoted(d.segment)} (${time(d.allotment)})${before(d.before && quoted(d.before), " at the end")}`,
  panellist_added: (d) => `added the panellist ${isolated(d.name)}`,
  panellist_edited: (d) => `edited the panellist ${isolated(d.name)}`,
  presence_noted: (d) => `noted that ${isolated(d.name)} ${d.on ? "has come" : "did not come"}`,

  question_rules_set: (d) =>
    `set the questions to: ${taken[d.taking]}, ${d.approval ? "with approval" : "without approval"}, ${d.anonymous ? "names optional" : "by name only"}${d.words > 0 ? `, ${count(d.words, "word", "words")} held back` : ""}`,
  question_submitted: (d) => `asked ${to(d.to)}: ${quoted(d.question.text)}${d.name && ` (${isolated(d.name)})`}`,
  question_edited: (d) => `edited ${question(d.question)}`,
  question_translated: (d) =>
    `${d.removed ? "removed the translation of" : "translated"} ${question(d.question)} into ${isolated(languageName(d.language))}`,
  question_entered: (d) => `entered ${question(d.question)}`,
  questions_reviewed: (d) => {
    const all = d.questions.length > toldByName ? `${d.questions.length} questions` : d.questions.map(question).join(", ");
    switch (d.step) {
      case "approve":
        return `approved ${all}`;
      case "decline":
        return `declined ${all}${d.reason && `: ${quoted(d.reason)}`}`;
      case "label":
        return `labelled ${all} ${d.labels.map(quoted).join(", ")}`;
      case "group":
        return `grouped ${all} into ${d.into ? quoted(d.into.text) : ""}`;
    }
  },
  question_moved: (d) =>
    d.before
      ? `moved ${question(d.question)} before ${quoted(d.before.text)} in the queue`
      : `moved ${question(d.question)} to the end of the queue`,
  question_revised: (d) => `changed ${question(d.question)}`,
  question_approved: (d) => `approved ${question(d.question)}`,
  question_declined: (d) => `declined ${question(d.question)}${d.reason && `: ${quoted(d.reason)}`}`,
  question_queued: (d) => `queued ${question(d.question)}`,
  question_unqueued: (d) => `removed ${question(d.question)} from the queue`,
  question_put_on_stage: (d) => `put ${question(d.question)} on stage`,
  question_taken_off_stage: (d) => `removed ${question(d.question)} from the stage`,
  question_answered: (d) => `marked ${question(d.question)} as ${answered[d.how]}${d.text && `: ${quoted(d.text)}`}`,
  question_restored: (d) => `restored ${question(d.question)}`,
  question_grouped: (d) => `grouped ${question(d.question)} into ${quoted(d.into.text)}`,
  question_ungrouped: (d) => `took ${question(d.question)} out of its group`,
  question_labelled: (d) =>
    d.labels.length > 0
      ? `labelled ${question(d.question)} ${d.labels.map(quoted).join(", ")}`
      : `took the labels off ${question(d.question)}`,
  question_addressed: (d) => `passed ${question(d.question)} to ${to(d.to)}`,
  report_published: (d) =>
    `made the report public${d.answers_for === undefined ? "" : `, with answers in writing for ${count(Math.round(d.answers_for / 86_400_000), "day", "days")}`}`,
  report_withdrawn: () => "made the report private again",
  answer_written: (d) => `answered ${question(d.question)}: ${quoted(d.text)}`,
  question_responded: (d) =>
    d.response === undefined
      ? `took back what was said of ${question(d.question)}`
      : `${d.response === "pass" ? "will not answer" : "will answer"} ${question(d.question)}`,
  question_withdrawn: (d) => `withdrew ${question(d.question)}`,
  question_resubmitted: (d) => `asked ${question(d.question)} again`,
  voted: (d) => `${d.on ? "voted for" : "took back the vote for"} ${question(d.question)}`,

  floor_rules_set: (d) =>
    `set the speakers' list to: ${taken[d.taking]}, ${ordered[d.order]}, ${time(d.allotment)} each${d.groups
      .map(
        (g, i) =>
          `${i === 0 ? ", groups " : ", "}${quoted(g.name)}${g.limit === undefined ? "" : ` of ${g.limit}`}${g.allotment === undefined ? "" : ` at ${time(g.allotment)}`}${g.budget === undefined ? "" : ` with ${time(g.budget)} in all`}`,
      )
      .join("")}${replying("responses", d.responses)}${replying("rights of reply", d.rights_of_reply)}${drawing(d.drawn)}`,
  closing_announced: (d) =>
    d.in === undefined ? "took back the closing of the speakers' list" : `announced that the speakers' list closes in ${time(d.in)}`,
  list_closed: () => "closed the speakers' list",
  lots_drawn: (d) => `drew lots${drawing(d.drawn)}`,
  floor_requested: (d) => `${asked(d.kind, d.to)} as ${listed(d.who)}`,
  request_entered: (d) => `${entered(d.kind, d.to)} ${listed(d.who)}`,
  request_moved: (d) => `moved ${isolated(d.request.name)}${before(d.before && isolated(d.before.name), " to the end")} by hand`,
  request_corrected: (d) =>
    `corrected a name on the speakers' list: ${isolated(d.request.name)}${d.affiliation && `, ${isolated(d.affiliation)}`}`,
  request_set_absent: (d) => `marked ${isolated(d.request.name)} as absent`,
  request_returned: (d) => `put ${isolated(d.request.name)} on the list again`,
  request_put_last: (d) => `let others go before ${isolated(d.request.name)}`,
  request_withdrawn: (d) => `withdrew the request of ${isolated(d.request.name)}`,
  floor_given: (d) =>
    `gave the floor to ${isolated(d.request.name)}${d.interrupting === undefined ? "" : `, interrupting ${isolated(d.interrupting.name)}`}`,
  intervention_extended: (d) => `changed the time of ${isolated(d.request.name)} by ${d.by < 0 ? "−" : "+"}${time(d.by)}`,
  intervention_ended: (d) => `ended the intervention of ${isolated(d.request.name)} after ${time(d.used)}`,
  floor_yielded: (d) => `passed what was left to ${isolated(d.request.name)} to ${isolated(d.to.name)}, ${time(d.rest)}`,
  word_given: (d) => (d.to ? `gave the floor to ${speaker(d.to)}` : "took the floor back"),
  turn_extended: (d) => `changed the turn of ${isolated(d.panellist)} by ${d.by < 0 ? "−" : "+"}${time(d.by)}`,
  round_begun: (d) => `began round ${d.number}`,
  microphones_set: (d) => microphones[d.to],

  signal_raised: (d) => (d.leaves === undefined ? `signalled: ${signal[d.kind]}` : `must leave in ${time(d.leaves)}`),
  signal_lowered: (d) => `took back: ${signal[d.kind]}`,
  signal_seen: (d) => `saw the signal of ${isolated(d.panellist)}: ${signal[d.kind]}`,
  signal_handled: (d) => `dealt with the signal of ${isolated(d.panellist)}: ${signal[d.kind]}`,
  message_sent: (d) => `wrote to ${receiving(d.to)}: ${quoted(d.text)}`,
  moderators_told: (d) => `wrote to the moderators: ${quoted(d.text)}`,
  quick_message_kept: (d) => `kept the quick message ${quoted(d.text)}`,
  quick_message_dropped: (d) => `dropped the quick message ${quoted(d.text)}`,
  message_taken_down: (d) => `hid the message ${quoted(d.text)}`,
  message_delivered: (d) => `was shown the message ${quoted(d.text)}`,
  message_seen: (d) => `has read the message ${quoted(d.text)}`,
  stage_set: (d) => stage[d.to],
  caption_kept: (d) => `kept the caption ${quoted(d.text)}`,

  moderation_handed: () => "handed the moderator's role to the co-moderator",
  moderation_taken_back: () => "took the moderator's role back",
  moderation_given_back: () => "gave the moderator's role back",
  participant_muted: (d) => `${d.on ? "muted participant" : "lifted the muting of participant"} ${d.participant}`,
  session_locked: (d) => (d.on ? "locked the session" : "unlocked the session"),
  personal_links_required: (d) => (d.on ? "let nobody new join by the code, but by a personal link" : "let anybody join by the code"),
  personal_links_made: (d) => `made ${count(d.count, "personal link", "personal links")}`,
  participants_removed: (d) => `removed ${count(d.participants, "participant", "participants")}`,
  tool_admitted: (d) => `gave ${isolated(d.name)} a token, to ${d.rights === "caption" ? "give captions" : d.rights}`,
  tool_revoked: (d) => `revoked the token of ${isolated(d.name)}`,
  participants_erased: (d) => `erased what ${count(d.participants, "participant", "participants")} had written`,
  link_renewed: (d) => {
    if (d.as === "participant")
      return d.name === undefined ? "replaced all personal links" : `replaced the personal link ${isolated(d.name)}`;
    if (d.name !== undefined) return `replaced the link of ${isolated(d.name)}`;
    return d.as === "panellist" ? "replaced the links of all panellists" : `replaced the link of the ${by[d.as].toLowerCase()}`;
  },
};

export const deed = <T extends Deed["type"]>(did: Did<T>): string => deeds[did.type as T](did);
