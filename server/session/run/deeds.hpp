#pragma once

#include "session/person.hpp"
#include "session/run/state.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::deed {

// How long somebody spoke at the podium.
struct speaking_time {
  person who;
  duration used;

  bool operator==(speaking_time const&) const = default;
};
// A segment, by its title, and how long it took, or how long it is.
struct timed_segment {
  std::string segment;
  duration time;

  bool operator==(timed_segment const&) const = default;
};
// A segment that ended; `over` its time by so much, if by a second or more.
struct left_segment {
  std::string segment;
  duration used;
  std::optional<duration> over;

  bool operator==(left_segment const&) const = default;
};

struct session_opened {
  bool operator==(session_opened const&) const = default;
};
struct segment_begun {
  std::string segment;
  bool again;
  std::optional<left_segment> left;

  bool operator==(segment_begun const&) const = default;
};
struct segment_ended {
  left_segment left;

  bool operator==(segment_ended const&) const = default;
};
struct paused {
  std::string segment;

  bool operator==(paused const&) const = default;
};
struct resumed {
  std::string segment;

  bool operator==(resumed const&) const = default;
};
struct time_added {
  std::string segment;
  duration by;

  bool operator==(time_added const&) const = default;
};
struct segment_skipped {
  std::string segment;

  bool operator==(segment_skipped const&) const = default;
};
struct segment_restored {
  std::string segment;

  bool operator==(segment_restored const&) const = default;
};
// `before` none: to the end.
struct segment_moved {
  std::string segment;
  std::optional<std::string> before;

  bool operator==(segment_moved const&) const = default;
};
struct session_concluded {
  std::optional<left_segment> left;
  std::vector<speaking_time> spoken;  // in the order of the plan, the moderator last

  bool operator==(session_concluded const&) const = default;
};
struct session_closed {
  bool operator==(session_closed const&) const = default;
};
// It began so long before that was told; those that ended with it, and after how long.
struct beginning_backdated {
  std::string segment;
  duration ago;
  std::vector<timed_segment> ended;

  bool operator==(beginning_backdated const&) const = default;
};
struct ending_backdated {
  std::string segment;
  duration ago;
  duration used;

  bool operator==(ending_backdated const&) const = default;
};
struct segment_dropped {
  std::string segment;

  bool operator==(segment_dropped const&) const = default;
};
// `longer`: they were given what was left over.
struct caught_up {
  bool longer;
  std::vector<timed_segment> to;

  bool operator==(caught_up const&) const = default;
};
// Against the plan; zero: back to it.
struct end_moved {
  duration by;

  bool operator==(end_moved const&) const = default;
};
// `segment` none: in their turn of a round.
struct time_granted {
  std::string panellist;
  duration by;
  std::optional<std::string> segment;

  bool operator==(time_granted const&) const = default;
};

using of_run = std::variant<session_opened, segment_begun, segment_ended, paused, resumed, time_added, segment_skipped, segment_restored,
                            segment_moved, session_concluded, session_closed, beginning_backdated, ending_backdated, segment_dropped,
                            caught_up, end_moved, time_granted>;

}  // namespace dais::deed
