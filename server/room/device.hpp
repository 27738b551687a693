#pragma once

#include "room/origin.hpp"
#include "session/people/view.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dais::room {

// What somebody has open, as a person would say it.
struct device {
  std::optional<dais::browser> browser;
  std::optional<operating_system> system;
};

// Of the User-Agent that a browser sends: nothing of it is kept but this. What is not known is left out; anybody may claim anything.
device device_of(std::string_view user_agent);

// Where a connection comes from, and from what.
struct source {
  origin from = 0;
  device on{};
  // Who a proxy that people sign in at says that it is: the empty text where it says nobody, null where there is no such proxy.
  std::shared_ptr<std::string const> person = {};
};

}  // namespace dais::room
