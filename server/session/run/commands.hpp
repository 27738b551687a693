#pragma once

#include "session/owner.hpp"
#include "session/run/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::command {

struct open_session {
  static constexpr owner owned_by = owner::moderator;
  std::uint32_t revision;
};
struct start {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::optional<std::string> segment;
};  // the next one where none is named
struct next {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
};
struct back {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::string segment;
};
struct pause {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
};
struct resume {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
};
struct add_time {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::string segment;
  duration by;
};  // negative takes time
struct skip {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::string segment;
};
struct restore {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::string segment;
};
struct move {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  std::string segment;
  std::optional<std::string> before;
};  // to the end where nothing is named
struct end_segment {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
};
struct end_session {
  static constexpr owner owned_by = owner::moderator;
  std::uint32_t revision;
};
struct close_session {
  static constexpr owner owned_by = owner::moderator;
  std::uint32_t revision;
};
// `at` is when it really began or ended, not in the future.
struct backdate_beginning {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  time_point at;
};  // of the current segment
struct backdate_ending {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  time_point at;
};  // of the segment that was left last
// `behind` is what the asker's preview was made for, below zero where the session is ahead. `segment` is the one to be dropped.
struct catch_up {
  static constexpr owner owned_by = owner::driver;
  std::uint32_t revision;
  remedy how;
  duration behind;
  std::optional<std::string> segment = {};
};
// By the server: the grace of the current segment is over.
struct hand_over {
  static constexpr owner owned_by = owner::server;
  std::uint32_t revision;
};
// To who asked for more time.
struct grant_time {
  static constexpr owner owned_by = owner::driver;
  std::string panellist;
  std::uint32_t revision;
  duration by;
  std::optional<std::string> seen_in = {};
};

using of_run = std::variant<open_session, start, next, back, pause, resume, add_time, skip, restore, move, end_segment, end_session,
                            close_session, backdate_beginning, backdate_ending, catch_up, hand_over, grant_time>;

}  // namespace dais::command
