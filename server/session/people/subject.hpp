#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_people const&);
void evolve(session&, record_context const&, event::of_people const&);
void add_affected(affected&, session const&, event::of_people const&);
deed::undoable deed_of(deed_context const&, event::of_people const&);
void show_people(session_view&, session const&, role, change_set const&);
void show_people(private_view&, session const&, actor const&, change_set const&);

}  // namespace dais
