#pragma once

#include "session/actor.hpp"
#include "session/people/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::event {

struct moderation_handed {
  bool on;
};  // to the co-moderator, or back
struct participant_muted {
  std::uint32_t participant;
  bool on;
};

// Nobody undoes this: a link that was replaced never opens anything again. Of a participant's link `panellist` is the number.
struct link_renewed {
  role as;
  std::optional<std::string> panellist;
};

struct session_locked {
  bool on;
};
struct personal_links_required {
  bool on;
};
// Nobody undoes this: they may have been handed out.
struct personal_links_made {
  std::uint32_t count;
};
// Those who were not removed before.
struct participants_removed {
  std::vector<std::uint32_t> participants;
};

// Nobody undoes these either.
struct tool_admitted {
  std::string name;
  tool_rights rights;
};
struct tool_revoked {
  std::string tool;
};

// Those of whom there was something to erase. Nobody undoes this.
struct participants_erased {
  std::vector<std::uint32_t> participants;
};

using of_people = std::variant<moderation_handed, participant_muted, link_renewed, session_locked, participants_removed, tool_admitted,
                               tool_revoked, participants_erased, personal_links_required, personal_links_made>;

}  // namespace dais::event
