// protocol/rules.md, sections 1 and 2.

#include "catch.hpp"
#include "evening.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

}  // namespace

TEST_CASE("R1.1 a session is prepared, open, running, concluded and closed, in this order") {
  evening e;
  CHECK(e.s.status == session_status::prepared);
  e.open();
  CHECK(e.s.status == session_status::open);
  e.start();
  CHECK(e.s.status == session_status::running);
  e.end_session();
  CHECK(e.s.status == session_status::concluded);
  e.close();
  CHECK(e.s.status == session_status::closed);
}

TEST_CASE("R1.2 a session is opened once") {
  evening e;
  e.open();
  CHECK(e.ask(moderator, command::open_session{e.run()}) == code::wrong_status);
  e.start();
  CHECK(e.ask(moderator, command::open_session{e.run()}) == code::wrong_status);
}

TEST_CASE("R1.3 a session runs as soon as its first segment begins") {
  evening e;
  e.open();
  CHECK_FALSE(e.s.started);
  e.start();
  CHECK(e.s.status == session_status::running);
  CHECK(e.s.current == "intro");
}

TEST_CASE("R1.4 a running session has a current segment or is in a gap") {
  evening e;
  e.open();
  e.start();
  CHECK(e.s.current == "intro");
  CHECK_FALSE(e.s.gap_since);
  e.pass(5min);
  e.end_segment();
  CHECK(e.s.status == session_status::running);
  CHECK_FALSE(e.s.current);
  CHECK(e.s.gap_since == e.now);
  e.next();
  CHECK(e.s.current == "first");
  CHECK_FALSE(e.s.gap_since);
}

TEST_CASE("R1.5 a running session can be ended, during a segment or in a gap") {
  evening e;
  CHECK(e.ask(moderator, command::end_session{e.run()}) == code::wrong_status);
  e.open();
  CHECK(e.ask(moderator, command::end_session{e.run()}) == code::wrong_status);
  e.start();
  bool const in_a_gap = GENERATE(false, true);
  if (in_a_gap) e.end_segment();
  e.pass(1min);
  e.end_session();
  CHECK(e.s.status == session_status::concluded);
  CHECK_FALSE(e.s.current);
  CHECK_FALSE(e.s.gap_since);
  CHECK(e.at("intro").state == segment_state::done);
  CHECK(e.ask(moderator, command::end_session{e.run()}) == code::wrong_status);
}

TEST_CASE("R1.6 a concluded session runs again when the moderator goes back") {
  evening e;
  e.next_to("qa");
  e.end_session();
  REQUIRE(e.s.concluded);
  e.back("qa");
  CHECK(e.s.status == session_status::running);
  CHECK_FALSE(e.s.concluded);
  CHECK(e.following() == "end");
}

TEST_CASE("R1.7 only a concluded session can be closed") {
  evening e;
  CHECK(e.ask(moderator, command::close_session{e.run()}) == code::wrong_status);
  e.open();
  CHECK(e.ask(moderator, command::close_session{e.run()}) == code::wrong_status);
  e.start();
  CHECK(e.ask(moderator, command::close_session{e.run()}) == code::wrong_status);
  e.end_session();
  e.close();
  CHECK(e.s.status == session_status::closed);
}

TEST_CASE("R1.8 whatever is asked of a closed session is refused") {
  evening e;
  e.next_to("qa");
  auto const question = e.approved(rosa, "Who pays?");
  auto const request = e.request_floor(tariq, "Tariq Haddad");
  e.end_session();
  e.close();
  std::vector<std::pair<actor, command::any>> const asked{
      {moderator, command::back{e.run(), "qa"}},
      {moderator, command::start{e.run(), "end"}},
      {moderator, command::add_time{e.run(), "end", 1min}},
      {moderator, command::close_session{e.run()}},
      {moderator, command::set_question_rules{e.s.rules_revision, false, false, intake::closed}},
      {moderator, command::decline{question, e.revision_of(question), "Too late."}},
      {moderator, command::mark_answered{question, e.revision_of(question)}},
      {moderator, command::restore_question{question, e.revision_of(question)}},
      {moderator, command::label_question{question, e.revision_of(question), {"money"}}},
      {moderator, command::mute{1, true}},
      {moderator, command::set_floor_rules{e.s.floor_revision, intake::closed, floor_order::first_come, 3min, 30s}},
      {moderator, command::announce_closing{e.s.floor_revision, 1min}},
      {moderator, command::close_list{e.s.floor_revision}},
      {server, command::close_list{e.s.floor_revision}},
      {moderator, command::enter_request{"Mei", ""}},
      {moderator, command::remove_request{request, e.revision_of(request)}},
      {moderator, command::give_floor{request, e.revision_of(request), {}}},
      {moderator, command::give_word{moderator_id, {}}},
      {ana, command::respond{question, willingness::will_answer}},
      {rosa, command::withdraw_question{question}},
      {mei, command::vote{question, true}},
      {mei, command::submit_question{"One more?", "", {}}},
      {mei, command::request_floor{"Mei", ""}},
      {tariq, command::withdraw_request{request}},
  };
  auto const before = e.s;
  for (auto const& [who, what] : asked) {
    CAPTURE(kind_number(what));
    CHECK(e.ask(who, what) == code::wrong_status);
  }
  CHECK(e.s == before);
}

TEST_CASE("R1.9 what was on its way when the session was closed changes nothing") {
  evening e;
  e.next_to("qa");
  auto const question = e.approved(rosa, "Who pays?");
  e.end_session();
  e.close();
  auto closed = e.s;
  std::vector<std::pair<actor, event::any>> const late{
      {mei, event::question_submitted{"One more?", "", {}, true, {}, false}},
      {mei, event::voted{question, true}},
      {rosa, event::question_withdrawn{question}},
      {mei, event::floor_requested{"Mei", "", {}, false, request_kind::speech, {}}},
      {moderator, event::question_answered{question, e.revision_of(question), answer_kind::live, ""}},
      {moderator, event::segment_begun{e.run(), "qa", true}},
      {moderator, event::question_labelled{question, e.revision_of(question), {"money"}}},
      {moderator, event::participant_muted{1, true}},
      {moderator, event::request_entered{"Mei", "", {}, false, request_kind::speech, {}}},
      {server, event::list_closed{e.s.floor_revision}},
  };
  for (auto const& [who, what] : late) {
    CAPTURE(kind_number(what));
    CHECK_FALSE(e.happen(who, what));
    closed.seq = e.s.seq;
    CHECK(e.s == closed);
  }
}

TEST_CASE("R1.10 the record keeps when the session was opened, began, ended and was closed") {
  evening e;
  auto const opened = e.now;
  e.open();
  e.pass(15min);
  auto const started = e.now;
  e.start();
  e.pass(5min);
  e.next();
  e.pass(50min);
  auto const concluded = e.now;
  e.end_session();
  e.pass(10min);
  e.close();
  CHECK(e.s.opened == opened);
  CHECK(e.s.started == started);
  CHECK(e.s.concluded == concluded);
  CHECK(e.s.closed == e.now);
}

TEST_CASE("R1.11 once the first segment has begun nothing changes the plan") {
  evening e;
  e.open();
  e.start();
  e.add("first", 3min);
  e.skip("second");
  REQUIRE(e.ask(moderator, command::move{e.run(), "qa", "talk"}) == done);
  e.rules(false, false, intake::closed);
  CHECK(e.s.plan == small_plan());
}

TEST_CASE("R2.1 at first all segments are ahead, in the order of the plan") {
  evening e;
  CHECK(e.s.order == ids{"intro", "first", "second", "talk", "qa", "end"});
  for (auto const& id : e.s.order) CHECK(e.at(id).state == segment_state::ahead);
  e.next_to("first");
  CHECK(e.at("intro").state == segment_state::done);
  CHECK(e.at("first").state == segment_state::current);
  e.skip("second");
  CHECK(e.at("second").state == segment_state::skipped);
  e.back("intro");
  CHECK(e.at("first").state == segment_state::interrupted);
}

TEST_CASE("R2.2 still to come is what is ahead or interrupted after the segment that ran latest") {
  evening e;
  CHECK(still_to_come(e.s) == e.s.order);
  e.next_to("second");
  CHECK(still_to_come(e.s) == ids{"talk", "qa", "end"});
  e.skip("talk");
  CHECK(still_to_come(e.s) == ids{"qa", "end"});
  e.back("first");
  CHECK(still_to_come(e.s) == ids{"second", "qa", "end"});
  e.end_segment();
  CHECK(still_to_come(e.s) == ids{"second", "qa", "end"});
}

TEST_CASE("R2.3 a segment that was passed over stays ahead and can be started by name") {
  evening e;
  e.open();
  e.start("talk");
  CHECK(e.at("first").state == segment_state::ahead);
  CHECK(still_to_come(e.s) == ids{"qa", "end"});
  e.start("first");
  CHECK(e.s.current == "first");
  CHECK(still_to_come(e.s) == ids{"second", "qa", "end"});
}

TEST_CASE("R2.4 a segment that is ahead can be moved before one that is still to come, or to the end") {
  evening e;
  REQUIRE(e.ask(moderator, command::move{e.run(), "second", "first"}) == done);
  CHECK(e.s.order == ids{"intro", "second", "first", "talk", "qa", "end"});
  e.open();
  e.start();
  REQUIRE(e.ask(moderator, command::move{e.run(), "talk", {}}) == done);
  CHECK(e.s.order == ids{"intro", "second", "first", "qa", "end", "talk"});
  e.next();
  e.next();
  e.back("second");
  REQUIRE(e.ask(moderator, command::move{e.run(), "qa", "first"}) == done);  // interrupted, and still to come
  CHECK(e.s.order == ids{"intro", "second", "qa", "first", "end", "talk"});
}

TEST_CASE("R2.4 a segment that was passed over can be moved to where it comes") {
  evening e;
  e.open();
  e.start("talk");
  REQUIRE(e.ask(moderator, command::move{e.run(), "first", "end"}) == done);
  CHECK(still_to_come(e.s) == ids{"qa", "first", "end"});
}

TEST_CASE("R2.5 a segment that has begun or was skipped cannot be moved") {
  evening e;
  e.next_to("second");
  e.skip("talk");
  e.back("first");
  for (auto const* id : {"intro", "first", "second", "talk"}) {
    CAPTURE(id);
    CHECK(e.ask(moderator, command::move{e.run(), id, {}}) == code::wrong_segment);
  }
}

TEST_CASE("R2.6 a segment cannot be moved before itself, nor before one that is not still to come") {
  evening e;
  e.open();
  e.start("second");
  e.skip("talk");
  CHECK(e.ask(moderator, command::move{e.run(), "qa", "qa"}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::move{e.run(), "qa", "second"}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::move{e.run(), "qa", "talk"}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::move{e.run(), "qa", "first"}) == code::wrong_segment);  // passed over: it would be lost there
  CHECK(e.ask(moderator, command::move{e.run(), "qa", "end"}) == done);
}

TEST_CASE("R2.7 a segment that is ahead, interrupted or current can be skipped") {
  evening e;
  e.next_to("second");
  e.back("first");
  e.skip("talk");
  e.skip("second");
  CHECK(e.s.current == "first");
  e.pass(1min);
  e.skip("first");
  CHECK(e.at("first").state == segment_state::skipped);
  CHECK(e.at("second").state == segment_state::skipped);
  CHECK(e.at("talk").state == segment_state::skipped);
  CHECK_FALSE(e.s.current);
  CHECK(e.s.gap_since == e.now);
  CHECK(e.following() == "qa");
}

TEST_CASE("R2.8 a segment that is done or skipped cannot be skipped") {
  evening e;
  e.next_to("first");
  e.skip("talk");
  CHECK(e.ask(moderator, command::skip{e.run(), "intro"}) == code::wrong_segment);
  CHECK(e.ask(moderator, command::skip{e.run(), "talk"}) == code::wrong_segment);
}

TEST_CASE("R2.9 a skipped segment can be restored") {
  evening e;
  e.next_to("first");
  e.skip("talk");
  e.skip("first");
  REQUIRE(e.ask(moderator, command::restore{e.run(), "talk"}) == done);
  CHECK(e.at("talk").state == segment_state::ahead);
  REQUIRE(e.ask(moderator, command::restore{e.run(), "first"}) == done);
  CHECK(e.at("first").state == segment_state::interrupted);
  for (auto const* id : {"intro", "first", "talk"}) CHECK(e.ask(moderator, command::restore{e.run(), id}) == code::wrong_segment);
}

TEST_CASE("R2.10 a segment keeps when it first began and when it last ended") {
  evening e;
  e.open();
  e.start();
  auto const began = e.now;
  e.pass(5min);
  e.next();
  CHECK(e.at("intro").ended == began + 5min);
  e.pass(1min);
  e.back("intro");
  CHECK(e.at("intro").began == began);
  CHECK_FALSE(e.at("intro").ended);
  e.pass(2min);
  e.next();
  CHECK(e.at("intro").began == began);
  CHECK(e.at("intro").ended == began + 8min);
}

TEST_CASE("R2.11 segments can be skipped, restored and moved until the session is concluded") {
  evening e;
  e.skip("talk");
  REQUIRE(e.ask(moderator, command::restore{e.run(), "talk"}) == done);
  REQUIRE(e.ask(moderator, command::move{e.run(), "talk", "first"}) == done);
  e.open();
  e.skip("second");
  e.start();
  e.end_session();
  CHECK(e.ask(moderator, command::skip{e.run(), "qa"}) == code::wrong_status);
  CHECK(e.ask(moderator, command::restore{e.run(), "second"}) == code::wrong_status);
  CHECK(e.ask(moderator, command::move{e.run(), "qa", {}}) == code::wrong_status);
}

TEST_CASE("R2.12 when the session is over nothing is still to come") {
  evening e;
  e.next_to("first");
  e.end_session();
  CHECK(still_to_come(e.s).empty());
  e.close();
  CHECK(still_to_come(e.s).empty());
}
