#pragma once

#include "wire/plan_fault.hpp"

#include <optional>
#include <string_view>

namespace dais {

// The first place at which the file of a plan is no JSON, with what stands there. Nothing where `read_json` can read it, or refuses it for
// another reason than its syntax. Precondition: valid UTF-8.
std::optional<plan_fault> diagnose_json(std::string_view text);

}  // namespace dais
