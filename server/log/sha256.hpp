#pragma once

#include <array>
#include <string_view>

namespace dais::log {

using digest = std::array<unsigned char, 32>;

digest sha256(std::string_view bytes);

}  // namespace dais::log
