// protocol/rules.md, section 11.

#include "catch.hpp"
#include "evening.hpp"
#include "session/evolve.hpp"

using namespace dais;
using namespace dais::test;

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
      command::open_session{passed},         command::start{passed, {}},   command::next{passed},
      command::back{passed, "intro"},        command::pause{passed},       command::resume{passed},
      command::add_time{passed, "qa", 1min}, command::skip{passed, "qa"},  command::restore{passed, "qa"},
      command::move{passed, "qa", {}},       command::end_segment{passed}, command::end_session{passed},
      command::close_session{passed},        command::next{passed + 7},    command::next{0},
  };
  for (auto const& what : asked) {
    CAPTURE(kind_number(what));
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
    auto const one = e.decided(moderator, command::next{seen});
    auto const other = e.decided(co_moderator, command::next{seen});
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
  e.rules(false, false, intake::open);
  auto const request = e.request_floor(rosa, "Rosa");
  REQUIRE(e.give_floor(request) == done);
  REQUIRE(e.ask(moderator, command::extend_intervention{request, e.revision_of(request), 1min}) == done);
  CHECK(e.run() == before);
}

TEST_CASE("R11.5 the rules of the questions have a revision of their own") {
  evening e;
  auto const seen = e.s.rules_revision;
  e.open();
  CHECK(e.ask(co_moderator, command::set_question_rules{seen, false, true, intake::open}) == done);
  CHECK(e.s.rules_revision == seen + 1);
  CHECK(e.ask(moderator, command::set_question_rules{seen, true, true, intake::closed}) == code::stale);
  CHECK(e.s.rules == question_rules{false, true, intake::open, {}});
}

TEST_CASE("R11.5 the rules of the floor have one, which the closing and the drawing count up too") {
  evening e;
  e.next_to("qa");
  auto const rules = e.s.rules_revision;
  auto seen = e.s.floor_revision;
  auto const counts_one = [&](command::any const& what) {
    CAPTURE(kind_number(what));
    CHECK(e.ask(co_moderator, what) == done);
    CHECK(e.s.floor_revision == seen + 1);
    std::vector<command::any> const late{command::set_floor_rules{seen, intake::open, floor_order::first_come, 3min, 30s},
                                         command::announce_closing{seen, 1min}, command::announce_closing{seen, {}},
                                         command::close_list{seen}, command::draw_lots{seen}};
    for (auto const& one : late) CHECK(e.ask(moderator, one) == code::stale);
    CHECK(e.ask(server, command::close_list{seen}) == code::stale);
    ++seen;
  };
  counts_one(command::set_floor_rules{seen, intake::open, floor_order::by_lot, 3min, 30s});
  counts_one(command::announce_closing{seen, 1min});
  counts_one(command::announce_closing{seen, {}});
  counts_one(command::draw_lots{seen});
  counts_one(command::close_list{seen});
  CHECK(e.s.rules_revision == rules);
}

TEST_CASE("R11.6 each question has a revision, which counts up with its state") {
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

TEST_CASE("R11.6 and with its text, labels and addressee, and neither with votes nor with what panellists say") {
  evening e;
  e.open();
  auto const id = e.submit(rosa, "Who pays?", "ana");
  CHECK(e.ask(moderator, command::edit_question{id, 1, "Who pays for it?"}) == done);
  CHECK(e.ask(co_moderator, command::approve{id, 1}) == code::stale);  // who approves has read the text
  CHECK(e.ask(moderator, command::approve{id, 2}) == done);
  CHECK(e.ask(moderator, command::label_question{id, 3, {"money"}}) == done);
  CHECK(e.ask(co_moderator, command::label_question{id, 3, {"pipes"}}) == code::stale);
  CHECK(e.ask(moderator, command::address_question{id, 4, "ben"}) == done);
  CHECK(e.ask(co_moderator, command::address_question{id, 4, std::nullopt}) == code::stale);
  CHECK(e.revision_of(id) == 5);
  CHECK(e.ask(ben, command::respond{id, willingness::pass}) == done);
  CHECK(e.ask(tariq, command::vote{id, true}) == done);
  CHECK(e.revision_of(id) == 5);
  e.group(e.submit(mei, "Who pays, then?"), id);
  CHECK(e.revision_of(id) == 5);
  CHECK(e.revision_of("q2") == 2);
}

TEST_CASE("R11.7 a move by hand counts the revision of a request up") {
  evening e;
  e.next_to("qa");
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  CHECK(e.ask(moderator, command::move_request{"r2", 1, "r1"}) == done);
  CHECK(e.ask(co_moderator, command::move_request{"r2", 1, {}}) == code::stale);
  CHECK(e.revision_of("r1") == 1);
  e.set_absent("r2");
  CHECK(e.revision_of("r2") == 3);
  CHECK(e.ask(tariq, command::return_request{"r2"}) == done);
  CHECK(e.revision_of("r2") == 4);
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
      {command::edit_question{"q1", 1, "\u202e"}, code::no_such_question},
      {command::restore_question{"q1", 1}, code::no_such_question},
      {command::group_question{"q1", 1, "q1"}, code::no_such_question},
      {command::ungroup_question{"q1", 1}, code::no_such_question},
      {command::label_question{"q1", 1, {""}}, code::no_such_question},
      {command::address_question{"q1", 1, "nobody"}, code::no_such_question},
      {command::mute{0, true}, code::no_such_participant},
      {command::mute{1, true}, code::no_such_participant},
      {command::mute{UINT32_MAX, false}, code::no_such_participant},
      {command::enter_request{"Mei", "", "Delegations"}, code::no_such_group},
      {command::move_request{"r1", 1, {}}, code::no_such_request},
      {command::set_absent{"r1", 1}, code::no_such_request},
      {command::recall_request{"q1", 1}, code::no_such_request},
      {command::remove_request{"", 1}, code::no_such_request},
      {command::yield_floor{"r1", 1, "r1"}, code::no_such_request},
      {command::give_word{"nobody", {}}, code::no_such_panellist},
      {command::give_word{"", "r1"}, code::no_such_panellist},
      {command::give_floor{"r1", 1, {}}, code::no_such_request},
      {command::extend_intervention{"q1", 1, 1min}, code::no_such_request},
      {command::end_intervention{"r1", 1}, code::no_such_request},
  };
  for (auto const& [what, why] : asked) {
    CAPTURE(kind_number(what));
    CHECK(e.ask(moderator, what) == why);
  }
  CHECK(e.ask(rosa, command::withdraw_question{"q1"}) == code::no_such_question);
  CHECK(e.ask(rosa, command::vote{"q1", true}) == code::no_such_question);
  CHECK(e.ask(rosa, command::withdraw_request{"r1"}) == code::no_such_request);
  CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == code::no_such_question);
  CHECK(e.ask(rosa, command::return_request{"r1"}) == code::no_such_request);
  CHECK(e.ask(rosa, command::give_back_floor{"r1"}) == code::no_such_request);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", "", "Delegations"}) == code::no_such_group);
  CHECK(e.ask(ana, command::respond{"q1", willingness::pass}) == code::no_such_question);

  auto const question = e.approved(rosa, "Who pays?");
  auto const request = e.request_floor(rosa, "Rosa");
  e.speaks(request);
  CHECK(e.ask(moderator, command::group_question{question, 9, "q2"}) == code::no_such_question);
  CHECK(e.ask(moderator, command::address_question{question, 2, "nobody"}) == code::no_such_panellist);
  CHECK(e.ask(moderator, command::put_on_stage{question, 2, "q9"}) == code::stale);
  CHECK(e.ask(moderator, command::yield_floor{request, 9, "r2"}) == code::no_such_request);
  CHECK(e.ask(moderator, command::move_request{request, 9, "r2"}) == code::no_such_request);
}

TEST_CASE("R11.9 for what participants and panellists ask only the state of the thing itself counts") {
  evening e;
  e.next_to("qa");
  auto const question = e.submit(rosa, "Who pays?", "ana");
  REQUIRE(e.ask(moderator, command::queue{question, 1}) == done);  // while Rosa reaches for the button
  CHECK(e.ask(ana, command::respond{question, willingness::will_answer}) == done);
  CHECK(e.ask(rosa, command::withdraw_question{question}) == done);
  CHECK(e.ask(rosa, command::resubmit_question{question}) == done);
  auto const request = e.request_floor(rosa, "Rosa");
  REQUIRE(e.ask(moderator, command::move_request{request, 1, {}}) == done);
  e.set_absent(request);
  CHECK(e.ask(rosa, command::return_request{request}) == done);
  e.speaks(request);
  REQUIRE(e.ask(moderator, command::extend_intervention{request, e.revision_of(request), 1min}) == done);
  CHECK(e.ask(rosa, command::give_back_floor{request}) == done);
  auto const another = e.request_floor(rosa, "Rosa");
  e.next();
  CHECK(e.ask(rosa, command::withdraw_request{another}) == done);
}

TEST_CASE("R11.9 nor does muting name a revision") {
  evening e;
  e.open();
  e.submit(rosa, "Who pays?");
  CHECK(e.ask(moderator, command::mute{1, false}) == code::wrong_state);
  CHECK(e.ask(moderator, command::mute{1, true}) == done);
  CHECK(e.ask(co_moderator, command::mute{1, true}) == code::wrong_state);
  CHECK(e.ask(co_moderator, command::mute{1, false}) == done);
}

TEST_CASE("R11.10 what was overtaken on its way into the log is judged by the state that it comes to") {
  evening e;
  e.next_to("qa");
  auto const question = e.approved(rosa, "Who pays?", "ana");
  auto const other = e.approved(tariq, "Who gains?");
  auto const submitted = e.submit(tariq, "How long?");
  auto const grouped = e.group(e.approved(mei, "Who pays, then?"), other);
  auto const gone = e.approved(mei, "Never mind?");
  REQUIRE(e.ask(mei, command::withdraw_question{gone}) == done);
  auto const request = e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  e.floor_rules(intake::automatic, floor_order::by_lot);
  auto const away = e.enter({"Ines", ""});
  e.set_absent(away);
  e.pass(1min);

  struct crossing {
    char const* what;
    actor first_by;
    command::any first;
    actor second_by;
    command::any second;
  };
  auto const n = e.run();
  auto const q = e.revision_of(question);
  auto const f = e.s.floor_revision;
  auto const o = e.revision_of(other);
  auto const g = e.revision_of(grouped);
  auto const number = e.s.participants.at(mei.id).number;
  auto const answer = command::mark_answered{question, q};
  command::set_floor_rules const by_turn{f, intake::automatic, floor_order::first_come, 3min, 30s};
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
      {"an answer and a vote", moderator, answer, mei, command::vote{question, true}},
      {"a restored question and a vote", moderator, command::restore_question{question, q}, mei, command::vote{question, true}},
      {"a grouped question and a vote", moderator, command::group_question{question, q, other}, mei, command::vote{question, true}},
      {"an answer and a promise", moderator, answer, ana, command::respond{question, willingness::will_answer}},
      {"the same promise twice", ana, command::respond{question, willingness::pass}, ana, command::respond{question, willingness::pass}},
      {"a withdrawal and a promise", rosa, command::withdraw_question{question}, ana, command::respond{question, willingness::pass}},
      {"two ways to answer", moderator, answer, co_moderator, command::mark_answered{question, q, answer_kind::follow_up, "Tomorrow."}},
      {"two edits", moderator, command::edit_question{submitted, 1, "How long is it?"}, co_moderator,
       command::edit_question{submitted, 1, "How long ago?"}},
      {"an edit and an approval", moderator, command::edit_question{submitted, 1, "Nothing."}, co_moderator,
       command::approve{submitted, 1}},
      {"an approval and an edit", moderator, command::approve{submitted, 1}, co_moderator,
       command::edit_question{submitted, 1, "Nothing."}},
      {"a withdrawal and an edit", tariq, command::withdraw_question{submitted}, moderator, command::edit_question{submitted, 1, "Gone?"}},
      {"grouped into each other", moderator, command::group_question{question, q, other}, co_moderator,
       command::group_question{other, o, question}},
      {"grouped twice", moderator, command::group_question{question, q, other}, co_moderator,
       command::group_question{question, q, submitted}},
      {"grouped into what is declined", moderator, command::decline{other, o, "No."}, co_moderator,
       command::group_question{question, q, other}},
      {"grouped into what is withdrawn", tariq, command::withdraw_question{other}, co_moderator,
       command::group_question{question, q, other}},
      {"grouped and queued", moderator, command::group_question{question, q, other}, co_moderator, command::queue{question, q}},
      {"grouped and withdrawn", rosa, command::withdraw_question{question}, co_moderator, command::group_question{question, q, other}},
      {"taken out of its group twice", moderator, command::ungroup_question{grouped, g}, co_moderator,
       command::ungroup_question{grouped, g}},
      {"taken out and withdrawn", mei, command::withdraw_question{grouped}, moderator, command::ungroup_question{grouped, g}},
      {"withdrawn as its leader was", tariq, command::withdraw_question{other}, co_moderator, command::ungroup_question{grouped, g}},
      {"two labels", moderator, command::label_question{question, q, {"money"}}, co_moderator,
       command::label_question{question, q, {"pipes"}}},
      {"asked again twice", mei, command::resubmit_question{gone}, mei, command::resubmit_question{gone}},
      {"asked again and muted", moderator, command::mute{number, true}, mei, command::resubmit_question{gone}},
      {"asked and muted", moderator, command::mute{number, true}, mei, command::submit_question{"And I?", ""}},
      {"requested and muted", moderator, command::mute{number, true}, mei, command::request_floor{"Mei", ""}},
      {"muted twice", moderator, command::mute{number, true}, co_moderator, command::mute{number, true}},
      {"requested as the list closes", moderator, command::close_list{f}, mei, command::request_floor{"Mei", ""}},
      {"the first thing of somebody, as the list closes",
       moderator,
       command::close_list{f},
       {role::participant, "new"},
       command::request_floor{"New", ""}},
      {"drawn twice", moderator, command::draw_lots{f}, co_moderator, command::draw_lots{f}},
      {"drawn by a rule that has passed", moderator, by_turn, co_moderator, command::draw_lots{f}},
      {"a closing announced as it is closed", moderator, command::close_list{f}, co_moderator, command::announce_closing{f, 1min}},
      {"moved twice", moderator, command::move_request{request, 1, {}}, co_moderator, command::move_request{request, 1, "r2"}},
      {"moved before who leaves", tariq, command::withdraw_request{"r2"}, moderator, command::move_request{request, 1, "r2"}},
      {"moved before who speaks", moderator, command::give_floor{"r2", 1, {}}, co_moderator, command::move_request{request, 1, "r2"}},
      {"absent and called", moderator, command::set_absent{request, 1}, co_moderator, command::give_floor{request, 1, {}}},
      {"called and absent", moderator, command::give_floor{request, 1, {}}, co_moderator, command::set_absent{request, 1}},
      {"back twice", moderator, command::recall_request{away, 2}, co_moderator, command::recall_request{away, 2}},
      {"back and off the list", moderator, command::remove_request{away, 2}, co_moderator, command::recall_request{away, 2}},
      {"off the list and given", moderator, command::remove_request{request, 1}, co_moderator, command::give_floor{request, 1, {}}},
      {"who speaks while the floor is given", moderator, command::give_floor{request, 1, {}}, co_moderator, command::give_word{"ana", {}}},
      {"who speaks while the segment is left", moderator, command::next{n}, co_moderator, command::give_word{"ana", {}}},
      {"who speaks twice", moderator, command::give_word{"ana", {}}, co_moderator, command::give_word{"ana", {}}},
      {"one vote from two devices", mei, command::vote{question, true}, mei, command::vote{question, true}},
      {"one request from two devices", mei, command::request_floor{"Mei", ""}, mei, command::request_floor{"Mei", ""}},
      {"a vote while it is declined", moderator, command::decline{question, q, "No."}, mei, command::vote{question, true}},
  };
  for (auto const& one : crossings) {
    INFO(one.what);
    auto crossed = e;
    auto const first = crossed.decided(one.first_by, one.first);
    auto const second = crossed.decided(one.second_by, one.second);
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

namespace {

// What became of it, in a log that has it later than it came.
effect landed(evening& e, actor const& by, command::any const& what, std::optional<time_point> pressed, duration later) {
  auto const until = lapses(by.as, pressed, e.now, 1);
  auto const decided = decide(e.s, what, by, e.now, {until});
  REQUIRE(std::holds_alternative<event::any>(decided));
  e.log.push_back({e.s.seq + 1, e.now + later, by, prepared(e.s, what), until});
  e.changed = evolve(e.s, e.log.back());
  return e.changed.became;
}

rejection_code refused(evening const& e, actor const& by, command::any const& what, std::optional<time_point> pressed) {
  auto const decided = decide(e.s, what, by, e.now, {lapses(by.as, pressed, e.now, 1)});
  auto const* why = std::get_if<rejection>(&decided);
  return why ? why->code : done;
}

}  // namespace

TEST_CASE("R11.12 what a moderator presses is done within five seconds or not at all") {
  evening e;
  e.next_to("first");
  command::any const press = command::next{e.run()};
  for (auto const& by : {moderator, co_moderator}) {
    CHECK(refused(e, by, press, e.now - 5s) == done);
    CHECK(refused(e, by, press, e.now - 5s - 1ms) == code::too_late);
    CHECK(refused(e, by, press, time_point{-duration{1LL << 52}}) == code::too_late);
    CHECK(refused(e, by, press, {}) == done);
    CHECK(refused(e, by, press, e.now + 1h) == done);
    CHECK(lapses(by.as, e.now + 1h, e.now, 1) == e.now + 5s);
    CHECK(lapses(by.as, {}, e.now, 1) == e.now + 5s);
  }
  // Ten times as fast as real time.
  CHECK(lapses(role::moderator, e.now - 1s, e.now, 10) == e.now + 49s);
  command::any const vote = command::submit_question{"How old are the pipes?", ""};
  CHECK(refused(e, rosa, vote, e.now - 6s) == code::too_late);
  CHECK(refused(e, rosa, vote, e.now - 4s) == done);
  CHECK(refused(e, ana, press, e.now - 6s) == code::too_late);
  CHECK(refused(e, ana, press, e.now - 4s) == code::not_allowed);
}

TEST_CASE("R11.13 a record that comes later than it had to changes nothing, and is told to be too late") {
  evening e;
  e.next_to("first");
  auto const next = [&] { return command::next{e.run()}; };
  auto expected = e.s;
  CHECK(landed(e, moderator, next(), e.now - 3s, 2s + 1ms) == effect::late);
  CHECK(e.changed.empty());
  ++expected.seq;
  expected.at = e.s.at;
  CHECK(e.s == expected);
  e.now = e.s.at;
  CHECK(landed(e, moderator, next(), e.now - 3s, 2s) == effect::done);
  e.now = e.s.at;
  CHECK(landed(e, moderator, next(), {}, 5s + 1ms) == effect::late);
  e.now = e.s.at;
  CHECK(landed(e, moderator, next(), e.now + 1h, 5s) == effect::done);
  // What had passed and came too late is told to be too late: that holds whatever else was done.
  e.now = e.s.at;
  auto const until = e.now + 5s;
  e.log.push_back({e.s.seq + 1, until + 1ms, moderator, event::segment_begun{e.run() - 1, "qa", false}, until});
  CHECK(evolve(e.s, e.log.back()).became == effect::late);
}

TEST_CASE("R11.14 questions, votes and requests that say no time keep, and what the server does is never too late") {
  evening e;
  e.next_to("talk");
  for (auto const& [by, what] : {std::pair<actor, command::any>{rosa, command::submit_question{"Who pays?", ""}},
                                 {rosa, command::request_floor{"Rosa", ""}},
                                 {ana, command::raise_signal{signal_kind::ready}}}) {
    CHECK(landed(e, by, what, {}, 1h) == effect::done);
    e.now = e.s.at;
  }
  CHECK_FALSE(lapses(role::system, e.now - 1h, e.now, 1));
  CHECK_FALSE(lapses(role::stage, {}, e.now, 1));
}
