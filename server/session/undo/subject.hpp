#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_undo const&);
void evolve(session&, record_context const&, event::of_undo const&);
void add_affected(affected&, session const&, event::of_undo const&);
deed::of_undo deed_of(deed_context const&, event::of_undo const&);
void show_undo(session_view&, session const&, role, change_set const&);

}  // namespace dais
