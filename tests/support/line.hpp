#pragma once

#include "room/loop.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace dais::room {

// One way over a network: what is carried arrives after a delay, in the order in which it was given. What takes no time arrives at once.
class line : public std::enable_shared_from_this<line> {
 public:
  // How long the next thing is on its way.
  using delay = std::function<duration()>;

  // The loop must outlive it. Held by a shared pointer, for what arrives may be what ends it.
  static std::shared_ptr<line> over(loop& on, delay by) { return std::shared_ptr<line>(new line(on, std::move(by))); }

  void carry(std::function<void()> work) {
    if (is_cut_) return;
    last_ = std::max(last_, loop_.real() + by_());
    if (waiting_.empty() && last_ <= loop_.real()) return work();
    waiting_.push_back({last_, std::move(work)});
    if (waiting_.size() == 1) wait();
  }

  // What is on its way is lost, and what is given from now on.
  void cut() {
    is_cut_ = true;
    waiting_.clear();
    timer_.reset();
  }

 private:
  struct carried {
    time_point due;
    std::function<void()> work;
  };

  loop& loop_;
  delay by_;
  time_point last_{};
  std::deque<carried> waiting_;
  std::unique_ptr<timer> timer_;
  bool is_cut_ = false;

  line(loop& on, delay by) : loop_(on), by_(std::move(by)) {}

  void wait() {
    timer_ = loop_.after(waiting_.front().due - loop_.real(), [of = weak_from_this()] {
      auto const self = of.lock();
      if (!self || self->is_cut_) return;
      auto work = std::move(self->waiting_.front().work);
      work();
      if (self->is_cut_) return;
      self->waiting_.pop_front();
      if (!self->waiting_.empty()) self->wait();
    });
  }
};

}  // namespace dais::room
