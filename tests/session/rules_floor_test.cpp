// protocol/rules.md, section 8.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "undoing.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

evening in_qa() {
  evening e;
  e.next_to("qa");
  return e;
}

rejection_code ask_for_floor(evening& e, actor const& by, std::string const& name = "Somebody", std::string const& affiliation = "") {
  return e.ask(by, command::request_floor{name, affiliation});
}

rejection_code extend(evening& e, std::string const& id, duration by) {
  return e.ask(moderator, command::extend_intervention{id, e.revision_of(id), by});
}

rejection_code end(evening& e, std::string const& id) { return e.ask(moderator, command::end_intervention{id, e.revision_of(id)}); }

duration left_of(evening const& e, std::string const& id) { return left(e.request(id).clock, e.now); }

}  // namespace

TEST_CASE("R8.1 the floor is open while a discussion or the Q&A is current") {
  evening e;
  std::vector<std::pair<std::string, bool>> const kinds{{"intro", false}, {"first", false}, {"second", false},
                                                        {"talk", true},   {"qa", true},     {"end", false}};
  CHECK_FALSE(floor_is_open(e.s));
  e.open();
  CHECK_FALSE(floor_is_open(e.s));
  for (auto const& [id, open] : kinds) {
    CAPTURE(id);
    e.next_to(id);
    CHECK(floor_is_open(e.s) == open);
    CHECK(ask_for_floor(e, {role::participant, id}) == (open ? done : code::floor_closed));
  }
  e.back("qa");
  CHECK(floor_is_open(e.s));
  e.pause();
  CHECK(floor_is_open(e.s));
  e.end_segment();
  CHECK_FALSE(floor_is_open(e.s));
  e.back("qa");
  e.end_session();
  CHECK_FALSE(floor_is_open(e.s));
}

TEST_CASE("R8.1 and in any segment while the speakers' list is forced open") {
  evening e;
  e.floor_rules(intake::open);
  auto const id = e.enter({"Ines", ""});
  CHECK(e.give_floor(id) == code::floor_closed);
  e.open();
  CHECK_FALSE(floor_is_open(e.s));
  for (auto const* segment : {"intro", "first", "second", "talk", "qa", "end"}) {
    e.next_to(segment);
    CHECK(floor_is_open(e.s));
  }
  e.speaks(id);
  e.spoken(id);
  e.floor_rules(intake::automatic);
  CHECK_FALSE(floor_is_open(e.s));
  e.floor_rules(intake::open);
  e.end_segment();
  CHECK_FALSE(floor_is_open(e.s));
}

TEST_CASE("R8.1 a list that is closed leaves the floor of a discussion open") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.floor_rules(intake::closed);
  CHECK(floor_is_open(e.s));
  CHECK(e.give_floor("r1") == done);
}

TEST_CASE("R6.42 nobody in the audience requests the floor by a name of the podium, and a moderator may enter one") {
  auto e = in_qa();
  for (auto const* name : {"The moderator", "Nadia Osei", "ana LIMA"}) CHECK(ask_for_floor(e, rosa, name) == code::name_of_podium);
  CHECK(ask_for_floor(e, rosa, "Rosa Marin") == done);
  CHECK(e.ask(moderator, command::enter_request{"Ana Lima", ""}) == done);
}

TEST_CASE("R8.2 a participant requests the floor with a name and, if they like, an affiliation, a group and whether they are online") {
  auto e = in_qa();
  CHECK(ask_for_floor(e, rosa, "Rosa Marin", " Marin & Sons ") == done);
  CHECK(e.request("r1").name == "Rosa Marin");
  CHECK(e.request("r1").affiliation == "Marin & Sons");
  CHECK(e.request("r1").requested == e.now);
  CHECK(e.request("r1").state == request_state::waiting);
  CHECK_FALSE(e.request("r1").online);
  CHECK_FALSE(e.request("r1").group);
  CHECK(ask_for_floor(e, tariq, "") == code::no_name);
  CHECK(e.ask(tariq, command::request_floor{"Tariq", "", "Students"}) == code::no_such_group);
  e.floor_rules(intake::automatic, floor_order::first_come, {{"Students", {}, {}}});
  CHECK(e.ask(tariq, command::request_floor{"Tariq", "", "students"}) == code::no_such_group);
  CHECK(e.ask(tariq, command::request_floor{"Tariq", "", "Students", true}) == done);
  CHECK(e.request("r2").group == "Students");
  CHECK(e.request("r2").online);
}

TEST_CASE("R8.3 requests are taken while a discussion or the Q&A is current") {
  evening e;
  CHECK(ask_for_floor(e, rosa) == code::floor_closed);
  e.next_to("first");
  CHECK(ask_for_floor(e, rosa) == code::floor_closed);
  e.next_to("talk");
  CHECK(ask_for_floor(e, rosa) == done);
  e.end_segment();
  CHECK(ask_for_floor(e, tariq) == code::floor_closed);
}

TEST_CASE("R8.3 or from the opening of the session until it ends") {
  evening e;
  e.floor_rules(intake::open);
  CHECK(ask_for_floor(e, rosa) == code::floor_closed);
  e.open();
  CHECK(ask_for_floor(e, rosa) == done);
  e.next_to("first");
  CHECK(ask_for_floor(e, tariq) == done);
  e.end_segment();
  CHECK(ask_for_floor(e, mei) == done);
  e.end_session();
  CHECK(ask_for_floor(e, {role::participant, "late"}) == code::floor_closed);
  e.back("first");
  CHECK(ask_for_floor(e, {role::participant, "late"}) == done);
}

TEST_CASE("R8.3 or not at all") {
  auto e = in_qa();
  e.floor_rules(intake::closed);
  CHECK(ask_for_floor(e, rosa) == code::floor_closed);
  e.floor_rules(intake::automatic);
  CHECK(ask_for_floor(e, rosa) == done);
}

TEST_CASE("R8.4 a participant has at most one request that waits or speaks") {
  auto e = in_qa();
  auto const first = e.request_floor(rosa, "Rosa");
  CHECK(ask_for_floor(e, rosa) == code::one_request_each);
  REQUIRE(e.give_floor(first) == done);
  CHECK(ask_for_floor(e, rosa) == code::one_request_each);
  REQUIRE(end(e, first) == done);
  CHECK(ask_for_floor(e, rosa) == done);
  REQUIRE(e.ask(rosa, command::withdraw_request{"r2"}) == done);
  CHECK(ask_for_floor(e, rosa) == done);
  CHECK(e.s.speakers == ids{"r3"});
  e.set_absent("r3");
  CHECK(ask_for_floor(e, rosa) == code::one_request_each);
  REQUIRE(e.ask(rosa, command::withdraw_request{"r3"}) == done);
  CHECK(ask_for_floor(e, rosa) == done);
  e.pass(1min);
  REQUIRE(e.ask(moderator, command::remove_request{"r4", 1}) == done);
  CHECK(ask_for_floor(e, rosa) == done);
}

TEST_CASE("R8.4 beside it a participant has at most one point of order") {
  auto e = in_qa();
  auto const raise = [&] { return e.ask(rosa, command::request_floor{"Rosa", "", {}, false, request_kind::point_of_order}); };
  e.request_floor(rosa, "Rosa");
  CHECK(raise() == done);
  CHECK(raise() == code::one_request_each);
  CHECK(e.s.speakers == ids{"r2", "r1"});
  REQUIRE(e.give_floor("r2") == done);
  CHECK(raise() == code::one_request_each);
  REQUIRE(end(e, "r2") == done);
  CHECK(ask_for_floor(e, rosa) == code::one_request_each);
  CHECK(raise() == done);
  REQUIRE(e.ask(moderator, command::mute{1, true}) == done);
  CHECK(e.request("r1").state == request_state::absent);
  CHECK(e.request("r3").state == request_state::absent);
}

TEST_CASE("R8.5 while the floor is open a moderator gives it to any request on the list") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  REQUIRE(e.ask(co_moderator, command::give_floor{"r2", 1, {}}) == done);
  CHECK(e.s.speaking == "r2");
  CHECK(e.s.speakers == ids{"r1"});
  CHECK(e.request("r2").state == request_state::speaking);
  CHECK(e.give_floor("r2") == code::wrong_state);
  e.end_segment();
  CHECK(e.give_floor("r1") == code::floor_closed);
}

TEST_CASE("R8.6 an intervention has a clock of its own") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.pass(4min);
  REQUIRE(e.give_floor("r1") == done);
  auto const phase_now = [&] { return phase_of(e.request("r1").clock, e.s.floor.wrap_up, e.now); };
  CHECK(left_of(e, "r1") == 3min);
  CHECK(e.request("r1").began == e.now);
  CHECK(phase_now() == phase::running);
  e.pass(2min + 30s);
  CHECK(phase_now() == phase::wrap_up);
  e.pass(1min);
  CHECK(phase_now() == phase::overtime);
  CHECK(left_of(e, "r1") == -30s);
  CHECK(e.left_of("qa") == 20min - 4min - 3min - 30s);
}

TEST_CASE("R8.7 giving the floor to another ends the intervention that runs") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  REQUIRE(e.give_floor("r1") == done);
  e.pass(1min);
  REQUIRE(e.give_floor("r2") == done);
  CHECK(e.s.speaking == "r2");
  CHECK(e.request("r1").state == request_state::spoken);
  CHECK(e.request("r1").ended == e.now);
  CHECK(e.request("r1").clock.used == 1min);
  CHECK_FALSE(e.request("r1").clock.running_since);
}

TEST_CASE("R8.8 whoever gives the floor says whose intervention they saw running") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  REQUIRE(e.ask(moderator, command::give_floor{"r1", 1, {}}) == done);
  CHECK(e.ask(co_moderator, command::give_floor{"r2", 1, {}}) == code::stale);  // pressed when nobody spoke
  CHECK(e.s.speaking == "r1");
  REQUIRE(end(e, "r1") == done);
  CHECK(e.ask(co_moderator, command::give_floor{"r2", 1, "r1"}) == code::stale);
  CHECK(e.ask(co_moderator, command::give_floor{"r2", 1, {}}) == done);
}

TEST_CASE("R8.8 of two who give the floor within the same moment one succeeds") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  auto const one = std::get<event::any>(decide(e.s, command::give_floor{"r1", 1, {}}, moderator, e.now));
  auto const other = std::get<event::any>(decide(e.s, command::give_floor{"r2", 1, {}}, co_moderator, e.now));
  CHECK(e.happen(moderator, one));
  CHECK_FALSE(e.happen(co_moderator, other));
  CHECK(e.s.speaking == "r1");
  CHECK(e.s.speakers == ids{"r2"});
}

TEST_CASE("R8.9 a moderator ends an intervention, which keeps when it began and ended") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  CHECK(end(e, "r1") == code::wrong_state);
  REQUIRE(e.give_floor("r1") == done);
  auto const began = e.now;
  e.pass(2min);
  REQUIRE(end(e, "r1") == done);
  CHECK_FALSE(e.s.speaking);
  CHECK(e.request("r1").state == request_state::spoken);
  CHECK(e.request("r1").began == began);
  CHECK(e.request("r1").ended == e.now);
  CHECK(end(e, "r1") == code::wrong_state);
}

TEST_CASE("R8.10 time is added to an intervention that runs, or taken from it") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  CHECK(extend(e, "r1", 1min) == code::wrong_state);
  REQUIRE(e.give_floor("r1") == done);
  CHECK(extend(e, "r1", 1min) == done);
  CHECK(left_of(e, "r1") == 4min);
  CHECK(extend(e, "r1", -2min) == done);
  CHECK(left_of(e, "r1") == 2min);
  CHECK(e.request("r1").clock.allotment == 3min);
  CHECK(extend(e, "r1", 0min) == code::out_of_range);
  CHECK(extend(e, "r1", 61min) == code::out_of_range);
  CHECK(extend(e, "r1", -2min - 1ms) == code::out_of_range);
  CHECK(e.left_of("qa") == 20min);
  REQUIRE(end(e, "r1") == done);
  CHECK(extend(e, "r1", 1min) == code::wrong_state);
}

TEST_CASE("R8.11 pause and resume hold for the clock of the intervention too") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  REQUIRE(e.give_floor("r1") == done);
  e.pass(1min);
  e.pause();
  e.pass(10min);
  CHECK(left_of(e, "r1") == 2min);

  SECTION("the one who spoke goes on") {
    e.resume();
    e.pass(1min);
    CHECK(left_of(e, "r1") == 1min);
  }
  SECTION("one who is given the floor during the pause begins to count at its end") {
    REQUIRE(e.give_floor("r2") == done);
    CHECK(e.request("r1").clock.used == 1min);
    e.pass(5min);
    CHECK(left_of(e, "r2") == 3min);
    e.resume();
    e.pass(1min);
    CHECK(left_of(e, "r2") == 2min);
  }
  SECTION("an intervention that ends during the pause stays ended") {
    REQUIRE(end(e, "r1") == done);
    e.resume();
    CHECK_FALSE(e.request("r1").clock.running_since);
    CHECK(e.request("r1").clock.used == 1min);
  }
}

TEST_CASE("R8.12 an intervention ends when its segment is left") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  REQUIRE(e.give_floor("r1") == done);
  e.pass(1min);

  SECTION("by Next") { e.next(); }
  SECTION("by Next, though the list is open everywhere") {
    e.floor_rules(intake::open);
    e.next();
  }
  SECTION("by going back, to a discussion even") { e.back("talk"); }
  SECTION("by ending it") { e.end_segment(); }
  SECTION("by skipping it") { e.skip("qa"); }
  SECTION("by ending the session") { e.end_session(); }

  CHECK_FALSE(e.s.speaking);
  CHECK(e.request("r1").state == request_state::spoken);
  CHECK(e.request("r1").ended == e.now);
  CHECK(e.request("r1").clock.used == 1min);
}

TEST_CASE("R8.13 requests that wait stay on the list when the floor closes") {
  evening e;
  e.next_to("talk");
  e.request_floor(rosa, "Rosa");
  e.end_segment();
  CHECK(e.s.speakers == ids{"r1"});
  CHECK(e.give_floor("r1") == code::floor_closed);
  e.next();
  CHECK(e.give_floor("r1") == done);
}

TEST_CASE("R8.14 a participant withdraws a request of their own while it waits or is absent") {
  auto e = in_qa();
  e.request_floor(rosa, "Rosa");
  e.request_floor(tariq, "Tariq");
  CHECK(e.ask(tariq, command::withdraw_request{"r1"}) == code::not_yours);
  REQUIRE(e.ask(rosa, command::withdraw_request{"r1"}) == done);
  CHECK(e.s.speakers == ids{"r2"});
  CHECK(e.request("r1").state == request_state::withdrawn);
  CHECK(e.ask(rosa, command::withdraw_request{"r1"}) == code::wrong_state);
  CHECK(e.give_floor("r1") == code::wrong_state);
  REQUIRE(e.give_floor("r2") == done);
  CHECK(e.ask(tariq, command::withdraw_request{"r2"}) == code::wrong_state);
  REQUIRE(end(e, "r2") == done);
  CHECK(e.ask(tariq, command::withdraw_request{"r2"}) == code::wrong_state);
}

TEST_CASE("R8.14 and nobody's that a moderator put on the list") {
  auto e = in_qa();
  auto const id = e.enter({"Ines", ""});
  CHECK(e.ask(rosa, command::withdraw_request{id}) == code::not_yours);
  CHECK(e.ask({role::participant, "somebody new"}, command::withdraw_request{id}) == code::not_yours);
  auto const absent = e.request_floor(rosa, "Rosa");
  e.set_absent(absent);
  CHECK(e.ask(tariq, command::withdraw_request{absent}) == code::not_yours);
  CHECK(e.ask(rosa, command::withdraw_request{absent}) == done);
  CHECK(e.ask(rosa, command::return_request{absent}) == code::wrong_state);
}

TEST_CASE("R8.15 the speakers' list holds five hundred requests, and participants make ten thousand at once") {
  auto e = in_qa();
  SECTION("the list") {
    for (std::size_t i = 0; i < limits::speakers; ++i) REQUIRE(ask_for_floor(e, {role::participant, std::to_string(i)}) == done);
    CHECK(ask_for_floor(e, rosa) == code::too_many_requests);
    REQUIRE(e.give_floor("r7") == done);
    CHECK(ask_for_floor(e, rosa) == done);
    CHECK(e.ask(moderator, command::enter_request{"Ines", ""}) == code::too_many_requests);
    e.set_absent("r8");
    REQUIRE(e.ask(moderator, command::enter_request{"Ines", ""}) == done);
    CHECK(e.ask({role::participant, "7"}, command::return_request{"r8"}) == code::too_many_requests);
    CHECK(e.ask(moderator, command::recall_request{"r8", 2}) == code::too_many_requests);
    REQUIRE(e.ask(rosa, command::withdraw_request{"r501"}) == done);
    CHECK(e.ask({role::participant, "7"}, command::return_request{"r8"}) == done);
    CHECK(e.s.speakers.size() == limits::speakers);
  }
  SECTION("the session") {
    e.request_floor(rosa, "Rosa");
    REQUIRE(e.ask(rosa, command::withdraw_request{"r1"}) == done);
    auto const& all = limits::from_participants;
    e.s.requests_since = all.taken(e.s.requests_since, e.now, all.burst - 1);  // as if so many more had asked
    CHECK(ask_for_floor(e, tariq) == code::too_many_requests);
    CHECK(refusal(e).why == reason::requests_used_up);
    CHECK(refusal(e).count == 1u);
    CHECK(e.ask(moderator, command::enter_request{"Ines", ""}) == done);
    e.pass(all.interval);
    CHECK(ask_for_floor(e, tariq) == done);
  }
}

TEST_CASE("R8.47 a participant asks for the floor four times within a minute") {
  auto e = in_qa();
  auto const again = [&] {
    auto const id = e.request_floor(rosa, "Rosa");
    return e.ask(rosa, command::withdraw_request{id});
  };
  for (int i = 0; i < 3; ++i) {
    REQUIRE(again() == done);
    e.pass(10s);
  }
  auto const id = e.request_floor(rosa, "Rosa");
  e.set_absent(id);
  CHECK(e.ask(rosa, command::return_request{id}) == code::too_fast);
  CHECK(refusal(e).why == reason::requests_too_fast);
  CHECK(refusal(e).count == 30u);
  CHECK(e.ask(moderator, command::recall_request{id, e.revision_of(id)}) == done);
  e.set_absent(id);
  e.pass(30s);
  CHECK(e.ask(rosa, command::return_request{id}) == done);
}

TEST_CASE("R8.16 a name is never blank and names and affiliations are short and clean") {
  auto e = in_qa();
  std::string const long_name(121, 'n');
  std::string const long_affiliation(161, 'a');
  CHECK(ask_for_floor(e, rosa, "\u200b") == code::no_name);
  CHECK(ask_for_floor(e, rosa, long_name) == code::text_too_long);
  CHECK(ask_for_floor(e, rosa, "Rosa", long_affiliation) == code::text_too_long);
  std::string zalgo = "R";
  for (int i = 0; i < 10'000; ++i) zalgo += "\u0301";
  CHECK(ask_for_floor(e, rosa, zalgo) == code::text_too_long);
  CHECK(ask_for_floor(e, rosa, "Rosa", zalgo) == code::text_too_long);
  CHECK(e.ask(moderator, command::enter_request{"\u3000", ""}) == code::no_name);
  CHECK(e.ask(moderator, command::enter_request{"Rosa", long_affiliation}) == code::text_too_long);
  CHECK(ask_for_floor(e, rosa, long_name.substr(1), long_affiliation.substr(1)) == done);
  CHECK(ask_for_floor(e, tariq, "<img src=x onerror=alert(1)>", "\u0648\u0632\u0627\u0631\u0629") == done);
  CHECK(e.request("r2").name == "<img src=x onerror=alert(1)>");
  CHECK(e.ask(moderator, command::enter_request{"\u2066Ana\tLima\u2069", "Ministry\r\nof\x07 Water"}) == done);
  CHECK(e.request("r3").name == "Ana Lima");
  CHECK(e.request("r3").affiliation == "Ministry of Water");
}
