#pragma once

#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace dais::simulation {

// Chance from a seed, the same on every machine: the standard fixes the engine's numbers, but not what its distributions make of them.
class generator {
 public:
  explicit generator(std::uint64_t seed) : engine_(seed) {}

  // From here on by another seed, so that what was left out before changes nothing.
  void reseed(std::uint64_t seed) { engine_.seed(seed); }

  // Below `n`, which is not 0. The bias of the remainder does not matter here.
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
  }
  bool chance(unsigned percent) { return below(100) < percent; }

  // Precondition: there is something to choose from.
  template <typename Collection>
  auto const& pick(Collection const& from) {
    return *std::next(std::begin(from), static_cast<std::ptrdiff_t>(below(std::size(from))));
  }

  // An index, as often as its weight says.
  std::size_t weighted(std::initializer_list<unsigned> weights) {
    unsigned sum = 0;
    for (auto const w : weights) sum += w;
    auto left = below(sum);
    std::size_t index = 0;
    for (auto const w : weights) {
      if (left < w) return index;
      left -= w;
      ++index;
    }
    return index;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace dais::simulation
