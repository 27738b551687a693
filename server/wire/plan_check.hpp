#pragma once

#include "session/plan/plan.hpp"
#include "wire/plan_fault.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dais {

// What of a plan does not fit together, though it can be held: a reserve may be meant, or a panellist who only answers.
struct plan_remark {
  std::string field;  // a JSON pointer into the plan's file
  plan_fault_code what;
  std::vector<std::string> with;
};

// `now`: of a plan that is read ahead of its time.
std::vector<plan_remark> remarks_on(session_plan const&, std::optional<time_point> now = std::nullopt);

// "45", "1.5".
std::string minutes_text(duration);

}  // namespace dais
