#pragma once

#include "session/actor.hpp"
#include "session/people/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace dais::deed {

struct moderation_handed {
  bool operator==(moderation_handed const&) const = default;
};
// By who handed it over.
struct moderation_taken_back {
  bool operator==(moderation_taken_back const&) const = default;
};
// By who had it.
struct moderation_given_back {
  bool operator==(moderation_given_back const&) const = default;
};
struct participant_muted {
  std::uint32_t participant;
  bool on;

  bool operator==(participant_muted const&) const = default;
};

// `name`: of the panellist whose link it is, or the number of a personal link; none for all of these.
struct link_renewed {
  role as;
  std::optional<std::string> name;

  bool operator==(link_renewed const&) const = default;
};
struct session_locked {
  bool on;

  bool operator==(session_locked const&) const = default;
};
struct personal_links_required {
  bool on;

  bool operator==(personal_links_required const&) const = default;
};
struct personal_links_made {
  std::uint32_t count;

  bool operator==(personal_links_made const&) const = default;
};
// `participants`: how many.
struct participants_removed {
  std::uint32_t participants;

  bool operator==(participants_removed const&) const = default;
};

struct tool_admitted {
  std::string name;
  tool_rights rights;

  bool operator==(tool_admitted const&) const = default;
};
struct tool_revoked {
  std::string name;

  bool operator==(tool_revoked const&) const = default;
};

// The same.
struct participants_erased {
  std::uint32_t participants;

  bool operator==(participants_erased const&) const = default;
};

using of_people =
    std::variant<moderation_handed, moderation_taken_back, moderation_given_back, participant_muted, link_renewed, session_locked,
                 participants_removed, tool_admitted, tool_revoked, participants_erased, personal_links_required, personal_links_made>;

}  // namespace dais::deed
