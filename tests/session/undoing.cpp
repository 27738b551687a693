#include "undoing.hpp"

#include <algorithm>

namespace dais::test {

std::uint64_t latest(evening const& e) { return e.s.history.back().record; }

rejection_code undo(evening& e, std::uint64_t record, actor const& by) { return e.ask(by, command::undo{record}); }
rejection_code undo(evening& e) {
  auto const& all = e.s.history;
  return undo(e, std::find_if(all.rbegin(), all.rend(), [](change const& c) { return !c.undone; })->record);
}

rejection_code redo(evening& e, std::uint64_t record, actor const& by) { return e.ask(by, command::redo{record}); }

rejection const& refusal(evening const& e) { return std::get<rejection>(e.last); }

session standing(session s) {
  s.seq = 0;
  s.at = {};
  s.revision = s.rules_revision = s.floor_revision = 0;
  s.added_segments = s.added_panellists = s.turns = 0;
  s.questions_since = s.requests_since = {};
  s.tools.clear();
  s.links = {};
  s.personal_links = 0;
  s.history.clear();
  s.announced.clear();
  s.auto_advance_off = false;
  for (auto& [id, q] : s.questions) q.revision = 0;
  for (auto& [id, r] : s.requests) r.revision = 0;
  for (auto& [id, one] : s.signals) one.revision = 0;
  for (auto& [id, m] : s.messages) m.revision = 0;
  return s;
}

}  // namespace dais::test
