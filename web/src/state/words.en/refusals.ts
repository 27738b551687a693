// Why something is not done, and what to do. Moderators are told more: who was earlier, and what stands in the way.

import type { Rejection, TextOf } from "../../protocol/messages";
import type { Sentences } from "../refusals";
import { count } from "./grammar";

const named: Record<TextOf, string> = {
  question: "The question",
  translation: "The translation",
  reason: "The reason",
  answer: "The answer",
  message: "The message",
  name: "The name",
  title: "The title",
  subtitle: "The subtitle",
  venue: "The venue",
  affiliation: "The affiliation",
  notes: "The notes",
  group_name: "The name of a group",
  label: "A label",
  forcing_word: "A flagged word",
};

const wait = (r: Rejection): string => count(r.count ?? 1, "second", "seconds");
const most = (r: Rejection): number => r.most ?? 0;
const changed = "It had just changed. The button shows what it does now.";

// To whoever can press something.
export const everybody = {
  not_allowed: "Your link does not allow this.",
  passed: changed,
  was_changed: changed,
  session_over: "The session is over.",
  session_closed: "The session is closed; it can only be read.",
  no_such_question: "There is no such question in this session.",
  no_such_panellist: "This panellist is not on the panel. Choose another, or the panel.",
  no_such_message: "There is no such message in this session, or it is not for you.",
  question_reviewed: "Your question has been reviewed and stays as it is.",
  question_answered: "This question has been answered.",
  said_already: "You have said so already.",
  not_received: "This was not done. Send it again, or drop it.",
  too_late: "This was pressed more than 5 seconds before it came, so it was not done. Send it now, or drop it.",
  text_too_long: (r) =>
    `${named[r.text ?? "question"]} has ${count(r.count ?? 0, "character", "characters")}; at most ${most(r)} are taken. Shorten it and send it again.`,
  too_fast: "That was too fast. Wait a few seconds and press again.",
  not_saved: "It could not be saved, so nothing was done. Press again.",
  not_known: "Nobody can say yet whether this was done. Look again before you press again.",
  record_unreadable: "The server cannot read the record of this session. Tell the organiser.",
} satisfies Sentences;

export const audience = {
  question_on_stage: "Your question is on stage now and cannot be withdrawn.",
  question_over: "Your question is no longer open, so there is nothing to withdraw.",
  not_withdrawn: "Your question was not withdrawn.",
  voted_already: "You have voted for this question already.",
  not_voted: "You have not voted for this question.",
  question_not_yours: "Only who asked a question can withdraw it, or ask it again.",
  request_not_yours: "Only who requested the floor can do this.",
  yours_not_waiting: "Your request is no longer waiting.",
  yours_not_set_aside: "Your request is on the list, or is over.",
  no_floor_of_yours: "You do not have the floor.",
  not_open_yet: "The session is not open yet. Questions are taken as soon as it is.",
  questions_not_now: "Questions are taken during discussion and Q&A only.",
  no_more_questions: "The moderator takes no more questions.",
  floor_not_open: "The floor is open during discussion and Q&A only.",
  list_closed: "The speakers' list is closed.",
  name_needed: "Questions are asked by name here. Give yours and send it again.",
  speaker_without_name: "Give the name by which you are called.",
  name_of_podium: "Somebody who leads or speaks on the panel goes by this name. Add what tells you apart.",
  questions_muted: "The moderators take no questions from you at present.",
  requests_muted: "The moderators take no requests from you at present.",
  removed: "A moderator removed you from this session. You can still follow it.",
  session_locked: "This session is locked: nobody new can join.",
  sign_in_needed: "Sign in first, then load this page again: only who has signed in takes part here.",
  newcomers_barred: "The moderators let nobody new from this network take part at present.",
  no_such_request: "There is no such request for the floor in this session.",
  no_such_group: "There is no such group here. Choose another, or none.",
  question_empty: "Enter a question, then send it.",
  too_many_questions: "Very many questions are open. Try again when the moderators have dealt with some.",
  questions_used_up: (r) => `Very many questions came at once. Try again in ${wait(r)}.`,
  too_many_of_yours: (r) =>
    `${count(most(r), "question", "questions")} of yours are still open. Withdraw one, or wait until one is answered.`,
  list_full: "The speakers' list is full. Somebody has to leave it first.",
  requests_used_up: (r) => `Very many requests came at once. Try again in ${wait(r)}.`,
  on_list_already: "You are on the speakers' list already.",
  point_raised_already: "You have raised a point of order already.",
  reply_asked_already: "You have asked to reply already.",
  no_replies: "No time is given to replies of this kind.",
  too_many_participants: "This session has as many participants as it can hold.",
  questions_too_fast: (r) => `That is more questions than anybody can read. Try again in ${wait(r)}.`,
  requests_too_fast: (r) => `You have asked for the floor very often. Try again in ${wait(r)}.`,
  newcomers_too_fast: (r) => `Very many people came from this network at once. Try again in ${wait(r)}.`,
  codes_too_fast: "Too many codes from this network opened nothing. Check the code, and try again in a minute.",
} satisfies Sentences;

export const panellist = {
  answers_closed: "Answers in writing are taken once the session is over, until the time that was set.",
  answer_empty: "Write an answer.",
  nothing_changed: "This is there already.",
  signal_known: "The moderators have this signal of yours already.",
  signal_down: "This signal is down already.",
  delivery_known: "This message was delivered already.",
  acknowledged_already: "You have acknowledged this message.",
  leaving_time: "Say when you must leave.",
  leaving_within_day: "The time when you must leave is within the next day.",
} satisfies Sentences;
