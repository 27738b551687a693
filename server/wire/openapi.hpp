#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dais {

// A file that a session's report is given as.
struct offered_file {
  std::string_view name;
  std::string_view type;  // its media type
};

// The OpenAPI 3.1 document of what programs ask of a session, from the definitions of its commands and answers.
std::string openapi(std::span<offered_file const> of_report);

}  // namespace dais
