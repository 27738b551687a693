#pragma once

#include "session/floor/commands.hpp"
#include "session/kinds.hpp"
#include "session/people/commands.hpp"
#include "session/plan/commands.hpp"
#include "session/podium/commands.hpp"
#include "session/questions/commands.hpp"
#include "session/run/commands.hpp"
#include "session/undo/commands.hpp"

#include <variant>

namespace dais::command {

// What can be asked of a session. `revision` is that of the thing the asker saw: the run of the session for the commands that drive
// it, the rules of the questions or of the floor, one question, one request for the floor. A command for a state that has passed is
// answered `stale`. `seen_in` is the segment that was current where the asker looked: the one where the command came, if they do not say.
using any = std::variant<of_run, of_plan, of_questions, of_floor, of_podium, of_people, of_undo>;

}  // namespace dais::command
