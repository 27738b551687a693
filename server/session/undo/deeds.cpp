#include "session/undo/subject.hpp"

#include <algorithm>

namespace dais {

namespace {

change const& change_of(session const& s, std::uint64_t record) {
  return *std::find_if(s.history.begin(), s.history.end(), [&](change const& one) { return one.record == record; });
}

deed::of_undo on(deed_context const& t, event::undone const& e) {
  auto const& one = change_of(t.after, e.record);
  return deed::undone{person_of(t.after, one.by), one.did};
}

deed::of_undo on(deed_context const& t, event::redone const& e) {
  auto const& one = change_of(t.after, e.record);
  return deed::redone{person_of(t.after, one.by), one.did};
}

}  // namespace

deed::of_undo deed_of(deed_context const& t, event::of_undo const& what) {
  return std::visit([&](auto const& e) { return on(t, e); }, what);
}

}  // namespace dais
