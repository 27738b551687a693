#pragma once

#include "session/people/state.hpp"

#include <cstdint>
#include <variant>

namespace dais::command {

struct hand_moderation {
  bool on;
};  // to the co-moderator, or back
struct mute {
  std::uint32_t participant;
  bool on;
};

using of_people = std::variant<hand_moderation, mute>;

}  // namespace dais::command
