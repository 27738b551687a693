#pragma once

#include "session/actor.hpp"
#include "session/event.hpp"
#include "session/rejection.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <variant>

namespace dais {

using decision = std::variant<event::any, rejection>;

// Who asks, and when.
struct asker {
  actor const& by;
  time_point now;
  std::uint64_t latest;  // the record of what the same page did last
  std::uint32_t rules;   // by which it is judged
};

}  // namespace dais
