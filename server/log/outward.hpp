#pragma once

#include "log/log.hpp"

#include <mutex>

namespace dais::log {

// The way from an engine's threads to its user, who may be gone before they are.
class outward {
 public:
  explicit outward(engine::post p) : post_(std::move(p)) {}

  // Nothing once it is abandoned.
  void post(std::function<void()> what) const {
    std::lock_guard const hold(mutex_);
    if (!is_abandoned_) post_(std::move(what));
  }

  // Nobody is being called any more when this returns, or will be.
  void abandon() {
    std::lock_guard const hold(mutex_);
    is_abandoned_ = true;
  }

 private:
  engine::post const post_;
  std::mutex mutable mutex_;
  bool is_abandoned_ = false;
};

}  // namespace dais::log
