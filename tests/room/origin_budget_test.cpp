#include "room/origin_budget.hpp"

#include "catch.hpp"
#include "room/limits.hpp"

namespace dais::room {

using namespace std::chrono_literals;

TEST_CASE("an origin has a burst, and one more after each interval, whatever others take") {
  origin_budget some(3, 100ms);
  time_point now(1h);
  for (int i = 0; i < 3; ++i) CHECK_FALSE(some.take(1, now));
  CHECK(some.take(1, now) == 100ms);
  CHECK(some.wait(1, now + 30ms) == 70ms);
  CHECK_FALSE(some.take(2, now));
  now += 100ms;
  CHECK_FALSE(some.take(1, now));
  CHECK(some.take(1, now) == 100ms);
  now += 1h;
  for (int i = 0; i < 3; ++i) CHECK_FALSE(some.take(1, now));
  CHECK(some.take(1, now));
  CHECK_FALSE(some.take(2, now, 10));
  CHECK(some.take(2, now) == 800ms);
}

TEST_CASE("so many origins are kept apart, and those beyond them share one budget until some are full again") {
  origin_budget some(2, 100ms);
  time_point now(1h);
  for (origin from = 1; from <= limits::origins_counted; ++from) REQUIRE_FALSE(some.take(from, now));
  CHECK_FALSE(some.take(1'000'001, now));
  CHECK_FALSE(some.take(1'000'002, now));
  CHECK(some.take(1'000'003, now));
  CHECK_FALSE(some.take(7, now));
  now += 200ms;
  for (origin from = 2'000'000; from < 2'000'010; ++from) {
    CHECK_FALSE(some.take(from, now, 2));
    CHECK(some.take(from, now));
  }
}

}  // namespace dais::room
