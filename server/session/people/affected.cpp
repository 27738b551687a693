#include "session/people/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::moderation_handed const&) {}
void add(affected&, session const&, event::link_renewed const&) {}

void add(affected& all, session const& s, event::participant_muted const& e) {
  if (e.participant == 0 || e.participant > s.people.size()) return;
  auto const& id = s.people[e.participant - 1];
  auto const& p = s.participants.at(id);
  all.participants.insert(id);
  all.request(p.request);
  all.request(p.point);
  all.request(p.reply);
}

}  // namespace

void add_affected(affected& all, session const& s, event::of_people const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
