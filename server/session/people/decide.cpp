#include "session/deciding.hpp"
#include "session/subjects.hpp"

namespace dais {

namespace {

decision on(session const& s, asker const&, command::mute const& c) {
  if (c.participant == 0 || c.participant > s.people.size()) {
    return refuse(code::no_such_participant, "There is no participant of this number in this session.");
  }
  if (s.participants.at(s.people[c.participant - 1]).muted == c.on) {
    return wrong_state(c.on ? "This participant is muted already." : "This participant is not muted.");
  }
  return event::participant_muted{c.participant, c.on};
}

// The moderator's own link can always take the role back.
decision on(session const& s, asker const& a, command::hand_moderation const& c) {
  if (c.on == s.handed_over) return passed();
  if (c.on && a.by.as != role::moderator) return refuse(code::not_allowed, "Only who has the moderator's role can hand it over.");
  return event::moderation_handed{c.on};
}

}  // namespace

decision decide(session const& s, asker const& a, command::of_people const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
