#pragma once

#include <cstdint>
#include <cstdlib>
#include <ranges>

// As many seeds as a random test plays, each its own history: from 1 on, or from where DAIS_FIRST_SEED in the environment says, by which
// script/nightly plays what no run before has.
inline auto seeds(std::uint32_t count) {
  auto const* const wanted = std::getenv("DAIS_FIRST_SEED");
  auto const first = wanted && *wanted ? static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10)) : std::uint32_t{1};
  return std::views::iota(first, first + count);
}
