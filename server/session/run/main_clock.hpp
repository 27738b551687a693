#pragma once

#include "session/clock_view.hpp"
#include "session/session.hpp"

#include <optional>

namespace dais {

// The clock that everybody looks at: of the intervention, of a turn in a round, or else of the segment; before the start, what is left
// until then. What has begun and stands still is paused, even where nothing of it is spent.
struct main_clock {
  clock_view clock;
  phase in;
  duration wrap_up{};  // the warning before zero
};
std::optional<main_clock> main_clock_of(session const&, time_point now);

}  // namespace dais
