#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/people/state.hpp"

namespace dais {

// Whether a role's link allows a command at all, whatever the state of the session; or a tool's token, by its rights.
bool may(role, command::any const&, tool_rights = tool_rights::read);

}  // namespace dais
