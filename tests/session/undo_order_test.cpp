// Undoing where the order of the segments, or what is alike, leaves a choice.

#include "catch.hpp"
#include "evening.hpp"
#include "session/run/catch_up.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

TEST_CASE("a move is not undone once that would pass over what is still to come") {
  evening e;
  e.next_to("intro");
  CHECK(e.ask(moderator, command::move{e.run(), "second", "first"}) == done);
  auto const moved = e.log.back().seq;
  e.next();
  CHECK(e.s.current == "second");
  CHECK(e.following() == "first");
  CHECK(e.ask(moderator, command::undo{moved}) == code::cannot_undo);

  CHECK(e.ask(moderator, command::undo{e.log.back().seq}) == done);
  CHECK(e.ask(moderator, command::undo{moved}) == done);
  CHECK(e.following() == "first");
}

TEST_CASE("of presentations that are alike the last is offered to be dropped") {
  evening e;
  e.next_to("intro");
  e.skip("talk");
  auto const offers = catch_up_offers(e.s, 5min, e.now);
  auto const drop = std::find_if(offers.begin(), offers.end(), [](auto const& one) { return one.how == remedy::drop; });
  REQUIRE(drop != offers.end());
  CHECK(drop->dropped == "second");
  CHECK(drop->behind == -5min);
}
