#pragma once

#include "session/budget.hpp"
#include "session/time.hpp"

#include <cstddef>
#include <cstdint>

// Limits of a session, each with its reason. Lengths of text are counted in Unicode code points. Those of the other layers are in their own
// `limits.hpp`, under the same name of a namespace.
namespace dais::limits {

using namespace std::chrono_literals;

// A plan is edited and read by people: beyond this it is a mistake, and a console could not show it.
inline constexpr std::size_t segments = 100;
inline constexpr std::size_t panellists = 50;
inline constexpr std::size_t title_length = 300;
inline constexpr std::size_t notes_length = 4000;
inline constexpr duration session_length_max = 24h;
inline constexpr time_point planned_from{};                 // what clocks count from
inline constexpr time_point planned_until{2'145'830'400s};  // 31 December 2037: of 2038, in no zone, the tables of time zones know anything
inline constexpr time_point planned_until_of_old{planned_until + 24h};  // by rules before 4

// What fits on a badge and on one line of the stage.
inline constexpr std::size_t name_length = 120;
inline constexpr std::size_t affiliation_length = 160;
inline constexpr std::size_t reason_length = 300;

// A question is read aloud; the plan may ask for less.
inline constexpr std::uint32_t question_length = 1000;
inline constexpr std::uint32_t question_length_default = 300;

// What one evening can hold in memory and on a console; beyond it something is wrong or somebody is playing.
inline constexpr std::size_t questions = 10'000;  // open; of all that were ever asked, by rules before 5
inline constexpr std::size_t participants = 100'000;
inline constexpr std::size_t seats = 1000;                // at microphones: more than a hall has
inline constexpr std::uint32_t microphone_unit = 65'535;  // as the systems number their units
inline constexpr std::size_t speakers = 500;              // the list is sent whole when it changes
inline constexpr std::size_t requests = 10'000;           // that were ever made, by rules before 5
inline constexpr std::size_t queue = 100;                 // sent whole when it changes; more than anybody answers
inline constexpr std::uint32_t open_questions_each = 5;
inline constexpr std::size_t submissions_each_minute = 4;     // nobody types questions faster
inline constexpr std::size_t floor_requests_each_minute = 4;  // nor has to ask for the floor more often

// Of questions, and of requests, that a session takes from all participants: what they cost in memory is kept until the session is deleted.
// A full hall asks at once, and a flood is over in some minutes, and costs a hundred megabytes a day at most.
inline constexpr budget from_participants{10'000, 1s};

// What a moderator reads at a glance, and a console can show.
inline constexpr std::size_t labels_each = 5;
inline constexpr std::size_t translations_each = 6;   // the languages of a panel that is interpreted
inline constexpr std::size_t reviewed_at_once = 200;  // more than anybody has looked at
inline constexpr std::size_t label_length = 40;
inline constexpr std::size_t words = 200;  // that force approval
inline constexpr std::size_t word_length = 60;
inline constexpr std::size_t groups = 20;  // of those who ask for the floor
inline constexpr std::uint32_t group_turns = 1000;
inline constexpr std::size_t answer_length = 1000;
inline constexpr std::size_t written_answer_length = 3000;  // a page, which a panellist writes when there is time
inline constexpr duration answers_within = 90 * 24h;        // of the end: who has not answered by then does not
inline constexpr std::size_t members = 200;                 // of one group of questions: their askers are told of each change at once
inline constexpr std::size_t language_length = 35;          // RFC 5646, 4.4.1
inline constexpr duration closing_max = 12h;                // from its announcement

// A message is read at a glance by somebody who speaks.
inline constexpr std::size_t message_length = 200;
inline constexpr std::size_t messages = 1000;
inline constexpr duration message_lasts_max = 10min;
inline constexpr std::size_t announcements = 20;
inline constexpr std::size_t quick_messages = 20;
inline constexpr duration announcement_lasts = 15s;  // long enough to be looked up at, and gone before the next
inline constexpr std::size_t caption_length = 500;   // of which a screen shows the last lines
inline constexpr std::uint32_t captions = 50'000;    // that are kept: one every two seconds of a day
inline constexpr duration grace_max = 1h;

// What moderators can undo. More than an evening's slips; each keeps a copy of what it changed.
inline constexpr std::size_t history = 100;

// Everybody in a hall has one; all of them are told in one answer.
inline constexpr std::uint32_t personal_links = 10'000;

inline constexpr std::size_t tools = 20;  // with a token at a time: a crew has a handful

// How far back something can be said to have begun or ended.
inline constexpr duration backdated_max = 12h;

// One press adds or takes no more than this: a slip of the keyboard is not an hour.
inline constexpr duration added_at_once = 60min;
inline constexpr duration allotment_max = 12h;

// Questions like another one: who has a panel to listen to reads no more than these. Of the questions that share a band (similar.hpp) so
// many are compared, so that one question sent a thousand times costs no more than a few.
inline constexpr std::size_t similar_shown = 5;
inline constexpr std::size_t similar_compared_by_band = 16;

// What is pressed is done within this time or not at all: by then whoever pressed looks elsewhere, or has pressed again.
inline constexpr duration press_lasts = 5s;

}  // namespace dais::limits
