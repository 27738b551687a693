// protocol/rules.md, section 16.

#include "catch.hpp"
#include "session/run/forecast.hpp"
#include "undoing.hpp"

using namespace dais;
using namespace dais::test;

namespace {

rejection_code began(evening& e, time_point at) { return e.ask(moderator, command::backdate_beginning{e.run(), at}); }
rejection_code ended(evening& e, time_point at) { return e.ask(moderator, command::backdate_ending{e.run(), at}); }

duration spoken(evening const& e, std::string const& who) { return spent(e.s.spoken.at(who), e.now); }

}  // namespace

TEST_CASE("R16.1 it began earlier: its clock and that of its speaker count from then") {
  auto e = at_ten();
  e.pass(5min);
  e.end_segment();
  e.pass(3min);
  e.next();
  auto const told = e.now;
  e.pass(1min);
  REQUIRE(began(e, told - 2min) == done);
  CHECK(e.at("first").began == told - 2min);
  CHECK(e.at("first").since == told - 2min);
  CHECK(e.left_of("first") == 7min);
  CHECK(spoken(e, "ana") == 3min);
  CHECK(e.at("intro").ended == told - 3min);
  REQUIRE(began(e, told - 3min) == done);  // and earlier still
  CHECK(e.left_of("first") == 6min);
  CHECK(spoken(e, "ana") == 4min);
}

TEST_CASE("R16.1 whatever became of the clocks since") {
  auto e = at_ten();
  auto const told = e.now;
  SECTION("a pause") {
    e.pass(1min);
    e.pause();
    e.pass(10min);
    SECTION("that goes on") {}
    SECTION("that is over") { e.resume(); }
    REQUIRE(began(e, told - 2min) == done);
    CHECK(e.left_of("intro") == 2min);
    CHECK(spoken(e, moderator_id) == 3min);
  }
  SECTION("another speaker") {
    e.pass(1min);
    REQUIRE(e.ask(moderator, command::give_word{"ana", {}}) == done);
    e.pass(1min);
    REQUIRE(began(e, told - 2min) == done);
    CHECK(e.left_of("intro") == 1min);
    CHECK(spoken(e, moderator_id) == 3min);
    CHECK(spoken(e, "ana") == 1min);
  }
  SECTION("added time") {
    e.add("intro", 1min);
    REQUIRE(began(e, told - 2min) == done);
    CHECK(e.left_of("intro") == 4min);
  }
}

TEST_CASE("R16.1 within twelve hours, and earlier only") {
  auto e = at_ten();
  CHECK(began(e, e.now) == code::out_of_range);
  CHECK(began(e, e.now + 1min) == code::out_of_range);
  CHECK(began(e, e.now - 12h - 1ms) == code::out_of_range);
  CHECK(began(e, e.now - 12h) == done);
}

TEST_CASE("R16.1 a segment that was gone back to began again earlier, and first when it did") {
  auto e = at_ten();
  auto const first = e.now;
  e.pass(2min);
  e.next();
  e.pass(1min);
  e.end_segment();
  e.pass(2min);
  e.back("intro");
  e.pass(30s);
  REQUIRE(began(e, e.now - 90s) == done);
  CHECK(e.at("intro").began == first);
  CHECK(e.left_of("intro") == 5min - 2min - 90s);
}

TEST_CASE("R16.2 what ran until then ended then, and so did the time of its speaker") {
  auto e = at_ten();
  e.next();
  e.pass(6min);
  e.next();
  auto const told = e.now;
  e.pass(1min);
  REQUIRE(began(e, told - 2min) == done);
  CHECK(e.at("first").ended == told - 2min);
  CHECK(e.at("first").clock.used == 4min);
  CHECK(spoken(e, "ana") == 4min);
  CHECK(e.left_of("second") == 7min);
  CHECK(spoken(e, "ben") == 3min);
}

TEST_CASE("R16.2 one speaker of both has spoken no longer for it") {
  auto plan = small_plan();
  plan.segments[2].speakers = {"ana"};
  evening e(plan);
  e.next_to("first");
  e.pass(6min);
  e.next();
  e.pass(1min);
  REQUIRE(began(e, e.now - 3min) == done);
  CHECK(spoken(e, "ana") == 7min);
}

TEST_CASE("R16.3 where the first segment began earlier the session began then") {
  auto e = at_ten();
  auto const told = e.now;
  REQUIRE(began(e, told - 2min) == done);
  CHECK(e.s.started == told - 2min);
  e.next();
  e.pass(1min);
  CHECK(began(e, told - 1min) == done);
  CHECK(e.s.started == told - 2min);
}

TEST_CASE("R16.4 nothing can have begun before what came before it began, or went on after its last pause") {
  auto e = at_ten();
  auto const first = e.now;
  e.pass(2min);
  e.next();
  CHECK(began(e, first - 1ms) == code::out_of_range);
  CHECK(began(e, first) == done);
  CHECK(e.at("intro").clock.used == 0min);

  auto paused = at_ten();
  paused.pass(2min);
  paused.pause();
  paused.pass(10min);
  SECTION("in a pause it spends nothing") {
    paused.next();
    auto const told = paused.now;
    REQUIRE(began(paused, told - 9min) == done);
    CHECK(paused.at("intro").clock.used == 2min);
    CHECK(paused.at("intro").ended == told - 9min);
    REQUIRE(began(paused, told - 11min) == done);
    CHECK(paused.at("intro").clock.used == 1min);
    CHECK(spoken(paused, moderator_id) == 1min);
  }
  SECTION("and what was spent before an earlier pause is not known so well") {
    paused.resume();
    paused.pass(1min);
    paused.next();
    CHECK(began(paused, paused.now - 1min - 1ms) == code::out_of_range);
    REQUIRE(began(paused, paused.now - 1min) == done);
    CHECK(paused.at("intro").clock.used == 2min);
  }

  auto again = at_ten();
  again.pass(2min);
  again.end_segment();
  again.pass(3min);
  again.back("intro");
  auto const told = again.now;
  CHECK(began(again, told - 3min - 1ms) == code::out_of_range);
  REQUIRE(began(again, told - 3min) == done);
  CHECK(again.left_of("intro") == again.at("intro").clock.allotment - 5min);
}

TEST_CASE("R16.5 it ended earlier: its clock and that of its speaker stop then") {
  auto e = at_ten();
  e.next();
  e.pass(6min);
  auto const told = e.now;
  SECTION("a gap begins then") {
    e.end_segment();
    e.pass(1min);
    REQUIRE(ended(e, told - 2min) == done);
    CHECK(e.s.gap_since == told - 2min);
  }
  SECTION("the session ended then") {
    e.end_session();
    REQUIRE(ended(e, told - 2min) == done);
    CHECK(e.s.concluded == told - 2min);
  }
  SECTION("and what has begun since began when it was told") {
    e.next();
    e.pass(1min);
    REQUIRE(ended(e, told - 2min) == done);
    CHECK(e.left_of("second") == 9min);
    CHECK(e.at("second").began == told);
  }
  CHECK(e.at("first").ended == told - 2min);
  CHECK(e.at("first").clock.used == 4min);
  CHECK(spoken(e, "ana") == 4min);
}

TEST_CASE("R16.6 nothing can have ended before it began, or went on after its last pause, nor later than was told") {
  auto e = at_ten();
  auto const told = e.now;
  e.pass(4min);
  e.end_segment();
  e.pass(1min);
  CHECK(ended(e, told - 1ms) == code::out_of_range);
  CHECK(ended(e, told + 4min) == code::out_of_range);
  CHECK(ended(e, told + 4min + 1s) == code::out_of_range);
  CHECK(ended(e, told + 1min) == done);
  CHECK(ended(e, told + 2min) == code::out_of_range);

  auto paused = at_ten();
  paused.pass(1min);
  paused.pause();
  paused.pass(5min);
  paused.end_segment();
  auto const later = paused.now;
  REQUIRE(ended(paused, later - 2min) == done);
  CHECK(paused.at("intro").clock.used == 1min);
  REQUIRE(ended(paused, later - 5min - 30s) == done);
  CHECK(paused.at("intro").clock.used == 30s);
  CHECK(paused.s.gap_since == later - 5min - 30s);
}

TEST_CASE("R16.7 it is refused while nothing runs, or nothing has ended yet") {
  evening e;
  CHECK(began(e, e.now - 1min) == code::wrong_segment);
  CHECK(ended(e, e.now - 1min) == code::wrong_segment);
  e.open();
  e.start();
  e.pass(1min);
  CHECK(ended(e, e.now - 1s) == code::wrong_segment);
  e.skip("first");
  CHECK(ended(e, e.now - 1s) == code::wrong_segment);
  e.end_segment();
  CHECK(began(e, e.now - 1s) == code::wrong_segment);
  CHECK(e.ask(moderator, command::backdate_ending{e.run() - 1, e.now - 1s}) == code::stale);
  CHECK(ended(e, e.now - 1s) == done);
}

TEST_CASE("R16.8 the expected times follow, and one press undoes it") {
  auto e = at_ten();
  e.pass(1min);
  auto const before = standing(e.s);
  auto const expected = forecast_of(e.s).segments.at("qa").start;
  REQUIRE(began(e, e.now - 4min) == done);
  CHECK(forecast_of(e.s).segments.at("qa").start == expected - 3min);
  REQUIRE(undo(e) == done);
  CHECK(standing(e.s) == before);
}
