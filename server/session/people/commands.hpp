#pragma once

#include "session/actor.hpp"
#include "session/people/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::command {

struct hand_moderation {
  bool on;
};  // to the co-moderator, or back
struct mute {
  std::uint32_t participant;
  bool on;
};

// The link of a role, or of one panellist, is replaced: the one before opens nothing from then on. `generation` is that of the link which
// the asker saw.
struct renew_link {
  role as;
  std::optional<std::string> panellist;  // none: of all panellists, where it is theirs
  std::uint32_t generation;
};

using of_people = std::variant<hand_moderation, mute, renew_link>;

}  // namespace dais::command
