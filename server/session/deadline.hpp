#pragma once

#include "session/command.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

// What must happen at an instant, and the command by which the server sees to it.
struct deadline {
  instant at;
  command::any what;
};

// The next one, if any. It stays until its command has changed the session.
std::optional<deadline> next_deadline(session const&);

// When the current segment hands over by itself, as its clock stands.
std::optional<instant> hand_over_due(session const&);

// The next of the plan's announcements in the current segment, as its clock stands.
struct due_announcement {
  instant at;
  std::string segment;
  std::uint32_t number;
  recipients to;
};
std::optional<due_announcement> next_announcement(session const&);

}  // namespace dais
