#pragma once

#include "session/plan/plan.hpp"

#include <string>

namespace dais {

// The file of a plan, as `read_plan` reads it: the same plan comes of it, but that a time which comes twice on its day is read as the
// first. `id` may be empty.
std::string plan_text(session_plan const&, std::string const& id);

}  // namespace dais
