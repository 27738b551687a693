#include "session/plan/plan.hpp"

#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"

#include <algorithm>

namespace dais {

using namespace std::chrono_literals;

std::optional<reason> fault_in_times(time_point start, time_point end) {
  if (end <= start) return reason::end_not_after_start;
  if (end - start > limits::session_length_max) return reason::end_too_late;
  return std::nullopt;
}

duration usual_wrap_up(duration allotment) { return std::min(duration(2min), allotment / 5); }

duration protected_minimum(segment_plan const& g) {
  if (g.minimum) return *g.minimum;
  return traits_of(g.kind).halves ? g.allotment / 2 : g.allotment;
}

}  // namespace dais
