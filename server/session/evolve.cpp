#include "session/evolve.hpp"

#include "session/evolving.hpp"

#include <cassert>

namespace dais {

touched evolve(session& s, record const& r) {
  assert(r.seq == s.seq + 1 && r.at >= s.at);
  evolver apply{s, r};
  if (s.status == session_status::closed) {
    apply.result.stale = true;
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
