#pragma once

#include "session/time.hpp"

#include <optional>

namespace dais {

enum class phase { waiting, running, wrap_up, overtime, paused };

// Time given to a segment or an intervention, and how much of it is spent. Never ticked: what is left follows from `now`.
struct countdown {
  length allotment{};
  length added{};                        // kept apart from the allotment; negative when time was taken
  length used{};                         // spent before `running_since`
  std::optional<instant> running_since;  // absent while it stands still

  bool operator==(countdown const&) const = default;
};

length spent(countdown const& c, instant now);

// Below zero in overtime.
length left(countdown const& c, instant now);

// Precondition: it runs. When it reaches zero, or reached it.
instant due(countdown const& c);

// `wrap_up` is the warning before zero. A countdown that stands still is waiting while nothing of it is spent, paused after that.
phase phase_of(countdown const& c, length wrap_up, instant now);

// The warning before the end of a turn in a round.
length wrap_up_of_turn(length turn);

void run(countdown& c, instant now);
void hold(countdown& c, instant now);

}  // namespace dais
