#include "session/number_set.hpp"

#include "catch.hpp"

#include <random>
#include <set>

using namespace dais;

TEST_CASE("a set of numbers is what a set of numbers is") {
  std::mt19937 random(GENERATE(1u, 2u, 3u));
  number_set mine;
  std::set<std::uint32_t> theirs;
  for (int i = 0; i < 3000; ++i) {
    auto const number = static_cast<std::uint32_t>(random() % 300);
    if (random() % 2 == 0) {
      REQUIRE(mine.insert(number) == theirs.insert(number).second);
    } else {
      REQUIRE(mine.erase(number) == (theirs.erase(number) == 1));
    }
    REQUIRE(mine.size() == theirs.size());
    REQUIRE(mine.empty() == theirs.empty());
    REQUIRE(mine.contains(number) == theirs.contains(number));
    REQUIRE(std::set<std::uint32_t>(mine.begin(), mine.end()) == theirs);
  }
}

TEST_CASE("sets of the same numbers are equal, whatever they held before") {
  number_set once{3, 64, 1000};
  once.erase(1000);
  CHECK(once == number_set{64, 3});
  CHECK_FALSE(once == number_set{64, 4});
  once.clear();
  CHECK(once == number_set{});
  CHECK(once.begin() == once.end());
}
