#pragma once

#include "session/session.hpp"

namespace dais::test {

// Fails where parts of the session contradict each other, whatever has happened to it.
void holds_together(session const&);

}  // namespace dais::test
