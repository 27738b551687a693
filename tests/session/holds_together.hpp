#pragma once

#include "session/session.hpp"

namespace dais::test {

// Fails where parts of the session contradict each other, whatever has happened to it.
void contradicts_nothing(session const&);

// Fails where there is more of something than `session/limits.hpp` allows, whatever was asked. Events that are no command's, as in logs of
// rules 1, are asked of no guard.
void is_within_limits(session const&);

// Both.
void holds_together(session const&);

}  // namespace dais::test
