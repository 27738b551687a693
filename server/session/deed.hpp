#pragma once

#include "session/undo/deeds.hpp"

#include <variant>

namespace dais::deed {

// What was done, to what, with the names of then: what a history keeps of an event, for whoever puts it into words.
using any = std::variant<undoable, of_undo>;

}  // namespace dais::deed
