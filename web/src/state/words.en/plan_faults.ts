// What is wrong with the file of a plan, or may be: a sentence at a field, behind the field’s name and a colon, or beside a line.

import type { PlanFaultCode } from "../../protocol/http";
import { dayOf } from "../format";
import { isolated } from "./grammar";

export type PlanFaultSentences = Record<PlanFaultCode, string | ((...given: string[]) => string)>;

const tooLong = (count: string, most: string): string => `Shorten it: ${count} characters, and at most ${most} are taken`;
const moreThan = (most: string, things: string): string => `More than ${most} ${things}: remove some`;
const quoted = (text: string): string => `“${isolated(text)}”`;
const straight = 'Write a straight one: "';

// Where the server is of a later release.
export const otherFault = "This page does not know what is wrong here. Reload the page.";

export const planFaults = {
  file_too_large: (most) => `This file has more than ${most} bytes: too many for a plan.`,
  utf_32: "This file is UTF-32. Save it as UTF-8.",
  utf_16: "This file is UTF-16. Save it as UTF-8.",
  not_text: "This is not a text file. Save the plan as plain text in UTF-8.",
  other_encoding: "This file is Windows-1252, or another encoding that is not UTF-8. Save it as UTF-8.",

  file_empty: "The file is empty. Write a plan: { ... }",
  bracket_too_many: (bracket) => `One ${bracket} too many. Remove it.`,
  text_after_end: "Something follows the end of the plan, which is the last }. Remove it.",
  comment: 'A comment. A plan has none: remove it, or write it as "notes" of a segment.',
  odd_space: "A character that looks like a space, or like nothing. Remove it, or type a space.",
  value_missing: (bracket) => `A value is missing before this ${bracket}.`,
  value_missing_at_end: "The file ends here, and a value is missing.",
  comma_before_value: "A comma with nothing before it. Remove it, or write the value.",
  comma_before_name: "A comma with nothing before it. Remove it.",
  comma_last: "A comma with nothing after it. Remove it.",
  comma_twice: "A second comma. Remove it.",
  comma_missing: "A comma is missing here.",
  comma_in_number: (number) => `A comma within a number. Write a point: ${number}`,
  plus_sign: "A plus sign. Write the number without.",
  minus_alone: "A minus sign without a number after it.",
  point_first: "A number begins with a digit. Write 0 before the point.",
  point_last: "A number ends with a digit. Remove the point, or write what follows it.",
  zero_first: "A number does not begin with 0. Write it without.",
  letters_after_number: "Letters after a number. Write the number alone, or all of it in quotation marks.",
  not_a_number: (word) => `${isolated(word)} is not a number. Write one, or leave the member out.`,
  other_word: (meant, word) => `Write ${meant} instead of ${isolated(word)}.`,
  text_unquoted: (word) => `A text without quotation marks. Write "${isolated(word)}".`,
  name_unquoted: (word) => `A name without quotation marks. Write "${isolated(word)}".`,
  name_missing: 'A name in quotation marks is missing here. Write one, such as "title": ...',
  colon_missing: (name) => `A colon (:) and a value are missing after ${isolated(name)}.`,
  colon_misplaced: "A colon does not belong here. Write a time as a text, in quotation marks.",
  equals_sign: "An equals sign. Write a colon (:) between the name and its value.",
  semicolon: "A semicolon. Write a comma.",
  quote_wrong: (sign) => `${isolated(sign)} is not a quotation mark here. Write " before the text and after it.`,
  quote_curly: (sign) => `A curly quotation mark: ${isolated(sign)}. ${straight}`,
  quote_curly_end: (sign) => `A curly quotation mark does not end a text: ${isolated(sign)}. ${straight}`,
  misplaced: (sign) => `${isolated(sign)} does not belong here.`,
  not_closed: (open, line, close) =>
    `The file ends here, and the ${open} of line ${line} is not closed. Write a ${close} after its last entry.`,
  closed_otherwise: (bracket, line, open, close) => `A ${bracket}, but line ${line} opened a ${open}. Write a ${close}.`,
  text_not_ended: 'The text that begins here does not end on its line. Write a " at its end; a line break within it is \\n.',
  tab_in_text: "A tab within a text. Write a space.",
  control_in_text: "A control character within a text. Remove it.",
  backslash: (sign) => `A backslash before ${isolated(sign)}. Write \\\\ for a backslash.`,
  escape_broken: "\\u is followed by four digits from 0 to f. Write \\\\ for a backslash.",
  half_character: "Half a character. Remove it, or write the character itself.",
  member_twice: (name) => `The member ${quoted(name)} is here twice. Remove one.`,
  too_deep: "Brackets within brackets, deeper than any plan has them.",
  unreadable: "Something on this line cannot be read. Look at its numbers: one may be far too large.",

  plan_wanted: 'A plan is an object: { "title": ..., "segments": [...] }',
  member_unknown: (known) => `Not known here; known are ${known}`,
  text_missing: "Missing: write a text in quotes",
  text_wanted: "Write a text in quotes",
  text_empty: "Enter a text",
  text_too_long: tooLong,
  flag_wanted: "Write true or false, without quotes",
  object_missing: "Missing: write an object, { ... }",
  object_wanted: "Write an object: { ... }",
  list_missing: "Missing: write a list, [ ... ]",
  list_wanted: "Write a list: [ ... ]",
  number_missing: "Enter a number, such as 10",
  number_wanted: "Enter a number, such as 10, without quotes",
  number_out_of_range: (most) => `Enter a number between 0 and ${most}`,
  not_above_zero: "Enter a number above 0",
  id_malformed: (most) => `Write small letters a-z, digits and hyphens only, ${most} at most`,
  named_wanted: 'Write an object: { "name": ... }',

  language_unknown: (text) => `${quoted(text)} is not the tag of a language: enter one such as en or zh-Hans`,
  zone_unknown: (text) => `${quoted(text)} is not the name of a time zone: enter one such as America/New_York`,
  time_malformed: (text) => `${quoted(text)} is not a date and time: write it as 2017-02-16T10:15, in the plan’s time zone`,
  time_after_tables: (text) => `${quoted(text)} is after 30 December 2037, and time zones are known until then only`,
  time_before_1970: (text) => `${quoted(text)} is before 1970`,
  time_skipped: (text, name) => `${quoted(text)} does not exist in ${isolated(name)}: the clocks go forward over it`,
  end_not_after_start: "Choose an end after the start",
  end_too_late: (most) => `Choose an end within ${most} hours after the start`,

  too_many_panellists: (most) => moreThan(most, "panellists"),
  panellist_id_taken: (text) => `${quoted(text)} is the id of another panellist already`,
  moderators_id: "“moderator” is the moderator’s: choose another",
  segments_empty: "Add a segment: a session has at least one",
  too_many_segments: (most) => moreThan(most, "segments"),
  segment_wanted: 'Write an object: { "kind": ..., "title": ..., "minutes": ... }',
  segment_id_taken: (text) => `${quoted(text)} is the id of another segment already`,
  kind_unknown: (text, known) => `${quoted(text)} is not a kind of segment; kinds are ${known}`,
  speaker_wanted: "Write the id of a panellist, in quotes",
  speaker_unknown: (text) => `${quoted(text)} is not the id of a panellist`,
  speaker_twice: (text) => `${quoted(text)} is named twice`,
  presenter_missing: "Choose who presents: a presentation belongs to one panellist",
  one_presenter: "A presentation belongs to one panellist",
  wrap_up_too_long: (minutes) => `Enter less than the segment’s ${minutes} minutes`,
  part_too_long: (minutes) => `Enter at most the segment’s ${minutes} minutes`,
  no_rounds_here: "For a discussion only: leave it out, or choose discussion as the kind",
  later_round_alone: "Enter minutes for the first round too",

  too_many_messages: (most) => moreThan(most, "messages"),
  message_wanted: 'Write an object: { "minutes_left": ..., "text": ... }',
  receiver_unknown: (text, known) => `${quoted(text)} is nobody whom a message can be for; they are ${known}`,
  too_many_quick_messages: (most) => moreThan(most, "quick messages"),
  quick_message_wanted: "Write a message in quotes",
  quick_message_too_long: tooLong,
  quick_message_twice: "Already in the list",

  question_length: (most) => `Enter a whole number of characters between 1 and ${most}`,
  question_intake_unknown: (text, known) => `${quoted(text)} is not a way to take questions; ways are ${known}`,
  too_many_words: (most) => moreThan(most, "words"),
  word_wanted: "Write a word in quotes",
  word_too_long: tooLong,
  floor_wrap_up_too_long: "Enter less than the speaking time from the floor",
  request_intake_unknown: (text, known) => `${quoted(text)} is not a way to take requests; ways are ${known}`,
  order_unknown: (text, known) => `${quoted(text)} is not a rule for the speakers’ list; rules are ${known}`,
  place_unknown: (text, known) => `${quoted(text)} is not a place on the list; places are ${known}`,
  too_many_groups: (most) => moreThan(most, "groups"),
  group_name_taken: (text) => `${quoted(text)} is the name of another group already`,
  group_limit: (most) => `Enter a whole number of interventions between 1 and ${most}`,
  too_many_speakers: (most) => moreThan(most, "speakers"),
  group_unknown: (text) => `${quoted(text)} is not the name of a group of the speakers’ list`,

  too_many_seats: (most) => moreThan(most, "seats"),
  seat_wanted: 'Write an object: { "unit": ..., "name": ... }',
  unit_wanted: (most) => `Enter the number of a microphone unit, a whole number between 1 and ${most}`,
  unit_taken: (unit) => `${unit} is the unit of another seat already`,
  seat_person_unknown: (text) => `${quoted(text)} is neither the id of a panellist nor “moderator”`,
  seat_of_person: "For somebody on the floor: leave it out, or leave “person” out",

  start_passed: (day) => `This plan starts on ${dayOf(day) ?? day}, which has passed`,
  time_twice: "This time comes twice on this day, when the clocks go back; the first is taken",
  minutes_differ: (minutes, planned) => `The segments take ${minutes} minutes; from start to end there are ${planned}`,
  past_hard_stop: (minutes, least, planned) =>
    `The segments take ${minutes} minutes, and ${least} when all are cut to their minimums; before the hard stop there are ${planned}`,
  panellist_without_segment: "Without a segment, while others have a presentation",
  questions_short: (minutes, planned, expected) =>
    `The questions have ${minutes} of ${planned} minutes; an audience expects a quarter, ${expected}`,
  round_too_long: (count, minutes, planned) => `One round of ${count} panellists takes ${minutes} minutes; the segment has ${planned}`,
  message_never_sent: "No segment has more than that, so it is never sent",
} satisfies PlanFaultSentences;

// The same where it was typed into a field.
export const typedFaults = {
  text_missing: "Enter a text",
  text_wanted: "Enter a text",
  number_wanted: "Enter a number, such as 10",
  time_malformed: "Enter a day and a time, such as 15:00",
  speaker_wanted: "Choose a panellist",
  quick_message_wanted: "Enter a message",
  word_wanted: "Enter a word",
};
