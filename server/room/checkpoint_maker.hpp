#pragma once

#include "log/log.hpp"
#include "room/loop.hpp"
#include "room/projection.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace dais::room {

// Makes a checkpoint of a session from its log, beside the room: from the checkpoint before it goes through the records since once more, on
// the loop's other thread. A session that changes while it is written down would not be whole, and to copy it takes the loop nearly as
// long.
class checkpoint_maker {
 public:
  // Begins, with the records up to `until`, which must be in the log. `done` is called when the checkpoint is with the log, or when none
  // can be made; it may destroy the maker. References must outlive the maker, which makes nothing any more when it is destroyed.
  checkpoint_maker(loop&, log::engine&, std::string session, std::uint64_t until, std::function<void()> done);

 private:
  // What the other thread works on, while the loop leaves it alone.
  struct work {
    projection made;
    bool is_proven = true;  // to be of this log
    bool failed = false;
    std::string bytes;
  };

  loop& loop_;
  log::engine& log_;
  std::string const session_;
  std::uint64_t const until_;
  std::function<void()> const done_;
  std::shared_ptr<work> const work_ = std::make_shared<work>();
  std::unique_ptr<log::subscription> subscription_;
  std::shared_ptr<char> const alive_ = std::make_shared<char>();

  void go_on();
  void take(std::span<log::entry const>);
  void keep();
  void finish();
  void run(std::function<void(work&)> job, void (checkpoint_maker::*then)());
};

}  // namespace dais::room
