#pragma once

#include "world.hpp"

#include <cstdint>
#include <functional>
#include <set>
#include <string>

namespace dais::simulation {

// One panel from its first word on, with people who press and type at random, over networks and disks that fail: three moderators, twenty
// phones, two hundred commands and three faults at least. A seed gives the same evening on every machine, and so does a seed without some
// of its steps.
struct evening {
  std::uint64_t seed;
  std::set<std::uint32_t> left_out = {};  // steps

  // Throws a violation where an invariant does not hold. Counts what happened, and tells it.
  void play(tally&, std::function<void(std::string)> const& tell = {}) const;
};

// The same, without the steps that the violation does not need, as far as they are found by leaving out more and more of them.
// Precondition: playing it throws.
evening shortened(evening);

// What happens in it, a line each, up to the violation.
std::string story_of(evening const&);

}  // namespace dais::simulation
