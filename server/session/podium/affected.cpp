#include "session/podium/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::signal_raised const&) {}
void add(affected&, session const&, event::signal_lowered const&) {}
void add(affected&, session const&, event::stage_set const&) {}
void add(affected&, session const&, event::moderators_told const&) {}
void add(affected&, session const&, event::quick_message_kept const&) {}
void add(affected&, session const&, event::quick_message_dropped const&) {}
void add(affected&, session const&, event::caption_kept const&) {}

void add(affected& all, session const&, event::signal_seen const& e) { all.signal(e.panellist, e.kind); }
void add(affected& all, session const&, event::signal_handled const& e) { all.signal(e.panellist, e.kind); }
void add(affected& all, session const&, event::message_sent const& e) { all.segment(e.segment); }
void add(affected& all, session const&, event::message_taken_down const& e) { all.messages.insert(e.message); }
void add(affected& all, session const&, event::message_delivered const& e) { all.messages.insert(e.message); }
void add(affected& all, session const&, event::message_seen const& e) { all.messages.insert(e.message); }

}  // namespace

void add_affected(affected& all, session const& s, event::of_podium const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
