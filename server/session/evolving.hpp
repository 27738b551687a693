#pragma once

#include "session/actor.hpp"
#include "session/change_set.hpp"
#include "session/session.hpp"

#include <cstdint>

namespace dais {

// What an event is applied with: the place and time of its record in the log, its author, what it changes, and its rules.
struct record_context {
  time_point time;
  std::uint64_t seq;
  actor const& by;
  change_set& result;
  std::uint32_t rules;  // by which it is judged
};

}  // namespace dais
