#pragma once

#include "room/loop.hpp"

#include <algorithm>

namespace dais::room {

// The loop as one session has it, whose time may run ahead of everybody else's: a log that was written while the machine's clock was ahead
// goes on from there, and moves no other session.
class session_loop final : public loop {
 public:
  session_loop(loop& of, duration ahead) : of_(of), ahead_(ahead) {}

  time_point now() const override { return of_.now() + ahead_; }
  time_point real() const override { return of_.real(); }
  std::unique_ptr<timer> after(duration delay, std::function<void()> work) override { return of_.after(delay, std::move(work)); }
  void work(std::function<void()> job, std::function<void()> then) override { of_.work(std::move(job), std::move(then)); }

  duration ahead() const { return ahead_; }

  // Moves the session's time forward to `at` unless it is there already: what is in its log has happened, by whatever clock it was stamped.
  void not_before(time_point at) { ahead_ += std::max(at - now(), duration{}); }

 private:
  loop& of_;
  duration ahead_;
};

}  // namespace dais::room
