#pragma once

#include "session/actor.hpp"
#include "session/owner.hpp"
#include "session/people/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::command {

struct hand_moderation {
  static constexpr owner owned_by = owner::in_person;
  bool on;
};  // to the co-moderator, or back
struct mute {
  std::uint32_t participant;
  bool on;
};

// The link of a role, or of one panellist, is replaced: the one before opens nothing from then on. `generation` is that of the link which
// the asker saw.
struct renew_link {
  static constexpr owner owned_by = owner::in_person;
  role as;
  std::optional<std::string> panellist;  // none: of all panellists, where it is theirs
  std::uint32_t generation;
};

// Nobody comes in any more who was not in before; or everybody again.
struct lock {
  static constexpr owner owned_by = owner::in_person;
  bool on;
};
// Nobody new comes in by the join code, which is everybody's, but by a personal link only; or by the code again.
struct require_personal_links {
  static constexpr owner owned_by = owner::hosts;
  bool on;
};
// So many more are made, behind the `after` that the asker knows of.
struct make_personal_links {
  static constexpr owner owned_by = owner::hosts;
  std::uint32_t after;
  std::uint32_t count;
};
// The same as `renew_link` of a personal link; without a number, of all that were made.
struct renew_personal_link {
  static constexpr owner owned_by = owner::hosts;
  std::optional<std::uint32_t> number;
  std::uint32_t generation;
};

// These participants, by their numbers, take part no more: their votes do not count, and what of theirs waits is withdrawn.
struct remove_participants {
  static constexpr owner owned_by = owner::in_person;
  std::vector<std::uint32_t> participants;
};
// The same of all who did something from one address last, which a `removal` named. Where they come from is in no log: the room puts
// `remove_participants` in its place.
struct remove_origin {
  static constexpr owner owned_by = owner::in_person;
  std::string origin;
};
// What these participants, by their numbers, typed is erased, in the session and in its log, and nothing brings it back.
struct erase_participants {
  static constexpr owner owned_by = owner::moderator;
  std::vector<std::uint32_t> participants;
};

// A program gets a token of its own, or loses it for good.
struct admit_tool {
  static constexpr owner owned_by = owner::in_person;
  std::string name;
  tool_rights rights;

  void typed(auto clean) { clean(name); }
};
struct revoke_tool {
  static constexpr owner owned_by = owner::in_person;
  std::string tool;
};

using of_people = std::variant<hand_moderation, mute, renew_link, lock, remove_participants, remove_origin, admit_tool, revoke_tool,
                               erase_participants, require_personal_links, make_personal_links, renew_personal_link>;

}  // namespace dais::command
