#pragma once

#include "session/actor.hpp"
#include "session/time.hpp"
#include "session/view.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dais::room {

// Who is connected to a session, and which question a moderator works on: here, and on other nodes as far as they have said so. Nothing of
// it is in the log.
class presence {
 public:
  using connection_id = std::uint64_t;

  // `node`: what no other node calls itself. Consoles are named by it.
  explicit presence(std::string node) : node_(std::move(node)) {}

  // The name of a moderator's console, which is like no other's on any node; none for other roles.
  std::optional<std::string> console_name(connection_id, role) const;

  // A moderator's console has the lowest number that no other one of the role is known to have.
  void enter(connection_id, actor const&, time_point now);
  void leave(connection_id, actor const&);

  // Precondition: a moderator's. They work on this question from now on, and on no other; or on none.
  void claim(connection_id, std::optional<std::string> const& question);

  presence_view view() const;

  // What other nodes are to know of this one.
  std::string bulletin() const;

  // What the other nodes say, in the place of what they said before; what cannot be read is not counted. Of two consoles of a role that
  // have the same number, because neither node had heard of the other, the one that came later takes another. Answers whether one here did:
  // others are to know.
  bool hear(std::map<std::string, std::string> const& bulletins);

  struct console {
    std::string name;
    role as;
    std::uint32_t number;
    std::optional<std::string> claims;
    time_point since;
  };
  struct part {
    presence_view counts{};  // without what is claimed
    std::vector<console> consoles;
  };

 private:
  std::string node_;
  presence_view counts_{};
  std::map<connection_id, console> consoles_;
  std::vector<part> elsewhere_;

  std::uint32_t free_number(role) const;
  void count(actor const&, int by);
};

}  // namespace dais::room
