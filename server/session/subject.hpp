#pragma once

#include "session/affected.hpp"
#include "session/command.hpp"
#include "session/decision.hpp"
#include "session/deed_context.hpp"
#include "session/evolving.hpp"

// What each subject does, as its own `subject.hpp` declares it:
//
// decide        on a command of somebody whose link allows it, in a session that is not closed
// evolve        applies an event, which fits: that was judged before
// add_affected  adds what an event may change, beyond what is always looked at
// deed_of       what happened by an event
// show          adds what a role, or one person, sees of what was changed
namespace dais {

struct session_view;
struct private_view;

}  // namespace dais
