#pragma once

#include "session/rejection_code.hpp"

#include <cstddef>
#include <cstdint>

namespace dais {

// What exactly is wrong, of all that a code stands for: a sentence in the catalogue of whoever tells it (`server/wire/english.cpp`, the
// pages' words). Listed once, with the code of each; more names than Boost.Describe takes.
// clang-format off
#define DAIS_REASONS(of) \
  of(not_json, not_json) of(not_json, binary_frame) of(not_json, broken_frame) \
  of(not_a_message, not_a_message) of(not_a_message, bad_command_id) of(not_a_message, bad_secret) \
  of(message_too_large, message_too_large) \
  of(unknown_command, unknown_command) \
  of(hello_expected, hello_expected) \
  of(unknown_token, unknown_token) of(unknown_token, no_longer_on_panel) \
  of(unknown_session, unknown_session) \
  of(already_greeted, already_greeted) \
  of(link_replaced, link_replaced) of(link_replaced, token_revoked) \
  of(put_out, put_out) \
  of(not_allowed, not_allowed) of(not_allowed, moderator_only) of(not_allowed, leading_link) \
  of(stale, passed) of(stale, was_changed) of(stale, was_earlier) of(stale, you_were_earlier) of(stale, undone_already) \
  of(stale, redone_already) \
  of(wrong_status, session_over) of(wrong_status, session_closed) of(wrong_status, undo_closing_first) of(wrong_status, plan_stays) \
  of(wrong_status, open_already) of(wrong_status, open_first) of(wrong_status, start_first) of(wrong_status, nothing_has_run) \
  of(wrong_status, not_running) of(wrong_status, end_first) \
  of(wrong_segment, nothing_follows) of(wrong_segment, segment_runs_already) of(wrong_segment, not_ahead) of(wrong_segment, has_not_run) \
  of(wrong_segment, nothing_to_pause) of(wrong_segment, no_segment_runs) of(wrong_segment, segment_over) \
  of(wrong_segment, segment_over_already) of(wrong_segment, not_skipped) of(wrong_segment, has_begun) of(wrong_segment, before_itself) \
  of(wrong_segment, not_still_to_come) of(wrong_segment, nothing_to_backdate) of(wrong_segment, nothing_has_ended) \
  of(wrong_segment, never_speaks) of(wrong_segment, no_rounds) of(wrong_segment, kind_and_length_stay) \
  of(wrong_state, paused_already) of(wrong_state, not_paused) of(wrong_state, no_closing_announced) of(wrong_state, list_closed_already) \
  of(wrong_state, no_drawing_of_lots) of(wrong_state, not_waiting) of(wrong_state, not_speaking) of(wrong_state, other_not_waiting) \
  of(wrong_state, point_of_order_first) of(wrong_state, request_before_itself) of(wrong_state, not_set_aside) \
  of(wrong_state, not_on_list) of(wrong_state, yours_not_waiting) of(wrong_state, yours_not_set_aside) of(wrong_state, no_floor_of_yours) \
  of(wrong_state, no_replies) \
  of(wrong_state, speaks_already) of(wrong_state, nobody_speaks) of(wrong_state, question_moved_on) of(wrong_state, nothing_changed) \
  of(wrong_state, grouped_with_itself) of(wrong_state, other_question_over) of(wrong_state, addressed_already) \
  of(wrong_state, question_reviewed) \
  of(wrong_state, question_answered) of(wrong_state, said_already) of(wrong_state, question_on_stage) of(wrong_state, question_over) \
  of(wrong_state, not_withdrawn) of(wrong_state, voted_already) of(wrong_state, not_voted) of(wrong_state, signal_known) \
  of(wrong_state, signal_down) of(wrong_state, signal_dealt_with) of(wrong_state, message_not_shown) of(wrong_state, delivery_known) \
  of(wrong_state, acknowledged_already) of(wrong_state, stage_shows_that) of(wrong_state, ends_then_already) \
  of(wrong_state, panellist_here) of(wrong_state, panellist_absent) of(wrong_state, muted_already) of(wrong_state, not_muted) \
  of(wrong_state, removed_already) of(wrong_state, not_removed) of(wrong_state, erased_already) \
  of(wrong_state, locked_already) of(wrong_state, not_locked) of(wrong_state, token_revoked_already) \
  of(wrong_state, personal_links_needed_already) of(wrong_state, personal_links_not_needed) \
  of(wrong_state, nobody_seated) of(wrong_state, nothing_there) \
  of(not_yours, question_not_yours) of(not_yours, request_not_yours) \
  of(not_accepting, not_open_yet) of(not_accepting, questions_not_now) of(not_accepting, no_more_questions) \
  of(not_accepting, answers_closed) \
  of(floor_closed, floor_not_open) of(floor_closed, list_closed) \
  of(no_name, name_needed) of(no_name, speaker_without_name) of(no_name, moderator_without_name) of(no_name, panellist_without_name) \
  of(no_name, tool_without_name) \
  of(name_of_podium, name_of_podium) \
  of(muted, questions_muted) of(muted, requests_muted) of(removed, removed) \
  of(not_admitted, session_locked) of(not_admitted, newcomers_barred) \
  of(not_admitted, sign_in_needed) of(not_admitted, personal_link_needed) \
  of(not_received, not_received) \
  of(cannot_undo, message_read) of(cannot_undo, message_taken_down) of(cannot_undo, plan_in_use) of(cannot_undo, undo_first) \
  of(cannot_undo, redo_first) of(cannot_undo, has_part) of(cannot_undo, in_the_way) of(cannot_undo, erasing_stays) \
  of(too_late, too_late) \
  of(no_such_segment, no_such_segment) \
  of(no_such_question, no_such_question) \
  of(no_such_request, no_such_request) \
  of(no_such_panellist, no_such_panellist) of(no_such_panellist, presentation_without_speaker) of(no_such_panellist, message_for_nobody) \
  of(no_such_group, no_such_group) \
  of(no_such_participant, no_such_participant) \
  of(no_such_signal, no_such_signal) \
  of(no_such_message, no_such_message) \
  of(no_such_change, no_such_change) \
  of(no_such_link, no_such_link) of(no_such_link, no_such_personal_link) \
  of(no_such_origin, no_such_origin) \
  of(no_such_tool, no_such_tool) \
  of(text_empty, text_empty) of(text_empty, segment_without_title) of(text_empty, session_without_title) \
  of(text_empty, group_without_name) of(text_empty, question_empty) of(text_empty, message_empty) of(text_empty, answer_empty) \
  of(text_too_long, text_too_long) \
  of(out_of_range, intervention_length) of(out_of_range, intervention_warning) of(out_of_range, group_named_twice) \
  of(out_of_range, group_turns) of(out_of_range, group_budget) of(out_of_range, closing_time) of(out_of_range, nothing_to_yield) \
  of(out_of_range, added_at_once) \
  of(out_of_range, not_that_much) of(out_of_range, too_long_in_all) of(out_of_range, began_earlier) of(out_of_range, clock_stood_still) \
  of(out_of_range, began_too_early) of(out_of_range, ended_earlier) of(out_of_range, ended_too_early) of(out_of_range, offer_gone) \
  of(out_of_range, session_date) of(out_of_range, end_not_after_start) of(out_of_range, end_too_late) of(out_of_range, end_out_of_day) \
  of(out_of_range, hard_stop) of(out_of_range, segment_length) of(out_of_range, segment_warning) of(out_of_range, minimum) \
  of(out_of_range, grace) of(out_of_range, turn) of(out_of_range, segment_length_in_all) of(out_of_range, leaving_time) \
  of(out_of_range, leaving_within_day) of(out_of_range, message_lasts) of(out_of_range, answering_time) \
  of(out_of_range, personal_links_count) \
  of(not_a_language, not_a_language) \
  of(not_a_time_zone, not_a_time_zone) \
  of(too_many_questions, too_many_questions) of(too_many_questions, questions_used_up) \
  of(too_many_of_yours, too_many_of_yours) \
  of(too_many_requests, list_full) of(too_many_requests, requests_used_up) \
  of(one_request_each, on_list_already) of(one_request_each, point_raised_already) of(one_request_each, reply_asked_already) \
  of(queue_full, queue_full) \
  of(too_many_participants, too_many_participants) \
  of(too_fast, too_fast) of(too_fast, questions_too_fast) of(too_fast, requests_too_fast) \
  of(too_fast, newcomers_too_fast) of(too_fast, codes_too_fast) \
  of(too_many_entries, too_many_entries) of(too_many_entries, too_many_groups) of(too_many_entries, named_twice) \
  of(too_many_entries, too_many_segments) of(too_many_entries, too_many_panellists) of(too_many_entries, group_full) \
  of(too_many_entries, too_many_translations) \
  of(too_many_entries, too_many_messages) of(too_many_entries, too_many_quick_messages) \
  of(too_many_entries, too_many_at_once) of(too_many_entries, too_many_tools) of(too_many_entries, tool_named_twice) \
  of(log_failed, not_saved) of(log_failed, not_known) of(log_failed, record_unreadable)
// clang-format on

#define DAIS_REASON(code, name) name,
enum class reason : std::uint8_t { DAIS_REASONS(DAIS_REASON) };
#undef DAIS_REASON

struct listed_reason {
  reason value;
  char const* name;
  rejection_code code;
};
#define DAIS_REASON(code, name) {reason::name, #name, rejection_code::code},
inline constexpr listed_reason all_reasons[] = {DAIS_REASONS(DAIS_REASON)};
#undef DAIS_REASON
#undef DAIS_REASONS

inline constexpr auto const& enumerators_of(reason) { return all_reasons; }

constexpr rejection_code code_of(reason why) { return all_reasons[static_cast<std::size_t>(why)].code; }

// Which text of a person's it is that something is wrong with.
enum class text_of : std::uint8_t {
  question,
  translation,
  reason,
  answer,
  message,
  name,
  title,
  subtitle,
  venue,
  affiliation,
  notes,
  group_name,
  label,
  forcing_word
};

}  // namespace dais
