#pragma once

#include "protocol/messages.hpp"
#include "session/event.hpp"

#include <boost/describe.hpp>

// Names the members of everything that is written to the wire or to the log. Names are part of both formats.

namespace dais {

BOOST_DESCRIBE_ENUM(segment_kind, introductions, presentation, discussion, qa, concluding, break_)
BOOST_DESCRIBE_ENUM(session_status, prepared, open, running, concluded, closed)
BOOST_DESCRIBE_ENUM(segment_state, ahead, current, interrupted, done, skipped)
BOOST_DESCRIBE_ENUM(intake, automatic, open, closed)
BOOST_DESCRIBE_ENUM(question_state, submitted, approved, queued, on_stage, answered, not_taken, withdrawn, grouped)
BOOST_DESCRIBE_ENUM(answer_kind, live, in_writing, follow_up)
BOOST_DESCRIBE_ENUM(willingness, will_answer, pass)
BOOST_DESCRIBE_ENUM(request_state, waiting, speaking, spoken, withdrawn, absent)
BOOST_DESCRIBE_ENUM(floor_order, first_come, alternate, first_time, by_group, by_lot)
BOOST_DESCRIBE_ENUM(role, moderator, co_moderator, observer, panellist, stage, participant, system)
BOOST_DESCRIBE_ENUM(remedy, shorten, from_questions, drop, extend, lengthen, to_questions, end_earlier)
BOOST_DESCRIBE_ENUM(announced_to, speakers, panellists, stage, everyone)
BOOST_DESCRIBE_ENUM(signal_kind, more_time, ready, cannot_hear, must_leave)
BOOST_DESCRIBE_ENUM(signal_state, raised, seen, granted, handled, lowered)
BOOST_DESCRIBE_ENUM(stage_picture, session, blackout, test)

BOOST_DESCRIBE_STRUCT(rejection, (), (code, message))
BOOST_DESCRIBE_STRUCT(actor, (), (as, id))
BOOST_DESCRIBE_STRUCT(panellist_plan, (), (id, name, title, affiliation))
BOOST_DESCRIBE_STRUCT(segment_plan, (), (id, kind, title, speakers, allotment, wrap_up, notes, minimum, grace, turn))
BOOST_DESCRIBE_STRUCT(segment_draft, (), (kind, title, speakers, allotment, wrap_up, minimum, grace, turn, notes))
BOOST_DESCRIBE_STRUCT(recipients, (), (panellists, stage, audience))
BOOST_DESCRIBE_STRUCT(announcement, (), (left, to, text))
BOOST_DESCRIBE_STRUCT(question_rules, (), (approval, anonymous, taking, words))
BOOST_DESCRIBE_STRUCT(floor_group, (), (name, limit, allotment))
BOOST_DESCRIBE_STRUCT(floor_rules, (), (taking, order, allotment, wrap_up, groups))
BOOST_DESCRIBE_STRUCT(speaker_plan, (), (name, affiliation, group, online))
BOOST_DESCRIBE_STRUCT(session_plan, (),
                      (title, subtitle, venue, language, time_zone, start, end, hard_stop, moderator, panellists, segments,
                       question_length, questions, floor, speakers, announcements))

BOOST_DESCRIBE_STRUCT(countdown, (), (allotment, added, used, running_since))
BOOST_DESCRIBE_STRUCT(speaking_round, (), (number, turns))
BOOST_DESCRIBE_STRUCT(segment, (), (plan, state, clock, began, since, ended, ran_from, ran_until, round))
BOOST_DESCRIBE_STRUCT(question, (),
                      (id, text, original, name, to, language, asker, segment, asked, held, state, before, reason, answer, answer_text,
                       labels, responses, leader, members, revision, voters, joined))
BOOST_DESCRIBE_STRUCT(floor_request, (),
                      (id, name, affiliation, group, online, point_of_order, first_time, participant, requested, turn, lot, ahead, state,
                       revision, clock, began, ended))
BOOST_DESCRIBE_STRUCT(participant, (), (number, open_questions, submissions, muted, has_spoken, request, point, questions, requests, votes))
BOOST_DESCRIBE_STRUCT(signal, (), (panellist, kind, state, leaves, granted, raised, changed, revision))
BOOST_DESCRIBE_STRUCT(message, (), (id, to, text, language, automatic, sent, lasts, taken_down, delivered, seen, revision))
BOOST_DESCRIBE_STRUCT(change::undoing, (), (by, at, record))
BOOST_DESCRIBE_STRUCT(picture, (),
                      (run, order, end, panel, handed_over, podium, turns, running, floor, rules, stage, segments, on_stage, questions,
                       groups, queue, requests, listed, moved, places, participants, signals, messages))
BOOST_DESCRIBE_STRUCT(change, (), (record, at, by, words, sent, before, after, undone))
BOOST_DESCRIBE_STRUCT(session, (),
                      (id, plan, seq, at, end, panellists, absent, added_segments, added_panellists, handed_over, status, revision,
                       opened, started, concluded, closed, segments, order, current, latest, gap_since, paused_since, stays, rules,
                       rules_revision, questions, asked_in, queue, on_stage, floor, floor_revision, list_closes, lot_seed, requests,
                       speakers, speaking, turns, last_online, recent_turns, group_turns, word, spoken, signals, messages, announced,
                       picture, history, participants, people))

BOOST_DESCRIBE_STRUCT(person_view, (), (name, title, affiliation))
BOOST_DESCRIBE_STRUCT(plan_view, (),
                      (title, subtitle, venue, language, time_zone, start, end, planned_end, hard_stop, moderator, panellists,
                       panellist_order, absent, question_length))
BOOST_DESCRIBE_STRUCT(run_view, (), (status, revision, current, following, gap_since, paused_since, opened, started, concluded, closed,
                                       handed_over))
BOOST_DESCRIBE_STRUCT(clock_view, (), (allotment, added, used, running_since))
BOOST_DESCRIBE_STRUCT(segment_view, (), (kind, title, speakers, state, clock, wrap_up, planned_start, planned_end, began,
                                         ended, grace, turn, minimum, notes))
BOOST_DESCRIBE_STRUCT(expected_times, (), (start, end))
BOOST_DESCRIBE_STRUCT(forecast_view, (), (holds_until, end, segments))
BOOST_DESCRIBE_STRUCT(question_rules_view, (), (approval, anonymous, taking, open, revision, words))
BOOST_DESCRIBE_STRUCT(question_view, (),
                      (text, original, name, to, language, segment, asked, state, reason, answer, answer_text, answering, members,
                       leader, leader_state, response, revision, asker, muted, held, labels, passed))
BOOST_DESCRIBE_STRUCT(intervention_view, (), (request, name, affiliation, clock, wrap_up))
BOOST_DESCRIBE_STRUCT(listed_view, (), (request, allotment))
BOOST_DESCRIBE_STRUCT(next_speaker_view, (), (request, name, affiliation))
BOOST_DESCRIBE_STRUCT(round_view, (), (number, turn, wrap_up, spoken, clock))
BOOST_DESCRIBE_STRUCT(floor_view, (),
                      (open, requests, taking, closes, order, allotment, wrap_up, speaking, next, word, round, pace, list, groups, seed,
                       revision))
BOOST_DESCRIBE_STRUCT(request_view, (),
                      (name, affiliation, group, online, point_of_order, requested, state, began, ended, moved, revision, first_time))
BOOST_DESCRIBE_STRUCT(signal_view, (), (panellist, kind, state, leaves, granted, raised, changed, revision))
BOOST_DESCRIBE_STRUCT(message_view, (), (text, language, sent, lasts, taken_down, seen, to, delivered, seen_by, automatic, revision))
BOOST_DESCRIBE_STRUCT(change_view, (), (at, by, words, undone_by))
BOOST_DESCRIBE_STRUCT(undoing_view, (), (undo, redo))
BOOST_DESCRIBE_STRUCT(handler_view, (), (question, as, number))
BOOST_DESCRIBE_STRUCT(presence_view, (), (moderators, co_moderators, observers, stages, participants, panellists, handling))
BOOST_DESCRIBE_STRUCT(session_view, (),
                      (plan, run, order, segments, forecast, rules, questions, votes, queue, floor, requests, messages, stage, signals,
                       history, undoing, spoken, similar, presence))
BOOST_DESCRIBE_STRUCT(own_view, (), (questions, votes, requests, messages, signals, muted))

BOOST_DESCRIBE_STRUCT(offer::allotted, (), (segment, before, after))
BOOST_DESCRIBE_STRUCT(offer, (), (how, segments, dropped, end, behind))

}  // namespace dais

namespace dais::command {

BOOST_DESCRIBE_STRUCT(open_session, (), (revision))
BOOST_DESCRIBE_STRUCT(start, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(next, (), (revision))
BOOST_DESCRIBE_STRUCT(back, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(pause, (), (revision))
BOOST_DESCRIBE_STRUCT(resume, (), (revision))
BOOST_DESCRIBE_STRUCT(add_time, (), (revision, segment, by))
BOOST_DESCRIBE_STRUCT(skip, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(restore, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(move, (), (revision, segment, before))
BOOST_DESCRIBE_STRUCT(end_segment, (), (revision))
BOOST_DESCRIBE_STRUCT(end_session, (), (revision))
BOOST_DESCRIBE_STRUCT(close_session, (), (revision))
BOOST_DESCRIBE_STRUCT(backdate_beginning, (), (revision, at))
BOOST_DESCRIBE_STRUCT(backdate_ending, (), (revision, at))
BOOST_DESCRIBE_STRUCT(catch_up, (), (revision, how, behind, segment))
BOOST_DESCRIBE_STRUCT(edit_segment, (), (revision, segment, to))
BOOST_DESCRIBE_STRUCT(insert_segment, (), (revision, before, what))
BOOST_DESCRIBE_STRUCT(move_end, (), (revision, to))
BOOST_DESCRIBE_STRUCT(add_panellist, (), (revision, name, title, affiliation))
BOOST_DESCRIBE_STRUCT(edit_panellist, (), (revision, panellist, name, title, affiliation))
BOOST_DESCRIBE_STRUCT(note_presence, (), (revision, panellist, on))
BOOST_DESCRIBE_STRUCT(undo, (), (record))
BOOST_DESCRIBE_STRUCT(redo, (), (record))
BOOST_DESCRIBE_STRUCT(hand_moderation, (), (on))
BOOST_DESCRIBE_STRUCT(hand_over, (), (revision))
BOOST_DESCRIBE_STRUCT(set_question_rules, (), (revision, approval, anonymous, taking, words))
BOOST_DESCRIBE_STRUCT(edit_question, (), (question, revision, text))
BOOST_DESCRIBE_STRUCT(approve, (), (question, revision))
BOOST_DESCRIBE_STRUCT(decline, (), (question, revision, reason))
BOOST_DESCRIBE_STRUCT(queue, (), (question, revision))
BOOST_DESCRIBE_STRUCT(unqueue, (), (question, revision))
BOOST_DESCRIBE_STRUCT(put_on_stage, (), (question, revision, replacing))
BOOST_DESCRIBE_STRUCT(take_off_stage, (), (question, revision))
BOOST_DESCRIBE_STRUCT(mark_answered, (), (question, revision, how, text))
BOOST_DESCRIBE_STRUCT(restore_question, (), (question, revision))
BOOST_DESCRIBE_STRUCT(group_question, (), (question, revision, into))
BOOST_DESCRIBE_STRUCT(ungroup_question, (), (question, revision))
BOOST_DESCRIBE_STRUCT(label_question, (), (question, revision, labels))
BOOST_DESCRIBE_STRUCT(address_question, (), (question, revision, to))
BOOST_DESCRIBE_STRUCT(mute, (), (participant, on))
BOOST_DESCRIBE_STRUCT(set_floor_rules, (), (revision, taking, order, allotment, wrap_up, groups))
BOOST_DESCRIBE_STRUCT(announce_closing, (), (revision, in))
BOOST_DESCRIBE_STRUCT(close_list, (), (revision))
BOOST_DESCRIBE_STRUCT(draw_lots, (), (revision))
BOOST_DESCRIBE_STRUCT(enter_request, (), (name, affiliation, group, online, point_of_order))
BOOST_DESCRIBE_STRUCT(move_request, (), (request, revision, before))
BOOST_DESCRIBE_STRUCT(set_absent, (), (request, revision))
BOOST_DESCRIBE_STRUCT(recall_request, (), (request, revision))
BOOST_DESCRIBE_STRUCT(remove_request, (), (request, revision))
BOOST_DESCRIBE_STRUCT(give_floor, (), (request, revision, replacing))
BOOST_DESCRIBE_STRUCT(extend_intervention, (), (request, revision, by))
BOOST_DESCRIBE_STRUCT(end_intervention, (), (request, revision))
BOOST_DESCRIBE_STRUCT(yield_floor, (), (request, revision, to))
BOOST_DESCRIBE_STRUCT(give_word, (), (to, replacing))
BOOST_DESCRIBE_STRUCT(begin_round, (), (number))
BOOST_DESCRIBE_STRUCT(raise_signal, (), (kind, leaves))
BOOST_DESCRIBE_STRUCT(lower_signal, (), (kind))
BOOST_DESCRIBE_STRUCT(see_signal, (), (panellist, kind, revision))
BOOST_DESCRIBE_STRUCT(handle_signal, (), (panellist, kind, revision))
BOOST_DESCRIBE_STRUCT(grant_time, (), (panellist, revision, by))
BOOST_DESCRIBE_STRUCT(send_message, (), (to, text, language, lasts))
BOOST_DESCRIBE_STRUCT(take_down_message, (), (message, revision))
BOOST_DESCRIBE_STRUCT(announce, (), (segment, number))
BOOST_DESCRIBE_STRUCT(note_delivery, (), (message))
BOOST_DESCRIBE_STRUCT(acknowledge, (), (message))
BOOST_DESCRIBE_STRUCT(set_stage, (), (to, from))
BOOST_DESCRIBE_STRUCT(respond, (), (question, response))
BOOST_DESCRIBE_STRUCT(submit_question, (), (text, name, to, language))
BOOST_DESCRIBE_STRUCT(withdraw_question, (), (question))
BOOST_DESCRIBE_STRUCT(resubmit_question, (), (question))
BOOST_DESCRIBE_STRUCT(vote, (), (question, on))
BOOST_DESCRIBE_STRUCT(request_floor, (), (name, affiliation, group, online, point_of_order))
BOOST_DESCRIBE_STRUCT(withdraw_request, (), (request))
BOOST_DESCRIBE_STRUCT(return_request, (), (request))
BOOST_DESCRIBE_STRUCT(give_back_floor, (), (request))

}  // namespace dais::command

namespace dais::event {

BOOST_DESCRIBE_STRUCT(session_created, (), (session, plan))
BOOST_DESCRIBE_STRUCT(session_opened, (), (revision))
BOOST_DESCRIBE_STRUCT(segment_begun, (), (revision, segment, interrupting))
BOOST_DESCRIBE_STRUCT(segment_ended, (), (revision))
BOOST_DESCRIBE_STRUCT(paused, (), (revision))
BOOST_DESCRIBE_STRUCT(resumed, (), (revision))
BOOST_DESCRIBE_STRUCT(time_added, (), (revision, segment, by))
BOOST_DESCRIBE_STRUCT(segment_skipped, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(segment_restored, (), (revision, segment))
BOOST_DESCRIBE_STRUCT(segment_moved, (), (revision, segment, before))
BOOST_DESCRIBE_STRUCT(session_concluded, (), (revision))
BOOST_DESCRIBE_STRUCT(session_closed, (), (revision))
BOOST_DESCRIBE_STRUCT(beginning_backdated, (), (revision, segment, at))
BOOST_DESCRIBE_STRUCT(ending_backdated, (), (revision, segment, at))
BOOST_DESCRIBE_STRUCT(time_changed, (), (segment, by))
BOOST_DESCRIBE_STRUCT(caught_up, (), (revision, how, changes, dropped, end))
BOOST_DESCRIBE_STRUCT(segment_edited, (), (revision, segment, to))
BOOST_DESCRIBE_STRUCT(segment_inserted, (), (revision, before, what))
BOOST_DESCRIBE_STRUCT(end_moved, (), (revision, to))
BOOST_DESCRIBE_STRUCT(panellist_added, (), (revision, name, title, affiliation))
BOOST_DESCRIBE_STRUCT(panellist_edited, (), (revision, panellist, name, title, affiliation))
BOOST_DESCRIBE_STRUCT(presence_noted, (), (revision, panellist, on))
BOOST_DESCRIBE_STRUCT(undone, (), (record))
BOOST_DESCRIBE_STRUCT(redone, (), (record))
BOOST_DESCRIBE_STRUCT(moderation_handed, (), (on))
BOOST_DESCRIBE_STRUCT(question_rules_set, (), (revision, rules))
BOOST_DESCRIBE_STRUCT(question_submitted, (), (text, name, to, approved, language, held))
BOOST_DESCRIBE_STRUCT(question_edited, (), (question, revision, text))
BOOST_DESCRIBE_STRUCT(question_approved, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_declined, (), (question, revision, reason))
BOOST_DESCRIBE_STRUCT(question_queued, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_unqueued, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_put_on_stage, (), (question, revision, replacing))
BOOST_DESCRIBE_STRUCT(question_taken_off_stage, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_answered, (), (question, revision, how, text))
BOOST_DESCRIBE_STRUCT(question_restored, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_grouped, (), (question, revision, into))
BOOST_DESCRIBE_STRUCT(question_ungrouped, (), (question, revision))
BOOST_DESCRIBE_STRUCT(question_labelled, (), (question, revision, labels))
BOOST_DESCRIBE_STRUCT(question_addressed, (), (question, revision, to))
BOOST_DESCRIBE_STRUCT(question_responded, (), (question, response))
BOOST_DESCRIBE_STRUCT(question_withdrawn, (), (question))
BOOST_DESCRIBE_STRUCT(question_resubmitted, (), (question))
BOOST_DESCRIBE_STRUCT(voted, (), (question, on))
BOOST_DESCRIBE_STRUCT(participant_muted, (), (participant, on))
BOOST_DESCRIBE_STRUCT(floor_rules_set, (), (revision, rules))
BOOST_DESCRIBE_STRUCT(closing_announced, (), (revision, at))
BOOST_DESCRIBE_STRUCT(list_closed, (), (revision))
BOOST_DESCRIBE_STRUCT(lots_drawn, (), (revision))
BOOST_DESCRIBE_STRUCT(floor_requested, (), (name, affiliation, group, online, point_of_order))
BOOST_DESCRIBE_STRUCT(request_entered, (), (name, affiliation, group, online, point_of_order))
BOOST_DESCRIBE_STRUCT(request_moved, (), (request, revision, before))
BOOST_DESCRIBE_STRUCT(request_set_absent, (), (request, revision))
BOOST_DESCRIBE_STRUCT(request_returned, (), (request))
BOOST_DESCRIBE_STRUCT(floor_given, (), (request, revision, segment, replacing))
BOOST_DESCRIBE_STRUCT(intervention_extended, (), (request, revision, by))
BOOST_DESCRIBE_STRUCT(intervention_ended, (), (request, revision))
BOOST_DESCRIBE_STRUCT(floor_yielded, (), (request, revision, to))
BOOST_DESCRIBE_STRUCT(request_withdrawn, (), (request))
BOOST_DESCRIBE_STRUCT(word_given, (), (to, segment, replacing))
BOOST_DESCRIBE_STRUCT(round_begun, (), (segment, number))
BOOST_DESCRIBE_STRUCT(signal_raised, (), (kind, leaves))
BOOST_DESCRIBE_STRUCT(signal_lowered, (), (kind))
BOOST_DESCRIBE_STRUCT(signal_seen, (), (panellist, kind, revision))
BOOST_DESCRIBE_STRUCT(signal_handled, (), (panellist, kind, revision))
BOOST_DESCRIBE_STRUCT(time_granted, (), (panellist, revision, segment, of_turn, by))
BOOST_DESCRIBE_STRUCT(message_sent, (), (to, text, language, lasts, segment, automatic))
BOOST_DESCRIBE_STRUCT(message_taken_down, (), (message, revision))
BOOST_DESCRIBE_STRUCT(message_delivered, (), (message))
BOOST_DESCRIBE_STRUCT(message_seen, (), (message))
BOOST_DESCRIBE_STRUCT(stage_set, (), (to, from))

}  // namespace dais::event

namespace dais::wire {

BOOST_DESCRIBE_STRUCT(hello, (), (token, participant, epoch, seq))
BOOST_DESCRIBE_STRUCT(ping, (), (sent))
BOOST_DESCRIBE_STRUCT(command, (), (id, command, known_only))
BOOST_DESCRIBE_STRUCT(look_for_offers, (), ())
BOOST_DESCRIBE_STRUCT(handling, (), (question))
BOOST_DESCRIBE_STRUCT(error, (), (code, message))
BOOST_DESCRIBE_STRUCT(welcome, (), (session, as, number, panellist, join_code, epoch, resumed, at, rate, own))
BOOST_DESCRIBE_STRUCT(snapshot, (), (seq, view))
BOOST_DESCRIBE_STRUCT(patch, (), (seq, at, view))
BOOST_DESCRIBE_STRUCT(own, (), (view))
BOOST_DESCRIBE_STRUCT(pong, (), (sent, at))
BOOST_DESCRIBE_STRUCT(reply, (), (id, record, error))
BOOST_DESCRIBE_STRUCT(offers, (), (revision, at, behind, offers))
BOOST_DESCRIBE_STRUCT(glance, (), (title, clock, at, rate))

}  // namespace dais::wire
