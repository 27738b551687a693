#include "room/presence.hpp"

#include <algorithm>

namespace dais::room {

std::optional<std::uint32_t> presence::free_number(role as) const {
  if (as != role::moderator && as != role::co_moderator) return std::nullopt;
  auto const is_taken = [&](std::uint32_t number) {
    return std::any_of(moderators_.begin(), moderators_.end(),
                       [&](auto const& one) { return one.second.as == as && one.second.number == number; });
  };
  std::uint32_t number = 1;
  while (is_taken(number)) ++number;
  return number;
}

void presence::enter(connection of, actor const& who, std::optional<std::uint32_t> number) {
  count(who, 1);
  if (number) moderators_.emplace(of, moderator{who.as, *number, {}});
}

void presence::leave(connection of, actor const& who) {
  count(who, -1);
  moderators_.erase(of);
}

void presence::claim(connection of, std::optional<std::string> const& question) { moderators_.at(of).claims = question; }

presence_view presence::view() const {
  auto view = counts_;
  for (auto const& [of, one] : moderators_) {
    if (one.claims) view.handling.push_back({*one.claims, one.as, one.number});
  }
  return view;
}

void presence::count(actor const& who, int by) {
  auto const add = [by](std::uint32_t& n) { n = static_cast<std::uint32_t>(static_cast<int>(n) + by); };
  switch (who.as) {
    case role::moderator: return add(counts_.moderators);
    case role::co_moderator: return add(counts_.co_moderators);
    case role::observer: return add(counts_.observers);
    case role::stage: return add(counts_.stages);
    case role::participant: return add(counts_.participants);
    case role::panellist: return add(counts_.panellists[who.id]);
    case role::system: return;
  }
}

}  // namespace dais::room
