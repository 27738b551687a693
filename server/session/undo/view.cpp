#include "session/view.hpp"
#include "session/deed_context.hpp"
#include "session/undo/subject.hpp"
#include "session/undo/undo.hpp"
#include "session/viewing.hpp"

#include <algorithm>

namespace dais {

namespace {

undoing_view view_of_undoing(session const& s) {
  undoing_view v;
  for (auto one = s.history.rbegin(); one != s.history.rend(); ++one) {
    if (can_undo(s, *one)) v.undo.push_back(one->record);
    if (can_redo(s, *one)) v.redo.push_back(one->record);
  }
  return v;
}

}  // namespace

void show_undo(session_view& v, session const& s, role as, change_set const& t) {
  if (!screens(as)) return;
  for (auto const record : t.history) {
    auto const one = std::find_if(s.history.begin(), s.history.end(), [&](change const& c) { return c.record == record; });
    auto& shown = v.history[std::to_string(record)];
    if (one == s.history.end()) continue;
    shown = change_view{one->at, one->by.as, one->did, one->undone ? std::optional(one->undone->by.as) : std::nullopt,
                        one->by.as == role::tool ? person_of(s, one->by).name : std::nullopt};
  }
  if (t.undoing) v.undoing = view_of_undoing(s);
}

}  // namespace dais
