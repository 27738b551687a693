// protocol/rules.md, section 13.

#include "catch.hpp"
#include "evening.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using maybe = std::optional<std::string>;

rejection_code give(evening& e, maybe const& to) { return e.ask(moderator, command::give_word{to, e.s.speaking}); }

duration spoken(evening const& e, std::string const& who) {
  auto const found = e.s.spoken.find(who);
  return found == e.s.spoken.end() ? duration{} : spent(found->second, e.now);
}

evening in(std::string const& segment) {
  evening e;
  e.next_to(segment);
  return e;
}

}  // namespace

TEST_CASE("R13.1 a moderator says who speaks at the podium: a panellist, the moderator or nobody; one does at a time") {
  auto e = in("talk");
  CHECK_FALSE(e.s.speaker);
  CHECK(give(e, std::nullopt) == code::wrong_state);
  CHECK(give(e, "ana") == done);
  CHECK(e.s.speaker == "ana");
  CHECK(give(e, "ana") == code::wrong_state);
  CHECK(e.ask(co_moderator, command::give_word{"ben", {}}) == done);
  CHECK(e.s.speaker == "ben");
  CHECK(give(e, moderator_id) == done);
  CHECK(e.s.speaker == moderator_id);
  CHECK(give(e, "nobody") == code::no_such_panellist);
  CHECK(give(e, "") == code::no_such_panellist);
  CHECK(give(e, std::nullopt) == done);
  CHECK_FALSE(e.s.speaker);
}

TEST_CASE("R13.1 in a running segment") {
  evening e;
  CHECK(give(e, "ana") == code::wrong_segment);
  e.open();
  CHECK(give(e, "ana") == code::wrong_segment);
  e.next_to("first");
  CHECK(give(e, "ben") == done);
  e.end_segment();
  CHECK(give(e, "ana") == code::wrong_segment);
  CHECK(give(e, std::nullopt) == code::wrong_segment);
  e.end_session();
  CHECK(give(e, "ana") == code::wrong_segment);
}

TEST_CASE("R13.2 everybody's time of speaking is counted") {
  auto e = in("talk");
  REQUIRE(give(e, "ana") == done);
  e.pass(2min);
  REQUIRE(give(e, "ben") == done);
  e.pass(1min);
  REQUIRE(give(e, "ana") == done);
  e.pass(30s);
  REQUIRE(give(e, std::nullopt) == done);
  e.pass(4min);
  CHECK(spoken(e, "ana") == 2min + 30s);
  CHECK(spoken(e, "ben") == 1min);
  CHECK(spoken(e, moderator_id) == 0min);
}

TEST_CASE("R13.2 without pauses") {
  auto e = in("talk");
  REQUIRE(give(e, "ana") == done);
  e.pass(1min);
  e.pause();
  e.pass(10min);
  CHECK(spoken(e, "ana") == 1min);

  SECTION("who had it goes on") {
    e.resume();
    e.pass(1min);
    CHECK(spoken(e, "ana") == 2min);
  }
  SECTION("who is given it during the pause begins to count at its end") {
    REQUIRE(give(e, "ben") == done);
    e.pass(5min);
    CHECK(spoken(e, "ben") == 0min);
    e.resume();
    e.pass(1min);
    CHECK(spoken(e, "ben") == 1min);
    CHECK(spoken(e, "ana") == 1min);
  }
  SECTION("and who lost it does not go on") {
    REQUIRE(give(e, std::nullopt) == done);
    e.resume();
    e.pass(1min);
    CHECK(spoken(e, "ana") == 1min);
  }
  SECTION("a segment that is left in its pause stops no clock twice") {
    e.next();
    e.pass(1min);
    CHECK(spoken(e, "ana") == 1min);
  }
}

TEST_CASE("R13.3 in a segment with one speaker they speak from its beginning") {
  evening e;
  e.next_to("first");
  CHECK(e.s.speaker == "ana");
  e.next();
  CHECK(e.s.speaker == "ben");
  e.pass(3min);
  e.next();
  CHECK_FALSE(e.s.speaker);  // a discussion of two
  e.back("second");
  CHECK(e.s.speaker == "ben");
  e.pass(1min);
  CHECK(spoken(e, "ben") == 4min);
  e.next();
  e.next();
  CHECK_FALSE(e.s.speaker);  // the Q&A
}

TEST_CASE("R13.3 introductions and concluding remarks without a named speaker, to the moderator") {
  auto plan = small_plan();
  evening e(plan);
  e.open();
  e.start();
  CHECK(e.s.speaker == moderator_id);
  e.start("end");
  CHECK(e.s.speaker == moderator_id);

  plan.segments[0].speakers = {"ana"};
  plan.segments[5].speakers = {"ana", "ben"};
  evening other(plan);
  other.open();
  other.start();
  CHECK(other.s.speaker == "ana");
  other.start("end");
  CHECK_FALSE(other.s.speaker);
}

TEST_CASE("R13.4 when a segment is left nobody speaks at the podium") {
  auto e = in("talk");
  REQUIRE(give(e, "ana") == done);
  e.pass(1min);
  SECTION("by Next") { e.next(); }
  SECTION("by ending it") { e.end_segment(); }
  SECTION("by skipping it") { e.skip("talk"); }
  SECTION("by ending the session") { e.end_session(); }
  CHECK_FALSE(e.s.speaker);
  e.pass(1min);
  CHECK(spoken(e, "ana") == 1min);
}

TEST_CASE("R13.4 so does giving the floor, and its end does not give it back") {
  auto e = in("talk");
  auto const id = e.request_floor(rosa, "Rosa");
  auto const order = e.enter({"Ines", "", {}, false, request_kind::point_of_order});
  REQUIRE(give(e, "ana") == done);
  e.pass(1min);
  e.speaks(id);
  CHECK_FALSE(e.s.speaker);
  e.speaks(order);
  e.spoken(order);
  e.speaks(id);
  e.spoken(id);
  CHECK_FALSE(e.s.speaker);
  CHECK(spoken(e, "ana") == 1min);
}

TEST_CASE("R13.5 saying who speaks ends the intervention that runs") {
  auto e = in("talk");
  auto const id = e.request_floor(rosa, "Rosa");
  e.speaks(id);
  e.pass(1min);
  REQUIRE(give(e, "ana") == done);
  CHECK_FALSE(e.s.speaking);
  CHECK(e.request(id).state == request_state::spoken);
  CHECK(e.request(id).clock.used == 1min);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
}

TEST_CASE("R13.5 whoever gives it says whose intervention they saw") {
  auto e = in("talk");
  auto const id = e.request_floor(rosa, "Rosa");
  CHECK(e.ask(moderator, command::give_word{"ana", id}) == code::stale);
  e.speaks(id);
  CHECK(e.ask(moderator, command::give_word{"ana", {}}) == code::stale);
  CHECK(e.s.speaking == id);
  auto const one = e.decided(moderator, command::give_word{"ana", id});
  e.spoken(id);
  CHECK_FALSE(e.happen(moderator, one));
  CHECK_FALSE(e.s.speaker);
}
