#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/owner.hpp"
#include "session/people/state.hpp"

namespace dais {

// Whose a command is.
template <typename Command>
constexpr owner owner_of() {
  if constexpr (requires { Command::owned_by; }) return Command::owned_by;
  return owner::moderators;
}

// Whether a role's link allows a command at all, whatever the state of the session; or a tool's token, by its rights.
bool may(role, command::any const&, tool_rights = tool_rights::read);

}  // namespace dais
