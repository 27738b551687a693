// protocol/rules.md, section 18.

#include "catch.hpp"
#include "evening.hpp"

using namespace dais;
using namespace dais::test;

namespace {

// A discussion of Ana, Ben and Cleo in rounds of two minutes each, which has just begun.
evening in_rounds() {
  auto plan = small_plan();
  plan.panellists.push_back({"cleo", "Cleo Park", "", ""});
  plan.panellists.push_back({"dee", "Dee Moss", "", ""});
  plan.segments[3].speakers = {"ana", "ben", "cleo"};
  plan.segments[3].turn = 2min;
  evening e(plan);
  e.next_to("talk");
  return e;
}

void give(evening& e, std::optional<std::string> const& to) { REQUIRE(e.ask(moderator, command::give_word{to, e.s.speaking}) == done); }

speaking_round const& round_of(evening const& e) { return e.at("talk").round; }

bool has_turn(evening const& e, std::string const& who) { return round_of(e).turns.contains(who); }

duration left_of_turn(evening const& e, std::string const& who) { return left(round_of(e).turns.at(who), e.now); }

rejection_code begin_round(evening& e, std::uint32_t number) { return e.ask(moderator, command::begin_round{number}); }

command::extend_turn extend(std::string const& who, std::uint32_t round, duration added, duration by) { return {who, round, added, by}; }

}  // namespace

TEST_CASE("R18.1 a discussion with turns begins with its first round, others have none") {
  CHECK(round_of(in_rounds()).number == 1);
  evening e;
  e.next_to("talk");
  CHECK(round_of(e).number == 0);
  give(e, "ana");
  CHECK_FALSE(has_turn(e, "ana"));
  CHECK(begin_round(e, 1) == code::wrong_segment);
}

TEST_CASE("R18.2 who speaks in a round has a turn with a clock of its own") {
  auto e = in_rounds();
  give(e, "ben");
  e.pass(50s);
  CHECK(left_of_turn(e, "ben") == 70s);
  CHECK(round_of(e).turns.size() == 1);
  CHECK(e.left_of("talk") == 15min - 50s);
  e.pass(2min);
  CHECK(left_of_turn(e, "ben") == -50s);
}

TEST_CASE("R18.2 a turn warns in its last fifth, thirty seconds at most") {
  CHECK(wrap_up_of_turn(2min) == 24s);
  CHECK(wrap_up_of_turn(2min + 30s) == 30s);
  CHECK(wrap_up_of_turn(10min) == 30s);
  auto e = in_rounds();
  give(e, "ben");
  e.pass(96s);
  CHECK(phase_of(round_of(e).turns.at("ben"), wrap_up_of_turn(2min), e.now) == phase::wrap_up);
}

TEST_CASE("R18.3 where another one speaks, one turn stops and theirs begins, in any order") {
  auto e = in_rounds();
  give(e, "cleo");
  e.pass(30s);
  give(e, "ana");
  e.pass(10s);
  CHECK(left_of_turn(e, "cleo") == 90s);
  CHECK(left_of_turn(e, "ana") == 110s);
  give(e, std::nullopt);
  e.pass(1min);
  CHECK(left_of_turn(e, "ana") == 110s);
}

TEST_CASE("R18.4 who speaks again in a round goes on with what is left of their turn") {
  auto e = in_rounds();
  give(e, "ana");
  e.pass(30s);
  give(e, "ben");
  e.pass(30s);
  give(e, "ana");
  CHECK(round_of(e).number == 1);
  CHECK(left_of_turn(e, "ana") == 90s);
  e.pass(10s);
  CHECK(left_of_turn(e, "ana") == 80s);
}

TEST_CASE("R18.5 when all have spoken, who speaks next begins another round") {
  auto e = in_rounds();
  for (auto const* one : {"ana", "ben", "cleo"}) give(e, one);
  CHECK(round_of(e).number == 1);
  give(e, "ben");
  CHECK(round_of(e).number == 2);
  CHECK(left_of_turn(e, "ben") == 2min);
  CHECK_FALSE(has_turn(e, "ana"));
}

TEST_CASE("R18.5 who did not come is not waited for, nor who is not of the discussion") {
  auto e = in_rounds();
  REQUIRE(e.ask(moderator, command::note_presence{e.run(), "cleo", false}) == done);
  give(e, "dee");
  give(e, "ana");
  give(e, "ben");
  CHECK(round_of(e).number == 1);
  give(e, "ana");
  CHECK(round_of(e).number == 2);
  CHECK(has_turn(e, "ana"));
}

TEST_CASE("R18.5 where the discussion names nobody all panellists are waited for") {
  auto plan = small_plan();
  plan.segments[3].speakers = {};
  plan.segments[3].turn = 1min;
  evening e(plan);
  e.next_to("talk");
  give(e, "ana");
  give(e, "ben");
  CHECK(round_of(e).number == 1);
  give(e, "ana");
  CHECK(round_of(e).number == 2);
}

TEST_CASE("R18.5 a round in which nobody has spoken does not end") {
  auto e = in_rounds();
  for (auto const* one : {"ana", "ben", "cleo"}) REQUIRE(e.ask(moderator, command::note_presence{e.run(), one, false}) == done);
  give(e, "ana");
  CHECK(round_of(e).number == 1);
  CHECK(has_turn(e, "ana"));
}

TEST_CASE("R18.6 another round begins sooner when a moderator says so, and nobody speaks then") {
  auto e = in_rounds();
  give(e, "ana");
  e.pass(20s);
  CHECK(begin_round(e, 1) == code::stale);
  CHECK(begin_round(e, 3) == code::stale);
  auto const late = e.decided(co_moderator, command::begin_round{2});
  CHECK(begin_round(e, 2) == done);
  CHECK(round_of(e).number == 2);
  CHECK(round_of(e).turns.empty());
  CHECK_FALSE(e.s.speaker);
  CHECK(begin_round(e, 2) == code::stale);
  CHECK_FALSE(e.happen(co_moderator, late));
  e.end_segment();
  CHECK(begin_round(e, 3) == code::wrong_segment);
}

TEST_CASE("R18.7 the moderator's word is no turn") {
  auto e = in_rounds();
  give(e, moderator_id);
  CHECK(round_of(e).turns.empty());
  e.pass(10s);
  CHECK(spent(e.s.spoken.at(moderator_id), e.now) == 10s);
}

TEST_CASE("R18.8 a turn stands still during a pause, and when the segment is left") {
  auto e = in_rounds();
  give(e, "ana");
  e.pass(30s);
  e.pause();
  e.pass(5min);
  CHECK(left_of_turn(e, "ana") == 90s);
  e.resume();
  e.pass(10s);
  CHECK(left_of_turn(e, "ana") == 80s);
  e.next();
  e.pass(5min);
  CHECK(left_of_turn(e, "ana") == 80s);
  SECTION("and the round goes on when it is gone back to") {
    e.back("talk");
    CHECK(round_of(e).number == 1);
    give(e, "ana");
    e.pass(10s);
    CHECK(left_of_turn(e, "ana") == 70s);
  }
  SECTION("and at once where leaving it is undone") {
    REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
    CHECK(e.s.speaker == "ana");
    CHECK(left_of_turn(e, "ana") == 80s - 5min);
  }
}

TEST_CASE("R18.8 a turn stands still while somebody has the floor") {
  auto e = in_rounds();
  give(e, "ana");
  e.pass(30s);
  e.speaks(e.request_floor(rosa, "Rosa Marin"));
  e.pass(1min);
  CHECK(left_of_turn(e, "ana") == 90s);
}

TEST_CASE("R18.9 turns that are edited while the discussion runs hold from the next one on") {
  auto e = in_rounds();
  auto const& p = e.at("talk").plan;
  segment_draft to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, {}, 3min, {}};
  give(e, "ana");
  e.pass(30s);
  REQUIRE(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == done);
  CHECK(left_of_turn(e, "ana") == 90s);
  give(e, "ben");
  CHECK(left_of_turn(e, "ben") == 3min);
  to.turn.reset();
  REQUIRE(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == done);
  give(e, "cleo");
  CHECK_FALSE(has_turn(e, "cleo"));
}

TEST_CASE("R18.9 a discussion that runs is given rounds, which begin with its first") {
  evening e;
  e.next_to("talk");
  give(e, "ana");
  auto const& p = e.at("talk").plan;
  segment_draft const to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, {}, 2min, {}};
  REQUIRE(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == done);
  CHECK(round_of(e).number == 1);
  CHECK(round_of(e).turns.empty());
  give(e, "ben");
  CHECK(left_of_turn(e, "ben") == 2min);
}

TEST_CASE("R18.10 the rounds after the first may have turns of another length") {
  auto e = in_rounds();
  auto const& p = e.at("talk").plan;
  segment_draft const to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, {}, 2min, {}, 1min};
  REQUIRE(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == done);
  give(e, "ana");
  CHECK(left_of_turn(e, "ana") == 2min);
  REQUIRE(e.ask(moderator, command::begin_round{2}) == done);
  give(e, "ana");
  CHECK(left_of_turn(e, "ana") == 1min);
  give(e, "ben");
  CHECK(left_of_turn(e, "ben") == 1min);
}

TEST_CASE("R18.11 time is added to the turn that runs, or taken from it") {
  auto e = in_rounds();
  give(e, "ana");
  e.pass(30s);
  REQUIRE(e.ask(moderator, extend("ana", 1, 0s, 30s)) == done);
  CHECK(left_of_turn(e, "ana") == 2min);
  CHECK(e.left_of("talk") == 15min - 30s);
  REQUIRE(e.ask(moderator, extend("ana", 1, 30s, -1min)) == done);
  CHECK(left_of_turn(e, "ana") == 1min);
  SECTION("and of that turn only") {
    give(e, "ben");
    CHECK(left_of_turn(e, "ben") == 2min);
    CHECK(e.ask(moderator, extend("ana", 1, -30s, 30s)) == code::stale);
  }
  SECTION("of two who add to it at once, the second is told so") {
    auto const late = e.decided(co_moderator, extend("ana", 1, -30s, 30s));
    REQUIRE(e.ask(moderator, extend("ana", 1, -30s, 30s)) == done);
    CHECK(e.ask(co_moderator, extend("ana", 1, -30s, 30s)) == code::stale);
    CHECK_FALSE(e.happen(co_moderator, late));
    CHECK(left_of_turn(e, "ana") == 90s);
  }
  SECTION("within the limits") {
    CHECK(e.ask(moderator, extend("ana", 1, -30s, 0s)) == code::out_of_range);
    CHECK(e.ask(moderator, extend("ana", 1, -30s, 61min)) == code::out_of_range);
    CHECK(e.ask(moderator, extend("ana", 1, -30s, -91s)) == code::out_of_range);
    CHECK(e.ask(moderator, extend("ana", 1, -30s, -90s)) == done);
  }
  SECTION("where they speak in a round") {
    CHECK(e.ask(moderator, extend("nobody", 1, -30s, 30s)) == code::no_such_panellist);
    CHECK(e.ask(moderator, extend("ben", 1, 0s, 30s)) == code::stale);
    CHECK(e.ask(moderator, extend("ana", 2, -30s, 30s)) == code::stale);
    give(e, std::nullopt);
    CHECK(e.ask(moderator, extend("ana", 1, -30s, 30s)) == code::stale);
    e.next();
    CHECK(e.ask(moderator, extend("ana", 1, -30s, 30s)) == code::wrong_segment);
  }
  SECTION("and can be taken back") {
    REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
    CHECK(left_of_turn(e, "ana") == 2min);
  }
}

TEST_CASE("R17.5 a turn of later rounds needs one of the first, and is not longer than the segment") {
  auto e = in_rounds();
  auto const& p = e.at("talk").plan;
  segment_draft to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, {}, 2min, {}, p.allotment + 1ms};
  CHECK(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == code::out_of_range);
  to.later_turn = 0ms;
  CHECK(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == code::out_of_range);
  to.later_turn = 1min;
  to.turn.reset();
  CHECK(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == code::out_of_range);
}
