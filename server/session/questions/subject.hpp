#pragma once

#include "session/subject.hpp"

namespace dais {

decision decide(session const&, asker const&, command::of_questions const&);
void evolve(session&, record_context const&, event::of_questions const&);
void add_affected(affected&, session const&, event::of_questions const&);
deed::undoable deed_of(deed_context const&, event::of_questions const&);
void show_questions(session_view&, session const&, role, change_set const&);
void show_questions(private_view&, session const&, actor const&, change_set const&);

}  // namespace dais
