#include "session/plan/agreed.hpp"

namespace dais {

session_plan plan_as_agreed(session const& s) {
  auto plan = s.plan;
  plan.end = s.end;
  plan.panellists = s.panellists;
  plan.questions = s.rules;
  plan.floor = s.floor;
  plan.quick_messages = s.quick_messages;
  plan.personal_links_only = s.personal_links_only;
  plan.segments.clear();
  for (auto const& id : s.order) plan.segments.push_back(s.segments.at(id).plan);
  return plan;
}

}  // namespace dais
