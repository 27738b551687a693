#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_floor const&);
void evolve(session&, record_context const&, event::of_floor const&);
void add_affected(affected&, session const&, event::of_floor const&);
deed::undoable deed_of(deed_context const&, event::of_floor const&);
void show_floor(session_view&, session const&, role, change_set const&);
void show_floor(private_view&, session const&, actor const&, change_set const&);

}  // namespace dais
