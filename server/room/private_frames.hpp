#pragma once

#include "room/outbox.hpp"
#include "session/actor.hpp"
#include "session/private_changes.hpp"
#include "session/session.hpp"
#include "wire/told_view.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dais::room {

struct channel_subscriber;

// A connection of somebody who has something of their own.
struct private_subscriber {
  outbox* to;  // all must stay valid until it leaves
  actor const* who;
  channel_subscriber* in_channel;  // of what their role is shown
  frame pending{};                 // the frames' own
};

// What people are shown of their own, in frames beside those of their role: one for all connections of a person. It goes along with the
// reply to the command that changed it, where there is one: a packet costs more than what is in it. As with what all are shown, only what
// changes is told.
class private_frames {
 public:
  // The subscriber must stay where it is until it leaves, and has been told all of this.
  void join(private_subscriber&, private_view);
  void leave(private_subscriber&);

  // Makes the frames of what has changed, for those who are here.
  void make(session const&, private_changes const&);

  // Sends the subscriber's frame, if it has one, and the reply behind it.
  void send_with(private_subscriber&, frame reply);

  // Has those frames sent that no reply took along.
  void send_rest(std::function<void(private_subscriber const&, frame const&)> const& send);

 private:
  // Who may have several pages open. The id is a subscriber's own.
  struct person {
    role as;
    std::string_view id;
    auto operator<=>(person const&) const = default;
  };
  struct hash_of_person {
    std::size_t operator()(person const& one) const { return std::hash<std::string_view>()(one.id); }
  };
  std::unordered_multimap<person, private_subscriber*, hash_of_person> by_person_;
  std::map<std::pair<role, std::string>, told_view<private_view>> told_;  // to those who are here and have something
  std::vector<private_subscriber*> pending_;
};

}  // namespace dais::room
