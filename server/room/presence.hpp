#pragma once

#include "session/actor.hpp"
#include "session/view.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace dais::room {

// Who is connected to a room, and which question a moderator works on. Nothing of it is in the log.
class presence {
 public:
  using connection = std::uint64_t;

  // The lowest number that no moderator of this role has here; none for other roles, who have none.
  std::optional<std::uint32_t> free_number(role) const;

  void enter(connection, actor const&, std::optional<std::uint32_t> number);
  void leave(connection, actor const&);

  // Precondition: a moderator's. They work on this question from now on, and on no other; or on none.
  void claim(connection, std::optional<std::string> const& question);

  presence_view view() const;

 private:
  struct moderator {
    role as;
    std::uint32_t number;
    std::optional<std::string> claims;
  };
  presence_view counts_{};
  std::map<connection, moderator> moderators_;

  void count(actor const&, int by);
};

}  // namespace dais::room
