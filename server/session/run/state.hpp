#pragma once

#include "session/countdown.hpp"
#include "session/plan/plan.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais {

enum class session_status { prepared, open, running, concluded, closed };

// `interrupted`: begun, left for another by going back, and to go on later with the clock where it stood.
enum class segment_state { ahead, current, interrupted, done, skipped };

// A round of a discussion in which everybody has a turn.
struct speaking_round {
  std::uint32_t number = 0;                // from 1; 0 where the segment has no rounds
  std::map<std::string, countdown> turns;  // of those who have spoken in it

  bool operator==(speaking_round const&) const = default;
};

struct segment {
  segment_plan plan;
  segment_state state = segment_state::ahead;
  countdown clock;
  std::optional<time_point> began;                // the first time
  std::optional<time_point> since;                // it became current, the last time
  std::optional<time_point> ended;                // the last time
  std::optional<time_point> ran_from, ran_until;  // its clock, the last time that it was stopped
  speaking_round round;

  bool operator==(segment const&) const = default;
};

// Where the session stands.
struct session_run {
  session_status status = session_status::prepared;
  std::uint32_t revision = 1;  // counts everything that the moderator does to status, segments and clock
  std::optional<time_point> opened, started, concluded, closed;

  std::map<std::string, segment> segments;
  std::vector<std::string> order;          // of the segments
  std::optional<std::string> current;      // absent before, after and in a gap
  std::optional<std::string> latest;       // the one that is or was current last
  std::optional<time_point> gap_since;     // running, with no current segment
  std::optional<time_point> paused_since;  // a current segment, with its clock standing still
  bool auto_advance_off = false;           // the current segment's grace was over when it got it: it does not hand over by itself

  bool operator==(session_run const&) const = default;
};

}  // namespace dais
