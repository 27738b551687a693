#pragma once

#include "wire/json_text.hpp"

#include <optional>
#include <string_view>

namespace dais {

// The first place at which a text that a person wrote is no JSON, with what stands there and what to write instead, in a sentence or two.
// Nothing where `read_json` can read it, or refuses it for another reason than its syntax. Precondition: valid UTF-8.
std::optional<json_fault> diagnose_json(std::string_view text);

}  // namespace dais
