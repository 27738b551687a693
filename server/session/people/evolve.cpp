#include "session/evolving.hpp"
#include "session/floor/changes.hpp"
#include "session/people/subject.hpp"

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

// Null where there is no link of this role.
template <typename Generations>
auto* generation(Generations& of, role as) {
  using number = decltype(&of.moderator);
  switch (as) {
    case role::moderator: return &of.moderator;
    case role::co_moderator: return &of.co_moderator;
    case role::observer: return &of.observer;
    case role::stage: return &of.stage;
    case role::panellist: return &of.panellists;
    case role::participant:
    case role::system: break;
  }
  return number(nullptr);
}

void on(session& s, record_context const& at, event::link_renewed const& e) {
  ++(e.panellist ? s.links.each[*e.panellist] : *generation(s.links, e.as));
  at.result.links = true;
  at.result.replaced_links.emplace(e.as, e.panellist.value_or(""));
}

}  // namespace

std::uint32_t generation_of(link_generations const& of, actor const& whose) {
  auto const* const shared = generation(of, whose.as);
  if (!shared) return 0;
  auto const one = whose.as == role::panellist ? of.each.find(whose.id) : of.each.end();
  return *shared + (one == of.each.end() ? 0 : one->second);
}

void evolve(session& s, record_context const& at, event::of_people const& what) {
  std::visit([&](auto const& e) { on(s, at, e); }, what);
}

}  // namespace dais
