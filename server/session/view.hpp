#pragma once

#include "session/actor.hpp"
#include "session/session.hpp"
#include "session/touched.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// What each role is shown. A view is made whole for a snapshot (`everything`) and in part for a patch (what was touched), by the same
// functions: a part that is absent was not asked for, or is not for this role; an entry of a map that is empty is no longer shown
// to this role. Of what a role never saw nothing is said.

struct person_view {
  std::string name, title, affiliation;
};

struct plan_view {
  std::string title, subtitle, venue, time_zone;
  instant start, end;
  bool hard_stop;
  person_view moderator;
  std::map<std::string, person_view> panellists;
  std::vector<std::string> panellist_order;
  std::uint32_t question_length;
  length floor_allotment;
};

struct run_view {
  session_status status;
  std::uint32_t revision;
  std::optional<std::string> current;    // a segment
  std::optional<std::string> following;  // the segment that Next begins
  std::optional<instant> gap_since, paused_since, opened, started, concluded, closed;
};

struct clock_view {
  length allotment, added, used;
  std::optional<instant> running_since;
};

struct segment_view {
  segment_kind kind;
  std::string title;
  std::vector<std::string> speakers;
  segment_state state;
  clock_view clock;
  length wrap_up;
  instant planned_start, planned_end;
  std::optional<instant> began, ended;
  std::optional<std::string> notes;  // moderators only
};

struct expected_times {
  instant start, end;
};

// Expected times of what is current or still to come. They hold until `holds_until`; from then on they move with the clock: an expected
// instant e that is not before `holds_until` is shown as e + max(0, now - holds_until). Nothing is expected of a session that is over.
struct forecast_view {
  std::optional<instant> holds_until;
  std::optional<instant> end;  // of the session
  std::map<std::string, std::optional<expected_times>> segments;
};

struct question_rules_view {
  bool approval, anonymous, accepting;
  std::uint32_t revision;
};

struct question_view {
  std::string text;
  std::optional<std::string> name;  // absent: anonymous
  std::optional<std::string> to;    // a panellist; absent: the panel
  std::optional<std::string> segment;
  instant asked;
  question_state state;
  std::optional<std::string> reason;
  std::optional<std::uint32_t> revision;  // moderators only
  std::optional<std::uint32_t> asker;     // a participant's number; moderators only
};

struct intervention_view {
  std::string request, name, affiliation;
  clock_view clock;
  length wrap_up;
};

struct floor_view {
  bool open;
  std::optional<intervention_view> speaking;
  std::optional<std::vector<std::string>> list;  // requests that wait, in order; for moderators and the audience
};

struct request_view {
  std::string name, affiliation;
  instant requested;
  request_state state;
  std::optional<std::uint32_t> revision;  // moderators only
  std::optional<instant> began, ended;
};

// How many connections each role has. Not of the log: the room knows it.
struct presence_view {
  std::uint32_t moderators, co_moderators, stages, participants;
  std::map<std::string, std::uint32_t> panellists;
};

// What all of a role see alike, a part a member.
struct session_view {
  std::optional<plan_view> plan;
  std::optional<run_view> run;
  std::optional<std::vector<std::string>> order;  // of the segments
  std::map<std::string, std::optional<segment_view>> segments;
  std::optional<forecast_view> forecast;
  std::optional<question_rules_view> rules;
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<std::uint32_t>> votes;  // of the questions shown
  std::optional<std::vector<std::string>> queue;
  std::optional<floor_view> floor;
  std::map<std::string, std::optional<request_view>> requests;
  std::optional<presence_view> presence;

  bool empty() const;
};

// What one person sees beside it: what is theirs or, for a panellist, addressed to them.
struct own_view {
  std::map<std::string, std::optional<question_view>> questions;
  std::map<std::string, std::optional<bool>> votes;  // true: voted
  std::map<std::string, std::optional<request_view>> requests;

  bool empty() const;
};

session_view make_view(session const&, role, touched const&);
own_view make_own_view(session const&, actor const&, touched const&);

}  // namespace dais
