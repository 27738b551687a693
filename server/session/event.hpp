#pragma once

#include "session/floor/events.hpp"
#include "session/kinds.hpp"
#include "session/people/events.hpp"
#include "session/plan/events.hpp"
#include "session/podium/events.hpp"
#include "session/questions/events.hpp"
#include "session/run/events.hpp"
#include "session/undo/events.hpp"

#include <variant>

namespace dais::event {

// What happens by a command, and what a session is made with. Logs of rules 1 (`session/record.hpp`) hold events, which name the state that
// they were decided for (`revision`, or the thing's own state): the names and members are kept for as long as such a log.
using any = std::variant<of_run, of_plan, of_questions, of_floor, of_podium, of_people, of_undo>;

}  // namespace dais::event
