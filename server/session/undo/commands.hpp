#pragma once

#include "session/owner.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <variant>

namespace dais::command {

// `record` is the place in the log of what is to be undone or done again.
struct undo {
  static constexpr owner owned_by = owner::driver;
  std::uint64_t record;
};
struct redo {
  static constexpr owner owned_by = owner::driver;
  std::uint64_t record;
};

using of_undo = std::variant<undo, redo>;

}  // namespace dais::command
