#include "session/deciding.hpp"
#include "session/undo/subject.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>

namespace dais {

namespace {

// What began, ended or closed the session, or handed the role over: the moderator's own, like the commands that did it.
bool is_of_moderator(change const& c) {
  if (c.after.handed_over) return true;
  if (!c.after.run) return false;
  auto const to = std::get<session_status>(*c.after.run);
  return to != std::get<session_status>(*c.before.run) && to != session_status::running;
}

decision on_change(session const& s, asker const& a, std::uint64_t record, bool was_undone, event::any then) {
  auto const refuse_after = [&](reason why, change const& other) {
    auto refused = refuse(why);
    refused.done = told{person_of(s, other.by), other.did, other.undone.has_value()};
    return refused;
  };
  auto const of = std::find_if(s.history.begin(), s.history.end(), [&](change const& one) { return one.record == record; });
  if (of == s.history.end()) return refuse(reason::no_such_change);
  if (is_erasing(*of)) return refuse(reason::erasing_stays);
  if (of->undone.has_value() != was_undone) {
    return refuse(was_undone ? reason::redone_already : reason::undone_already);
  }
  if (s.status == session_status::closed && !is_closing(*of)) return refuse(reason::undo_closing_first);
  bool const is_moderator = a.by.as == (s.handed_over ? role::co_moderator : role::moderator);
  bool const takes_back = of->after.handed_over && s.handed_over && a.by.as == role::moderator;
  if (is_of_moderator(*of) && !is_moderator && !takes_back) {
    return refuse(reason::moderator_only);
  }
  if (was_undone ? stands_to_redo(s, *of) : stands_to_undo(s, *of)) {
    auto const passed = a.rules < 4 ? std::nullopt : limit_passed(s, *of);
    return passed ? decision(refuse(*passed)) : decision(std::move(then));
  }
  if (of->sent && !s.messages.at(*of->sent).seen.empty()) {
    return refuse(reason::message_read);
  }
  if (of->sent) return refuse(reason::message_taken_down);
  if (of->after.heading && s.started) return refuse(reason::plan_in_use);
  // Of what has happened to the same things since, the latest comes first; of what is to be done again, the earliest.
  for (auto later = s.history.rbegin(); later != s.history.rend() && later->record != record; ++later) {
    if (!later->undone && overlap(later->after, of->after)) {
      return refuse_after(reason::undo_first, *later);
    }
  }
  for (auto earlier = s.history.begin(); was_undone && earlier->record != record; ++earlier) {
    if (earlier->undone && overlap(earlier->after, of->after)) {
      return refuse_after(reason::redo_first, *earlier);
    }
  }
  if (!is_whole(s, was_undone ? of->after : of->before)) {
    return refuse(reason::has_part);
  }
  return refuse(reason::in_the_way);
}

decision on(session const& s, asker const& a, command::undo const& c) { return on_change(s, a, c.record, false, event::undone{c.record}); }

decision on(session const& s, asker const& a, command::redo const& c) { return on_change(s, a, c.record, true, event::redone{c.record}); }

}  // namespace

decision decide(session const& s, asker const& a, command::of_undo const& asked) {
  return std::visit([&](auto const& c) { return on(s, a, c); }, asked);
}

}  // namespace dais
