#pragma once

#include "session/run/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::event {

struct session_opened {
  std::uint32_t revision;
};
// `interrupting`: the one before it is to go on later.
struct segment_begun {
  std::uint32_t revision;
  std::string segment;
  bool interrupting;
};
struct segment_ended {
  std::uint32_t revision;
};
struct paused {
  std::uint32_t revision;
};
struct resumed {
  std::uint32_t revision;
};
struct time_added {
  std::uint32_t revision;
  std::string segment;
  duration by;
};
struct segment_skipped {
  std::uint32_t revision;
  std::string segment;
};
struct segment_restored {
  std::uint32_t revision;
  std::string segment;
};
struct segment_moved {
  std::uint32_t revision;
  std::string segment;
  std::optional<std::string> before;
};
struct session_concluded {
  std::uint32_t revision;
};
struct session_closed {
  std::uint32_t revision;
};
// It began, or ended, before that was told.
struct beginning_backdated {
  std::uint32_t revision;
  std::string segment;
  time_point at;
};
struct ending_backdated {
  std::uint32_t revision;
  std::string segment;
  time_point at;
};
// Where the time that is missing, or left over, goes: to the segments named, by so much each; one may be dropped, the end moved.
struct time_changed {
  std::string segment;
  duration by;
};
struct caught_up {
  std::uint32_t revision;
  remedy how;
  std::vector<time_changed> changes;
  std::optional<std::string> dropped;
  std::optional<time_point> end;
};
// Time for who asked for more of it: of the segment, or of their turn in a round.
struct time_granted {
  std::string panellist;
  std::uint32_t revision;
  std::string segment;
  bool of_turn;
  duration by;
};

using of_run =
    std::variant<session_opened, segment_begun, segment_ended, paused, resumed, time_added, segment_skipped, segment_restored,
                 segment_moved, session_concluded, session_closed, beginning_backdated, ending_backdated, caught_up, time_granted>;

}  // namespace dais::event
