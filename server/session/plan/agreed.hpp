#pragma once

#include "session/session.hpp"

namespace dais {

// The plan that a session goes by now: with the panel, the segments, the end and the rules as they were edited since it was made.
session_plan plan_as_agreed(session const&);

}  // namespace dais
