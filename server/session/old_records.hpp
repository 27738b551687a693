#pragma once

#include "session/record.hpp"
#include "session/session.hpp"

namespace dais {

// The rules of records that say what had happened rather than what was asked for (rules 1, `session/record.hpp`): whether one
// fits the session that it comes to. They look at the state that the event names and at little else, and stay as they are, so that a log
// of theirs leads where it led.
bool fits(session const&, record const&, event::any const&);

}  // namespace dais
