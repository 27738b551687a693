#pragma once

#include "session/actor.hpp"
#include "session/deed.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dais {

// What was done, and whether it was undone. Keyed by its place in the log.
struct change_view {
  time_point at;
  role by;
  deed::undoable did;
  std::optional<role> undone_by;
  std::optional<std::string> tool = {};  // that did it: its name
};

// Places in the log of what can be undone and done again now, latest first.
struct undoing_view {
  std::vector<std::uint64_t> undo, redo;
};

}  // namespace dais
