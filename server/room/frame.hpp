#pragma once

#include "room/outbox.hpp"
#include "wire/codec.hpp"

namespace dais::room {

inline frame make_frame(wire::to_page const& message) { return std::make_shared<std::string const>(write_frame(message)); }

}  // namespace dais::room
