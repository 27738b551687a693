// protocol/rules.md, section 11.

#include "catch.hpp"
#include "evening.hpp"

using namespace dais;
using namespace dais::test;

namespace {

// What the room does: both decide on the same state, and the log puts one behind the other.
event::any decided(evening const& e, actor const& by, command::any const& what) {
  return std::get<event::any>(decide(e.s, what, by, e.now));
}

}  // namespace

TEST_CASE("R11.1 everything that moderators do to the status, the segments and their clocks counts the revision of the run up") {
  evening e;
  auto before = e.run();
  auto const counts_one = [&](char const* what) {
    INFO(what);
    CHECK(e.run() == before + 1);
    before = e.run();
  };
  e.open(), counts_one("open");
  e.start(), counts_one("start");
  e.next(), counts_one("next");
  e.back("intro"), counts_one("back");
  e.pause(), counts_one("pause");
  e.resume(), counts_one("resume");
  e.add("intro", 1min), counts_one("add time");
  e.skip("talk"), counts_one("skip");
  CHECK(e.ask(moderator, command::restore{e.run(), "talk"}) == done);
  counts_one("restore");
  CHECK(e.ask(moderator, command::move{e.run(), "talk", {}}) == done);
  counts_one("move");
  e.end_segment(), counts_one("end the segment");
  e.end_session(), counts_one("end the session");
  e.close(), counts_one("close");
}

TEST_CASE("R11.2 a command that drives the session and names a revision that has passed does nothing") {
  evening e;
  e.next_to("first");
  auto const passed = e.run();
  e.pause();
  auto const before = e.s;
  std::vector<command::any> const asked{
      command::open_session{passed},         command::start{passed, {}},  command::next{passed},
      command::back{passed, "intro"},        command::pause{passed},      command::resume{passed},
      command::add_time{passed, "qa", 1min}, command::skip{passed, "qa"}, command::restore{passed, "qa"},
      command::move{passed, "qa", {}},       command::end_segment{passed}, command::end_session{passed},
      command::close_session{passed},        command::next{passed + 7},   command::next{0},
  };
  for (auto const& what : asked) {
    CAPTURE(what.index());
    CHECK(e.ask(moderator, what) == code::stale);
  }
  CHECK(e.s == before);
}

TEST_CASE("R11.3 two moderators who press Next at the same moment advance once") {
  evening e;
  e.open();
  e.start();
  auto const seen = e.run();

  SECTION("when the second press comes to a session that has moved on") {
    CHECK(e.ask(moderator, command::next{seen}) == done);
    CHECK(e.ask(co_moderator, command::next{seen}) == code::stale);
  }
  SECTION("when both were decided before either was in the log") {
    auto const one = decided(e, moderator, command::next{seen});
    auto const other = decided(e, co_moderator, command::next{seen});
    CHECK(e.happen(moderator, one));
    CHECK_FALSE(e.happen(co_moderator, other));
  }
  CHECK(e.s.current == "first");
}

TEST_CASE("R11.4 questions, votes and the floor leave the revision of the run as it is") {
  evening e;
  e.next_to("qa");
  auto const before = e.run();
  auto const question = e.on_stage(rosa, "Who pays?");
  REQUIRE(e.ask(tariq, command::vote{question, true}) == done);
  e.rules(false, false, true);
  auto const request = e.request_floor(rosa, "Rosa");
  REQUIRE(e.give_floor(request) == done);
  REQUIRE(e.ask(moderator, command::extend_intervention{request, e.revision_of(request), 1min}) == done);
  CHECK(e.run() == before);
}

TEST_CASE("R11.5 the rules of the questions have a revision of their own") {
  evening e;
  auto const seen = e.s.rules_revision;
  e.open();
  CHECK(e.ask(co_moderator, command::set_question_rules{seen, false, true, true}) == done);
  CHECK(e.s.rules_revision == seen + 1);
  CHECK(e.ask(moderator, command::set_question_rules{seen, true, true, false}) == code::stale);
  CHECK(e.s.rules == question_rules{false, true, true});
}

TEST_CASE("R11.6 each question has a revision, which counts up whenever its state changes") {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Who pays?");
  auto const other = e.submit(rosa, "Who gains?");
  CHECK(e.revision_of(id) == 1);
  REQUIRE(e.ask(moderator, command::approve{id, 1}) == done);
  CHECK(e.revision_of(id) == 2);
  CHECK(e.revision_of(other) == 1);
  CHECK(e.ask(co_moderator, command::decline{id, 1, "No."}) == code::stale);
  REQUIRE(e.ask(tariq, command::vote{id, true}) == done);
  CHECK(e.revision_of(id) == 2);
  REQUIRE(e.put_on_stage(id) == done);
  REQUIRE(e.put_on_stage(other) == done);  // which moves the other one back
  CHECK(e.revision_of(id) == 4);
}

TEST_CASE("R11.7 each request for the floor has a revision, which counts up with its state and with the time added to it") {
  evening e;
  e.next_to("qa");
  auto const id = e.request_floor(rosa, "Rosa");
  CHECK(e.revision_of(id) == 1);
  REQUIRE(e.give_floor(id) == done);
  CHECK(e.revision_of(id) == 2);
  REQUIRE(e.ask(moderator, command::extend_intervention{id, 2, 1min}) == done);
  CHECK(e.ask(co_moderator, command::extend_intervention{id, 2, 1min}) == code::stale);  // a minute is granted once
  CHECK(e.ask(co_moderator, command::end_intervention{id, 2}) == code::stale);
  CHECK(e.ask(co_moderator, command::end_intervention{id, 3}) == done);
  CHECK(e.revision_of(id) == 4);
}

TEST_CASE("R11.8 what names something that is not there is answered so") {
  evening e;
  e.next_to("qa");
  auto const n = e.run();
  std::vector<std::pair<command::any, rejection_code>> const asked{
      {command::start{n, "nowhere"}, code::no_such_segment},
      {command::back{n + 1, "nowhere"}, code::no_such_segment},
      {command::add_time{n, "nowhere", 1min}, code::no_such_segment},
      {command::skip{n, ""}, code::no_such_segment},
      {command::restore{n + 1, "nowhere"}, code::no_such_segment},
      {command::move{n, "nowhere", {}}, code::no_such_segment},
      {command::move{n, "end", "nowhere"}, code::no_such_segment},
      {command::approve{"q1", 1}, code::no_such_question},
      {command::decline{"q0", 1, "No."}, code::no_such_question},
      {command::queue{"", 1}, code::no_such_question},
      {command::unqueue{"r1", 1}, code::no_such_question},
      {command::put_on_stage{"q1", 7, "q2"}, code::no_such_question},
      {command::take_off_stage{"q1", 1}, code::no_such_question},
      {command::mark_answered{"q1", 1}, code::no_such_question},
      {command::give_floor{"r1", 1, {}}, code::no_such_request},
      {command::extend_intervention{"q1", 1, 1min}, code::no_such_request},
      {command::end_intervention{"r1", 1}, code::no_such_request},
  };
  for (auto const& [what, why] : asked) {
    CAPTURE(what.index());
    CHECK(e.ask(moderator, what) == why);
  }
  CHECK(e.ask(rosa, command::withdraw_question{"q1"}) == code::no_such_question);
  CHECK(e.ask(rosa, command::vote{"q1", true}) == code::no_such_question);
  CHECK(e.ask(rosa, command::withdraw_request{"r1"}) == code::no_such_request);
}

TEST_CASE("R11.9 to withdraw only the state of the thing itself counts") {
  evening e;
  e.next_to("qa");
  auto const question = e.submit(rosa, "Who pays?");
  REQUIRE(e.ask(moderator, command::queue{question, 1}) == done);  // while Rosa reaches for the button
  CHECK(e.ask(rosa, command::withdraw_question{question}) == done);
  auto const request = e.request_floor(rosa, "Rosa");
  e.next();
  CHECK(e.ask(rosa, command::withdraw_request{request}) == done);
}

TEST_CASE("R11.10 what was decided in time but overtaken on its way into the log changes nothing") {
  evening e;
  e.next_to("qa");
  auto const question = e.approved(rosa, "Who pays?");
  auto const other = e.approved(tariq, "Who gains?");
  auto const request = e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");

  struct crossing {
    char const* what;
    actor first_by;
    command::any first;
    actor second_by;
    command::any second;
  };
  auto const n = e.run();
  auto const q = e.revision_of(question);
  std::vector<crossing> const crossings{
      {"withdrawn while it is put on stage", rosa, command::withdraw_question{question}, moderator, command::put_on_stage{question, q, {}}},
      {"put on stage while it is withdrawn", moderator, command::put_on_stage{question, q, {}}, rosa, command::withdraw_question{question}},
      {"two put on stage", moderator, command::put_on_stage{question, q, {}}, co_moderator,
       command::put_on_stage{other, e.revision_of(other), {}}},
      {"approved and declined", moderator, command::mark_answered{question, q}, co_moderator, command::decline{question, q, "No."}},
      {"withdrawn while the floor is given", rosa, command::withdraw_request{request}, moderator, command::give_floor{request, 1, {}}},
      {"given while it is withdrawn", moderator, command::give_floor{request, 1, {}}, rosa, command::withdraw_request{request}},
      {"the floor given while its segment ends", moderator, command::next{n}, co_moderator, command::give_floor{request, 1, {}}},
      {"a pause while the segment ends", moderator, command::end_segment{n}, co_moderator, command::pause{n}},
      {"time added while the session ends", moderator, command::end_session{n}, co_moderator, command::add_time{n, "qa", 1min}},
      {"one vote from two devices", mei, command::vote{question, true}, mei, command::vote{question, true}},
      {"one request from two devices", mei, command::request_floor{"Mei", ""}, mei, command::request_floor{"Mei", ""}},
      {"a vote while it is declined", moderator, command::decline{question, q, "No."}, mei, command::vote{question, true}},
  };
  for (auto const& one : crossings) {
    INFO(one.what);
    auto crossed = e;
    auto const first = decided(crossed, one.first_by, one.first);
    auto const second = decided(crossed, one.second_by, one.second);
    CHECK(crossed.happen(one.first_by, first));
    auto expected = crossed.s;
    CHECK_FALSE(crossed.happen(one.second_by, second));
    ++expected.seq;
    CHECK(crossed.s == expected);
  }
}

TEST_CASE("R11.11 a record that does not fit changes nothing but the session's place in the log and its time") {
  evening e;
  e.next_to("first");
  auto expected = e.s;
  e.pass(1min);
  CHECK_FALSE(e.happen(moderator, event::segment_begun{1, "qa", false}));
  CHECK(e.changed.empty());
  ++expected.seq;
  expected.at = e.now;
  CHECK(e.s == expected);
}
