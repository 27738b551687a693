// protocol/rules.md, section 8 from R8.17 on: the speakers' list, its orders and its closing.

#include "catch.hpp"
#include "evening.hpp"
#include "session/deadline.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

std::vector<floor_group> const two_groups{{"Delegations", 2u, 5min}, {"Students", {}, {}}};

evening in_qa(floor_order order = floor_order::first_come, std::vector<floor_group> groups = {}) {
  evening e;
  e.next_to("qa");
  e.floor_rules(intake::automatic, order, std::move(groups));
  return e;
}

actor person(std::string const& name) { return {role::participant, name}; }

// Puts somebody on the list; each gives the id of the request.
std::string room(evening& e, std::string const& name = "Room") { return e.enter({name, "", {}, false}); }
std::string online(evening& e) { return e.enter({"Online", "", {}, true}); }
std::string of(evening& e, std::string const& group) { return e.enter({"Member", "", group}); }
std::string point(evening& e) { return e.enter({"Point", "", {}, false, request_kind::point_of_order}); }
std::string by(evening& e, std::string const& name) { return e.request_floor(person(name), name); }

rejection_code move(evening& e, std::string const& id, std::optional<std::string> const& before) {
  return e.ask(moderator, command::move_request{id, e.revision_of(id), before});
}
rejection_code recall(evening& e, std::string const& id) { return e.ask(moderator, command::recall_request{id, e.revision_of(id)}); }
rejection_code remove(evening& e, std::string const& id) { return e.ask(moderator, command::remove_request{id, e.revision_of(id)}); }
rejection_code yield(evening& e, std::string const& id, std::string const& to) {
  return e.ask(moderator, command::yield_floor{id, e.revision_of(id), to});
}
rejection_code announce(evening& e, std::optional<duration> in) {
  return e.ask(moderator, command::announce_closing{e.s.floor_revision, in});
}
rejection_code draw(evening& e) { return e.ask(moderator, command::draw_lots{e.s.floor_revision}); }

// Whoever comes next has the floor for a minute.
void next_speaks(evening& e) {
  e.speaks(e.s.speakers.front());
  e.pass(1min);
}

duration left_of(evening const& e, std::string const& id) { return left(e.request(id).clock, e.now); }

}  // namespace

TEST_CASE("R8.17 who registered before the session is on the list from the beginning") {
  auto plan = small_plan();
  plan.floor.groups = two_groups;
  plan.floor.order = floor_order::by_group;
  plan.speakers = {{"Ines", "Ministry", {}, false}, {"Omar", "", "Students", true}, {"Wei", "", "Delegations", false}};
  evening e(plan);
  CHECK(e.s.speakers == ids{"r3", "r2", "r1"});
  CHECK(e.request("r1").affiliation == "Ministry");
  CHECK(e.request("r2").online);
  CHECK(e.request("r1").participant.empty());
  e.next_to("qa");
  CHECK(e.give_floor("r3") == done);
  CHECK(left_of(e, "r3") == 5min);
}

TEST_CASE("R8.17 a moderator puts others on it, whether or not requests are taken, until the session is over") {
  evening e;
  CHECK(e.ask(co_moderator, command::enter_request{" Ines ", " Ministry "}) == done);
  CHECK(e.request("r1").name == "Ines");
  CHECK(e.request("r1").affiliation == "Ministry");
  e.floor_rules(intake::closed);
  room(e);
  e.next_to("first");
  room(e);
  CHECK(e.s.speakers.size() == 3);
  e.end_session();
  CHECK(e.ask(moderator, command::enter_request{"Ines", ""}) == code::wrong_status);
}

TEST_CASE("R8.18 a moderator can take a request off the list") {
  auto e = in_qa();
  auto const waits = by(e, "a");
  auto const absent = by(e, "b");
  auto const speaks = by(e, "c");
  e.set_absent(absent);
  e.speaks(speaks);
  CHECK(remove(e, waits) == done);
  CHECK(remove(e, absent) == done);
  CHECK(remove(e, speaks) == code::wrong_state);
  CHECK(remove(e, waits) == code::wrong_state);
  CHECK(e.s.speakers.empty());
  CHECK(e.request(waits).state == request_state::withdrawn);
  CHECK(e.ask(person("b"), command::return_request{absent}) == code::wrong_state);
  CHECK(recall(e, absent) == code::wrong_state);
  CHECK(e.ask(person("a"), command::request_floor{"Again", ""}) == done);
}

TEST_CASE("R8.19 a point of order can be raised whenever the floor is open, even when the list is closed") {
  evening e;
  auto const raise = [&](std::string const& name) {
    return e.ask(person(name), command::request_floor{name, "", {}, false, request_kind::point_of_order});
  };
  e.floor_rules(intake::closed);
  CHECK(raise("a") == code::floor_closed);
  e.next_to("first");
  CHECK(raise("a") == code::floor_closed);
  e.next_to("qa");
  CHECK(e.ask(person("b"), command::request_floor{"b", ""}) == code::floor_closed);
  CHECK(raise("a") == done);
  CHECK(raise("a") == code::one_request_each);
  e.floor_rules(intake::automatic);
  REQUIRE(announce(e, 1min) == done);
  e.pass(1min);
  CHECK(raise("b") == done);
  CHECK(e.happen(person("c"), event::floor_requested{"c", "", {}, false, request_kind::point_of_order, {}}));
}

TEST_CASE("R8.19 it goes before the list, first in first out") {
  for (auto const order :
       {floor_order::first_come, floor_order::alternate, floor_order::first_time, floor_order::by_group, floor_order::by_lot}) {
    auto e = in_qa(order);
    auto const first = room(e);
    auto const one = point(e);
    auto const two = e.enter({"Point online", "", {}, true, request_kind::point_of_order});
    CHECK(e.s.speakers == ids{one, two, first});
    CHECK(move(e, one, {}) == code::wrong_state);
    CHECK(move(e, first, one) == code::wrong_state);
    e.set_absent(one);
    REQUIRE(recall(e, one) == done);
    CHECK(e.s.speakers == ids{two, one, first});
  }
}

TEST_CASE("R8.20 a point of order that is given the floor interrupts who speaks, who comes next with their clock as it stood") {
  auto e = in_qa();
  auto const speaker = by(e, "a");
  auto const waiting = by(e, "b");
  e.speaks(speaker);
  auto const began = e.now;
  e.pass(1min);
  auto const one = point(e);
  auto const two = point(e);
  e.speaks(one);
  CHECK(e.request(speaker).state == request_state::waiting);
  CHECK(e.s.speakers == ids{two, speaker, waiting});
  e.pass(7min);
  e.spoken(one);
  e.speaks(two);
  e.spoken(two);
  CHECK(e.s.speakers.front() == speaker);
  CHECK(e.ask(person("a"), command::request_floor{"a", ""}) == code::one_request_each);
  e.speaks(speaker);
  CHECK(left_of(e, speaker) == 2min);
  CHECK(e.request(speaker).began == began);
  e.pass(30s);
  e.spoken(speaker);
  CHECK(e.request(speaker).clock.used == 1min + 30s);
  CHECK(e.request(speaker).ended == e.now);
}

TEST_CASE("R8.20 a point of order ends another one") {
  auto e = in_qa();
  auto const speaker = room(e);
  e.speaks(speaker);
  auto const one = point(e);
  auto const two = point(e);
  auto const three = point(e);
  e.speaks(one);
  e.pass(10s);
  e.speaks(two);
  CHECK(e.request(one).state == request_state::spoken);
  CHECK(e.s.speakers == ids{three, speaker});
}

TEST_CASE("R8.20 in a pause, and with time added, the clock goes on from where it stood") {
  auto e = in_qa();
  auto const speaker = room(e);
  e.speaks(speaker);
  e.pass(1min);
  REQUIRE(e.ask(moderator, command::extend_intervention{speaker, e.revision_of(speaker), 2min}) == done);
  e.pause();
  e.pass(3min);
  auto const one = point(e);
  e.speaks(one);
  e.pass(3min);
  CHECK(left_of(e, one) == 3min);
  e.spoken(one);
  e.speaks(speaker);
  e.pass(3min);
  CHECK(left_of(e, speaker) == 4min);
  e.resume();
  e.pass(1min);
  CHECK(left_of(e, speaker) == 3min);
}

TEST_CASE("R8.20 who was interrupted can be moved nowhere, and waits when the segment is left") {
  auto e = in_qa();
  auto const speaker = room(e);
  auto const waiting = room(e);
  e.speaks(speaker);
  auto const one = point(e);
  e.speaks(one);
  CHECK(move(e, speaker, {}) == code::wrong_state);
  CHECK(move(e, waiting, speaker) == code::wrong_state);
  CHECK(yield(e, one, speaker) == code::wrong_state);
  e.back("talk");
  CHECK(e.request(one).state == request_state::spoken);
  CHECK(e.s.speakers == ids{speaker, waiting});
  CHECK(remove(e, speaker) == done);
}

TEST_CASE("R8.21 first come: the list is in the order in which requests came or came back") {
  auto e = in_qa();
  auto const one = online(e), two = by(e, "a"), three = room(e);
  CHECK(e.s.speakers == ids{one, two, three});
  e.set_absent(one);
  auto const four = room(e);
  REQUIRE(recall(e, one) == done);
  CHECK(e.s.speakers == ids{two, three, four, one});
}

TEST_CASE("R8.22 alternate: room and online in turn, at first with the room") {
  auto e = in_qa(floor_order::alternate);
  auto const o1 = online(e), o2 = online(e), o3 = online(e), r1 = room(e), r2 = room(e);
  CHECK(e.s.speakers == ids{r1, o1, r2, o2, o3});
  next_speaks(e);
  CHECK(e.s.speakers == ids{o1, r2, o2, o3});
  auto const r3 = room(e);
  CHECK(e.s.speakers == ids{o1, r2, o2, r3, o3});
  next_speaks(e);
  CHECK(e.s.speakers == ids{r2, o2, r3, o3});
  e.speaks(o2);  // out of turn: the room is next nevertheless
  CHECK(e.s.speakers == ids{r2, o3, r3});
}

TEST_CASE("R8.22 who was called in vain does not count after the turn of the other side is undone either") {
  evening e;
  e.open();
  e.start();
  e.floor_rules(intake::open, floor_order::alternate);
  auto const r1 = room(e), o1 = online(e), r2 = room(e);
  e.speaks(r1);
  e.pass(1min);
  e.speaks(point(e));
  e.next();
  e.speaks(o1);
  auto const record = e.s.seq;
  e.set_absent(r1);
  CHECK(e.s.last_online == true);
  REQUIRE(e.ask(moderator, command::undo{record}) == done);
  CHECK_FALSE(e.s.last_online);
  CHECK(e.s.speakers == ids{r2, o1});
}

TEST_CASE("R8.22 points of order and who was called in vain do not count as the side that had the floor last") {
  auto e = in_qa(floor_order::alternate);
  auto const r1 = room(e), o1 = online(e), r2 = room(e);
  e.speaks(r1);
  CHECK(e.s.speakers == ids{o1, r2});
  e.speaks(e.enter({"Point", "", {}, true, request_kind::point_of_order}));
  CHECK(e.s.speakers == ids{r1, o1, r2});  // whom it interrupted, and then online still
  e.spoken("r4");
  e.speaks(r1);
  e.pass(1min);
  e.speaks(o1);
  CHECK(e.s.last_online == true);
  e.set_absent(o1);
  CHECK(e.s.last_online == false);
  REQUIRE(recall(e, o1) == done);
  CHECK(e.s.speakers == ids{o1, r2});
}

TEST_CASE("R8.23 first-time speakers first") {
  auto e = in_qa(floor_order::first_time);
  e.speaks(by(e, "a"));
  e.spoken("r1");
  auto const again = by(e, "a");
  auto const fresh = by(e, "b");
  auto const listed = room(e);
  CHECK(e.s.speakers == ids{fresh, listed, again});
  REQUIRE(e.ask(person("b"), command::withdraw_request{fresh}) == done);
  auto const never = by(e, "b");  // who withdrew has not had the floor
  CHECK(e.s.speakers == ids{listed, never, again});
}

TEST_CASE("R8.23 a point of order, and a call in vain, is not having had the floor") {
  auto e = in_qa(floor_order::first_time);
  REQUIRE(e.ask(person("a"), command::request_floor{"a", "", {}, false, request_kind::point_of_order}) == done);
  e.speaks("r1");
  e.spoken("r1");
  e.speaks(by(e, "b"));
  e.set_absent("r2");
  REQUIRE(e.ask(person("b"), command::withdraw_request{"r2"}) == done);
  e.speaks(by(e, "c"));
  e.spoken("r3");
  auto const c = by(e, "c"), b = by(e, "b"), a = by(e, "a");
  CHECK(e.s.speakers == ids{b, a, c});
}

TEST_CASE("R8.24 by group: in the order of the groups as far as the limits go, then who is of none, then who is beyond") {
  auto e = in_qa(floor_order::by_group, two_groups);
  auto const none = room(e), s1 = of(e, "Students"), d1 = of(e, "Delegations"), d2 = of(e, "Delegations"), d3 = of(e, "Delegations");
  auto const s2 = of(e, "Students");
  CHECK(e.s.speakers == ids{d1, d2, s1, s2, none, d3});
  next_speaks(e);
  CHECK(e.s.speakers == ids{d2, s1, s2, none, d3});
  REQUIRE(remove(e, d2) == done);
  CHECK(e.s.speakers == ids{d3, s1, s2, none});  // for whom there is a place
  next_speaks(e);
  auto const d4 = of(e, "Delegations");
  CHECK(e.s.speakers == ids{s1, s2, none, d4});
}

TEST_CASE("R8.24 a call in vain uses nothing of the limit, and a group that is dropped is none") {
  auto e = in_qa(floor_order::by_group, {{"Delegations", 1u, {}}});
  auto const d1 = of(e, "Delegations"), none = room(e), d2 = of(e, "Delegations");
  CHECK(e.s.speakers == ids{d1, none, d2});
  e.speaks(d1);
  CHECK(e.s.speakers == ids{none, d2});
  e.set_absent(d1);
  CHECK(e.s.speakers == ids{d2, none});
  e.speaks(d2);
  REQUIRE(recall(e, d1) == done);
  CHECK(e.s.speakers == ids{none, d1});
  e.floor_rules(intake::automatic, floor_order::by_group, {{"Students", {}, {}}});
  CHECK(e.s.speakers == ids{none, d1});
  auto const s = of(e, "Students");
  CHECK(e.s.speakers == ids{s, none, d1});
}

TEST_CASE("R8.25 by lot: as lots were drawn, then first come") {
  auto e = in_qa();
  for (int i = 0; i < 10; ++i) room(e);
  auto const waiting = e.s.speakers;
  e.floor_rules(intake::automatic, floor_order::by_lot);
  auto const lots = e.s.speakers;
  CHECK(lots != waiting);
  CHECK(std::is_permutation(lots.begin(), lots.end(), waiting.begin(), waiting.end()));
  auto const late = room(e), later = room(e);
  auto expected = lots;
  expected.insert(expected.end(), {late, later});
  CHECK(e.s.speakers == expected);
  e.set_absent(lots[0]);
  REQUIRE(recall(e, lots[0]) == done);  // the lot is lost
  CHECK(e.s.speakers.back() == lots[0]);
  e.floor_rules(intake::closed, floor_order::by_lot);
  CHECK(e.s.speakers.front() == lots[1]);  // not drawn again
}

TEST_CASE("R8.25 lots are drawn again when a moderator asks for it, and for no other rule") {
  auto e = in_qa();
  CHECK(draw(e) == code::wrong_state);
  for (int i = 0; i < 10; ++i) room(e);
  e.floor_rules(intake::automatic, floor_order::by_lot);
  auto const seed = e.s.lot_seed;
  auto const lots = e.s.speakers;
  REQUIRE(draw(e) == done);
  CHECK(e.s.lot_seed != seed);  // in the same millisecond too
  CHECK(e.s.speakers != lots);
  auto const speaker = e.s.speakers.front();
  e.speaks(speaker);
  auto const one = point(e);
  e.speaks(one);
  auto const two = point(e);
  REQUIRE(draw(e) == done);
  CHECK(e.s.speakers[0] == two);
  CHECK(e.s.speakers[1] == speaker);
  e.floor_rules(intake::automatic, floor_order::first_come);
  CHECK_FALSE(e.s.lot_seed);
}

TEST_CASE("R8.25 lots are drawn at the beginning where the plan has the rule") {
  auto plan = small_plan();
  plan.floor.order = floor_order::by_lot;
  for (int i = 0; i < 10; ++i) plan.speakers.push_back({"Speaker", "", {}, false});
  evening e(plan);
  REQUIRE(e.s.lot_seed);
  CHECK(e.s.speakers == drawn({"r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10"}, *e.s.lot_seed));
}

TEST_CASE("R8.26 lots follow from the seed that the record shows, by a procedure that anybody can repeat") {
  auto e = in_qa();
  for (int i = 0; i < 12; ++i) room(e);
  REQUIRE(remove(e, "r5") == done);
  e.set_absent("r7");
  point(e);
  e.floor_rules(intake::automatic, floor_order::by_lot);
  auto expected = drawn({"r1", "r2", "r3", "r4", "r6", "r8", "r9", "r10", "r11", "r12"}, *e.s.lot_seed);
  expected.insert(expected.begin(), "r13");
  CHECK(e.s.speakers == expected);
  for (auto const as : {role::moderator, role::participant}) {
    CHECK(make_view(e.s, as, everything(e.s)).floor->seed == std::to_string(*e.s.lot_seed));
  }
}

TEST_CASE("R8.26 nobody knows the seed before the drawing has its place and its time") {
  auto one = in_qa(), other = in_qa();
  for (auto* e : {&one, &other}) {
    for (int i = 0; i < 10; ++i) room(*e);
  }
  auto const decided =
      one.decided(moderator, command::set_floor_rules{one.s.floor_revision, intake::automatic, floor_order::by_lot, 3min, 30s});
  other.pass(1ms);
  REQUIRE(one.happen(moderator, decided));
  REQUIRE(other.happen(moderator, decided));
  CHECK(one.s.lot_seed != other.s.lot_seed);
}

TEST_CASE("R8.26 a drawing is the same in every release") {
  CHECK(drawn({}, 1).empty());
  CHECK(drawn({"a"}, 1) == ids{"a"});
  CHECK(drawn({"a", "b", "c", "d", "e", "f", "g", "h"}, 1) == ids{"e", "d", "c", "h", "f", "g", "a", "b"});
  CHECK(drawn({"a", "b", "c", "d", "e", "f", "g", "h"}, 812003) == ids{"e", "c", "b", "a", "h", "g", "f", "d"});
  std::vector<int> first(4);
  for (std::uint64_t seed = 0; seed < 4000; ++seed) ++first[static_cast<std::size_t>(drawn({"0", "1", "2", "3"}, seed)[0][0] - '0')];
  for (auto const count : first) CHECK((count > 900 && count < 1100));
}

TEST_CASE("R8.27 a moderator moves a request before another one, or to the end, and it is marked") {
  auto e = in_qa();
  auto const a = by(e, "a"), b = room(e), c = room(e);
  CHECK(move(e, c, a) == done);
  CHECK(e.s.speakers == ids{c, a, b});
  CHECK(move(e, a, {}) == done);
  CHECK(e.s.speakers == ids{c, b, a});
  CHECK(move(e, a, a) == code::wrong_state);
  auto const v = make_view(e.s, role::moderator, everything(e.s));
  CHECK(v.requests.at(a)->moved);
  CHECK_FALSE(v.requests.at(b)->moved);
  CHECK(make_private_view(e.s, person("a"), everything_of(e.s, "a")).requests.at(a)->moved);
  e.speaks(b);
  CHECK(move(e, a, b) == code::wrong_state);
  CHECK(move(e, b, a) == code::wrong_state);
}

TEST_CASE("R8.27 as many stay before it whatever comes; those who leave the list make it go up") {
  SECTION("where first-time speakers would go before it") {
    auto e = in_qa(floor_order::first_time);
    e.speaks(by(e, "a"));
    e.spoken("r1");
    auto const again = by(e, "a"), b = by(e, "b");
    CHECK(e.s.speakers == ids{b, again});
    REQUIRE(move(e, again, b) == done);
    auto const c = by(e, "c"), d = by(e, "d");
    CHECK(e.s.speakers == ids{again, b, c, d});
    REQUIRE(move(e, again, d) == done);
    CHECK(e.s.speakers == ids{b, c, again, d});
    e.speaks(b);
    CHECK(e.s.speakers == ids{c, again, d});
    REQUIRE(e.ask(person("c"), command::withdraw_request{c}) == done);
    CHECK(e.s.speakers == ids{again, d});
    by(e, "c");
    CHECK(e.s.speakers.front() == again);
  }
  SECTION("where room and online alternate around it") {
    auto e = in_qa(floor_order::alternate);
    auto const r1 = room(e), r2 = room(e), o1 = online(e), r3 = room(e);
    CHECK(e.s.speakers == ids{r1, o1, r2, r3});
    REQUIRE(move(e, r3, o1) == done);
    CHECK(e.s.speakers == ids{r1, r3, o1, r2});
    auto const o2 = online(e);
    CHECK(e.s.speakers == ids{r1, r3, o1, r2, o2});
    point(e);
    CHECK(e.s.speakers == ids{"r6", r1, r3, o1, r2, o2});
    next_speaks(e);
    next_speaks(e);
    CHECK(e.s.speakers == ids{r3, o1, r2, o2});
  }
  SECTION("two that were moved keep their places both") {
    auto e = in_qa(floor_order::by_group, two_groups);
    auto const a = room(e), b = room(e), c = room(e);
    REQUIRE(move(e, c, a) == done);
    REQUIRE(move(e, b, a) == done);
    CHECK(e.s.speakers == ids{c, b, a});
    auto const d = of(e, "Delegations");
    CHECK(e.s.speakers == ids{c, b, d, a});
    e.set_absent(c);
    CHECK(e.s.speakers == ids{b, d, a});
    REQUIRE(recall(e, c) == done);
    CHECK(e.s.speakers == ids{b, d, a, c});
    CHECK_FALSE(e.request(c).ahead);
  }
}

TEST_CASE("R8.28 another rule for the list forgets what was moved by hand; so does a drawing") {
  auto e = in_qa();
  auto const a = room(e), b = room(e), c = room(e);
  REQUIRE(move(e, c, a) == done);
  e.floor_rules(intake::open, floor_order::first_come, two_groups);  // the same rule
  CHECK(e.s.speakers == ids{c, a, b});
  e.floor_rules(intake::open, floor_order::alternate);
  CHECK(e.s.speakers == ids{a, b, c});
  CHECK_FALSE(e.request(c).ahead);
  CHECK(make_view(e.s, role::moderator, e.changed).requests.count(c) == 1);
  e.floor_rules(intake::open, floor_order::by_lot);
  REQUIRE(move(e, a, {}) == done);
  CHECK(e.request(a).ahead == 2u);
  REQUIRE(draw(e) == done);
  CHECK_FALSE(e.request(a).ahead);
  CHECK(e.s.speakers == drawn({a, b, c}, *e.s.lot_seed));
}

TEST_CASE("R8.29 a moderator announces when the list closes, within twelve hours, and can take that back") {
  auto e = in_qa();
  CHECK(announce(e, std::nullopt) == code::wrong_state);
  CHECK(announce(e, 0min) == code::out_of_range);
  CHECK(announce(e, -1ms) == code::out_of_range);
  CHECK(announce(e, 12h + 1ms) == code::out_of_range);
  CHECK(announce(e, 12h) == done);
  CHECK(announce(e, 5min) == done);  // another time
  CHECK(e.s.list_closes == e.now + 5min);
  for (auto const as : {role::moderator, role::participant, role::stage, role::panellist}) {
    CHECK(make_view(e.s, as, e.changed).floor->closes == e.now + 5min);
  }
  CHECK(announce(e, std::nullopt) == done);
  CHECK_FALSE(e.s.list_closes);
  CHECK_FALSE(next_deadline(e.s, e.now));
  e.floor_rules(intake::closed);
  CHECK(announce(e, 5min) == code::wrong_state);
}

TEST_CASE("R8.29 from that time on requests are refused, and the server closes the list") {
  auto e = in_qa();
  REQUIRE(announce(e, 5min) == done);
  auto const due = next_deadline(e.s, e.now);
  REQUIRE(due);
  CHECK(due->at == e.now + 5min);
  e.pass(5min - 1ms);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
  CHECK(e.ask(server, due->what) == code::stale);
  e.pass(1ms);
  CHECK(e.ask(tariq, command::request_floor{"Tariq", ""}) == code::floor_closed);
  CHECK(e.ask(server, due->what) == done);
  CHECK(e.s.floor.taking == intake::closed);
  CHECK_FALSE(e.s.list_closes);
  CHECK_FALSE(next_deadline(e.s, e.now));
  CHECK(e.ask(tariq, command::request_floor{"Tariq", ""}) == code::floor_closed);
  CHECK(e.ask(moderator, command::close_list{e.s.floor_revision}) == code::wrong_state);
  CHECK(e.s.speakers == ids{"r1"});
}

TEST_CASE("R8.29 closing the list at once, or by its rules, forgets the announcement; other rules keep it") {
  auto e = in_qa();
  REQUIRE(announce(e, 5min) == done);
  e.floor_rules(intake::open, floor_order::alternate);
  CHECK(e.s.list_closes);
  SECTION("at once") { REQUIRE(e.ask(co_moderator, command::close_list{e.s.floor_revision}) == done); }
  SECTION("by its rules") { e.floor_rules(intake::closed); }
  CHECK_FALSE(e.s.list_closes);
  CHECK(e.s.floor.taking == intake::closed);
  e.floor_rules(intake::automatic);
  e.pass(10min);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
}

TEST_CASE("R8.29 nothing is due in a session that was closed") {
  auto e = in_qa();
  REQUIRE(announce(e, 5min) == done);
  e.end_session();
  CHECK(next_deadline(e.s, e.now));
  e.close();
  CHECK_FALSE(next_deadline(e.s, e.now));
}

TEST_CASE("R8.30 a request that reaches the log after the closing of the list changes nothing") {
  auto e = in_qa();
  auto const late = e.decided(rosa, command::request_floor{"Rosa", ""});
  auto const procedural = e.decided(tariq, command::request_floor{"Tariq", "", {}, false, request_kind::point_of_order});
  REQUIRE(e.ask(moderator, command::close_list{e.s.floor_revision}) == done);
  auto expected = e.s;
  CHECK_FALSE(e.happen(rosa, late));
  ++expected.seq;
  CHECK(e.s == expected);  // which has not heard of Rosa
  CHECK(e.happen(tariq, procedural));
  CHECK(e.s.speakers == ids{"r1"});
}

TEST_CASE("R8.31 a group may have an allotment of its own") {
  auto e = in_qa(floor_order::first_come, two_groups);
  auto const d = of(e, "Delegations"), s = of(e, "Students"), none = room(e);
  auto const list = *make_view(e.s, role::participant, everything(e.s)).floor->list;
  REQUIRE(list.size() == 3);
  CHECK(list[0].allotment == 5min);
  CHECK(list[1].allotment == 3min);
  e.speaks(d);
  CHECK(left_of(e, d) == 5min);
  REQUIRE(e.ask(moderator, command::set_floor_rules{e.s.floor_revision, intake::automatic, floor_order::first_come, 2min, 10s}) == done);
  CHECK(left_of(e, d) == 5min);  // which was given
  e.speaks(s);
  CHECK(left_of(e, s) == 2min);
  e.speaks(none);
  CHECK(left_of(e, none) == 2min);
}

TEST_CASE("R8.32 a moderator sets somebody who waits, or was given the floor, aside as absent") {
  auto e = in_qa();
  auto const a = by(e, "a"), b = by(e, "b"), c = by(e, "c");
  e.set_absent(b);
  CHECK(e.s.speakers == ids{a, c});
  e.speaks(a);
  e.pass(30s);
  e.set_absent(a);
  CHECK_FALSE(e.s.speaking);
  CHECK_FALSE(e.request(a).began);
  CHECK(e.request(a).clock == countdown{});
  CHECK(e.request(a).state == request_state::absent);
  CHECK(e.give_floor(a) == code::wrong_state);
  CHECK(e.ask(moderator, command::set_absent{a, e.revision_of(a)}) == code::wrong_state);
  CHECK(move(e, a, c) == code::wrong_state);
  CHECK(move(e, c, a) == code::wrong_state);
  e.speaks(c);
  e.spoken(c);
  CHECK(e.ask(moderator, command::set_absent{c, e.revision_of(c)}) == code::wrong_state);
  CHECK(yield(e, c, a) == code::wrong_state);
}

TEST_CASE("R8.32 what was begun counts as never given: whom a point of order interrupted keeps no place either") {
  auto e = in_qa(floor_order::by_group, {{"Delegations", 1u, {}}});
  auto const d1 = of(e, "Delegations"), d2 = of(e, "Delegations"), none = room(e);
  CHECK(e.s.speakers == ids{d1, none, d2});
  e.speaks(d1);
  e.pass(1min);
  e.speaks(point(e));
  e.pass(1min);
  e.set_absent(d1);
  CHECK(e.s.speaking == "r4");
  CHECK_FALSE(e.request(d1).began);
  CHECK(e.s.speakers == ids{d2, none});
  REQUIRE(recall(e, d1) == done);
  CHECK(e.s.speakers == ids{d2, none, d1});
  e.speaks(d1);
  CHECK(left_of(e, d1) == 3min);
}

TEST_CASE("R8.32 a point of order that is set aside takes nobody else's turn out of the pace") {
  auto e = in_qa();
  next_speaks((room(e), e));
  next_speaks((room(e), e));
  CHECK(pace_of_floor(e.s) == 1min);
  auto const one = point(e);
  e.speaks(one);
  e.set_absent(one);
  CHECK(pace_of_floor(e.s) == 1min);
  e.set_absent("r2");  // who was interrupted
  CHECK_FALSE(pace_of_floor(e.s));
}

TEST_CASE("R8.33 who is absent comes back to the end of the list, called by a moderator or by themselves") {
  auto e = in_qa();
  auto const a = by(e, "a"), b = by(e, "b"), c = by(e, "c");
  e.set_absent(a);
  e.set_absent(b);
  CHECK(e.ask(person("c"), command::return_request{a}) == code::not_yours);
  CHECK(e.ask(person("c"), command::return_request{c}) == code::wrong_state);
  CHECK(e.ask(person("a"), command::return_request{a}) == done);
  CHECK(e.s.speakers == ids{c, a});
  CHECK(recall(e, b) == done);
  CHECK(e.s.speakers == ids{c, a, b});
  CHECK(recall(e, b) == code::wrong_state);
  e.set_absent(a);
  e.floor_rules(intake::closed);
  CHECK(e.ask(person("a"), command::return_request{a}) == done);  // they had a place before it closed
}

TEST_CASE("R8.34 a moderator passes what is left of an intervention to another request, as its allotment") {
  auto e = in_qa(floor_order::first_come, two_groups);
  auto const a = by(e, "a"), d = of(e, "Delegations"), c = room(e);
  e.speaks(a);
  e.pass(1min);
  REQUIRE(e.ask(moderator, command::extend_intervention{a, e.revision_of(a), 30s}) == done);
  CHECK(yield(e, a, d) == done);
  CHECK(e.s.speaking == d);
  CHECK(e.request(d).clock.allotment == 2min + 30s);
  CHECK(e.request(a).state == request_state::spoken);
  CHECK(e.request(a).clock.used == 1min);
  CHECK(e.s.speakers == ids{c});
  CHECK(e.ask(person("a"), command::request_floor{"a", ""}) == done);
  CHECK(yield(e, d, d) == code::wrong_state);
  CHECK(yield(e, d, a) == code::wrong_state);
  CHECK(yield(e, c, d) == code::wrong_state);
  CHECK(yield(e, d, point(e)) == code::wrong_state);
}

TEST_CASE("R8.34 nothing can be passed on in overtime") {
  auto e = in_qa();
  auto const a = room(e), b = room(e);
  e.speaks(a);
  e.pass(3min - 1ms);
  auto const in_time = e.decided(moderator, command::yield_floor{a, e.revision_of(a), b});
  e.pass(1ms);
  CHECK(yield(e, a, b) == code::out_of_range);
  CHECK_FALSE(e.happen(moderator, in_time));
  CHECK(e.s.speaking == a);
}

TEST_CASE("R8.34 in a pause what is left stands still for both") {
  auto e = in_qa();
  auto const a = room(e), b = room(e);
  e.speaks(a);
  e.pass(1min);
  e.pause();
  e.pass(9min);
  CHECK(yield(e, a, b) == done);
  CHECK(left_of(e, b) == 2min);
  e.pass(1min);
  CHECK(left_of(e, b) == 2min);
  e.resume();
  e.pass(1min);
  CHECK(left_of(e, b) == 1min);
}

TEST_CASE("R8.35 who has the floor can give it back") {
  auto e = in_qa();
  auto const a = by(e, "a"), b = by(e, "b");
  CHECK(e.ask(person("a"), command::give_back_floor{a}) == code::wrong_state);
  e.speaks(a);
  CHECK(e.ask(person("b"), command::give_back_floor{a}) == code::not_yours);
  auto const twice = e.decided(moderator, command::end_intervention{a, e.revision_of(a)});
  CHECK(e.ask(person("a"), command::give_back_floor{a}) == done);
  CHECK_FALSE(e.happen(moderator, twice));
  CHECK(e.request(a).state == request_state::spoken);
  CHECK_FALSE(e.s.speaking);
  e.speaks(b);
  e.speaks(point(e));
  CHECK(e.ask(person("b"), command::give_back_floor{b}) == code::wrong_state);  // who was interrupted
}

TEST_CASE("R8.36 the rules of the floor have an allotment between a millisecond and twelve hours, and a wrap-up within it") {
  evening e;
  auto const set = [&](duration allotment, duration wrap_up) {
    return e.ask(moderator, command::set_floor_rules{e.s.floor_revision, intake::open, floor_order::first_come, allotment, wrap_up});
  };
  for (auto const wrong : {0ms, -1ms, duration{12h + 1ms}, duration::max(), duration::min()}) CHECK(set(wrong, 0ms) == code::out_of_range);
  CHECK(set(1min, 1min) == code::out_of_range);
  CHECK(set(1min, -1ms) == code::out_of_range);
  CHECK(set(1min, duration::max()) == code::out_of_range);
  CHECK(e.s.floor.allotment == 3min);
  CHECK(set(1ms, 0ms) == done);
  CHECK(set(12h, 12h - 1ms) == done);
}

TEST_CASE("R8.36 and at most twenty groups with different names and limits between 1 and 1000") {
  evening e;
  auto const set = [&](std::vector<floor_group> groups) {
    return e.ask(moderator,
                 command::set_floor_rules{e.s.floor_revision, intake::open, floor_order::by_group, 3min, 30s, std::move(groups)});
  };
  std::vector<floor_group> many;
  for (int i = 0; i < 21; ++i) many.push_back({"Group " + std::to_string(i), {}, {}});
  CHECK(set(many) == code::too_many_entries);
  many.pop_back();
  CHECK(set(many) == done);
  CHECK(set({{"A", {}, {}}, {" A ", {}, {}}}) == code::out_of_range);
  CHECK(set({{"A", 0u, {}}}) == code::out_of_range);
  CHECK(set({{"A", 1001u, {}}}) == code::out_of_range);
  CHECK(set({{"A", {}, 0min}}) == code::out_of_range);
  CHECK(set({{"A", {}, -1min}}) == code::out_of_range);
  CHECK(set({{"A", {}, 12h + 1ms}}) == code::out_of_range);
  CHECK(set({{"\u200b", {}, {}}}) == code::text_empty);
  CHECK(set({{"", {}, {}}}) == code::text_empty);
  CHECK(set({{"a\nb", {}, {}}, {"a\u202e b", {}, {}}}) == code::out_of_range);
  CHECK(set({{std::string(121, 'n'), {}, {}}}) == code::text_too_long);
  CHECK(e.s.floor.groups == many);
  CHECK(set({{std::string(120, 'n'), 1u, 12h}, {" <\u202eb>\r\n", 1000u, 1ms}}) == done);
  CHECK(e.s.floor.groups[1].name == "<b>");
}

TEST_CASE("R8.37 the pace is the mean time from one intervention to the next among the latest six of the segment") {
  auto e = in_qa();
  CHECK_FALSE(pace_of_floor(e.s));
  auto const speaks_for = [&](duration l) {
    e.speaks(room(e));
    e.pass(l);
  };
  speaks_for(10min);
  CHECK_FALSE(pace_of_floor(e.s));
  speaks_for(2min);
  CHECK(pace_of_floor(e.s) == 10min);
  speaks_for(3min);
  CHECK(pace_of_floor(e.s) == 6min);
  for (auto const l : {1min, 1min, 1min}) speaks_for(l);
  CHECK(pace_of_floor(e.s) == duration{17min} / 5);
  speaks_for(1min);
  CHECK(pace_of_floor(e.s) == duration{8min} / 5);  // the first of seven counts no more
  e.speaks(point(e));
  CHECK(pace_of_floor(e.s) == duration{8min} / 5);
  for (auto const as : {role::moderator, role::participant, role::stage}) {
    CHECK(make_view(e.s, as, everything(e.s)).floor->pace == duration{8min} / 5);
  }
  e.back("talk");
  CHECK_FALSE(pace_of_floor(e.s));
  // As after a beginning that was undone.
  e.s.recent_turns = {e.now - 2min, e.now - 1min};
  CHECK_FALSE(pace_of_floor(e.s));
  e.s.recent_turns.push_back(e.now);
  e.s.recent_turns.push_back(e.now + 1min);
  CHECK(pace_of_floor(e.s) == 1min);
}

TEST_CASE("R8.38 a moderator can correct a name and an affiliation, on the list and after it") {
  evening e;
  e.next_to("qa");
  auto const id = e.request_floor(rosa, "Rossa");
  auto const correct = [&](std::string const& name, std::string const& affiliation) {
    return e.ask(co_moderator, command::correct_request{id, e.revision_of(id), name, affiliation});
  };
  CHECK(correct(" Rosa ", "The city") == done);
  CHECK(e.request(id).name == "Rosa");
  CHECK(e.request(id).affiliation == "The city");
  CHECK(correct("Rosa", "The city") == code::wrong_state);  // nothing is changed
  CHECK(correct("", "The city") == code::no_name);
  CHECK(correct(std::string(121, 'a'), "") == code::text_too_long);
  CHECK(correct("Rosa", std::string(161, 'a')) == code::text_too_long);
  CHECK(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK(e.request(id).name == "Rossa");
  e.set_absent(id);
  CHECK(correct("Rosa A.", "") == done);
  CHECK(e.ask(moderator, command::recall_request{id, e.revision_of(id)}) == done);
  e.speaks(id);
  CHECK(correct("Rosa B.", "") == done);
  CHECK(e.ask(moderator, command::end_intervention{id, e.revision_of(id)}) == done);
  CHECK(correct("Rosa C.", "") == code::wrong_state);
}

TEST_CASE("R8.39 a group whose time in all is spent comes after all others, until it is given more") {
  evening e;
  e.next_to("qa");
  std::vector<floor_group> groups{{"States", {}, {}, 3min}, {"Students", {}, {}}};
  e.floor_rules(intake::automatic, floor_order::by_group, groups);
  auto const enter = [&](std::string const& name, std::optional<std::string> group) { return e.enter({name, "", std::move(group)}); };
  auto const first = enter("Ines", "States");
  auto const second = enter("Jo", "States");
  auto const third = enter("Kim", "States");
  auto const student = enter("Lee", "Students");
  auto const other = enter("Max", {});
  e.speaks(first);
  e.pass(2min);
  CHECK(e.s.speakers == ids{second, third, student, other});
  e.speaks(second);
  e.pass(1min);
  CHECK(e.s.speakers == ids{third, student, other});
  CHECK(e.ask(moderator, command::end_intervention{second, e.revision_of(second)}) == done);
  CHECK(e.s.speakers == ids{student, other, third});
  groups[0].budget = 5min;
  e.floor_rules(intake::automatic, floor_order::by_group, groups);
  CHECK(e.s.speakers == ids{third, student, other});
}

TEST_CASE("R8.39 the time of a group is more than nothing, and twelve hours at most") {
  evening e;
  e.open();
  for (auto const budget : {0ms, -1ms, 12h + 1ms}) {
    CHECK(
        e.ask(moderator,
              command::set_floor_rules{e.s.floor_revision, intake::open, floor_order::by_group, 3min, 30s, {{"States", {}, {}, budget}}}) ==
        code::out_of_range);
  }
}

TEST_CASE("R8.40 who has had the floor for the least time comes first") {
  evening e;
  e.next_to("qa");
  e.floor_rules(intake::automatic, floor_order::least_time);
  auto const long_one = e.request_floor(rosa, "Rosa");
  e.speaks(long_one);
  e.pass(2min);
  auto const short_one = e.request_floor(tariq, "Tariq");
  e.speaks(short_one);
  e.pass(1min);
  CHECK(e.ask(moderator, command::end_intervention{short_one, e.revision_of(short_one)}) == done);
  auto const again = e.request_floor(rosa, "Rosa");
  auto const too = e.request_floor(tariq, "Tariq");
  auto const fresh = e.request_floor(mei, "Mei");
  auto const entered = e.enter({"Ines", "Ministry"});
  CHECK(e.s.speakers == ids{fresh, entered, too, again});
  e.speaks(entered);
  e.pass(90s);
  CHECK(e.ask(moderator, command::end_intervention{entered, e.revision_of(entered)}) == done);
  auto const entered_again = e.enter({"Ines", "Ministry"});
  CHECK(e.s.speakers == ids{fresh, too, entered_again, again});
}

TEST_CASE("R8.41 who waits can let others go first") {
  evening e;
  e.next_to("qa");
  auto const first = e.request_floor(rosa, "Rosa");
  auto const second = e.request_floor(tariq, "Tariq");
  auto const point = e.request_floor(mei, "Mei");
  CHECK(e.ask(tariq, command::let_others_first{first}) == code::not_yours);
  CHECK(e.ask(rosa, command::let_others_first{"r9"}) == code::no_such_request);
  CHECK(e.ask(moderator, command::move_request{first, e.revision_of(first), second}) == done);
  CHECK(e.ask(rosa, command::let_others_first{first}) == done);
  CHECK(e.s.speakers == ids{second, point, first});
  CHECK_FALSE(e.request(first).ahead);
  CHECK(e.ask(rosa, command::let_others_first{first}) == code::wrong_state);  // nobody is behind them
  e.speaks(second);
  CHECK(e.ask(tariq, command::let_others_first{second}) == code::wrong_state);
}
