#pragma once

#include "session/countdown.hpp"

#include <optional>

namespace dais {

struct clock_view {
  duration allotment, added, used;
  std::optional<time_point> running_since;
};

inline clock_view view_of(countdown const& c) { return {c.allotment, c.added, c.used, c.running_since}; }

}  // namespace dais
