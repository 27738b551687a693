#pragma once

#include "room/loop.hpp"
#include "room/outbox.hpp"
#include "wire/messages.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace dais::room {

// What a caption service hears: the latest text, sent to those who read it as often as they can take it. What is kept of it is a record of
// the session.
class captions {
 public:
  using reader = std::uint64_t;

  // `readers`: who reads now. `outbox_of`: theirs; null where they have gone meanwhile.
  captions(loop&, std::function<std::vector<reader>()> readers, std::function<outbox*(reader)> outbox_of);

  // This is what is to be read from now on; an empty text takes away what stood there.
  void show(wire::caption);

  // What stands there now, for somebody who has come or begins to read.
  frame latest() const { return latest_; }

  // Whether some have come lately: then people are offered to read them.
  bool are_there() const;

 private:
  loop& loop_;
  std::function<std::vector<reader>()> const readers_;
  std::function<outbox*(reader)> const outbox_of_;
  frame latest_;
  std::optional<time_point> came_;  // the latest
  bool is_waiting_ = false;         // the latest has not begun to be sent
  std::vector<reader> round_;       // those who are still to be sent it
  std::unique_ptr<timer> next_;

  void go_on();
};

}  // namespace dais::room
