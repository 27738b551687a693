#pragma once

#include "session/actor.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dais {

// Somebody as a history names them: a panellist and a tool by the name that they had then, a participant by their number, all others by
// their role.
struct person {
  role as = role::system;
  std::optional<std::string> name = {};
  std::optional<std::uint32_t> number = {};

  bool operator==(person const&) const = default;
};

}  // namespace dais
