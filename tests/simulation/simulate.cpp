// dais_simulate FIRST COUNT: plays as many evenings, from the seed FIRST on. The first one in which an invariant does not hold is told, as
// short as it can be made, and ends it with the status 1.

#include "evening.hpp"

#include <charconv>
#include <cstdint>
#include <iostream>
#include <string_view>

namespace {

bool read(std::string_view text, std::uint64_t& number) {
  auto const [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  return wrong == std::errc{} && end == text.data() + text.size();
}

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t first = 0, evenings = 0;
  if (count != 3 || !read(arguments[1], first) || !read(arguments[2], evenings)) {
    std::cerr << "Usage: dais_simulate FIRST COUNT\n";
    return 2;
  }
  dais::simulation::tally counts;
  for (auto seed = first; seed < first + evenings; ++seed) {
    dais::simulation::evening const one{seed};
    try {
      one.play(counts);
    } catch (std::exception const& wrong) {
      std::cout << "Evening " << seed << " does not hold: " << wrong.what() << "\n\nShortened:\n" << story_of(shortened(one)) << std::flush;
      return 1;
    }
  }
  std::cout << evenings << " evenings from seed " << first << ": " << counts.asked << " commands, " << counts.faults << " faults, "
            << counts.restarts << " restarts, " << counts.comparisons << " views compared\n";
}
