#include "session/plan/plan.hpp"

#include "session/plan/segment_kinds.hpp"

#include <algorithm>

namespace dais {

using namespace std::chrono_literals;

duration usual_wrap_up(duration allotment) { return std::min(duration(2min), allotment / 5); }

duration protected_minimum(segment_plan const& g) {
  if (g.minimum) return *g.minimum;
  return traits_of(g.kind).halves ? g.allotment / 2 : g.allotment;
}

}  // namespace dais
