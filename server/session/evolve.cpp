#include "session/evolve.hpp"

#include "session/deadline.hpp"
#include "session/evolving.hpp"
#include "session/limits.hpp"
#include "session/undo.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <cassert>

namespace dais {

namespace {

// A closing can be undone; nothing else happens to a closed session.
bool is_over(session const& s, event::any const& what) {
  return s.status == session_status::closed && !std::holds_alternative<event::undone>(what);
}

void remember(session& s, record const& r, std::optional<std::string> const& left, reach const& in_reach, picture before,
              touched& result) {
  auto after = picture_of(s, in_reach);
  compare(s, r.what, result, before, after);
  std::optional<std::string> sent;
  if (std::holds_alternative<event::message_sent>(r.what)) sent = *result.messages.begin();
  if (before == after && !sent) return;
  s.history.push_back({r.seq, r.at, r.by, what_in_words(s, left, r), std::move(sent), std::move(before), std::move(after), {}});
  result.history.insert(r.seq);
  if (s.history.size() > limits::history) {
    result.history.insert(s.history.front().record);
    s.history.erase(s.history.begin());
  }
}

// Nobody is cut off without having seen it come: where a record itself puts the end of the grace into the past, by going back, undoing or
// taking time, the segment goes on.
void stay_or_not(session& s, std::optional<std::string> const& current, std::optional<instant> before, touched& result) {
  if (s.current == current && (s.paused_since || grace_ends(s) == before)) return;
  auto const ends = grace_ends(s);
  bool const stays = ends && *ends <= s.at;
  if (s.current && stays != s.stays) result.segments.insert(*s.current);
  s.stays = stays;
}

}  // namespace

touched evolve(session& s, record const& r) {
  assert(r.seq == s.seq + 1 && r.at >= s.at);
  evolver apply{s, r};
  auto const left = s.current;
  auto const grace = grace_ends(s);
  if (r.until && r.at > *r.until) {
    apply.result.became = effect::late;
  } else if (is_over(s, r.what)) {
    apply.result.became = effect::stale;
  } else if (is_undoable(r)) {
    auto const in_reach = reach_of(s, r.what);
    auto before = picture_of(s, in_reach);
    std::visit(apply, r.what);
    if (apply.result.became == effect::done) {
      remember(s, r, left, in_reach, std::move(before), apply.result);
      apply.result.undoing = true;
    }
  } else {
    std::visit(apply, r.what);
    // What others do to the same things says what can be undone.
    auto const& t = apply.result;
    if (!t.questions.empty() || !t.requests.empty() || !t.signals.empty()) apply.result.undoing = true;
  }
  s.seq = r.seq;
  s.at = r.at;
  stay_or_not(s, left, grace, apply.result);
  return std::move(apply.result);
}

participant& evolver::participant_of(std::string const& id) {
  auto const [found, is_new] = s.participants.try_emplace(id);
  if (is_new) {
    s.people.push_back(id);
    found->second.number = static_cast<std::uint32_t>(s.people.size());
  }
  return found->second;
}

// Adding somebody to the panel can be undone, while what names them is on its way into the log.
bool evolver::is_on_panel(std::string const& id) const {
  return std::any_of(s.panellists.begin(), s.panellists.end(), [&](auto const& one) { return one.id == id; });
}

bool evolver::is_muted(std::string const& id) const {
  auto const found = s.participants.find(id);
  return found != s.participants.end() && found->second.muted;
}

}  // namespace dais
