#include "session/people/subject.hpp"

namespace dais {

namespace {

deed::of_people on(deed_context const& t, event::moderation_handed const& e) {
  if (e.on) return deed::moderation_handed{};
  if (t.by.as == role::moderator) return deed::moderation_taken_back{};
  return deed::moderation_given_back{};
}

deed::of_people on(deed_context const&, event::participant_muted const& e) { return deed::participant_muted{e.participant, e.on}; }

deed::of_people on(deed_context const& t, event::link_renewed const& e) {
  if (e.as == role::participant || !e.panellist) return deed::link_renewed{e.as, e.panellist};
  return deed::link_renewed{e.as, panellist_name(t.after, *e.panellist)};
}

deed::of_people on(deed_context const&, event::session_locked const& e) { return deed::session_locked{e.on}; }

deed::of_people on(deed_context const&, event::personal_links_required const& e) { return deed::personal_links_required{e.on}; }

deed::of_people on(deed_context const&, event::personal_links_made const& e) { return deed::personal_links_made{e.count}; }

deed::of_people on(deed_context const&, event::participants_removed const& e) {
  return deed::participants_removed{static_cast<std::uint32_t>(e.participants.size())};
}

deed::of_people on(deed_context const&, event::tool_admitted const& e) { return deed::tool_admitted{e.name, e.rights}; }

deed::of_people on(deed_context const& t, event::tool_revoked const& e) { return deed::tool_revoked{t.after.tools.at(e.tool).name}; }
deed::of_people on(deed_context const&, event::participants_erased const& e) {
  return deed::participants_erased{static_cast<std::uint32_t>(e.participants.size())};
}

}  // namespace

deed::undoable deed_of(deed_context const& t, event::of_people const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
