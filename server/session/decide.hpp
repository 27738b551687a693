#pragma once

#include "session/command.hpp"
#include "session/decision.hpp"
#include "session/record.hpp"

#include <cstdint>
#include <optional>

namespace dais {

// What is known of how something was asked for.
struct press {
  std::optional<time_point> until = {};  // by when it has to stand in the log
  std::uint64_t latest = 0;              // the record of what the same page did last
  std::uint32_t rules = rules_version;   // by which it is judged
  std::uint32_t generation = 0;          // of the link by which they came
};

// A command as it goes into the log: what people typed in it is cleaned, and the segment that it is about is named. Doing it again changes
// nothing.
command::any prepared(session const&, command::any);

// May this actor do this, now, to this session? The only place that refuses, when something is asked and again at its place in the log
// (`judged`). Pure.
decision decide(session const&, command::any const&, actor const&, time_point now, press const& how = {});

// By when a command has to stand in the log. A moderator's drives the session, and others may say when theirs was pressed: neither is to
// be done by itself much later. What says nothing counts as pressed when it came, as does what was pressed ahead of the server's clock.
// `time_scale` is how many times as fast as real time that clock runs.
std::optional<time_point> lapses(role, std::optional<time_point> pressed, time_point now, std::uint32_t time_scale);

// The answer to what came after that.
rejection lapsed();

}  // namespace dais
