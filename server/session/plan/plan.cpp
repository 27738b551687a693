#include "session/plan/plan.hpp"

#include "session/limits.hpp"

namespace dais {

std::optional<reason> fault_in_times(instant start, instant end) {
  if (end <= start) return reason::end_not_after_start;
  if (end - start > limits::session_length_max) return reason::end_too_late;
  return std::nullopt;
}

// Half of what is spoken; introductions, conclusions and breaks are short already.
length protected_minimum(segment_plan const& g) {
  if (g.minimum) return *g.minimum;
  bool const is_long = g.kind == segment_kind::presentation || g.kind == segment_kind::discussion || g.kind == segment_kind::qa;
  return is_long ? g.allotment / 2 : g.allotment;
}

}  // namespace dais
