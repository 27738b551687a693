#pragma once

#include <cstdint>

namespace dais::room {

// Where somebody comes from, for counting: a hash of their address by a key that this process makes and nobody is told. Nothing can be
// looked up by it, and after a restart it means nothing.
using origin = std::uint64_t;

}  // namespace dais::room
