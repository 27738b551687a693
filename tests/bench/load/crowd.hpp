#pragma once

#include "audience.hpp"

#include <poll.h>
#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace bench {

// All connections of the audience, in processes of their own. They end with this one.
class crowd {
 public:
  crowd(dialect const&, audience_settings);
  crowd(crowd const&) = delete;
  ~crowd();

  std::size_t size() const { return seats_.size(); }
  std::span<seat> seats() { return seats_; }

  void give(order);
  bool done() const { return done_ == workers_.size(); }  // with the latest order

  // Before `changes` in all have been pressed: from now on they are what all wait for.
  void wait_for(std::uint64_t changes);
  bool all_have_it() const { return have_it_ == workers_.size(); }

  void add_to(std::vector<pollfd>&) const;
  void take(int descriptor);

 private:
  struct worker {
    pid_t process;
    int control;
  };
  std::vector<worker> workers_;
  std::span<seat> seats_;
  std::atomic<std::uint64_t>* target_;
  std::size_t done_ = 0;
  std::size_t have_it_ = 0;
};

}  // namespace bench
