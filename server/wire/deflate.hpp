#pragma once

#include <string>
#include <string_view>

namespace dais {

// As small as zlib makes it (RFC 1950); for what is made once and sent to many.
std::string deflated(std::string_view text);

}  // namespace dais
