#pragma once

#include "session/plan/plan.hpp"
#include "wire/plan_fault.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dais {

struct plan_file {
  std::string id;  // wished for its session; empty where the file has none
  session_plan plan;
  std::vector<plan_fault> remarks;
};

// Reads the bytes of a plan's file as `protocol/plan.md` describes it: either the plan, or everything that is wrong with it, in the order
// of the lines. `now`: whether its start has passed is remarked, where it matters.
std::variant<plan_file, std::vector<plan_fault>> read_plan(std::string_view text, std::optional<time_point> now = std::nullopt);

}  // namespace dais
