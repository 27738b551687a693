// protocol/rules.md, section 19.

#include "catch.hpp"
#include "evening.hpp"
#include "session/podium/podium.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using enum signal_kind;

constexpr signal_kind kinds[] = {more_time, ready, cannot_hear, must_leave};

signal const& of(evening const& e, actor const& who, signal_kind kind) { return e.s.signals.at(signal_id(who.id, kind)); }

rejection_code raise(evening& e, actor const& who, signal_kind kind) {
  return e.ask(who, command::raise_signal{kind, kind == must_leave ? std::optional(e.now + 20min) : std::nullopt});
}

rejection_code see(evening& e, actor const& who, signal_kind kind) {
  return e.ask(moderator, command::see_signal{who.id, kind, of(e, who, kind).revision});
}

rejection_code handle(evening& e, actor const& who, signal_kind kind) {
  return e.ask(co_moderator, command::handle_signal{who.id, kind, of(e, who, kind).revision});
}

rejection_code grant(evening& e, actor const& who, duration by = 1min) {
  return e.ask(moderator, command::grant_time{who.id, of(e, who, more_time).revision, by});
}

evening in(std::string const& segment) {
  evening e;
  e.next_to(segment);
  return e;
}

}  // namespace

TEST_CASE("R19.1 a panellist gives the moderators a signal of each kind, until the session is over") {
  evening e;
  for (auto const kind : kinds) {
    CHECK(raise(e, ana, kind) == done);
    CHECK(of(e, ana, kind).state == signal_state::raised);
    CHECK(of(e, ana, kind).raised == e.now);
  }
  CHECK(raise(e, ben, ready) == done);
  CHECK(e.s.signals.size() == 5);
  e.next_to("end");
  e.end_session();
  CHECK(raise(e, ben, cannot_hear) == code::wrong_status);
}

TEST_CASE("R19.1 who must leave says when, within the next day") {
  evening e;
  auto const leave = [&](std::optional<time_point> at) { return e.ask(ana, command::raise_signal{must_leave, at}); };
  CHECK(leave({}) == code::out_of_range);
  CHECK(leave(e.now) == code::out_of_range);
  CHECK(leave(e.now + 24h + 1ms) == code::out_of_range);
  CHECK(leave(e.now + 24h) == done);
  CHECK(e.ask(ana, command::raise_signal{ready, e.now + 1min}) == code::out_of_range);
}

TEST_CASE("R19.2 a signal that is up is not given again, but for another time to leave at") {
  evening e;
  REQUIRE(raise(e, ana, ready) == done);
  CHECK(raise(e, ana, ready) == code::wrong_state);
  REQUIRE(see(e, ana, ready) == done);
  CHECK(raise(e, ana, ready) == code::wrong_state);
  REQUIRE(raise(e, ana, must_leave) == done);
  CHECK(raise(e, ana, must_leave) == code::wrong_state);
  REQUIRE(see(e, ana, must_leave) == done);
  e.pass(1min);
  CHECK(raise(e, ana, must_leave) == done);
  CHECK(of(e, ana, must_leave).leaves == e.now + 20min);
  CHECK(of(e, ana, must_leave).state == signal_state::raised);
}

TEST_CASE("R19.3 a panellist takes a signal of their own back while it is up") {
  evening e;
  CHECK(e.ask(ana, command::lower_signal{ready}) == code::wrong_state);
  REQUIRE(raise(e, ana, ready) == done);
  CHECK(e.ask(ben, command::lower_signal{ready}) == code::wrong_state);
  CHECK(e.ask(ana, command::lower_signal{ready}) == done);
  CHECK(of(e, ana, ready).state == signal_state::lowered);
  CHECK(e.ask(ana, command::lower_signal{ready}) == code::wrong_state);
  REQUIRE(raise(e, ben, ready) == done);
  REQUIRE(handle(e, ben, ready) == done);
  CHECK(e.ask(ben, command::lower_signal{ready}) == code::wrong_state);
}

TEST_CASE("R19.4 the moderators say that they have seen a signal, and that it is dealt with") {
  evening e;
  REQUIRE(raise(e, ana, cannot_hear) == done);
  e.pass(10s);
  CHECK(see(e, ana, cannot_hear) == done);
  CHECK(of(e, ana, cannot_hear).state == signal_state::seen);
  CHECK(of(e, ana, cannot_hear).changed == e.now);
  CHECK(of(e, ana, cannot_hear).raised == e.now - 10s);
  CHECK(see(e, ana, cannot_hear) == code::wrong_state);
  CHECK(handle(e, ana, cannot_hear) == done);
  CHECK(of(e, ana, cannot_hear).state == signal_state::handled);
  CHECK(handle(e, ana, cannot_hear) == code::wrong_state);
  REQUIRE(raise(e, ben, ready) == done);
  CHECK(handle(e, ben, ready) == done);
  CHECK(e.ask(moderator, command::see_signal{"ana", ready, 1}) == code::no_such_signal);
  CHECK(e.ask(moderator, command::handle_signal{"nobody", ready, 1}) == code::no_such_panellist);
}

TEST_CASE("R19.4 for the state of the signal that they saw") {
  evening e;
  REQUIRE(raise(e, ana, ready) == done);
  auto const seen = of(e, ana, ready).revision;
  auto const late_see = e.decided(moderator, command::see_signal{"ana", ready, seen});
  auto const late_handle = e.decided(moderator, command::handle_signal{"ana", ready, seen});
  auto const late_lower = e.decided(ana, command::lower_signal{ready});
  REQUIRE(see(e, ana, ready) == done);
  CHECK(e.ask(moderator, command::see_signal{"ana", ready, seen}) == code::stale);
  CHECK(e.ask(moderator, command::handle_signal{"ana", ready, seen}) == code::stale);
  CHECK_FALSE(e.happen(moderator, late_see));
  CHECK_FALSE(e.happen(moderator, late_handle));
  REQUIRE(handle(e, ana, ready) == done);
  CHECK_FALSE(e.happen(ana, late_lower));
}

TEST_CASE("R19.5 time is granted where who asked for it speaks") {
  SECTION("to the segment that runs") {
    auto e = in("first");
    e.pass(9min);
    REQUIRE(raise(e, ana, more_time) == done);
    CHECK(grant(e, ana) == done);
    CHECK(e.left_of("first") == 2min);
    CHECK(e.at("first").clock.added == 1min);
    CHECK(of(e, ana, more_time).state == signal_state::granted);
    CHECK(of(e, ana, more_time).granted == duration{1min});
    CHECK(grant(e, ana) == code::wrong_state);
  }
  SECTION("or in which they speak") {
    auto e = in("first");
    REQUIRE(e.ask(moderator, command::give_word{"ben", {}}) == done);
    REQUIRE(raise(e, ben, more_time) == done);
    CHECK(grant(e, ben, 30s) == done);
    CHECK(e.at("first").clock.added == 30s);
  }
  SECTION("to the next segment of theirs") {
    auto e = in("first");
    REQUIRE(raise(e, ben, more_time) == done);
    CHECK(grant(e, ben) == done);
    CHECK(e.left_of("second") == 11min);
    CHECK(e.at("first").clock.added == duration{});
  }
}

TEST_CASE("R19.5 time is granted to the turn of who has it in a round, and to the discussion where there is no turn") {
  auto plan = small_plan();
  plan.segments[3].turn = 2min;
  evening e(plan);
  e.next_to("talk");
  REQUIRE(raise(e, ana, more_time) == done);
  REQUIRE(raise(e, ben, more_time) == done);
  REQUIRE(e.ask(moderator, command::give_word{"ana", {}}) == done);
  e.pass(90s);
  CHECK(grant(e, ana, 20s) == done);
  auto const& turn = e.at("talk").round.turns.at("ana");
  CHECK(turn.added == 20s);
  CHECK(left(turn, e.now) == 50s);
  CHECK(e.at("talk").clock.added == duration{});
  CHECK(grant(e, ben) == done);
  CHECK(e.at("talk").clock.added == 1min);
}

TEST_CASE("R19.5 where rounds came after somebody began to speak, time is granted to the discussion") {
  auto e = in("talk");
  REQUIRE(e.ask(moderator, command::give_word{"ana", {}}) == done);
  auto const& p = e.at("talk").plan;
  segment_draft const to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, {}, 2min, {}};
  REQUIRE(e.ask(moderator, command::edit_segment{e.run(), "talk", to}) == done);
  REQUIRE(raise(e, ana, more_time) == done);
  CHECK(grant(e, ana) == done);
  CHECK(e.at("talk").clock.added == 1min);
}

TEST_CASE("R19.5 within the limits of time that is added") {
  auto e = in("first");
  REQUIRE(raise(e, ana, more_time) == done);
  CHECK(grant(e, ana, duration{}) == code::out_of_range);
  CHECK(grant(e, ana, 1h + 1ms) == code::out_of_range);
  CHECK(grant(e, ana, -10min - 1ms) == code::out_of_range);
  CHECK(e.ask(moderator, command::grant_time{"ana", 99, 1min}) == code::stale);
  auto const late = e.decided(co_moderator, command::grant_time{"ana", of(e, ana, more_time).revision, 1min});
  REQUIRE(grant(e, ana) == done);
  CHECK_FALSE(e.happen(co_moderator, late));
  CHECK(e.at("first").clock.added == 1min);
}

TEST_CASE("R19.6 who has asked for nothing, or is not to speak, is granted nothing") {
  auto e = in("first");
  CHECK(e.ask(moderator, command::grant_time{"ana", 1, 1min}) == code::no_such_signal);
  CHECK(e.ask(moderator, command::grant_time{"nobody", 1, 1min}) == code::no_such_panellist);
  e.next_to("qa");
  REQUIRE(raise(e, ana, more_time) == done);
  CHECK(grant(e, ana) == code::wrong_segment);
}

TEST_CASE("R19.7 when a segment is left, its speakers' wish for more time is dealt with") {
  auto e = in("first");
  REQUIRE(raise(e, ana, more_time) == done);
  REQUIRE(raise(e, ana, cannot_hear) == done);
  REQUIRE(raise(e, ben, more_time) == done);
  e.next();
  CHECK(of(e, ana, more_time).state == signal_state::handled);
  CHECK(of(e, ana, cannot_hear).state == signal_state::raised);
  CHECK(of(e, ben, more_time).state == signal_state::raised);
}

TEST_CASE("R19.8 what was dealt with or taken back can be raised anew") {
  auto e = in("first");
  REQUIRE(raise(e, ana, more_time) == done);
  REQUIRE(grant(e, ana) == done);
  CHECK(raise(e, ana, more_time) == done);
  CHECK(of(e, ana, more_time).state == signal_state::raised);
  CHECK_FALSE(of(e, ana, more_time).granted);
  REQUIRE(e.ask(ana, command::lower_signal{more_time}) == done);
  CHECK(raise(e, ana, more_time) == done);
  REQUIRE(handle(e, ana, more_time) == done);
  CHECK(raise(e, ana, more_time) == done);
}

TEST_CASE("R19.9 signals leave the revision of the run as it is, but for time that is granted to a segment") {
  auto e = in("first");
  auto const before = e.run();
  REQUIRE(raise(e, ana, more_time) == done);
  REQUIRE(see(e, ana, more_time) == done);
  CHECK(e.run() == before);
  REQUIRE(grant(e, ana) == done);
  CHECK(e.run() == before + 1);
}
