#pragma once

#include "session/clock_view.hpp"
#include "session/plan/plan.hpp"
#include "session/run/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

struct run_view {
  session_status status;
  std::uint32_t revision;
  std::optional<std::string> current;    // a segment
  std::optional<std::string> following;  // the segment that Next begins
  std::optional<time_point> gap_since, paused_since, opened, started, concluded, closed;
  bool handed_over;  // the co-moderator has the moderator's role
  bool locked;       // nobody comes in who was not in before
  // Since when the public report is there, and until when panellists may write answers.
  std::optional<time_point> published = {}, answers_until = {};
  std::optional<bool> personal_links_only = {};  // nor does anybody new by the join code
  std::optional<bool> keeps_captions = {};
};

struct segment_view {
  segment_kind kind;
  std::string title;
  std::vector<std::string> speakers;
  segment_state state;
  clock_view clock;
  duration wrap_up;
  std::optional<time_point> planned_start, planned_end;  // absent of a segment that was inserted
  std::optional<time_point> began, ended;
  std::optional<duration> grace;       // overtime after which it hands over by itself
  std::optional<duration> turn;        // of each panellist in a round
  std::optional<duration> later_turn;  // in the rounds after the first
  // Moderators only.
  std::optional<duration> minimum;  // catching up does not go below it
  std::optional<std::string> notes;
};

}  // namespace dais
