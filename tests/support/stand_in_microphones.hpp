#pragma once

#include "room/microphone_system.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace dais::room {

// A microphone system whose units the test presses.
class stand_in_microphones final : public microphone_system {
 public:
  std::vector<std::string> orders;  // "open 12", "close 12"

  void follow(std::function<void(microphone_event const&)> told) override { told_ = std::move(told); }
  void open(std::uint32_t unit) override { orders.push_back("open " + std::to_string(unit)); }
  void close(std::uint32_t unit) override { orders.push_back("close " + std::to_string(unit)); }

  bool is_followed() const { return told_ != nullptr; }
  void tell(microphone_event const& what) { told_(what); }

 private:
  std::function<void(microphone_event const&)> told_;
};

}  // namespace dais::room
