#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_plan const&);
void evolve(session&, record_context const&, event::of_plan const&);
void add_affected(affected&, session const&, event::of_plan const&);
deed::undoable deed_of(deed_context const&, event::of_plan const&);
void show_plan(session_view&, session const&, role, change_set const&);

}  // namespace dais
