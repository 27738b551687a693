#pragma once

#include "session/floor/deeds.hpp"
#include "session/people/deeds.hpp"
#include "session/person.hpp"
#include "session/plan/deeds.hpp"
#include "session/podium/deeds.hpp"
#include "session/questions/deeds.hpp"
#include "session/run/deeds.hpp"

#include <variant>

namespace dais::deed {

// What can be undone, and done again.
using undoable = std::variant<of_run, of_plan, of_questions, of_floor, of_podium, of_people>;

struct undone {
  person by;
  undoable did;

  bool operator==(undone const&) const = default;
};
struct redone {
  person by;
  undoable did;

  bool operator==(redone const&) const = default;
};

using of_undo = std::variant<undone, redone>;

}  // namespace dais::deed
