#pragma once

#include "session/change_set.hpp"
#include "session/event.hpp"
#include "session/reason.hpp"
#include "session/session.hpp"
#include "session/undo/affected.hpp"

#include <optional>
#include <set>
#include <string>

namespace dais {

// Whether what somebody did can be undone: it is a moderator's, or a tool's or the server's in their place.
bool is_undoable(actor const& by, event::any const&);

before_image image_of(session const&, affected const&);

// Adds what a record made, and drops what it left as it was. Both were taken of what it affects.
void compare(session const& after, event::any const&, change_set const& by, before_image& before, before_image& now);

// Takes what those typed whose texts a record erases out of all that is kept here. What that leaves nothing to undo of goes.
void erase_history(session&, change_set& by);

// The same of what somebody has kept of a history, where these participants' texts are erased.
void erase_deed(session const&, std::set<std::string> const& participants, deed::undoable&);

// Whether everything in the image stands as it shows it.
bool stands_as(session const&, before_image const&);

// Whether two changes concern the same things.
bool overlap(before_image const&, before_image const&);

// Whether the session could be as the image shows it, limits aside: whoever has a part in it is on the panel, segments in which questions
// were asked are there, who leads a group of questions can, and what it was planned for stays once it has begun.
bool is_whole(session const&, before_image const&);

// Whether it closed the session: all that can be undone then.
bool is_closing(change const&);

// Whether it erased something: that is told, and never undone.
bool is_erasing(change const&);

// Whether all that it concerns stands so that it can be undone, or done again; limits are looked at by `limit_passed`.
bool stands_to_undo(session const&, change const&);
bool stands_to_redo(session const&, change const&);

// Which limit undoing it, or doing it again, would pass by now.
std::optional<reason> limit_passed(session const&, change const&);

// Both.
bool can_undo(session const&, change const&);
bool can_redo(session const&, change const&);

// How many requests of its kind (points of order, interrupted, all others) stand before it on the speakers' list.
std::size_t place_on_list(session const&, floor_request const&);

// The fields of each part, to be compared with an image or set from it.
namespace part {

template <typename S>
auto run(S& s) {
  return std::tie(s.status, s.opened, s.started, s.concluded, s.closed, s.current, s.latest, s.gap_since, s.paused_since);
}
template <typename S>
auto heading(S& s) {
  return std::tie(s.plan.title, s.plan.subtitle, s.plan.venue, s.plan.start, s.plan.end, s.plan.moderator, s.plan.time_zone);
}
template <typename S>
auto panel(S& s) {
  return std::tie(s.panellists, s.absent);
}
template <typename S>
auto podium(S& s) {
  return std::tie(s.speaker, s.spoken);
}
template <typename S>
auto turns(S& s) {
  return std::tie(s.speaking, s.last_online, s.recent_turns, s.group_turns);
}
template <typename S>
auto floor(S& s) {
  return std::tie(s.floor, s.list_closes, s.lot_seed);
}
template <typename Request>
auto place(Request& r) {
  return std::tie(r.turn, r.lot, r.ahead);
}
template <typename Question>
auto matter(Question& q) {
  return std::tie(q.text, q.original, q.to, q.state, q.before, q.reason, q.answer, q.answer_text, q.written, q.labels, q.translations);
}
template <typename Question>
auto group(Question& q) {
  return std::tie(q.leader, q.members);
}
template <typename Participant>
auto standing(Participant& p) {
  return std::tie(p.muted, p.has_spoken, p.request, p.point, p.reply, p.removed);
}

}  // namespace part

}  // namespace dais
