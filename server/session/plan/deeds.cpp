#include "session/plan/subject.hpp"

namespace dais {

namespace {

std::string title(deed_context const& t, std::string const& segment) { return t.after.segments.at(segment).plan.title; }

deed::undoable on(deed_context const&, event::session_created const& e) { return deed::session_created{e.plan.title}; }

deed::undoable on(deed_context const&, event::session_edited const& e) { return deed::session_edited{e.to.title}; }

deed::undoable on(deed_context const& t, event::segment_edited const& e) {
  return deed::segment_edited{title(t, e.segment), t.after.segments.at(e.segment).plan.allotment};
}

deed::undoable on(deed_context const& t, event::segment_inserted const& e) {
  return deed::segment_inserted{e.what.title, e.what.allotment, e.before ? std::optional(title(t, *e.before)) : std::nullopt};
}

deed::undoable on(deed_context const& t, event::end_moved const&) { return moved_end(t.after); }

deed::undoable on(deed_context const&, event::panellist_added const& e) { return deed::panellist_added{e.name}; }

deed::undoable on(deed_context const&, event::panellist_edited const& e) { return deed::panellist_edited{e.name}; }

deed::undoable on(deed_context const& t, event::presence_noted const& e) {
  return deed::presence_noted{panellist_name(t.after, e.panellist), e.on};
}

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_plan const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
