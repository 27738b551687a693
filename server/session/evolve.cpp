#include "session/evolve.hpp"

#include "session/evolving.hpp"
#include "session/limits.hpp"
#include "session/undo.hpp"
#include "session/words.hpp"

#include <cassert>

namespace dais {

namespace {

// A closing can be undone; nothing else happens to a closed session.
bool is_too_late(session const& s, event::any const& what) {
  return s.status == session_status::closed && !std::holds_alternative<event::undone>(what);
}

void remember(session& s, record const& r, std::optional<std::string> const& left, picture before, touched& result) {
  auto after = picture_of(s, reach_of(before));
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

}  // namespace

touched evolve(session& s, record const& r) {
  assert(r.seq == s.seq + 1 && r.at >= s.at);
  evolver apply{s, r};
  if (is_too_late(s, r.what)) {
    apply.result.stale = true;
  } else if (is_undoable(r)) {
    auto const left = s.current;
    auto before = picture_of(s, reach_of(s, r.what));
    std::visit(apply, r.what);
    if (!apply.result.stale) {
      remember(s, r, left, std::move(before), apply.result);
      apply.result.undoing = true;
    }
  } else {
    std::visit(apply, r.what);
  }
  s.seq = r.seq;
  s.at = r.at;
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

bool evolver::is_muted(std::string const& id) const {
  auto const found = s.participants.find(id);
  return found != s.participants.end() && found->second.muted;
}

}  // namespace dais
