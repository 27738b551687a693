// protocol/rules.md, section 3.

#include "catch.hpp"
#include "evening.hpp"

using namespace dais;
using namespace dais::test;

TEST_CASE("R3.1 start begins the first segment that is still to come, in an open session or in a gap") {
  evening e;
  e.skip("intro");
  e.open();
  e.start();
  CHECK(e.s.current == "first");
  e.end_segment();
  e.start();
  CHECK(e.s.current == "second");
}

TEST_CASE("R3.2 next ends the current segment and begins the following one") {
  evening e;
  e.open();
  e.start();
  e.pass(4min);
  e.next();
  CHECK(e.at("intro").state == segment_state::done);
  CHECK(e.at("intro").ended == e.now);
  CHECK(e.at("intro").clock.used == 4min);
  CHECK(e.s.current == "first");
  CHECK(e.at("first").began == e.now);
  CHECK(e.left_of("first") == 10min);
}

TEST_CASE("R3.3 next in a gap begins the following segment") {
  evening e;
  e.next_to("first");
  e.end_segment();
  e.pass(3min);
  e.next();
  CHECK(e.s.current == "second");
  CHECK(e.at("second").began == e.now);
}

TEST_CASE("R3.4 next is refused when nothing follows and in a session that does not run") {
  evening e;
  CHECK(e.ask(moderator, command::next{e.run()}) == code::wrong_status);
  e.open();
  CHECK(e.ask(moderator, command::next{e.run()}) == code::wrong_status);
  e.next_to("end");
  CHECK(e.ask(moderator, command::next{e.run()}) == code::wrong_segment);
  e.end_segment();
  CHECK(e.ask(moderator, command::next{e.run()}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::start{e.run(), {}}) == code::wrong_segment);
  e.end_session();
  CHECK(e.ask(moderator, command::next{e.run()}) == code::wrong_status);
}

TEST_CASE("R3.5 start by name begins a segment wherever it stands and ends the current one") {
  evening e;
  e.open();
  e.start("second");
  CHECK(e.s.current == "second");
  e.pass(1min);
  e.start("first");
  CHECK(e.s.current == "first");
  CHECK(e.at("second").state == segment_state::done);
  CHECK(e.at("second").ended == e.now);
  e.back("second");
  e.start("first");
  CHECK(e.at("second").state == segment_state::done);
  CHECK(e.ask(moderator, command::start{e.run(), "first"}) == code::wrong_segment);   // current
  CHECK(e.ask(moderator, command::start{e.run(), "second"}) == code::wrong_segment);  // done
  e.skip("qa");
  CHECK(e.ask(moderator, command::start{e.run(), "qa"}) == code::wrong_segment);
}

TEST_CASE("R3.6 start without a name is refused while a segment is current") {
  evening e;
  e.open();
  e.start();
  CHECK(e.ask(moderator, command::start{e.run(), {}}) == code::wrong_segment);
  CHECK(e.s.current == "intro");
}

TEST_CASE("R3.7 nothing can be started before the session is open, or when it is over") {
  evening e;
  CHECK(e.ask(moderator, command::start{e.run(), {}}) == code::wrong_status);
  CHECK(e.ask(moderator, command::start{e.run(), "qa"}) == code::wrong_status);
  e.open();
  e.start();
  e.end_session();
  CHECK(e.ask(moderator, command::start{e.run(), {}}) == code::wrong_status);
  CHECK(e.ask(moderator, command::start{e.run(), "qa"}) == code::wrong_status);
}

TEST_CASE("R3.8 going back begins a segment again with its clock going on from where it stood") {
  evening e;
  e.open();
  e.start();
  e.pass(4min);
  e.next();
  e.pass(2min);
  e.back("intro");
  CHECK(e.s.current == "intro");
  CHECK(e.left_of("intro") == 1min);
  e.pass(2min);
  CHECK(e.left_of("intro") == -1min);

  SECTION("an interrupted one too, which lies ahead") {
    e.back("first");
    CHECK(e.s.current == "first");
    CHECK(e.left_of("first") == 8min);
    CHECK(e.at("intro").state == segment_state::interrupted);
  }
}

TEST_CASE("R3.9 the segment that is left by going back is interrupted and goes on when Next comes to it") {
  evening e;
  e.next_to("first");
  e.pass(3min);
  e.back("intro");
  CHECK(e.at("first").state == segment_state::interrupted);
  CHECK(e.at("first").clock.used == 3min);
  e.pass(1min);
  e.next();
  CHECK(e.s.current == "first");
  CHECK(e.left_of("first") == 7min);
}

TEST_CASE("R3.10 after going back Next does not repeat what is done") {
  evening e;
  e.next_to("talk");
  e.back("intro");
  e.next();
  CHECK(e.s.current == "talk");
  e.next();
  CHECK(e.s.current == "qa");
}

TEST_CASE("R3.11 nobody can go back to a segment that is ahead, current or skipped") {
  evening e;
  CHECK(e.ask(moderator, command::back{e.run(), "intro"}) == code::wrong_status);
  e.open();
  CHECK(e.ask(moderator, command::back{e.run(), "intro"}) == code::wrong_status);
  e.start();
  e.skip("first");
  for (auto const* id : {"intro", "first", "qa"}) {
    CAPTURE(id);
    CHECK(e.ask(moderator, command::back{e.run(), id}) == code::wrong_segment);
  }
}

TEST_CASE("R3.12 ending the current segment leaves a gap") {
  evening e;
  e.open();
  e.start();
  e.pass(6min);
  e.end_segment();
  CHECK(e.at("intro").state == segment_state::done);
  CHECK(e.s.gap_since == e.now);
  e.pass(1min);
  CHECK(e.left_of("intro") == -1min);
}

TEST_CASE("R3.13 only a current segment can be ended or paused") {
  evening e;
  auto const nothing_runs = [&] {
    CHECK(e.ask(moderator, command::end_segment{e.run()}) == code::wrong_segment);
    CHECK(e.ask(moderator, command::pause{e.run()}) == code::wrong_segment);
  };
  nothing_runs();
  e.open();
  nothing_runs();
  e.start();
  e.end_segment();
  nothing_runs();
  e.end_session();
  nothing_runs();
}

TEST_CASE("R3.14 pause stops the clock of the current segment and resume lets it go on") {
  evening e;
  e.open();
  e.start();
  e.pass(2min);
  e.pause();
  CHECK(e.s.paused_since == e.now);
  e.pass(30min);
  CHECK(e.left_of("intro") == 3min);
  e.resume();
  CHECK_FALSE(e.s.paused_since);
  e.pass(1min);
  CHECK(e.left_of("intro") == 2min);
}

TEST_CASE("R3.15 what is paused cannot be paused again, and what is not paused cannot be resumed") {
  evening e;
  CHECK(e.ask(moderator, command::resume{e.run()}) == code::wrong_state);
  e.open();
  e.start();
  CHECK(e.ask(moderator, command::resume{e.run()}) == code::wrong_state);
  e.pause();
  CHECK(e.ask(moderator, command::pause{e.run()}) == code::wrong_state);
  CHECK(e.s.paused_since == e.now);
}

TEST_CASE("R3.16 leaving a paused segment lifts the pause") {
  evening e;
  e.next_to("first");
  e.pass(2min);
  e.pause();
  e.pass(5min);

  SECTION("by Next") { e.next(); }
  SECTION("by going back") { e.back("intro"); }
  SECTION("by name") { e.start("qa"); }
  SECTION("by ending it") { e.end_segment(); }
  SECTION("by skipping it") { e.skip("first"); }
  SECTION("by ending the session") { e.end_session(); }

  CHECK_FALSE(e.s.paused_since);
  CHECK(e.at("first").clock.used == 2min);
  if (e.s.current) CHECK(e.at(*e.s.current).clock.running_since == e.now);
}

TEST_CASE("R3.17 time can be added to a segment or taken from it while it is ahead, current or interrupted") {
  evening e;
  e.add("qa", 2min);
  CHECK(e.left_of("qa") == 22min);
  e.next_to("first");
  e.pass(1min);
  e.add("first", -3min);
  CHECK(e.left_of("first") == 6min);
  e.back("intro");
  e.add("first", 1min);
  CHECK(e.left_of("first") == 7min);
  e.end_segment();
  e.add("qa", -2min);
  CHECK(e.at("qa").clock.added == 0min);
  CHECK(e.ask(co_moderator, command::add_time{e.run(), "qa", 1min}) == done);
}

TEST_CASE("R3.18 time cannot be added to a segment that is done or skipped, nor when the session is over") {
  evening e;
  e.next_to("first");
  e.skip("qa");
  CHECK(e.ask(moderator, command::add_time{e.run(), "intro", 1min}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::add_time{e.run(), "qa", 1min}) == code::wrong_segment);
  e.end_session();
  CHECK(e.ask(moderator, command::add_time{e.run(), "end", 1min}) == code::wrong_status);
}

TEST_CASE("R3.19 at once between a millisecond and an hour is added or taken") {
  evening e;
  for (auto const by : std::vector<duration>{0min, 61min, -61min, 100000h}) {
    CAPTURE(by.count());
    CHECK(e.ask(moderator, command::add_time{e.run(), "qa", by}) == code::out_of_range);
  }
  e.add("qa", 60min);
  e.add("qa", -60min);
  CHECK(e.ask(moderator, command::add_time{e.run(), "qa", 1ms}) == done);
  CHECK(e.ask(moderator, command::add_time{e.run(), "qa", -1ms}) == done);
}

TEST_CASE("R3.20 taking time leaves a segment zero or more, adding time leaves it twelve hours or less") {
  evening e;
  CHECK(e.ask(moderator, command::add_time{e.run(), "intro", -5min - 1ms}) == code::out_of_range);
  e.add("intro", -5min);
  CHECK(e.left_of("intro") == 0min);
  for (int i = 0; i < 11; ++i) e.add("qa", 60min);
  CHECK(e.ask(moderator, command::add_time{e.run(), "qa", 40min + 1ms}) == code::out_of_range);
  e.add("qa", 40min);
  CHECK(e.left_of("qa") == 12h);
}
