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

}  // namespace dais
