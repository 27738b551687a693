#pragma once

#include "room/origin.hpp"
#include "session/budget.hpp"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace dais::room {

// How much those who come from one place may have of something together: a burst, and one more after each interval.
class origin_budget {
 public:
  origin_budget(std::uint32_t burst, duration interval) : each_{burst, interval} {}

  // Takes so many where there is one; if not, says how long it is until there is. What is taken beyond what there is has to come again.
  std::optional<duration> take(origin, time_point now, std::uint32_t count = 1);

  // How long it is until there is one; nothing where there is.
  std::optional<duration> wait(origin, time_point now) const;

 private:
  void forget_the_full(time_point now);

  budget each_;
  std::unordered_map<origin, time_point> empty_since_;
  std::size_t look_at_ = 1024;  // so many before those that are full again are forgotten
  time_point look_again_{};     // not before
};

}  // namespace dais::room
