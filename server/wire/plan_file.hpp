#pragma once

#include "session/plan/plan.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dais {

// Something in a plan file that a person has to mend (or, as a remark, may want to).
struct plan_fault {
  std::size_t line;                        // from 1
  std::string field;                       // a JSON pointer, "/segments/2/minutes"; empty for the file as a whole
  std::string message;                     // what is wrong and what to write instead
  std::optional<std::size_t> column = {};  // from 1, in characters; none: the whole line, or the whole member
};

struct plan_file {
  std::string id;  // wished for its session; empty where the file has none
  session_plan plan;
  std::vector<plan_fault> remarks;
};

// Reads the bytes of a plan's file as `protocol/plan.md` describes it: either the plan, or everything that is wrong with it, in the order
// of the lines. `now`: whether its start has passed is remarked, where it matters.
std::variant<plan_file, std::vector<plan_fault>> read_plan(std::string_view text, std::optional<instant> now = std::nullopt);

}  // namespace dais
