#pragma once

#include <cstddef>

namespace dais::limits {

// A plan of as much as there may be fits many times over.
inline constexpr std::size_t plan_bytes = 256 * 1024;

}  // namespace dais::limits
