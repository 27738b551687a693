#pragma once

#include "log/log.hpp"
#include "room/loop.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

namespace dais::room {

// A loop whose time stands still until the test moves it.
class stepped_loop final : public loop {
 public:
  explicit stepped_loop(time_point start) : start_(start) {}

  time_point now() const override { return start_ + (real_ - switched_on); }
  time_point real() const override { return real_; }

  std::unique_ptr<timer> after(duration delay, std::function<void()> work) override {
    auto const which = key{real_ + std::max(delay, duration{}), ++last_timer_};
    timers_.emplace(which, std::move(work));
    return std::make_unique<handle>(*this, which);
  }

  void work(std::function<void()> job, std::function<void()> then) override {
    posted_.push_back([this, job = std::move(job), then = std::move(then)]() mutable {
      job();
      posted_.push_back(std::move(then));
    });
  }

  log::engine::post post() {
    return [this](std::function<void()> work) { posted_.push_back(std::move(work)); };
  }

  // Runs one task that is posted. Answers whether there was any.
  bool run_one() {
    if (posted_.empty()) return false;
    auto const work = std::move(posted_.front());
    posted_.pop_front();
    work();
    return true;
  }

  // Runs all that is posted and due, and what follows from it, without letting time pass.
  void run() {
    for (int tasks = 0; run_one() || fire_one(real_);) {
      if (++tasks == 1'000'000) throw std::logic_error("the loop does not come to rest");
    }
  }

  // Lets time pass, stopping at each timer on the way.
  void step(duration by) {
    auto const until = real_ + by;
    run();
    while (fire_one(until)) run();
    real_ = until;
    run();
  }

 private:
  using key = std::pair<time_point, std::uint64_t>;

  static constexpr time_point switched_on{std::chrono::hours(1)};  // not 0, which nobody may count on

  class handle final : public timer {
   public:
    handle(stepped_loop& of, key which) : of_(of), which_(which) {}
    ~handle() override { of_.timers_.erase(which_); }

   private:
    stepped_loop& of_;
    key which_;
  };

  time_point start_;
  time_point real_ = switched_on;
  std::deque<std::function<void()>> posted_;
  std::map<key, std::function<void()>> timers_;
  std::uint64_t last_timer_ = 0;

  bool fire_one(time_point until) {
    if (timers_.empty() || timers_.begin()->first.first > until) return false;
    auto const first = timers_.extract(timers_.begin());
    real_ = std::max(real_, first.key().first);
    first.mapped()();
    return true;
  }
};

}  // namespace dais::room
