#pragma once

#include "evening.hpp"

#include <cstdint>
#include <string>

namespace dais::test {

// The place in the log of what a moderator did last.
std::uint64_t latest(evening const&);

rejection_code undo(evening&, std::uint64_t record, actor const& by = moderator);
rejection_code redo(evening&, std::uint64_t record, actor const& by = moderator);
rejection_code undo(evening&);  // what was done last and still counts

// Why what was asked last was refused.
rejection const& refusal(evening const&);

// The session without what undoing leaves alone: its place in the log, revisions, the history, counters of what there ever was, and what
// the server has seen to, and tools.
session standing(session);

}  // namespace dais::test
