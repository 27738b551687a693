#pragma once

#include "session/time.hpp"

#include <optional>

namespace dais {

enum class phase { waiting, running, wrap_up, overtime, paused };

// Time given to a segment or an intervention, and how much of it is spent. Never ticked: what is left follows from `now`.
struct countdown {
  duration allotment{};
  duration added{};                         // kept apart from the allotment; negative when time was taken
  duration used{};                          // spent before `running_since`
  std::optional<time_point> running_since;  // absent while it stands still

  bool operator==(countdown const&) const = default;
};

duration spent(countdown const& c, time_point now);

// Below zero in overtime.
duration left(countdown const& c, time_point now);

// Precondition: it runs. When it reaches zero, or reached it.
time_point due(countdown const& c);

// `wrap_up` is the warning before zero. A countdown that stands still is waiting while nothing of it is spent, paused after that.
phase phase_of(countdown const& c, duration wrap_up, time_point now);

// The warning before the end of a turn in a round.
duration wrap_up_of_turn(duration turn);

void run(countdown& c, time_point now);
void hold(countdown& c, time_point now);

}  // namespace dais
