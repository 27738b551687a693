// protocol/rules.md, section 21.

#include "catch.hpp"
#include "evening.hpp"
#include "session/deadline.hpp"
#include "session/make_view.hpp"
#include "session/run/forecast.hpp"

using namespace dais;
using namespace dais::test;

namespace {

// Ana presents for ten minutes with a grace of one; Ben with one of two.
session_plan with_graces() {
  auto plan = small_plan();
  plan.segments[1].grace = 1min;
  plan.segments[2].grace = 2min;
  return plan;
}

evening presenting() {
  evening e(with_graces());
  e.next_to("first");
  return e;
}

rejection_code hand_over(evening& e) { return e.ask(server, command::hand_over{e.run()}); }

// When the server will hand over, from now.
std::optional<duration> handing_over_in(evening const& e) {
  auto const due = hand_over_due(e.s);
  return due ? std::optional(*due - e.now) : std::nullopt;
}

time_point expected_end(evening const& e) {
  auto const f = forecast_of(e.s);
  return moved(f, *f.end, e.now);
}

std::optional<duration> grace_seen(evening const& e, role as) { return make_view(e.s, as, everything(e.s)).segments.at("first")->grace; }

}  // namespace

TEST_CASE("R5.5 in an overtime that hands over by itself what follows is expected when it does") {
  auto e = presenting();
  e.pass(10min);
  auto const on_time = expected_end(e);
  e.pass(1ms);
  CHECK(expected_end(e) == on_time + 1min);
  e.pass(1min - 1ms);
  CHECK(expected_end(e) == on_time + 1min);
  e.pass(1ms);
  CHECK(expected_end(e) == on_time + 1min + 1ms);
}

TEST_CASE("R21.1 a segment without a grace counts on") {
  evening e;
  e.next_to("first");
  e.pass(5h);
  CHECK_FALSE(next_deadline(e.s, e.now));
  CHECK(hand_over(e) == code::stale);
  CHECK(e.left_of("first") == 10min - 5h);
}

TEST_CASE("R21.2 a segment with a grace hands over by itself when that much overtime has passed") {
  auto e = presenting();
  CHECK(handing_over_in(e) == duration{11min});
  e.pass(11min - 1ms);
  CHECK(hand_over(e) == code::stale);
  e.pass(1ms);
  CHECK(next_deadline(e.s, e.now)->at == e.now);
  CHECK(e.ask(server, next_deadline(e.s, e.now)->what) == done);
  CHECK(e.s.current == "second");
  CHECK(e.at("first").state == segment_state::done);
  CHECK(e.at("first").clock.used == 11min);
  CHECK(handing_over_in(e) == duration{12min});
}

TEST_CASE("R21.2 where nothing follows the session is in a gap") {
  auto plan = small_plan();
  plan.segments.back().grace = 30s;
  evening e(plan);
  e.next_to("end");
  e.pass(5min + 30s);
  CHECK(hand_over(e) == done);
  CHECK_FALSE(e.s.current);
  CHECK(e.s.gap_since == e.now);
  CHECK(e.s.status == session_status::running);
}

TEST_CASE("R21.3 the hand-over goes by the clock: added time and pauses put it off, and Next comes before it") {
  auto e = presenting();
  e.pass(10min + 30s);
  e.add("first", 2min);
  CHECK(handing_over_in(e) == duration{2min + 30s});
  e.pause();
  CHECK_FALSE(handing_over_in(e));
  e.pass(1h);
  CHECK(hand_over(e) == code::stale);
  e.resume();
  CHECK(handing_over_in(e) == duration{2min + 30s});
  e.pass(2min + 30s);
  auto const late = e.decided(server, command::hand_over{e.run()});
  e.next();
  CHECK_FALSE(e.happen(server, late));
  CHECK(e.s.current == "second");
}

TEST_CASE("R21.4 a hand-over can be undone, and the segment stays from then on") {
  auto e = presenting();
  e.pass(11min);
  REQUIRE(hand_over(e) == done);
  auto const record = e.s.seq;
  e.pass(5s);
  CHECK(e.ask(moderator, command::undo{record}) == done);
  CHECK(e.s.current == "first");
  CHECK(e.left_of("first") == -65s);
  CHECK_FALSE(handing_over_in(e));
  e.pass(1h);
  CHECK(hand_over(e) == code::stale);
  e.next();
  CHECK(handing_over_in(e) == duration{12min});
}

TEST_CASE("R21.5 where a moderator's press puts the end of the grace into the past the segment goes on") {
  SECTION("going back") {
    auto e = presenting();
    e.pass(11min);
    REQUIRE(hand_over(e) == done);
    e.pass(3min);
    e.back("first");
    CHECK(e.left_of("first") == -1min);
    CHECK_FALSE(handing_over_in(e));
    e.next();
    CHECK(handing_over_in(e) == duration{9min});
  }
  SECTION("taking time") {
    auto e = presenting();
    e.pass(9min);
    e.add("first", -2min);
    CHECK_FALSE(handing_over_in(e));
    e.add("second", -1min);
    CHECK_FALSE(handing_over_in(e));
  }
  SECTION("saying that it began before") {
    auto e = presenting();
    e.pass(10min);
    REQUIRE(e.ask(moderator, command::end_segment{e.run()}) == done);
    e.pass(10min);
    e.next();
    REQUIRE(e.s.current == "second");
    e.pass(5min);
    REQUIRE(e.ask(moderator, command::backdate_beginning{e.run(), e.now - 12min}) == done);
    CHECK(e.left_of("second") == -2min);
    CHECK_FALSE(handing_over_in(e));
  }
  SECTION("giving it a grace that is over") {
    auto e = presenting();
    e.pass(10min + 59s);
    auto const& p = e.at("first").plan;
    auto const edit = [&](std::optional<duration> grace) {
      segment_draft const to{p.kind, p.title, p.speakers, p.allotment, p.wrap_up, {}, grace, {}, {}};
      return e.ask(moderator, command::edit_segment{e.run(), "first", to});
    };
    REQUIRE(edit(30s) == done);
    CHECK_FALSE(handing_over_in(e));
    REQUIRE(edit(2min) == done);
    CHECK(handing_over_in(e) == duration{61s});
    REQUIRE(edit({}) == done);
    CHECK_FALSE(handing_over_in(e));
  }
}

TEST_CASE("R21.5 what others do meanwhile neither keeps a segment nor lets it go") {
  auto e = presenting();
  e.pass(11min);
  e.submit(rosa, "Who pays?");
  CHECK(handing_over_in(e) == duration{});
  REQUIRE(hand_over(e) == done);
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  e.approved(rosa, "And when?");
  CHECK_FALSE(handing_over_in(e));
  e.pause();
  e.resume();
  CHECK_FALSE(handing_over_in(e));
}

TEST_CASE("R21.6 with time that brings the end of the grace into the future it hands over again") {
  auto e = presenting();
  e.pass(11min);
  REQUIRE(hand_over(e) == done);
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  e.add("first", 3min);
  CHECK(handing_over_in(e) == duration{3min});
}

TEST_CASE("R21.7 everybody sees the grace coming, and that there is none any more") {
  auto e = presenting();
  for (auto const as : {role::moderator, role::panellist, role::stage, role::participant}) CHECK(grace_seen(e, as) == duration{1min});
  e.pass(11min);
  REQUIRE(hand_over(e) == done);
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK(e.changed.segments.contains("first"));
  for (auto const as : {role::moderator, role::panellist, role::stage, role::participant}) CHECK_FALSE(grace_seen(e, as));
}

TEST_CASE("R21.8 what the server does by itself stands in the history as the server's") {
  auto e = presenting();
  e.pass(11min);
  REQUIRE(hand_over(e) == done);
  CHECK(e.s.history.back().by.as == role::system);
  CHECK(e.s.history.back().did ==
        deed::undoable(deed::segment_begun{"Where it goes", false, deed::left_segment{"Where it comes from", 11min, 1min}}));
}
