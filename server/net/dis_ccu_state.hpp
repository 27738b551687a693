#pragma once

#include "net/dis_ccu_line.hpp"
#include "room/microphone_system.hpp"

#include <optional>

namespace dais::net {

// How the microphones of a DIS-CCU stand, by what it has said since a connection was made: it tells all once, when it is asked, and each
// change from then on.
class dis_ccu_state {
 public:
  // What a line tells; nothing where it is no news, or where not all has been told yet.
  std::optional<room::microphone_event> take(dis_ccu_line const&);

  bool is_whole() const { return is_whole_; }

 private:
  room::microphones_connected now_;
  bool is_whole_ = false;
};

}  // namespace dais::net
