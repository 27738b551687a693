#pragma once

#include "session/command.hpp"
#include "session/session.hpp"

#include <optional>

namespace dais {

// What must happen at an instant, and the command by which the server sees to it.
struct deadline {
  instant at;
  command::any what;
};

// The next one, if any. It stays until its command has changed the session.
std::optional<deadline> next_deadline(session const&);

}  // namespace dais
