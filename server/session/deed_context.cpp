#include "session/deed_context.hpp"

#include <algorithm>
#include <chrono>

namespace dais {

person person_of(session const& s, actor const& who) {
  person one{who.as};
  if (who.as == role::panellist) one.name = panellist_name(s, who.id);
  if (auto const tool = who.as == role::tool ? s.tools.find(who.id) : s.tools.end(); tool != s.tools.end()) one.name = tool->second.name;
  if (who.as != role::participant) return one;
  auto const found = s.participants.find(who.id);
  if (found != s.participants.end()) one.number = found->second.number;
  return one;
}

std::string panellist_name(session const& s, std::string const& id) {
  auto const& people = s.panellists;
  auto const found = std::find_if(people.begin(), people.end(), [&](auto const& p) { return p.id == id; });
  return found == people.end() ? id : found->name;
}

person at_podium(session const& s, std::string const& id) {
  if (id == moderator_id) return {role::moderator};
  return {role::panellist, panellist_name(s, id)};
}

deed::left_segment left_segment(session const& s, std::string const& id) {
  auto const& g = s.segments.at(id);
  auto const over = g.clock.used - g.clock.allotment - g.clock.added;
  return {g.plan.title, g.clock.used, over >= std::chrono::seconds(1) ? std::optional(over) : std::nullopt};
}

deed::end_moved moved_end(session const& s) { return {s.end - s.plan.end}; }

}  // namespace dais
