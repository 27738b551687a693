#include "session/session.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"

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

bool is_for_all(session const& s) {
  if (s.status != session_status::running || !s.current) return false;
  return traits_of(s.segments.at(*s.current).plan.kind).for_all;
}

end_bounds end_bounds_of(session const& s) {
  return {s.plan.start, s.started, s.plan.hard_stop ? std::optional(s.plan.end) : std::nullopt};
}

std::optional<reason> fault_in_end(time_point end, end_bounds const& of, time_point now) {
  if (end <= of.start || end > std::max(of.start, of.began.value_or(now)) + limits::session_length_max) return reason::end_out_of_day;
  if (of.hard_stop && end > *of.hard_stop) return reason::hard_stop;
  return std::nullopt;
}

participant& participant_of(session& s, std::string const& id) {
  auto const [found, is_new] = s.participants.try_emplace(id);
  if (is_new) {
    s.people.push_back(id);
    found->second.number = static_cast<std::uint32_t>(s.people.size());
  }
  return found->second;
}

}  // namespace dais
