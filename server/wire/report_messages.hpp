#pragma once

#include "session/deed.hpp"
#include "session/plan/view.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The report of a session: `protocol/report.md` says what each member means. Time points are those of the log.
namespace dais::wire {

// `until` none: it goes on.
struct report_span {
  time_point from{};
  std::optional<time_point> until = {};

  bool operator==(report_span const&) const = default;
};
// In which a segment was current.
struct report_period {
  time_point from{};
  std::optional<time_point> until = {};
  std::vector<report_span> pauses = {};

  bool operator==(report_period const&) const = default;
};
struct report_segment {
  std::string id;
  segment_kind kind = segment_kind::presentation;
  std::string title;
  std::vector<std::string> speakers;  // ids of the panel
  segment_state state = segment_state::ahead;
  std::optional<time_point> planned_start, planned_end;
  duration allotment{};
  duration added{};
  duration used{};
  std::optional<time_point> began, ended;
  std::vector<report_period> periods;
};

// The moderator, whose id is "moderator", or a panellist.
struct report_person {
  std::string id;
  std::string name;
  std::string title;
  std::string affiliation;
  bool absent = false;
  duration spoken{};  // at the podium
};

// A request for the floor and, where it has begun, the intervention.
struct report_request {
  std::string id;
  std::string name;
  std::string affiliation;
  std::optional<std::string> group;
  bool online = false;
  request_kind kind = request_kind::speech;
  std::optional<std::string> responds_to;
  time_point requested{};
  request_state state = request_state::waiting;
  std::optional<std::string> segment;
  std::optional<time_point> began, ended;
  duration allotment{};
  duration added{};
  duration used{};
};

// Without a name: those who belong to no group.
struct report_group {
  std::optional<std::string> name;
  std::uint32_t interventions = 0;
  duration spoken{};
};

// A state that a question came to.
struct report_step {
  time_point at{};
  person by;  // of a participant: the role alone
  question_state state = question_state::submitted;
};
struct report_answer {
  std::string name;  // of the panellist
  std::string text;
  time_point at{};
};
struct report_question {
  std::string id;
  std::string text;
  std::optional<std::string> original;
  std::vector<translation> translations;
  std::optional<std::string> name;
  bool entered = false;
  std::optional<std::string> to;
  std::optional<std::string> language;
  std::optional<std::string> segment;
  time_point asked{};
  question_state state = question_state::submitted;
  std::uint32_t votes = 0;
  std::optional<std::string> reason;
  std::optional<answer_kind> answer;
  std::optional<std::string> answer_text;
  std::vector<report_answer> answers;  // that panellists wrote afterwards
  std::vector<std::string> labels;
  std::optional<std::string> leader;
  std::vector<std::string> members;
  std::vector<report_step> steps;
};

struct report_undoing {
  person by;
  time_point at{};
};
struct report_decision {
  std::uint64_t record = 0;
  time_point at{};
  person by;
  deed::undoable did;
  std::optional<report_undoing> undone;
};

struct report_caption {
  time_point at{};
  std::string text;
  std::string language;  // may be empty
};

struct report {
  std::string format;
  std::string session;
  time_point as_of{};
  std::uint64_t records = 0;
  std::uint32_t revision = 0;
  std::string title;
  std::string subtitle;
  std::string venue;
  std::string language;
  std::string time_zone;
  session_status status = session_status::prepared;
  time_point planned_start{};
  time_point planned_end{};
  bool hard_stop = false;
  time_point end{};
  time_point created{};
  std::optional<time_point> opened, started, concluded, closed;
  std::optional<time_point> published, answers_until;
  std::vector<report_person> panel;
  std::vector<report_segment> segments;
  std::vector<report_request> floor;
  std::vector<report_group> groups;
  std::vector<report_question> questions;
  std::vector<report_decision> decisions;
  std::vector<report_caption> captions;  // that were kept
};

// What anybody may read of a session whose report is public.
struct public_segment {
  std::string title;
  std::vector<std::string> speakers;  // by name
  segment_state state = segment_state::ahead;
  std::optional<time_point> planned_start, planned_end, began, ended;
};
// That was answered.
struct public_question {
  std::string id;
  std::string text;
  std::vector<translation> translations;
  std::optional<std::string> name, to;  // who asked, unless anonymously, and whom: none, the panel
  std::optional<std::string> language;
  std::uint32_t votes = 0;
  answer_kind answer = answer_kind::live;
  std::optional<std::string> answer_text;
  std::vector<report_answer> answers;
};
struct public_report {
  std::string session;
  std::string title;
  std::string subtitle;
  std::string venue;
  std::string language;
  std::string time_zone;
  session_status status = session_status::prepared;
  time_point planned_start{};
  time_point planned_end{};
  std::optional<time_point> started, concluded, answers_until;
  std::vector<person_view> panel;  // the moderator first
  std::vector<public_segment> segments;
  std::vector<public_question> questions;
};
// What one person asked, and what became of it or of the question that it is grouped into; the earliest first.
struct own_question {
  std::string id;
  std::string text;
  std::optional<std::string> language;
  question_state state = question_state::submitted;
  std::optional<std::string> reason;
  std::optional<answer_kind> answer;
  std::optional<std::string> answer_text;
  std::vector<report_answer> answers;
};
struct own_questions {
  std::vector<own_question> questions;
};

// A row of the table of all sessions.
struct session_summary {
  std::string session;
  std::string title;
  std::string venue;
  std::string time_zone;
  session_status status = session_status::prepared;
  time_point planned_start{};
  time_point planned_end{};
  std::optional<time_point> started, concluded;
  std::optional<duration> over;  // beyond its planned end, or expected to be; below zero: sooner
  std::uint32_t questions = 0;
  std::uint32_t answered = 0;
  std::uint32_t interventions = 0;
  duration panel_spoken{};
  duration floor_spoken{};
};
struct session_table {
  std::vector<session_summary> sessions;  // by their planned start
};

}  // namespace dais::wire
