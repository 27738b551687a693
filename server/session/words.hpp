#pragma once

#include "session/event.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

// Who did something, as a history says it: "the moderator", "the Special Adviser", "participant 3", "the server". `s` is the session
// after it.
std::string who_in_words(session const& s, actor const&);

// What happened, as the rest of a sentence that begins with who did it: `began "Questions and answers" (35:00)`.
// `s` is the session after it, `left` the segment that was current before it.
std::string what_in_words(session const& s, std::optional<std::string> const& left, actor const& by, instant at, event::any const&);

// The answer to whoever sees only that something is no longer as it was: it may have been anybody, they themselves too.
inline constexpr auto was_changed = "This had changed a moment earlier, or was done already. Nothing more was done; look again.";

// The answer to a moderator whose command was stale: who was a moment earlier, and with what. That is what changed the run last or,
// where a record is named, what moderators did after it, if anything: participants may have been earlier too. It may tell what these
// never see. `own` is the record of what the same page did last.
std::string who_was_earlier(session const&, std::optional<std::uint64_t> after, std::uint64_t own);

// "8:00", "1:05:00", "-0:30".
std::string length_in_words(length);

}  // namespace dais
