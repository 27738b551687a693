#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <variant>

namespace dais::command {

// `record` is the place in the log of what is to be undone or done again.
struct undo {
  std::uint64_t record;
};
struct redo {
  std::uint64_t record;
};

using of_undo = std::variant<undo, redo>;

}  // namespace dais::command
