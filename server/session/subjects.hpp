#pragma once

#include "session/decide.hpp"
#include "session/deed_of.hpp"
#include "session/evolving.hpp"
#include "session/undo/affected.hpp"

// What each subject does with its commands and its events.
namespace dais {

// Decides on a command of somebody whose link allows it, in a session that is not closed.
decision decide(session const&, asker const&, command::of_plan const&);
decision decide(session const&, asker const&, command::of_questions const&);
decision decide(session const&, asker const&, command::of_floor const&);
decision decide(session const&, asker const&, command::of_podium const&);
decision decide(session const&, asker const&, command::of_people const&);
decision decide(session const&, asker const&, command::of_run const&);
decision decide(session const&, asker const&, command::of_undo const&);

// Applies an event, which fits: that was judged before.
void evolve(session&, record_context const&, event::of_plan const&);
void evolve(session&, record_context const&, event::of_questions const&);
void evolve(session&, record_context const&, event::of_floor const&);
void evolve(session&, record_context const&, event::of_podium const&);
void evolve(session&, record_context const&, event::of_people const&);
void evolve(session&, record_context const&, event::of_run const&);
void evolve(session&, record_context const&, event::of_undo const&);

// Adds what an event may change, beyond what is always looked at.
void add_affected(affected&, session const&, event::of_plan const&);
void add_affected(affected&, session const&, event::of_questions const&);
void add_affected(affected&, session const&, event::of_floor const&);
void add_affected(affected&, session const&, event::of_podium const&);
void add_affected(affected&, session const&, event::of_people const&);
void add_affected(affected&, session const&, event::of_run const&);
void add_affected(affected&, session const&, event::of_undo const&);

// What happened by an event.
deed::undoable deed_of(deed_context const&, event::of_plan const&);
deed::undoable deed_of(deed_context const&, event::of_questions const&);
deed::undoable deed_of(deed_context const&, event::of_floor const&);
deed::undoable deed_of(deed_context const&, event::of_podium const&);
deed::undoable deed_of(deed_context const&, event::of_people const&);
deed::undoable deed_of(deed_context const&, event::of_run const&);
deed::of_undo deed_of(deed_context const&, event::of_undo const&);

}  // namespace dais
