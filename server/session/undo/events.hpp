#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <variant>

namespace dais::event {

// `record` is the place in the log of what is undone or done again.
struct undone {
  std::uint64_t record;
};
struct redone {
  std::uint64_t record;
};

using of_undo = std::variant<undone, redone>;

}  // namespace dais::event
