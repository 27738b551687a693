#include "session/deciding.hpp"
#include "session/subjects.hpp"

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

}  // namespace

decision decide(session const& s, asker const& a, command::of_people const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
