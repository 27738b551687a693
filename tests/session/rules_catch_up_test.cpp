// protocol/rules.md, section 15.

#include "catch.hpp"
#include "session/run/catch_up.hpp"
#include "session/run/forecast.hpp"
#include "undoing.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using allotted = std::vector<offer::allotted>;

std::vector<offer> offers(evening const& e) { return catch_up_offers(e.s, behind(e.s, e.now).value(), e.now); }

std::optional<offer> offered(evening const& e, remedy how) {
  for (auto const& one : offers(e)) {
    if (one.how == how) return one;
  }
  return std::nullopt;
}

rejection_code take(evening& e, remedy how) { return e.ask(moderator, command::catch_up{e.run(), how, behind(e.s, e.now).value(), {}}); }

// Begins late, by so much; early where it is below zero.
evening late(duration by, session_plan const& plan = small_plan()) {
  evening e(plan);
  e.open();
  e.pass(15min + by);
  e.start();
  return e;
}

session_plan with_hard_stop() {
  auto plan = small_plan();
  plan.hard_stop = true;
  return plan;
}

}  // namespace

TEST_CASE("R15.1 ways back are offered while the session is behind or ahead, until it is over") {
  evening e;
  CHECK(behind(e.s, e.now) == 0min);
  CHECK(offers(e).empty());
  e.pass(15min + 3min);  // it should have begun
  CHECK(behind(e.s, e.now) == 3min);
  CHECK_FALSE(offers(e).empty());
  e.open();
  e.start();
  CHECK_FALSE(offers(e).empty());
  e.end_segment();
  CHECK(behind(e.s, e.now) == -2min);
  CHECK_FALSE(offers(e).empty());
  e.end_session();
  CHECK_FALSE(behind(e.s, e.now));
  CHECK(catch_up_offers(e.s, 3min, e.now).empty());
}

TEST_CASE("R15.2 behind, the presentations and discussions that have not begun can be shortened, evenly") {
  auto e = late(6min);
  auto const one = offered(e, remedy::shorten);
  REQUIRE(one);
  CHECK(one->segments == allotted{{"first", 10min, 8min}, {"second", 10min, 8min}, {"talk", 15min, 13min}});
  CHECK(one->behind == 0min);
  e.next();
  CHECK(offered(e, remedy::shorten).value().segments.size() == 2);  // the first one has begun, on time again but for a minute
  e.back("intro");
  CHECK(offered(e, remedy::shorten).value().segments.size() == 2);  // and is to go on
}

TEST_CASE("R15.3 behind, the time can be taken from the Q&A, also while it runs") {
  auto e = late(6min);
  CHECK(offered(e, remedy::from_questions).value().segments == allotted{{"qa", 20min, 14min}});
  e.pass(39min);
  e.next_to("qa");
  e.pass(2min);
  CHECK(offered(e, remedy::from_questions).value().segments == allotted{{"qa", 20min, 15min}});
  REQUIRE(take(e, remedy::from_questions) == done);
  CHECK(e.left_of("qa") == 13min);
}

TEST_CASE("R15.4 behind, a segment that has not begun can be dropped") {
  auto plan = small_plan();
  SECTION("a discussion, where there is no break") {
    auto e = late(6min, plan);
    CHECK(offered(e, remedy::drop).value().dropped == "talk");
    REQUIRE(take(e, remedy::drop) == done);
    CHECK(e.at("talk").state == segment_state::skipped);
    CHECK(behind(e.s, e.now) == -9min);
  }
  SECTION("a break before all others") {
    plan.segments.push_back({"coffee", segment_kind::break_, "Coffee", {}, 5min, 1min, ""});
    CHECK(offered(late(6min, plan), remedy::drop).value().dropped == "coffee");
  }
  SECTION("the shortest that makes up for all of it, or else the longest") {
    plan.segments[3] = {"talk", segment_kind::break_, "Coffee", {}, 15min, 1min, ""};
    plan.segments[4] = {"qa", segment_kind::break_, "Tea", {}, 20min, 1min, ""};
    CHECK(offered(late(6min, plan), remedy::drop).value().dropped == "talk");
    CHECK(offered(late(16min, plan), remedy::drop).value().dropped == "qa");
    CHECK(offered(late(26min, plan), remedy::drop).value().dropped == "qa");
    CHECK(offered(late(26min, plan), remedy::drop).value().behind == 6min);
  }
  SECTION("a presentation, where there is nothing else, and no Q&A or concluding remarks") {
    plan.segments[3] = {"talk", segment_kind::qa, "Questions", {}, 15min, 1min, ""};
    auto e = late(6min, plan);
    CHECK(offered(e, remedy::drop).value().dropped == "second");
    e.next_to("second");
    CHECK_FALSE(offered(e, remedy::drop));
  }
}

TEST_CASE("R15.5 behind, the end can be moved by whole minutes, unless it is a hard stop") {
  auto e = late(5min + 1s);
  auto const one = offered(e, remedy::extend);
  REQUIRE(one);
  CHECK(one->end == e.s.end + 6min);
  CHECK(one->behind == -59s);
  REQUIRE(take(e, remedy::extend) == done);
  CHECK(e.s.end == e.s.plan.end + 6min);
  CHECK(behind(e.s, e.now) == -59s);

  auto hard = late(5min, with_hard_stop());
  CHECK_FALSE(offered(hard, remedy::extend));
  CHECK(take(hard, remedy::extend) == code::out_of_range);
  CHECK(hard.s.end == hard.s.plan.end);
}

TEST_CASE("R15.6 no segment is shortened below its protected minimum") {
  auto plan = small_plan();
  plan.segments[1].minimum = 9min;
  plan.segments[2].minimum = 0min;
  auto e = late(40min, plan);
  auto const one = offered(e, remedy::shorten);
  REQUIRE(one);
  CHECK(one->segments == allotted{{"first", 10min, 9min}, {"second", 10min, 0min}, {"talk", 15min, 7min + 30s}});
  CHECK(one->behind == 40min - 1min - 10min - 7min - 30s);
  CHECK(offered(e, remedy::from_questions).value().segments == allotted{{"qa", 20min, 10min}});
  CHECK(protected_minimum(plan.segments[0]) == 5min);
  CHECK(protected_minimum(plan.segments[5]) == 5min);
}

TEST_CASE("R15.6 nor below what of it is spent") {
  auto e = late(0min);
  e.next_to("qa");
  e.pass(14min);
  auto const all = catch_up_offers(e.s, 30min, e.now);
  REQUIRE(all.front().how == remedy::from_questions);
  CHECK(all.front().segments == allotted{{"qa", 20min, 14min}});
  e.pass(7min);
  for (auto const& one : catch_up_offers(e.s, 30min, e.now)) CHECK(one.how != remedy::from_questions);
}

TEST_CASE("R15.7 shares are even, and sums are exact to the millisecond") {
  auto e = late(5min + 1500ms);
  auto const one = offered(e, remedy::shorten).value();
  CHECK(one.behind == 0ms);
  duration sum{};
  for (auto const& g : one.segments) {
    CHECK(g.before - g.after >= 100s);
    CHECK(g.before - g.after <= 101s);
    sum += g.before - g.after;
  }
  CHECK(sum == 5min + 1500ms);

  e.add("first", -4min - 500ms);  // leaves it half a second of room
  e.add("qa", 4min + 500ms);
  auto const narrow = offered(e, remedy::shorten).value();
  CHECK(narrow.segments[0].before - narrow.segments[0].after == 59500ms);
  auto const second = narrow.segments[1].before - narrow.segments[1].after;
  auto const talk = narrow.segments[2].before - narrow.segments[2].after;
  CHECK(second + talk == 5min + 1500ms - 59500ms);
  CHECK((second - talk <= 1s && talk - second <= 1s));
}

TEST_CASE("R15.8 ahead, the time goes to the Q&A, evenly to presentations and discussions, or the end is sooner") {
  auto e = late(-9min - 30s);
  CHECK(behind(e.s, e.now) == -9min - 30s);
  CHECK(offered(e, remedy::to_questions).value().segments == allotted{{"qa", 20min, 29min + 30s}});
  CHECK(offered(e, remedy::lengthen).value().segments ==
        allotted{{"first", 10min, 13min + 10s}, {"second", 10min, 13min + 10s}, {"talk", 15min, 18min + 10s}});
  auto const sooner = offered(e, remedy::end_earlier).value();
  CHECK(sooner.end == e.s.end - 9min);
  CHECK(sooner.behind == -30s);
  CHECK(offers(e).size() == 3);
  REQUIRE(take(e, remedy::end_earlier) == done);
  CHECK(behind(e.s, e.now) == -30s);
  CHECK_FALSE(offered(e, remedy::end_earlier));
}

TEST_CASE("R15.8 what a clock has overdrawn is made up for first") {
  auto plan = small_plan();
  plan.end += 40min;
  auto e = late(0min, plan);
  e.next_to("qa");
  e.pass(22min);
  CHECK(e.left_of("qa") == -2min);
  auto const before = behind(e.s, e.now).value();
  REQUIRE(before < 0min);
  SECTION("while it runs") {}
  SECTION("in a pause") { e.pause(); }
  SECTION("when it is to go on") { e.back("talk"); }
  auto const now_behind = behind(e.s, e.now).value();
  REQUIRE(now_behind < 0min);
  auto const one = offered(e, remedy::to_questions).value();
  CHECK(one.segments == allotted{{"qa", 20min, 22min - now_behind}});
  REQUIRE(take(e, remedy::to_questions) == done);
  CHECK(behind(e.s, e.now) == 0min);
}

TEST_CASE("R15.9 clocks that run are left alone, but that of the Q&A") {
  auto e = late(6min);
  e.next();
  e.pass(3min);
  auto const running = e.at("first").clock;
  for (auto const& one : offers(e)) {
    for (auto const& g : one.segments) {
      CHECK(g.segment != "first");
      CHECK(g.after < g.before);
    }
    CHECK(one.dropped != "first");
  }
  REQUIRE(take(e, remedy::shorten) == done);
  CHECK(e.at("first").clock == running);

  auto early = late(-6min);
  for (auto const& one : offers(early)) {
    for (auto const& g : one.segments) CHECK(g.after > g.before);
  }
}

TEST_CASE("R15.10 when an offer is taken just that comes of it") {
  for (auto const by : {7min, -7min}) {
    for (auto const how : {remedy::shorten, remedy::from_questions, remedy::drop, remedy::extend, remedy::to_questions, remedy::lengthen,
                           remedy::end_earlier}) {
      auto e = late(by);
      e.pass(1234ms);
      auto const one = offered(e, how);
      if (!one) continue;
      auto const before = e.s;
      REQUIRE(take(e, how) == done);
      CHECK(behind(e.s, e.now) == one->behind);
      CHECK(e.s.end == one->end.value_or(before.end));
      for (auto const& [id, g] : e.s.segments) {
        auto const changed = std::find_if(one->segments.begin(), one->segments.end(), [&](auto const& c) { return c.segment == id; });
        auto const had = before.segments.at(id).clock.allotment + before.segments.at(id).clock.added;
        CHECK(g.clock.allotment + g.clock.added == (changed == one->segments.end() ? had : changed->after));
        CHECK(g.clock.allotment == before.segments.at(id).clock.allotment);
        CHECK((g.state == segment_state::skipped) == (one->dropped == id));
        CHECK((changed == one->segments.end() || changed->before == had));
      }
    }
  }
}

TEST_CASE("R15.11 nothing is changed before an offer is taken, for the state and the difference that it was made for") {
  auto e = late(6min);
  auto const seen = e.s;
  CHECK_FALSE(offers(e).empty());
  CHECK(e.s == seen);
  e.pass(2min);
  REQUIRE(e.ask(co_moderator, command::catch_up{e.run(), remedy::from_questions, 6min, {}}) == done);
  CHECK(e.at("qa").clock.added == -6min);
  CHECK(e.ask(moderator, command::catch_up{seen.revision, remedy::shorten, 6min, {}}) == code::stale);
  CHECK(e.at("first").clock.added == 0min);

  auto const before = standing(seen);
  REQUIRE(undo(e) == done);
  CHECK(standing(e.s) == before);
}

TEST_CASE("R15.12 an offer that would change nothing is not made, and a way that is not open is refused") {
  auto e = late(6min);
  CHECK(take(e, remedy::lengthen) == code::out_of_range);
  CHECK(take(e, remedy::to_questions) == code::out_of_range);
  CHECK(e.ask(moderator, command::catch_up{e.run(), remedy::drop, 6min, "qa"}) == code::out_of_range);
  CHECK(e.ask(moderator, command::catch_up{e.run(), remedy::drop, 6min, "talk"}) == done);

  auto hard = late(6min, with_hard_stop());
  hard.now = hard.s.end - 3min;
  hard.next_to("end");
  REQUIRE(behind(hard.s, hard.now).value() > 0min);
  CHECK(offers(hard).empty());
  hard.end_session();
  CHECK(hard.ask(moderator, command::catch_up{hard.run(), remedy::drop, 1min, {}}) == code::wrong_status);
}
