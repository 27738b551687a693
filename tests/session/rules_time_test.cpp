// protocol/rules.md, sections 4 and 5.

#include "catch.hpp"
#include "evening.hpp"
#include "session/run/forecast.hpp"

using namespace dais;
using namespace dais::test;

namespace {

time_point const ten = small_plan().start;

// A clock of ten minutes with a wrap-up of two, begun at `ten`.
struct clock_at {
  countdown c{10min, {}, {}, ten};

  phase after(duration l) const { return phase_of(c, 2min, ten + l); }
};

struct row {
  duration spent;
  phase is;
};

time_point expected_start(evening const& e, std::string const& id) {
  auto const f = forecast_of(e.s);
  return moved(f, f.segments.at(id).start, e.now);
}

time_point expected_end(evening const& e, std::string const& id) {
  auto const f = forecast_of(e.s);
  return moved(f, f.segments.at(id).end, e.now);
}

time_point expected_end(evening const& e) {
  auto const f = forecast_of(e.s);
  return moved(f, f.end.value(), e.now);
}

}  // namespace

TEST_CASE("R4.1 what is left is the allotment and the added time without the time spent") {
  clock_at at;
  CHECK(left(at.c, ten) == 10min);
  CHECK(left(at.c, ten + 1ms) == 10min - 1ms);
  CHECK(left(at.c, ten + 10min) == 0min);
  CHECK(left(at.c, ten + 12min) == -2min);
  at.c.added = 5min;
  CHECK(left(at.c, ten + 12min) == 3min);
  CHECK(due(at.c) == ten + 15min);
  CHECK(left(at.c, ten - 1min) == 15min);  // a time before it began spends nothing
}

TEST_CASE("R4.2 added time is kept apart from the allotment") {
  auto e = at_ten();
  e.add("intro", 2min);
  e.add("intro", -30s);
  CHECK(e.at("intro").clock.allotment == 5min);
  CHECK(e.at("intro").clock.added == 90s);
}

TEST_CASE("R4.3 time during a pause is not spent") {
  auto e = at_ten();
  for (int i = 0; i < 3; ++i) {
    e.pass(1min);
    e.pause();
    e.pass(7min);
    e.resume();
  }
  CHECK(e.left_of("intro") == 2min);
}

TEST_CASE("R4.4 a clock that stands still and has spent nothing is waiting") {
  evening e;
  CHECK(phase_of(e.at("intro").clock, 1min, e.now) == phase::waiting);
  CHECK(phase_of(e.at("intro").clock, 1min, e.now + 3h) == phase::waiting);
}

TEST_CASE("R4.5 a clock that runs is running while more is left than its wrap-up") {
  clock_at const at;
  for (auto const& [spent, is] : {row{0ms, phase::running}, row{1ms, phase::running}, row{5min, phase::running},
                                  row{8min - 1ms, phase::running}, row{8min, phase::wrap_up}}) {
    CAPTURE(spent.count());
    CHECK(at.after(spent) == is);
  }
}

TEST_CASE("R4.6 a clock that runs is in wrap-up from where its wrap-up is left until nothing is left") {
  clock_at const at;
  for (auto const& [spent, is] : {row{8min - 1ms, phase::running}, row{8min, phase::wrap_up}, row{9min, phase::wrap_up},
                                  row{10min - 1ms, phase::wrap_up}, row{10min, phase::wrap_up}, row{10min + 1ms, phase::overtime}}) {
    CAPTURE(spent.count());
    CHECK(at.after(spent) == is);
  }
  CHECK(phase_of(at.c, 0min, ten + 10min - 1ms) == phase::running);  // without a wrap-up
  CHECK(phase_of(at.c, 0min, ten + 10min) == phase::wrap_up);
}

TEST_CASE("R4.7 a clock that runs is in overtime from the first millisecond below zero") {
  clock_at const at;
  for (auto const& [spent, is] :
       {row{10min, phase::wrap_up}, row{10min + 1ms, phase::overtime}, row{11min, phase::overtime}, row{24h, phase::overtime}}) {
    CAPTURE(spent.count());
    CHECK(at.after(spent) == is);
  }
}

TEST_CASE("R4.8 a clock that stands still and has spent something is paused") {
  clock_at at;
  duration const spent = GENERATE(duration{1ms}, duration{5min}, duration{9min}, duration{11min});
  hold(at.c, ten + spent);
  CHECK(at.after(spent) == phase::paused);
  CHECK(at.after(3h) == phase::paused);
  CHECK(left(at.c, ten + 3h) == 10min - spent);
  run(at.c, ten + 3h);
  CHECK(at.after(3h) != phase::paused);
  CHECK(left(at.c, ten + 3h) == 10min - spent);
}

TEST_CASE("R4.9 added time brings a clock back out of overtime and time that is taken brings it there") {
  auto e = at_ten();
  auto const phase_now = [&] { return phase_of(e.at("intro").clock, e.at("intro").plan.wrap_up, e.now); };
  e.pass(6min);
  CHECK(phase_now() == phase::overtime);
  e.add("intro", 1min + 30s);
  CHECK(phase_now() == phase::wrap_up);
  e.add("intro", 1min);
  CHECK(phase_now() == phase::running);
  e.add("intro", -1min);
  CHECK(phase_now() == phase::wrap_up);
  e.add("intro", -1min);
  CHECK(phase_now() == phase::overtime);
}

TEST_CASE("R5.1 planned times follow from the plan alone") {
  auto const spans = planned_spans(small_plan());
  CHECK(spans.at("intro") == forecast::span{ten, ten + 5min});
  CHECK(spans.at("first") == forecast::span{ten + 5min, ten + 15min});
  CHECK(spans.at("end") == forecast::span{ten + 60min, ten + 65min});

  evening e;
  e.add("intro", 5min);
  e.skip("first");
  CHECK(planned_spans(e.s.plan) == spans);
}

TEST_CASE("R5.2 before anything runs the segments are expected from the planned start") {
  evening e;
  CHECK(expected_start(e, "intro") == ten);
  CHECK(expected_end(e) == ten + 65min);
  e.open();
  e.add("intro", 2min);
  e.skip("talk");
  CHECK(expected_start(e, "first") == ten + 7min);
  CHECK(expected_start(e, "qa") == ten + 27min);
  CHECK(expected_end(e) == ten + 52min);
}

TEST_CASE("R5.3 when the planned start has passed with nothing begun all expected times move with the clock") {
  evening e;
  e.open();
  e.pass(22min);
  CHECK(expected_start(e, "intro") == ten + 7min);
  CHECK(expected_end(e) == ten + 72min);
  e.pass(1min);
  CHECK(expected_end(e) == ten + 73min);
}

TEST_CASE("R5.4 the current segment is expected to end when its clock is at zero and the others follow it") {
  evening e;
  e.open();
  e.pass(18min);
  e.start();
  CHECK(expected_end(e, "intro") == ten + 8min);
  CHECK(expected_start(e, "first") == ten + 8min);
  CHECK(expected_end(e) == ten + 68min);
  e.pass(4min);
  CHECK(expected_end(e) == ten + 68min);
  e.next();
  CHECK(expected_end(e) == ten + 67min);
}

TEST_CASE("R5.5 in overtime all expected times that follow move with the clock") {
  auto e = at_ten();
  e.pass(5min);
  CHECK(expected_end(e, "intro") == ten + 5min);
  e.pass(3min);
  CHECK(expected_end(e, "intro") == ten + 8min);
  CHECK(expected_start(e, "first") == ten + 8min);
  CHECK(expected_end(e) == ten + 68min);
}

TEST_CASE("R5.6 during a pause the expected end of the segment and all that follows move with the clock") {
  auto e = at_ten();
  e.pass(2min);
  e.pause();
  CHECK(expected_end(e, "intro") == ten + 5min);
  e.pass(4min);
  CHECK(expected_end(e, "intro") == ten + 9min);
  CHECK(expected_end(e) == ten + 69min);
  e.resume();
  CHECK(expected_end(e) == ten + 69min);

  SECTION("and in overtime they follow at once when it is lifted") {
    e.pass(10min);
    e.pause();
    e.pass(1min);
    CHECK(expected_start(e, "first") == e.now);
  }
}

TEST_CASE("R5.7 in a gap what is still to come is expected from now on") {
  auto e = at_ten();
  e.pass(5min);
  e.end_segment();
  CHECK(expected_start(e, "first") == ten + 5min);
  e.pass(2min);
  CHECK(expected_start(e, "first") == ten + 7min);
  CHECK(expected_start(e, "second") == ten + 17min);
  CHECK(expected_end(e) == ten + 67min);
}

TEST_CASE("R5.8 adding or taking time moves everything that follows") {
  auto e = at_ten();
  e.add("intro", 90s);
  CHECK(expected_start(e, "first") == ten + 6min + 30s);
  e.add("second", -1min);
  CHECK(expected_start(e, "second") == ten + 16min + 30s);
  CHECK(expected_start(e, "talk") == ten + 25min + 30s);
  CHECK(expected_end(e) == ten + 65min + 30s);
}

TEST_CASE("R5.9 an interrupted segment is expected to take what is left on its clock, but never less than nothing") {
  auto e = at_ten();
  e.pass(4min);
  e.next();
  duration const spoken = GENERATE(duration{6min}, duration{13min});
  e.pass(spoken);
  e.back("intro");
  CHECK(expected_start(e, "first") == e.now + 1min);
  CHECK(expected_end(e, "first") == e.now + 1min + std::max(duration{}, 10min - spoken));
}

TEST_CASE("R5.10 nothing is expected of a segment that was skipped or passed over") {
  auto e = at_ten();
  e.skip("second");
  e.start("talk");
  auto const f = forecast_of(e.s);
  CHECK(f.segments.size() == 3);
  CHECK(f.segments.count("first") == 0);
  CHECK(f.segments.count("second") == 0);
  CHECK(expected_end(e) == ten + 40min);
}

TEST_CASE("R5.11 the current segment is expected to have begun when it first began") {
  auto e = at_ten();
  e.pass(5min);
  e.next();
  e.pass(1min);
  e.back("intro");
  CHECK(expected_start(e, "intro") == ten);
}

TEST_CASE("R5.12 nothing is expected of a session that is over") {
  auto e = at_ten();
  e.end_session();
  CHECK(forecast_of(e.s) == forecast{});
  e.close();
  CHECK(forecast_of(e.s) == forecast{});
}

TEST_CASE("R5.13 the session is ahead or behind by its expected end against its planned end") {
  auto e = at_ten();
  CHECK(expected_end(e) - e.s.plan.end == 0min);
  e.pass(2min);
  e.next();
  CHECK(expected_end(e) - e.s.plan.end == -3min);
  e.pass(17min);
  CHECK(expected_end(e) - e.s.plan.end == 4min);
}
