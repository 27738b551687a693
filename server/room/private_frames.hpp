#pragma once

#include "room/outbox.hpp"
#include "session/actor.hpp"
#include "session/private_changes.hpp"
#include "session/session.hpp"

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dais::room {

// A connection of somebody who has something of their own.
struct private_reader {
  outbox* to;        // both must stay valid until it leaves
  actor const* who;
  frame pending{};  // the frames' own
};

// What people are shown of their own, in frames beside those of their role: one for all connections of a person. It goes along with the
// reply to the command that changed it, where there is one: a packet costs more than what is in it.
class private_frames {
 public:
  // The reader must stay where it is until it leaves.
  void join(private_reader&);
  void leave(private_reader&);

  // Makes the frames of what has changed, for those who are here.
  void make(session const&, private_changes const&);

  // Sends the reader's frame, if it has one, and the reply behind it.
  void send_with(private_reader&, frame reply);

  // Sends those frames that no reply took along.
  void send_rest();

 private:
  // Who may have several pages open. The id is a reader's own.
  struct person {
    role as;
    std::string_view id;
    auto operator<=>(person const&) const = default;
  };
  struct hash_of_person {
    std::size_t operator()(person const& one) const { return std::hash<std::string_view>()(one.id); }
  };
  std::unordered_multimap<person, private_reader*, hash_of_person> by_person_;
  std::vector<private_reader*> pending_;
};

}  // namespace dais::room
