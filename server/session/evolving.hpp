#pragma once

#include "session/actor.hpp"
#include "session/change_set.hpp"
#include "session/session.hpp"

#include <cstdint>

namespace dais {

// Where something happens: the place of its record in the log, its author, and what it changes.
struct place {
  time_point time;
  std::uint64_t seq;
  actor const& by;
  change_set& result;
};

}  // namespace dais
