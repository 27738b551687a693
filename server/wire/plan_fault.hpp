#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dais {

// What is wrong with the file of a plan, or may be: a sentence in the catalogue of whoever tells it (`server/wire/english_plan.cpp`, the
// pages' `plan_faults.ts`). Listed once, with the names of what the sentence is made with, in the order of `plan_fault::with`.
// clang-format off
#define DAIS_PLAN_FAULTS(of) \
  /* of its bytes */ \
  of(file_too_large, "most") of(utf_32, "") of(utf_16, "") of(not_text, "") of(other_encoding, "") \
  /* of its JSON */ \
  of(file_empty, "") of(bracket_too_many, "bracket") of(text_after_end, "") of(comment, "") of(odd_space, "") \
  of(value_missing, "bracket") of(value_missing_at_end, "") of(comma_before_value, "") of(comma_before_name, "") of(comma_last, "") \
  of(comma_twice, "") of(comma_missing, "") of(comma_in_number, "number") of(plus_sign, "") of(minus_alone, "") of(point_first, "") \
  of(point_last, "") of(zero_first, "") of(letters_after_number, "") of(not_a_number, "word") of(other_word, "meant, word") \
  of(text_unquoted, "word") of(name_unquoted, "word") of(name_missing, "") of(colon_missing, "name") of(colon_misplaced, "") \
  of(equals_sign, "") of(semicolon, "") of(quote_wrong, "sign") of(quote_curly, "sign") of(quote_curly_end, "sign") \
  of(misplaced, "sign") of(not_closed, "open, line, close") of(closed_otherwise, "bracket, line, open, close") of(text_not_ended, "") \
  of(tab_in_text, "") of(control_in_text, "") of(backslash, "sign") of(escape_broken, "") of(half_character, "") \
  of(member_twice, "name") of(too_deep, "") of(unreadable, "") \
  /* of any of its members */ \
  of(plan_wanted, "") of(member_unknown, "names") of(text_missing, "") of(text_wanted, "") of(text_empty, "") \
  of(text_too_long, "count, most") of(flag_wanted, "") of(object_missing, "") of(object_wanted, "") of(list_missing, "") \
  of(list_wanted, "") of(number_missing, "") of(number_wanted, "") of(number_out_of_range, "most") of(not_above_zero, "") \
  of(id_malformed, "most") of(named_wanted, "") \
  /* of its times */ \
  of(language_unknown, "text") of(zone_unknown, "text") of(time_malformed, "text") of(time_after_tables, "text") \
  of(time_before_1970, "text") of(time_skipped, "text, zone") of(end_not_after_start, "") of(end_too_late, "most") \
  /* of its panellists and segments */ \
  of(too_many_panellists, "most") of(panellist_id_taken, "text") of(moderators_id, "") \
  of(segments_empty, "") of(too_many_segments, "most") of(segment_wanted, "") of(segment_id_taken, "text") \
  of(kind_unknown, "text, names") of(speaker_wanted, "") of(speaker_unknown, "text") of(speaker_twice, "text") \
  of(presenter_missing, "") of(one_presenter, "") of(wrap_up_too_long, "minutes") of(part_too_long, "minutes") \
  of(no_rounds_here, "") of(later_round_alone, "") \
  /* of its messages */ \
  of(too_many_messages, "most") of(message_wanted, "") of(receiver_unknown, "text, names") of(too_many_quick_messages, "most") \
  of(quick_message_wanted, "") of(quick_message_too_long, "count, most") of(quick_message_twice, "") \
  /* of its rules */ \
  of(question_length, "most") of(question_intake_unknown, "text, names") of(too_many_words, "most") of(word_wanted, "") \
  of(word_too_long, "count, most") of(floor_wrap_up_too_long, "") of(request_intake_unknown, "text, names") \
  of(order_unknown, "text, names") of(place_unknown, "text, names") of(too_many_groups, "most") of(group_name_taken, "text") \
  of(group_limit, "most") of(too_many_speakers, "most") of(group_unknown, "text") \
  /* of its seats */ \
  of(too_many_seats, "most") of(seat_wanted, "") of(unit_wanted, "most") of(unit_taken, "unit") \
  of(seat_person_unknown, "text") of(seat_of_person, "") \
  /* of a plan that is taken */ \
  of(start_passed, "day") of(time_twice, "") of(minutes_differ, "minutes, planned") of(past_hard_stop, "minutes, least, planned") \
  of(panellist_without_segment, "") of(questions_short, "minutes, planned, expected") of(round_too_long, "count, minutes, planned") \
  of(message_never_sent, "")
// clang-format on

#define DAIS_PLAN_FAULT(name, with) name,
enum class plan_fault_code : std::uint8_t { DAIS_PLAN_FAULTS(DAIS_PLAN_FAULT) };
#undef DAIS_PLAN_FAULT

struct listed_plan_fault {
  plan_fault_code value;
  char const* name;
  std::string_view with;  // "count, most"; empty: its sentence names nothing
};
#define DAIS_PLAN_FAULT(name, with) {plan_fault_code::name, #name, with},
inline constexpr listed_plan_fault all_plan_faults[] = {DAIS_PLAN_FAULTS(DAIS_PLAN_FAULT)};
#undef DAIS_PLAN_FAULT
#undef DAIS_PLAN_FAULTS

inline constexpr auto const& enumerators_of(plan_fault_code) { return all_plan_faults; }

// Something in the file of a plan that a person has to mend (or, as a remark, may want to).
struct plan_fault {
  std::size_t line;   // from 1
  std::string field;  // a JSON pointer, "/segments/2/minutes"; empty for the file as a whole
  plan_fault_code what;
  // What the sentence of that names. Counts and minutes are written with digits ("45.5"), days as 2017-02-16, lists with commas between.
  std::vector<std::string> with = {};
  std::optional<std::size_t> column = {};  // from 1, in characters; none: the whole line, or the whole member
};

}  // namespace dais
