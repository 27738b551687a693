#pragma once

#include "session/time.hpp"

#include <optional>

namespace dais {

enum class phase { waiting, running, wrap_up, overtime, paused };

// Time given to a segment or an intervention, and how much of it is spent. Never ticked: what is left follows from `now`.
struct countdown {
  length allotment{};
  length added{};                   // kept apart from the allotment; negative when time was taken
  length used{};                    // spent before `running_since`
  std::optional<instant> running_since;  // absent while it stands still

  bool operator==(countdown const&) const = default;
};

length spent(countdown const& c, instant now);

// Below zero in overtime.
length left(countdown const& c, instant now);

// When it reaches zero, if it goes on as it does at `now`. A countdown that stands still reaches it later and later.
instant due(countdown const& c, instant now);

void run(countdown& c, instant now);
void hold(countdown& c, instant now);

}  // namespace dais
