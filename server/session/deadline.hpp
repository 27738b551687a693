#pragma once

#include "session/command.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

// What must happen at a time point, and the command by which the server sees to it.
struct deadline {
  time_point at;
  command::any what;
};

// The next one, if any. It stays until its command has changed the session, or its moment is gone.
std::optional<deadline> next_deadline(session const&, time_point now);

// When the grace of the current segment is over, as its clock stands.
std::optional<time_point> grace_ends(session const&);

// When it hands over by itself.
std::optional<time_point> hand_over_due(session const&);

// The next of the plan's announcements in the current segment, as its clock stands. One that is overdue by more than it would be shown is
// no longer true, and not made.
struct due_announcement {
  time_point at;
  std::string segment;
  std::uint32_t number;
  recipients to;
};
std::optional<due_announcement> next_announcement(session const&, time_point now);

}  // namespace dais
