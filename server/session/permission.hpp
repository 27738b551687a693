#pragma once

#include "session/actor.hpp"
#include "session/command.hpp"
#include "session/owner.hpp"
#include "session/people/state.hpp"
#include "session/rejection.hpp"
#include "session/session.hpp"

#include <optional>

namespace dais {

// Whose a command is.
template <typename Command>
constexpr owner owner_of() {
  if constexpr (requires { Command::owned_by; }) return Command::owned_by;
  return owner::moderators;
}

// Whether a role's link allows a command at all, whatever the state of the session; or a tool's token, by its rights.
bool may(role, command::any const&, tool_rights = tool_rights::read);

// Why somebody may not ask for a command at all, as the session stands.
std::optional<rejection> fault_in_rights(session const&, command::any const&, actor const&);

}  // namespace dais
