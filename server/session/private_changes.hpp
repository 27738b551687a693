#pragma once

#include "session/actor.hpp"
#include "session/change_set.hpp"
#include "session/session.hpp"

#include <map>
#include <string>
#include <utility>

namespace dais {

// What was changed of what is one person's own, by whose it is.
using private_changes = std::map<std::pair<role, std::string>, change_set>;

// Takes out of what was changed what no role's view shows, which in a storm of votes is most of it.
private_changes take_private_changes(session const&, change_set&);

// Whether people of this role have something of their own beside their role's view, and all that somebody has.
bool has_private_view(role);
change_set everything_private(session const&, actor const&);

}  // namespace dais
