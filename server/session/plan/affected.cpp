#include "session/plan/subject.hpp"

#include <vector>

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::session_created const&) {}
void add(affected&, session const&, event::session_edited const&) {}
void add(affected&, session const&, event::segment_inserted const&) {}
void add(affected&, session const&, event::end_moved const&) {}
void add(affected&, session const&, event::panellist_added const&) {}
void add(affected&, session const&, event::panellist_edited const&) {}

void add(affected& all, session const&, event::segment_edited const& e) { all.segment(e.segment); }
void add(affected& all, session const& s, event::presence_noted const& e) {
  // Segments that come and go with them.
  for (auto const& [id, g] : s.segments) {
    if (g.plan.speakers == std::vector{e.panellist}) all.segment(id);
  }
}

}  // namespace

void add_affected(affected& all, session const& s, event::of_plan const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
