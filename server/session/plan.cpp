#include "session/plan.hpp"

namespace dais {

// Half of what is spoken; introductions, conclusions and breaks are short already.
length protected_minimum(segment_plan const& g) {
  if (g.minimum) return *g.minimum;
  bool const is_long = g.kind == segment_kind::presentation || g.kind == segment_kind::discussion || g.kind == segment_kind::qa;
  return is_long ? g.allotment / 2 : g.allotment;
}

}  // namespace dais
