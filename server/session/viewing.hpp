#pragma once

#include "session/actor.hpp"

#include <optional>
#include <string>
#include <utility>

// What showing all subjects has in common.
namespace dais {

// Whether the role sees what is before it is shown to others.
inline bool screens(role as) {
  return as == role::moderator || as == role::co_moderator || as == role::observer || as == role::tool || as == role::system;
}

inline std::optional<std::string> unless_empty(std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); }

template <typename List>
std::optional<List> unless_none(List list) {
  return list.empty() ? std::nullopt : std::optional(std::move(list));
}

}  // namespace dais
