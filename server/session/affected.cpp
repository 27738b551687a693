#include "session/affected.hpp"

#include "session/find.hpp"
#include "session/podium/podium.hpp"

namespace dais {

void affected::segment(std::optional<std::string> const& id) {
  if (id) segments.insert(*id);
}

void affected::question(session const& s, std::string const& id) {
  auto const* q = find(s.questions, id);
  if (!q) return;
  questions.insert(id);
  if (q->leader) questions.insert(*q->leader);
}

void affected::group(session const& s, std::string const& id) {
  question(s, id);
  if (auto const* q = find(s.questions, id)) questions.insert(q->members.begin(), q->members.end());
}

void affected::request(std::optional<std::string> const& id) {
  if (id) requests.insert(*id);
}

void affected::signal(std::string const& panellist, signal_kind kind) { signals.insert(signal_id(panellist, kind)); }

}  // namespace dais
