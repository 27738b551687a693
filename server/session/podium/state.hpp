#pragma once

#include "session/plan/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais {

// What a panellist tells the moderators by one tap.
enum class signal_kind { more_time, ready, cannot_hear, must_leave };

enum class signal_state { raised, seen, granted, handled, lowered };

// The latest signal of its kind by one panellist.
struct signal {
  std::string panellist;
  signal_kind kind = signal_kind::ready;
  signal_state state = signal_state::raised;
  std::optional<time_point> leaves;  // of one who must leave: when
  std::optional<duration> granted;   // the time that was given for it
  time_point raised{};
  time_point changed{};  // its state
  std::uint32_t revision = 1;

  bool operator==(signal const&) const = default;
};

// What a moderator, or the plan, says to people at the podium, to the stage or to the audience; or the organiser to the moderators.
struct message {
  std::string id;  // "m" and its number in the order of the log
  recipients to;
  std::string text;
  std::string language;         // a BCP 47 tag, or empty
  bool automatic = false;       // the plan wanted it
  bool from_organiser = false;  // and for the moderators
  time_point sent{};
  std::optional<duration> lasts;  // absent: until it is acknowledged or taken down
  std::optional<time_point> taken_down;
  std::set<std::string> delivered;  // to panellists, and to `stage_id` or `moderator_id`
  std::set<std::string> seen;       // by panellists, or by `moderator_id`
  std::uint32_t revision = 1;

  bool operator==(message const&) const = default;
};

// What the stage shows.
enum class stage_picture { session, blackout, test };

// What the podium tells the moderators, and what is told to it, to the stage and to the audience.
struct session_podium {
  std::map<std::string, signal> signals;  // by `signal_id`
  std::map<std::string, message> messages;
  std::map<std::string, std::set<std::uint32_t>> announced;  // automatic messages that were sent, by segment and number in the plan
  std::vector<std::string> quick_messages;
  stage_picture picture = stage_picture::session;
  std::uint32_t captions = 0;  // that were kept

  bool operator==(session_podium const&) const = default;
};

}  // namespace dais
