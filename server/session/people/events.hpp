#pragma once

#include "session/people/state.hpp"

#include <cstdint>
#include <variant>

namespace dais::event {

struct moderation_handed {
  bool on;
};  // to the co-moderator, or back
struct participant_muted {
  std::uint32_t participant;
  bool on;
};

using of_people = std::variant<moderation_handed, participant_muted>;

}  // namespace dais::event
