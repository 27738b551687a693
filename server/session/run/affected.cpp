#include "session/run/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::session_opened const&) {}
void add(affected&, session const&, event::segment_ended const&) {}
void add(affected&, session const&, event::paused const&) {}
void add(affected&, session const&, event::resumed const&) {}
void add(affected&, session const&, event::session_concluded const&) {}
void add(affected&, session const&, event::session_closed const&) {}

void add(affected& all, session const&, event::segment_begun const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::time_added const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::segment_skipped const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::segment_restored const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::segment_moved const& e) { all.segment(e.segment); }
void add(affected& all, session const& s, event::beginning_backdated const& e) {
  all.segment(e.segment);
  for (auto const& [id, g] : s.segments) {
    if (g.ended && *g.ended > e.at) all.segment(id);
  }
}
void add(affected& all, session const&, event::ending_backdated const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::caught_up const& e) {
  all.segment(e.dropped);
  for (auto const& one : e.changes) all.segment(one.segment);
}
void add(affected& all, session const&, event::time_granted const& e) {
  all.segment(e.segment);
  all.signal(e.panellist, signal_kind::more_time);
}

}  // namespace

void add_affected(affected& all, session const& s, event::of_run const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
