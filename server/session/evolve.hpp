#pragma once

#include "session/event.hpp"
#include "session/session.hpp"
#include "session/touched.hpp"

namespace dais {

// Applies a record: total and deterministic, and holding no rule that a release may change. An event that was decided for a state that
// had passed, or that came behind the instant by which it had to stand in the log, changes nothing but `seq` and `at`, and says so.
// Precondition: `r.seq == s.seq + 1`.
touched evolve(session& s, record const& r);

}  // namespace dais
