#include "session/floor/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::closing_announced const&) {}
void add(affected&, session const&, event::list_closed const&) {}
void add(affected&, session const&, event::floor_requested const&) {}
void add(affected&, session const&, event::request_entered const&) {}
void add(affected&, session const&, event::microphones_set const&) {}

void add(affected& all, session const&, event::floor_rules_set const&) { all.list = true; }
void add(affected& all, session const&, event::lots_drawn const&) { all.list = true; }
void add(affected& all, session const&, event::request_moved const& e) { all.request(e.request); }
void add(affected& all, session const&, event::request_corrected const& e) { all.request(e.request); }
void add(affected& all, session const&, event::request_set_absent const& e) { all.request(e.request); }
void add(affected& all, session const&, event::request_returned const& e) { all.request(e.request); }
void add(affected& all, session const&, event::floor_given const& e) {
  all.segment(e.segment);
  all.request(e.request);
}
void add(affected& all, session const&, event::intervention_extended const& e) { all.request(e.request); }
void add(affected& all, session const&, event::intervention_ended const& e) { all.request(e.request); }
void add(affected& all, session const&, event::floor_yielded const& e) {
  all.request(e.request);
  all.request(e.to);
}
void add(affected& all, session const&, event::request_withdrawn const& e) { all.request(e.request); }
void add(affected& all, session const&, event::request_put_last const& e) { all.request(e.request); }
void add(affected& all, session const&, event::word_given const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::turn_extended const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::round_begun const& e) { all.segment(e.segment); }

}  // namespace

void add_affected(affected& all, session const& s, event::of_floor const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
