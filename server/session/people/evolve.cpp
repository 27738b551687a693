#include "session/evolving.hpp"
#include "session/floor/changes.hpp"
#include "session/subjects.hpp"

namespace dais {

namespace {

void on(session& s, record_context const& at, event::participant_muted const& e) {
  auto const& id = s.people[e.participant - 1];
  auto& them = s.participants.at(id);
  them.muted = e.on;
  at.result.muted.insert(id);
  if (!e.on) return;
  for (auto const& held : {them.request, them.point, them.reply}) {
    if (held && s.requests.at(*held).state == request_state::waiting) set_absent(s, at, s.requests.at(*held));
  }
}

void on(session& s, record_context const& at, event::moderation_handed const& e) {
  s.handed_over = e.on;
  at.result.run = true;
}

}  // namespace

void evolve(session& s, record_context const& at, event::of_people const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

}  // namespace dais
