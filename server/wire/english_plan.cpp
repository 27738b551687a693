// What is wrong with the file of a plan, in English: a line of `dais check`, and what a client's author reads of a fault.

#include "wire/english.hpp"

#include <cstddef>
#include <cstdlib>

namespace dais::english {

namespace {

// "16 February 2017" of 2017-02-16.
std::string written_day(std::string const& date) {
  static constexpr char const* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
  auto const month = date.size() == 10 ? std::atoi(date.substr(5, 2).c_str()) : 0;
  if (month < 1 || month > 12) return date;
  return std::to_string(std::atoi(date.substr(8).c_str())) + " " + months[month - 1] + " " + date.substr(0, 4);
}

std::string too_long(char const* what, std::string const& count, std::string const& most) {
  return std::string(what) + " has " + count + " characters; at most " + most + " are taken";
}

std::string taken_already(std::string const& text, char const* what) { return "\"" + text + "\" is the " + what + " already"; }

}  // namespace

std::string of(plan_fault_code what, std::vector<std::string> const& with) {
  auto const at = [&](std::size_t i) { return i < with.size() ? with[i] : std::string(); };
  auto const is_not = [&](char const* a) { return "\"" + at(0) + "\" is not " + a + at(1); };
  auto const more_than = [&](char const* things) { return "has more than " + at(0) + " " + things; };
  using code = plan_fault_code;
  switch (what) {
    case code::file_too_large: return "the file has more than " + at(0) + " bytes; this is no plan";
    case code::utf_32: return "This file is UTF-32. Save it as UTF-8.";
    case code::utf_16: return "This file is UTF-16. Save it as UTF-8.";
    case code::not_text: return "This is not a text file. Save the plan as plain text in UTF-8.";
    case code::other_encoding: return "This file is Windows-1252, or another encoding that is not UTF-8. Save it as UTF-8.";

    case code::file_empty: return "the file is empty. Write a plan: { ... }";
    case code::bracket_too_many: return "one " + at(0) + " too many. Remove it.";
    case code::text_after_end: return "something follows behind the end of the plan, which is the last }. Remove it.";
    case code::comment: return "a comment. A plan has none: remove it, or write it as \"notes\" of a segment.";
    case code::odd_space: return "a character that looks like a space, or like nothing. Remove it, or type a space.";
    case code::value_missing: return "a value is missing before this " + at(0) + ".";
    case code::value_missing_at_end: return "the file ends here, and a value is missing.";
    case code::comma_before_value: return "a comma with nothing before it. Remove it, or write the value.";
    case code::comma_before_name: return "a comma with nothing before it. Remove it.";
    case code::comma_last: return "a comma with nothing behind it. Remove it.";
    case code::comma_twice: return "a second comma. Remove it.";
    case code::comma_missing: return "a comma is missing here.";
    case code::comma_in_number: return "a comma within a number. Write a point: " + at(0);
    case code::plus_sign: return "a plus sign. Write the number without.";
    case code::minus_alone: return "a minus sign without a number behind it.";
    case code::point_first: return "a number begins with a digit. Write 0 before the point.";
    case code::point_last: return "a number ends with a digit. Remove the point, or write what follows it.";
    case code::zero_first: return "a number does not begin with 0. Write it without.";
    case code::letters_after_number: return "letters behind a number. Write the number alone, or all of it in quotation marks.";
    case code::not_a_number: return at(0) + " is no number. Write one, or leave the member out.";
    case code::other_word: return "write " + at(0) + " instead of " + at(1) + ".";
    case code::text_unquoted: return "a text without quotation marks. Write \"" + at(0) + "\".";
    case code::name_unquoted: return "a name without quotation marks. Write \"" + at(0) + "\".";
    case code::name_missing: return "a name in quotation marks is missing here. Write one, such as \"title\": ...";
    case code::colon_missing: return "a colon (:) and a value are missing behind " + at(0) + ".";
    case code::colon_misplaced: return "a colon has no place here. A time is a text, in quotation marks.";
    case code::equals_sign: return "an equals sign. Write a colon (:) between the name and its value.";
    case code::semicolon: return "a semicolon. Write a comma.";
    case code::quote_wrong: return at(0) + " is no quotation mark here. Write \" before the text and behind it.";
    case code::quote_curly: return "a curly quotation mark: " + at(0) + ". Write a straight one: \"";
    case code::quote_curly_end: return "a curly quotation mark does not end a text: " + at(0) + ". Write a straight one: \"";
    case code::misplaced: return at(0) + " has no place here.";
    case code::not_closed:
      return "the file ends here, and the " + at(0) + " of line " + at(1) + " is not closed. Write a " + at(2) + " behind its last entry.";
    case code::closed_otherwise: return "a " + at(0) + ", but line " + at(1) + " opened a " + at(2) + ". Write a " + at(3) + ".";
    case code::text_not_ended:
      return "the text that begins here does not end on its line. Write a \" at its end; a line break within it is \\n.";
    case code::tab_in_text: return "a tab within a text. Write a space.";
    case code::control_in_text: return "a control character within a text. Remove it.";
    case code::backslash: return "a backslash before " + at(0) + ". Write \\\\ for a backslash.";
    case code::escape_broken: return "\\u is followed by four digits from 0 to f. Write \\\\ for a backslash.";
    case code::half_character: return "half a character. Remove it, or write the character itself.";
    case code::member_twice: return "the member \"" + at(0) + "\" stands twice";
    case code::too_deep: return "the JSON value is nested too deeply";
    case code::unreadable: return "something on this line cannot be read as JSON. Look at its numbers: one may be far too large.";

    case code::plan_wanted: return "a plan is a JSON object: { \"title\": ..., \"segments\": [...] }";
    case code::member_unknown: return "is not known here; known are " + at(0);
    case code::text_missing: return "is missing; write a text in quotes";
    case code::text_wanted: return "must be a text in quotes";
    case code::text_empty: return "is empty; write a text";
    case code::text_too_long: return too_long("The text", at(0), at(1));
    case code::flag_wanted: return "must be true or false, without quotes";
    case code::object_missing: return "is missing; write an object: { ... }";
    case code::object_wanted: return "must be an object: { ... }";
    case code::list_missing: return "is missing; write a list: [ ... ]";
    case code::list_wanted: return "must be a list: [ ... ]";
    case code::number_missing: return "is missing; write a number, such as 10";
    case code::number_wanted: return "must be a number, without quotes";
    case code::number_out_of_range: return "must be between 0 and " + at(0);
    case code::not_above_zero: return "must be more than 0";
    case code::id_malformed: return "may have small letters a-z, digits and hyphens only, " + at(0) + " at most";
    case code::named_wanted: return "must be an object: { \"name\": ... }";

    case code::language_unknown: return is_not("the tag of a language; write one such as \"en\" or \"zh-Hans\"");
    case code::zone_unknown: return is_not("the name of a time zone; write one such as \"America/New_York\"");
    case code::time_malformed: return is_not("a date and time; write it as 2017-02-16T10:15, in the plan's time zone");
    case code::time_after_tables: return "\"" + at(0) + "\" is after 30 December 2037, until when the time-zone database is read";
    case code::time_before_1970: return "\"" + at(0) + "\" is before 1970, from when clocks count";
    case code::time_skipped: return "\"" + at(0) + "\" does not exist in " + at(1) + ": the clocks go forward over it";
    case code::end_not_after_start: return "is not after the start";
    case code::end_too_late: return "is more than " + at(0) + " hours after the start";

    case code::too_many_panellists: return more_than("panellists");
    case code::panellist_id_taken: return taken_already(at(0), "id of another panellist");
    case code::moderators_id: return "\"moderator\" is the moderator's; choose another";
    case code::segments_empty: return "is empty; a session has at least one segment";
    case code::too_many_segments: return more_than("segments");
    case code::segment_wanted: return "must be an object: { \"kind\": ..., \"title\": ..., \"minutes\": ... }";
    case code::segment_id_taken: return taken_already(at(0), "id of another segment");
    case code::kind_unknown: return is_not("a kind of segment; kinds are ");
    case code::speaker_wanted: return "must be the id of a panellist, in quotes";
    case code::speaker_unknown: return is_not("the id of a panellist");
    case code::speaker_twice: return "\"" + at(0) + "\" is named twice";
    case code::presenter_missing: return "is missing; a presentation belongs to one panellist";
    case code::one_presenter: return "a presentation belongs to one panellist";
    case code::wrap_up_too_long: return "must be less than the segment's " + at(0) + " minutes";
    case code::part_too_long: return "must not be more than the segment's " + at(0) + " minutes";
    case code::no_rounds_here: return "is of a discussion only; leave it out, or write \"kind\": \"discussion\"";
    case code::later_round_alone: return "needs \"round_minutes\" for the first round";

    case code::too_many_messages: return more_than("messages");
    case code::message_wanted: return "must be an object: { \"minutes_left\": ..., \"text\": ... }";
    case code::receiver_unknown: return is_not("somebody whom a message can be for; they are ");
    case code::too_many_quick_messages: return more_than("messages");
    case code::quick_message_wanted: return "must be a message in quotes";
    case code::quick_message_too_long: return too_long("The message", at(0), at(1));
    case code::quick_message_twice: return "is in the list already";

    case code::question_length: return "must be a whole number of characters between 1 and " + at(0);
    case code::question_intake_unknown: return is_not("a way to take questions; ways are ");
    case code::too_many_words: return more_than("words");
    case code::word_wanted: return "must be a word in quotes";
    case code::word_too_long: return too_long("The word", at(0), at(1));
    case code::floor_wrap_up_too_long: return "must be less than the speaking time from the floor";
    case code::request_intake_unknown: return is_not("a way to take requests; ways are ");
    case code::order_unknown: return is_not("a rule for the speakers' list; rules are ");
    case code::place_unknown: return is_not("a place on the list; places are ");
    case code::too_many_groups: return more_than("groups");
    case code::group_name_taken: return taken_already(at(0), "name of another group");
    case code::group_limit: return "must be a whole number of interventions between 1 and " + at(0);
    case code::too_many_speakers: return more_than("speakers");
    case code::group_unknown: return is_not("the name of a group of the floor");

    case code::too_many_seats: return more_than("seats");
    case code::seat_wanted: return "must be an object: { \"unit\": ..., \"name\": ... }";
    case code::unit_wanted: return "must be the number of a unit, a whole number between 1 and " + at(0);
    case code::unit_taken: return at(0) + " is the unit of another seat already";
    case code::seat_person_unknown: return is_not("the id of a panellist, nor \"moderator\"");
    case code::seat_of_person: return "is for somebody on the floor: leave it out, or leave \"person\" out";

    case code::start_passed: return "this plan starts on " + written_day(at(0)) + ", which has passed";
    case code::time_twice: return "comes twice on this day, when the clocks go back; the first is taken";
    case code::minutes_differ: return "the segments take " + at(0) + " minutes; from start to end there are " + at(1);
    case code::past_hard_stop:
      return "the segments take " + at(0) + " minutes, and " + at(1) +
             " when all are cut to their minimums; before the hard stop there are " + at(2);
    case code::panellist_without_segment: return "has no segment, while others have a presentation";
    case code::questions_short: return "the questions have " + at(0) + " of " + at(1) + " minutes; an audience expects a quarter, " + at(2);
    case code::round_too_long: return "one round of " + at(0) + " panellists takes " + at(1) + " minutes; the segment has " + at(2);
    case code::message_never_sent: return "no segment has more than that, so it is never sent";
  }
  return {};
}

std::string of(plan_fault const& wrong) { return of(wrong.what, wrong.with); }

}  // namespace dais::english
