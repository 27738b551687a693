#pragma once

#include "session/actor.hpp"
#include "session/session.hpp"
#include "session/touched.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

// What each role is shown. A view is made whole for a snapshot (`everything`) and in part for a patch (what was touched), by the same
// functions: a part that is absent was not asked for; an entry of a map that is empty is not (or no longer) shown to this role.
namespace dais::view {

struct person { std::string name; std::string title; std::string affiliation; };

struct plan {
  std::string title, subtitle, venue, time_zone;
  instant start, end;
  bool hard_stop;
  person moderator;
  std::map<std::string, person> panellists;
  std::vector<std::string> panellist_order;
  std::uint32_t question_length;
  length floor_allotment;
};

struct run {
  session_status status;
  std::uint32_t revision;
  std::optional<std::string> current;    // a segment
  std::optional<std::string> following;  // the segment that Next begins
  std::optional<instant> gap_since, opened, started, concluded, closed;
};

struct clock { length allotment, added, used; std::optional<instant> running_since; };

struct segment {
  segment_kind kind;
  std::string title;
  std::vector<std::string> speakers;
  segment_state state;
  clock time;
  length wrap_up;
  instant planned_start, planned_end;
  std::optional<instant> began, ended;
  std::optional<std::string> notes;  // moderators only
};

struct expected { instant start, end; };

// Expected times of what is not over. They hold until `holds_until`; from then on each of them that is later moves with the clock:
// an expected instant e is shown as e + max(0, now - holds_until).
struct forecast {
  std::optional<instant> holds_until;
  std::optional<instant> end;  // of the session
  std::map<std::string, std::optional<expected>> segments;
};

struct rules { bool approval, anonymous, accepting; std::uint32_t revision; };

struct question {
  std::string text;
  std::optional<std::string> name;  // absent: anonymous
  std::optional<std::string> to;
  std::optional<std::string> segment;
  instant asked;
  question_state state;
  std::optional<std::string> reason;
  std::optional<std::uint32_t> revision;  // moderators only
  std::optional<std::uint32_t> asker;     // a participant's number; moderators only
};

struct intervention { std::string request; std::string name; std::string affiliation; clock time; length wrap_up; };

struct floor {
  bool open;
  std::optional<intervention> speaking;
  std::optional<std::vector<std::string>> list;  // requests that wait, in order; not for panellists and the stage
};

struct request {
  std::string name, affiliation;
  instant requested;
  request_state state;
  std::optional<std::uint32_t> revision;  // moderators only
  std::optional<instant> began, ended;
};

// One part a member. What all of a role see alike.
struct view {
  std::optional<plan> plan_;
  std::optional<run> run_;
  std::optional<std::vector<std::string>> order;
  std::map<std::string, std::optional<segment>> segments;
  std::optional<forecast> forecast_;
  std::optional<rules> rules_;
  std::map<std::string, std::optional<question>> questions;
  std::map<std::string, std::optional<std::uint32_t>> votes;
  std::optional<std::vector<std::string>> queue;
  std::optional<floor> floor_;
  std::map<std::string, std::optional<request>> requests;
};

// What one person sees beside it: what is theirs, or addressed to them.
struct mine {
  std::map<std::string, std::optional<question>> questions;
  std::map<std::string, std::optional<bool>> votes;
  std::map<std::string, std::optional<request>> requests;
};

}  // namespace dais::view

namespace dais {

view::view make_view(session const&, role, touched const&);
view::mine make_mine(session const&, actor const&, touched const&);

}  // namespace dais
