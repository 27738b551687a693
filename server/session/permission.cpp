#include "session/permission.hpp"

#include "session/find.hpp"

#include <type_traits>

namespace dais {

namespace {

// The role in which somebody acts: the moderator may have handed theirs to the co-moderator.
role acting(session const& s, role as) {
  if (!s.handed_over) return as;
  return as == role::moderator ? role::co_moderator : as == role::co_moderator ? role::moderator : as;
}

}  // namespace

bool may(role as, command::any const& c, tool_rights rights) {
  auto const of = visit_kind([](auto const& one) { return owner_of<std::decay_t<decltype(one)>>(); }, c);
  bool const is_of_moderators = of == owner::in_person || of == owner::hosts || of == owner::moderators || of == owner::driver ||
                                of == owner::recipients || of == owner::readers;
  switch (as) {
    case role::moderator: return is_of_moderators || of == owner::moderator;
    case role::co_moderator: return is_of_moderators;
    case role::organiser: return of == owner::organiser || of == owner::hosts || is_kind<command::renew_link>(c);
    case role::tool:
      return (of == owner::driver && (rights == tool_rights::drive || rights == tool_rights::moderate)) ||
             (of == owner::moderators && rights == tool_rights::moderate);
    case role::participant: return of == owner::participant;
    case role::panellist: return of == owner::panellist || of == owner::recipients || of == owner::readers;
    case role::stage: return of == owner::recipients;
    // Logs of old have links that were replaced in the server's name.
    case role::system:
      return of == owner::server || is_kind<command::open_session>(c) || is_kind<command::close_list>(c) || is_kind<command::renew_link>(c);
    case role::microphones:
      return is_kind<command::enter_request>(c) || is_kind<command::remove_request>(c) || is_kind<command::give_floor>(c) ||
             is_kind<command::end_intervention>(c) || is_kind<command::give_word>(c);
    case role::observer:
    case role::rapporteur: return false;
  }
  return false;
}

std::optional<rejection> fault_in_rights(session const& s, command::any const& c, actor const& by) {
  auto const* const tool = by.as == role::tool ? find(s.tools, by.id) : nullptr;
  if (by.as == role::tool && (!tool || tool->revoked)) return refuse(reason::token_revoked);
  if (!may(acting(s, by.as), c, tool ? tool->rights : tool_rights::read)) return refuse(reason::not_allowed);
  return std::nullopt;
}

}  // namespace dais
