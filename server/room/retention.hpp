#pragma once

#include "room/loop.hpp"
#include "room/rooms.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dais::room {

// Deletes sessions some time after they are over, as the organiser would: for good, with all that is kept of them. A session is over at its
// end, or when the last thing has happened in it, whichever is later. Nothing is deleted in the first hour: whoever starts a server while
// the machine's clock is wrong can stop it again.
class retention {
 public:
  // `kept`: how long, in the sessions' time. The others must outlive it.
  retention(rooms&, loop&, duration kept);

 private:
  rooms& rooms_;
  loop& loop_;
  duration kept_;
  std::map<std::string, time_point> due_;  // of those that were looked at
  std::vector<std::string> to_look_at_;    // this time
  std::unique_ptr<timer> next_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);

  void wait();
  void begin();
  void look();
  void remove(std::string const& id);
};

}  // namespace dais::room
