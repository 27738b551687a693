#pragma once

#include "room/device.hpp"
#include "session/actor.hpp"
#include "session/people/view.hpp"
#include "session/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dais::room {

// Whether the pages of this role lead a session, whoever has the moderator's role.
bool moderates(role);

// Who is connected to a session, by which devices, and which question a moderator works on: here, and on other nodes as far as they have
// said so. Nothing of it is in the log.
class presence {
 public:
  using connection_id = std::uint64_t;

  // `node`: what no other node calls itself. Consoles are named by it.
  explicit presence(std::string node) : node_(std::move(node)) {}

  // The name of a moderator's console, which is like no other's on any node; none for other roles.
  std::optional<std::string> console_name(connection_id, role) const;

  // A device has the lowest number that no other one of its role is known to have. Beyond a limit devices are counted only, but for those
  // of moderators.
  void enter(connection_id, actor const&, source const&, time_point now);
  void leave(connection_id, actor const&);

  // Precondition: a moderator's. They work on this question from now on, and on no other; or on none.
  void claim(connection_id, std::optional<std::string> const& question);

  // A moderator wants the device of this name to be disconnected: answers which connection that is here. That of another node is told to
  // the others, until it is gone; one that is not known is gone already.
  std::optional<connection_id> put_out(std::string const& device);

  // Of a device that is connected, here or elsewhere.
  std::optional<role> role_of(std::string const& device) const;

  // Connections here that a moderator on another node wants to be disconnected.
  std::vector<connection_id> put_out_elsewhere() const;

  presence_view view() const;

  // What other nodes are to know of this one.
  std::string bulletin() const;

  // What the other nodes say, in the place of what they said before; what cannot be read is not counted. Of two devices of a role that
  // have the same number, because neither node had heard of the other, the one that came later takes another. Answers whether one here did:
  // others are to know.
  bool hear(std::map<std::string, std::string> const& bulletins);

  struct connected : device_view {
    std::optional<std::string> claims;  // of a moderator's console
  };
  struct part {
    presence_view counts{};  // without what is claimed, and without devices
    std::vector<connected> devices;
    std::vector<std::string> puts_out;  // devices of other nodes
  };

 private:
  std::string node_;
  presence_view counts_{};
  std::map<connection_id, connected> devices_;
  std::map<connection_id, origin> origins_;  // of the devices
  std::uint32_t last_network_ = 0;
  std::set<std::string> puts_out_;
  std::vector<part> elsewhere_;

  template <typename Use>
  void for_each_elsewhere(Use) const;

  std::uint32_t free_number(role) const;
  std::uint32_t network_of(origin);
  std::string name_of(connection_id) const;
  void count(actor const&, int by);
};

}  // namespace dais::room
