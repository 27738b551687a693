#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_run const&);
void evolve(session&, record_context const&, event::of_run const&);
void add_affected(affected&, session const&, event::of_run const&);
deed::undoable deed_of(deed_context const&, event::of_run const&);
void show_run(session_view&, session const&, role, change_set const&);

}  // namespace dais
