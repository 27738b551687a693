#include "session/permission.hpp"

#include <type_traits>

namespace dais {

bool may(role as, command::any const& c, tool_rights rights) {
  auto const of = visit_kind([](auto const& one) { return owner_of<std::decay_t<decltype(one)>>(); }, c);
  switch (as) {
    case role::moderator: return of == owner::moderator || of == owner::in_person || of == owner::moderators || of == owner::driver;
    case role::co_moderator: return of == owner::in_person || of == owner::moderators || of == owner::driver;
    case role::tool:
      return (of == owner::driver && (rights == tool_rights::drive || rights == tool_rights::moderate)) ||
             (of == owner::moderators && rights == tool_rights::moderate);
    case role::participant: return of == owner::participant;
    case role::panellist: return of == owner::panellist || of == owner::podium;
    case role::stage: return of == owner::podium;
    case role::system:
      return of == owner::server || is_kind<command::open_session>(c) || is_kind<command::close_list>(c) || is_kind<command::renew_link>(c);
    case role::observer: return false;
  }
  return false;
}

}  // namespace dais
