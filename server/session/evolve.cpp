#include "session/evolve.hpp"

#include "session/deadline.hpp"
#include "session/deed_of.hpp"
#include "session/limits.hpp"
#include "session/old_records.hpp"
#include "session/questions/questions.hpp"
#include "session/subjects.hpp"
#include "session/undo/undo.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace dais {

namespace {

deed::undoable undoable_deed(session const& s, std::optional<std::string> const& left, record const& r, event::any const& what) {
  return std::get<deed::undoable>(deed_of({s, left, r.by, r.at}, what));
}

void keep(session& s, change what, change_set& result) {
  result.history.insert(what.record);
  s.history.push_back(std::move(what));
  if (s.history.size() > limits::history) {
    result.history.insert(s.history.front().record);
    s.history.erase(s.history.begin());
  }
}

void remember(session& s, record const& r, event::any const& what, std::optional<std::string> const& left, affected const& of,
              before_image before, change_set& result) {
  auto after = image_of(s, of);
  compare(s, what, result, before, after);
  std::optional<std::string> sent;
  if (is_kind<event::message_sent>(what)) sent = *result.messages.begin();
  if (before == after && !sent) return;
  keep(s, {r.seq, r.at, r.by, undoable_deed(s, left, r, what), std::move(sent), std::move(before), std::move(after), {}}, result);
}

// Nobody is cut off without having seen it come: where a record itself puts the end of the grace into the past, by going back, undoing or
// taking time, the segment goes on.
void turn_auto_advance_off(session& s, std::optional<std::string> const& current, std::optional<time_point> before, change_set& result) {
  if (s.current == current && (s.paused_since || grace_ends(s) == before)) return;
  auto const ends = grace_ends(s);
  bool const off = ends && *ends <= s.at;
  if (s.current && off != s.auto_advance_off) result.segments.insert(*s.current);
  s.auto_advance_off = off;
}

}  // namespace

decision judged(session const& s, record const& r) {
  if (auto const* asked = std::get_if<command::any>(&r.what)) return decide(s, *asked, r.by, r.at, {r.until, 0, r.rules, r.generation});
  auto const& happened = std::get<event::any>(r.what);
  if (r.until && r.at > *r.until) return lapsed();
  if (!r.erased && !fits(s, r, happened)) return refuse(reason::was_changed);
  return happened;
}

change_set evolve(session& s, record const& r) {
  assert(r.seq == s.seq + 1 && r.at >= s.at);
  change_set result;
  record_context const at{r.at, r.seq, r.by, result, r.rules};
  auto const apply = [&](event::any const& all) { std::visit([&](auto const& of_subject) { evolve(s, at, of_subject); }, all); };
  auto const left = s.current;
  auto const grace = grace_ends(s);
  auto const wrote = writers(s);
  auto const decided = judged(s, r);
  auto const* what = std::get_if<event::any>(&decided);
  if (!what) {
    auto const& why = std::get<rejection>(decided);
    result.became = why.code == rejection_code::too_late ? effect::late : effect::stale;
    result.refused = why;
  } else if (is_undoable(r.by, *what)) {
    auto const parts = affected_by(s, *what);
    auto before = image_of(s, parts);
    apply(*what);
    remember(s, r, *what, left, parts, std::move(before), result);
    result.undoing = true;
  } else {
    apply(*what);
    if (!result.erased.empty()) {
      erase_history(s, result);
      keep(s, {r.seq, r.at, r.by, undoable_deed(s, left, r, *what), {}, {}, {}, {}}, result);
      result.undoing = true;
    }
    // What others do to the same things says what can be undone.
    if (!result.questions.empty() || !result.requests.empty() || !result.signals.empty()) result.undoing = true;
  }
  s.seq = r.seq;
  s.at = r.at;
  turn_auto_advance_off(s, left, grace, result);
  auto const write = writers(s);
  std::set_symmetric_difference(wrote.begin(), wrote.end(), write.begin(), write.end(),
                                std::inserter(result.answering, result.answering.end()));
  return result;
}

}  // namespace dais
