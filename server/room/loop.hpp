#pragma once

#include "session/time.hpp"

#include <functional>
#include <memory>

namespace dais::room {

// Cancels what it stands for when it is destroyed.
class timer {
 public:
  virtual ~timer() = default;
};

// The one thread on which rooms, log deliveries and sockets live, and its time. Tests step it.
class loop {
 public:
  virtual ~loop() = default;

  // The sessions' clock: epoch milliseconds, never going back, whatever the wall clock does. Runs faster in a rehearsal.
  virtual time_point now() const = 0;

  // Real time, for measuring how long something took; its beginning means nothing.
  virtual time_point real() const = 0;

  // Runs `work` after `delay` of real time, unless the timer is destroyed first.
  virtual std::unique_ptr<timer> after(duration delay, std::function<void()> work) = 0;

  // Runs `job` on another thread, then `then` on this one. Jobs are run one after the other, in the order given; what is left of them when
  // the loop ends is not run.
  virtual void work(std::function<void()> job, std::function<void()> then) = 0;
};

}  // namespace dais::room
