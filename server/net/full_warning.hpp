#pragma once

#include <cstddef>
#include <optional>

namespace dais::net {

// That no slot is left: to be said once, and again when a slot was found meanwhile with over a tenth fewer or more open than
// then. Without that margin it would be said whenever one leaves and one comes.
class full_warning {
 public:
  // Somebody found no slot; whether that has to be said. `open`: so many connections are.
  bool is_due(std::size_t open) {
    if (said_at_) return false;
    said_at_ = open;
    return true;
  }

  // Somebody found one.
  void eased(std::size_t open) {
    if (!said_at_) return;
    auto const margin = *said_at_ / 10 + 1;
    if (open + margin < *said_at_ || open > *said_at_ + margin) said_at_.reset();
  }

 private:
  std::optional<std::size_t> said_at_;
};

}  // namespace dais::net
