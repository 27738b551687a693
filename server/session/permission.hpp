#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"

namespace dais {

// Whether a role's link allows a command at all, whatever the state of the session.
bool may(role, command::any const&);

}  // namespace dais
