#pragma once

#include <string>

namespace dais {

// The OpenAPI 3.1 document of what programs ask of a session, from the definitions of its commands and answers.
std::string const& openapi();

}  // namespace dais
