#include "session/deciding.hpp"
#include "session/limits.hpp"
#include "session/people/subject.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <set>

namespace dais {

namespace {

decision on(session const& s, asker const&, command::mute const& c) {
  if (c.participant == 0 || c.participant > s.people.size()) {
    return refuse(reason::no_such_participant);
  }
  if (s.participants.at(s.people[c.participant - 1]).muted == c.on) {
    return refuse(c.on ? reason::muted_already : reason::not_muted);
  }
  return event::participant_muted{c.participant, c.on};
}

// The moderator's own link can always take the role back.
decision on(session const& s, asker const& a, command::hand_moderation const& c) {
  if (c.on == s.handed_over) return refuse(reason::passed);
  if (c.on && a.by.as != role::moderator) return refuse(reason::moderator_only);
  return event::moderation_handed{c.on};
}

// Who leads by a link of somebody else's making cannot take from others the one that they lead by.
decision on(session const& s, asker const& a, command::renew_link const& c) {
  if (!has_link(c.as) || (c.panellist && c.as != role::panellist)) return refuse(reason::no_such_link);
  if (c.panellist && !has_panellist(s, *c.panellist)) return refuse(reason::no_such_panellist);
  if (c.generation != generation_of(s.links, {c.as, c.panellist.value_or("")})) return refuse(reason::passed);
  bool const leads = c.as == role::moderator || c.as == role::co_moderator;
  if (leads && a.by.as == role::co_moderator) return refuse(reason::leading_link);
  return event::link_renewed{c.as, c.panellist};
}

decision on(session const& s, asker const&, command::lock const& c) {
  if (c.on == s.locked) return refuse(c.on ? reason::locked_already : reason::not_locked);
  return event::session_locked{c.on};
}

decision on(session const& s, asker const&, command::require_personal_links const& c) {
  if (c.on == s.personal_links_only) return refuse(c.on ? reason::personal_links_needed_already : reason::personal_links_not_needed);
  return event::personal_links_required{c.on};
}

// Of two who make some at once the second knows that theirs are others.
decision on(session const& s, asker const&, command::make_personal_links const& c) {
  if (c.after != s.personal_links) return refuse(reason::passed);
  if (c.count == 0 || c.count > limits::personal_links - s.personal_links) {
    return refuse_beyond(reason::personal_links_count, limits::personal_links);
  }
  return event::personal_links_made{c.count};
}

decision on(session const& s, asker const&, command::renew_personal_link const& c) {
  auto const number = c.number ? std::optional(std::to_string(*c.number)) : std::nullopt;
  if (s.personal_links == 0 || c.number.value_or(1) == 0 || c.number.value_or(1) > s.personal_links) {
    return refuse(reason::no_such_personal_link);
  }
  auto const known = number ? generation_of(s.links, {role::participant, *number}) : s.links.personal;
  if (c.generation != known) return refuse(reason::passed);
  return event::link_renewed{role::participant, number};
}

decision on(session const& s, asker const&, command::remove_participants const& c) {
  std::set<std::uint32_t> there;
  for (auto const number : c.participants) {
    if (number == 0 || number > s.people.size()) return refuse(reason::no_such_participant);
    if (!s.participants.at(s.people[number - 1]).removed) there.insert(number);
  }
  if (there.empty()) return refuse(c.participants.empty() ? reason::no_such_participant : reason::removed_already);
  return event::participants_removed{{there.begin(), there.end()}};
}

decision on(session const& s, asker const&, command::admit_tool const& c) {
  if (c.name.empty()) return refuse(reason::tool_without_name);
  if (auto wrong = fault_in_length(c.name, text_of::name, limits::name_length)) return *wrong;
  std::size_t there = 0;
  for (auto const& [id, one] : s.tools) {
    if (one.revoked) continue;
    if (one.name == c.name) return refuse(reason::tool_named_twice);
    ++there;
  }
  if (there >= limits::tools) return refuse_beyond(reason::too_many_tools, limits::tools);
  return event::tool_admitted{c.name, c.rights};
}

decision on(session const& s, asker const&, command::revoke_tool const& c) {
  auto const* const one = find(s.tools, c.tool);
  if (!one) return refuse(reason::no_such_tool);
  if (one->revoked) return refuse(reason::token_revoked_already);
  return event::tool_revoked{c.tool};
}

// Whether anything of theirs is to be read still.
bool is_legible(session const& s, participant const& them) {
  auto const& asked = them.questions;
  auto const& requested = them.requests;
  return std::any_of(asked.begin(), asked.end(), [&](auto const& id) { return s.questions.at(id).text != erased_text; }) ||
         std::any_of(requested.begin(), requested.end(), [&](auto const& id) { return s.requests.at(id).name != erased_text; });
}

// Who takes part could type the same again.
decision on(session const& s, asker const&, command::erase_participants const& c) {
  std::set<std::uint32_t> there;
  for (auto const number : c.participants) {
    if (number == 0 || number > s.people.size()) return refuse(reason::no_such_participant);
    auto const& them = s.participants.at(s.people[number - 1]);
    if (!them.removed && s.status != session_status::closed) return refuse(reason::not_removed);
    if (!them.erased || is_legible(s, them)) there.insert(number);
  }
  if (there.empty()) return refuse(c.participants.empty() ? reason::no_such_participant : reason::erased_already);
  return event::participants_erased{{there.begin(), there.end()}};
}

// The room did not know it.
decision on(session const&, asker const&, command::remove_origin const&) { return refuse(reason::no_such_origin); }

}  // namespace

decision decide(session const& s, asker const& a, command::of_people const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
