#pragma once

#include "session/time.hpp"
#include "wire/webhook_messages.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace dais::room {

// Posts to other servers.
class poster {
 public:
  virtual ~poster() = default;

  struct answer {
    unsigned status = 0;
    std::optional<duration> again;  // after which the receiver wants to be asked
  };
  using posted = std::function<void(std::variant<answer, wire::delivery_fault>)>;

  // Once. What became of it is told later, not by this call. What it gives ends it when it is destroyed, also by what is told: nothing is
  // told after that.
  virtual std::shared_ptr<void> post(std::string const& url, std::vector<std::pair<std::string, std::string>> headers, std::string body,
                                     posted) = 0;
};

}  // namespace dais::room
