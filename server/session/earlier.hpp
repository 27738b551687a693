#pragma once

#include "session/rejection.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>

namespace dais {

// The answer to a moderator whose command was stale: who was a moment earlier, and with what. That is what changed the run last or,
// where a record is named, what moderators did after it, if anything: participants may have been earlier too. It may tell what these
// never see. `own` is the record of what the same page did last.
rejection who_was_earlier(session const&, std::optional<std::uint64_t> after, std::uint64_t own);

}  // namespace dais
