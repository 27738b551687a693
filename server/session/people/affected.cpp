#include "session/people/subject.hpp"

namespace dais {

namespace {

// These change nothing but what is always looked at.
void add(affected&, session const&, event::moderation_handed const&) {}
void add(affected&, session const&, event::link_renewed const&) {}
void add(affected&, session const&, event::tool_admitted const&) {}
void add(affected&, session const&, event::tool_revoked const&) {}

void add(affected&, session const&, event::session_locked const&) {}
void add(affected&, session const&, event::personal_links_required const&) {}
void add(affected&, session const&, event::personal_links_made const&) {}

void add_person(affected& all, session const& s, std::uint32_t number) {
  if (number == 0 || number > s.people.size()) return;
  auto const& id = s.people[number - 1];
  auto const& p = s.participants.at(id);
  all.participants.insert(id);
  all.request(p.request);
  all.request(p.point);
  all.request(p.reply);
}

void add(affected& all, session const& s, event::participant_muted const& e) { add_person(all, s, e.participant); }

void add(affected& all, session const& s, event::participants_removed const& e) {
  for (auto const number : e.participants) {
    add_person(all, s, number);
    for (auto const& question : s.participants.at(s.people[number - 1]).questions) all.question(s, question);
  }
}

void add(affected& all, session const& s, event::participants_erased const& e) {
  for (auto const number : e.participants) {
    auto const& them = s.participants.at(s.people[number - 1]);
    for (auto const& question : them.questions) all.question(s, question);
    all.requests.insert(them.requests.begin(), them.requests.end());
  }
}

}  // namespace

void add_affected(affected& all, session const& s, event::of_people const& what) {
  std::visit([&](auto const& e) { add(all, s, e); }, what);
}

}  // namespace dais
