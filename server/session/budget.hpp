#pragma once

#include "session/time.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace dais {

// How much there is of something that comes again: a burst, and one more after each interval. What was taken is kept as a point in time:
// since when a store that was empty has filled.
struct budget {
  std::uint32_t burst;
  duration interval;

  duration full_after() const { return interval * burst; }

  // How long it is until there is one; nothing where there is.
  std::optional<duration> wait(time_point empty_since, time_point now) const {
    auto const at = empty_since + interval;
    return at > now ? std::optional(at - now) : std::nullopt;
  }

  // After so many were taken, which may be more than there were.
  time_point taken(time_point empty_since, time_point now, std::uint32_t count = 1) const {
    return std::max(empty_since, now - full_after()) + interval * count;
  }

  time_point given_back(time_point empty_since, std::uint32_t count) const { return empty_since - interval * count; }
};

}  // namespace dais
