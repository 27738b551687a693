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

// The next one, if any. It stays until its command has changed the session, or its moment is gone.
std::optional<deadline> next_deadline(session const&, instant now);

// When the grace of the current segment is over, as its clock stands.
std::optional<instant> grace_ends(session const&);

// When it hands over by itself.
std::optional<instant> hand_over_due(session const&);

// The next of the plan's announcements in the current segment, as its clock stands. One that is overdue by more than it would be shown is
// no longer true, and not made.
struct due_announcement {
  instant at;
  std::string segment;
  std::uint32_t number;
  recipients to;
};
std::optional<due_announcement> next_announcement(session const&, instant now);

}  // namespace dais
