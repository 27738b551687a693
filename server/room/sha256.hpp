#pragma once

#include <array>
#include <string_view>

namespace dais::room {

std::array<unsigned char, 32> sha256(std::string_view);

}  // namespace dais::room
