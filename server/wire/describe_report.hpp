#pragma once

#include "wire/describe.hpp"
#include "wire/report_messages.hpp"

// Names the members of a report, apart from what every frame needs.
namespace dais::wire {

BOOST_DESCRIBE_STRUCT(report_span, (), (from, until))
BOOST_DESCRIBE_STRUCT(report_period, (), (from, until, pauses))
BOOST_DESCRIBE_STRUCT(report_segment, (),
                      (id, kind, title, speakers, state, planned_start, planned_end, allotment, added, used, began, ended, periods))
BOOST_DESCRIBE_STRUCT(report_person, (), (id, name, title, affiliation, absent, spoken))
BOOST_DESCRIBE_STRUCT(report_request, (),
                      (id, name, affiliation, group, online, kind, responds_to, requested, state, segment, began, ended, allotment, added,
                       used))
BOOST_DESCRIBE_STRUCT(report_group, (), (name, interventions, spoken))
BOOST_DESCRIBE_STRUCT(report_step, (), (at, by, state))
BOOST_DESCRIBE_STRUCT(report_answer, (), (name, text, at))
BOOST_DESCRIBE_STRUCT(report_question, (),
                      (id, text, original, translations, name, entered, to, language, segment, asked, state, votes, reason, answer,
                       answer_text, answers, labels, leader, members, steps))
BOOST_DESCRIBE_STRUCT(report_undoing, (), (by, at))
BOOST_DESCRIBE_STRUCT(report_decision, (), (record, at, by, did, undone))
BOOST_DESCRIBE_STRUCT(report_caption, (), (at, text, language))
BOOST_DESCRIBE_STRUCT(report, (),
                      (format, session, as_of, records, revision, title, subtitle, venue, language, time_zone, status, planned_start,
                       planned_end, hard_stop, end, created, opened, started, concluded, closed, published, answers_until, panel, segments,
                       floor, groups, questions, decisions, captions))

BOOST_DESCRIBE_STRUCT(public_segment, (), (title, speakers, state, planned_start, planned_end, began, ended))
BOOST_DESCRIBE_STRUCT(public_question, (), (id, text, translations, name, to, language, votes, answer, answer_text, answers))
BOOST_DESCRIBE_STRUCT(public_report, (),
                      (session, title, subtitle, venue, language, time_zone, status, planned_start, planned_end, started, concluded,
                       answers_until, panel, segments, questions))
BOOST_DESCRIBE_STRUCT(own_question, (), (id, text, language, state, reason, answer, answer_text, answers))
BOOST_DESCRIBE_STRUCT(own_questions, (), (questions))
BOOST_DESCRIBE_STRUCT(session_summary, (),
                      (session, title, venue, time_zone, status, planned_start, planned_end, started, concluded, over, questions, answered,
                       interventions, panel_spoken, floor_spoken))
BOOST_DESCRIBE_STRUCT(session_table, (), (sessions))

}  // namespace dais::wire
