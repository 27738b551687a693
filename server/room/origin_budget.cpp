#include "room/origin_budget.hpp"

#include "room/limits.hpp"

#include <algorithm>

namespace dais::room {

std::optional<duration> origin_budget::take(origin from, time_point now, std::uint32_t count) {
  if (auto const later = wait(from, now)) return later;
  auto found = empty_since_.find(from);
  if (found == empty_since_.end()) {
    if (empty_since_.size() >= look_at_ && now >= look_again_) forget_the_full(now);
    found = empty_since_.emplace(empty_since_.size() < limits::origins_counted ? from : origin{}, time_point{}).first;
  }
  found->second = each_.taken(found->second, now, count);
  return {};
}

std::optional<duration> origin_budget::wait(origin from, time_point now) const {
  auto found = empty_since_.find(from);
  if (found == empty_since_.end() && empty_since_.size() >= limits::origins_counted) found = empty_since_.find(origin{});
  return found == empty_since_.end() ? std::nullopt : each_.wait(found->second, now);
}

void origin_budget::forget_the_full(time_point now) {
  std::erase_if(empty_since_, [&](auto const& one) { return one.second + each_.full_after() <= now; });
  look_at_ = std::clamp<std::size_t>(2 * empty_since_.size(), 1024, limits::origins_counted);
  look_again_ = now + each_.interval;
}

}  // namespace dais::room
