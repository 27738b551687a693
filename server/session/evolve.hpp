#pragma once

#include "session/change_set.hpp"
#include "session/decide.hpp"
#include "session/record.hpp"
#include "session/session.hpp"

namespace dais {

// What a record does at its place in the log, judged by the state there, its author and its time: the same that `decide` says of the same
// command then. Others may have been earlier, or the log may have been slow, since it was decided on.
// Precondition: `r.seq == s.seq + 1`.
decision judged(session const&, record const&);

// Applies what a record does: total and deterministic. One that does nothing changes nothing but `seq` and `at`, and says why.
// Precondition: `r.seq == s.seq + 1`.
change_set evolve(session& s, record const& r);

}  // namespace dais
