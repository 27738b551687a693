#include "session/session.hpp"

#include <algorithm>
#include <iterator>

namespace dais {

std::vector<std::string> still_to_come(session const& s) {
  if (s.status == session_status::concluded || s.status == session_status::closed) return {};
  auto from = s.order.begin();
  if (s.latest) from = std::next(std::find(s.order.begin(), s.order.end(), *s.latest));
  std::vector<std::string> ids;
  std::copy_if(from, s.order.end(), std::back_inserter(ids), [&](std::string const& id) {
    auto const state = s.segments.at(id).state;
    return state == segment_state::ahead || state == segment_state::interrupted;
  });
  return ids;
}

bool is_public(question_state state) {
  return state == question_state::approved || state == question_state::queued || state == question_state::on_stage ||
         state == question_state::answered;
}

bool floor_is_open(session const& s) {
  if (s.status != session_status::running || !s.current) return false;
  auto const kind = s.segments.at(*s.current).plan.kind;
  return kind == segment_kind::discussion || kind == segment_kind::qa;
}

}  // namespace dais
