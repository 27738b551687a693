// protocol/rules.md, section 8: responses and rights of reply.

#include "catch.hpp"
#include "evening.hpp"
#include "session/floor/floor.hpp"
#include "session/make_view.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

rejection_code set_replies(evening& e, std::optional<reply_rules> responses, std::optional<reply_rules> rights,
                           floor_order order = floor_order::first_come) {
  return e.ask(moderator, command::set_floor_rules{e.s.floor_revision, intake::automatic, order, 3min, 30s, {}, responses, rights});
}

evening in_qa(floor_order order = floor_order::first_come) {
  evening e;
  e.next_to("qa");
  REQUIRE(set_replies(e, reply_rules{1min, reply_place::next}, reply_rules{2min, reply_place::last}, order) == done);
  return e;
}

rejection_code respond(evening& e, actor const& by, std::optional<std::string> const& to) {
  return e.ask(by, command::request_floor{"Responder", "", {}, false, request_kind::response, to});
}
rejection_code reply(evening& e, actor const& by) {
  return e.ask(by, command::request_floor{"Replier", "", {}, false, request_kind::right_of_reply});
}
rejection_code raise(evening& e, actor const& by) {
  return e.ask(by, command::request_floor{"Point", "", {}, false, request_kind::point_of_order});
}

}  // namespace

TEST_CASE("R8.42 a response is asked for while the intervention runs, where the rules give it a time") {
  auto e = in_qa();
  auto const speech = e.request_floor(rosa, "Rosa");
  CHECK(respond(e, tariq, speech) == code::wrong_state);  // who only waits
  e.speaks(speech);
  CHECK(respond(e, tariq, std::nullopt) == code::wrong_state);
  CHECK(respond(e, tariq, "r9") == code::wrong_state);
  CHECK(e.ask(moderator, command::close_list{e.s.floor_revision}) == done);
  CHECK(respond(e, tariq, speech) == done);
  CHECK(e.request("r2").responds_to == speech);
  CHECK(respond(e, tariq, speech) == code::one_request_each);
  CHECK(e.ask(moderator, command::enter_request{"Ines", "", {}, false, request_kind::response, speech}) == done);
  // Another kind is to nobody in particular.
  CHECK(e.ask(mei, command::request_floor{"Mei", "", {}, false, request_kind::point_of_order, speech}) == code::wrong_state);
  e.spoken(speech);
  CHECK(respond(e, mei, speech) == code::wrong_state);

  REQUIRE(set_replies(e, std::nullopt, std::nullopt) == done);
  auto const other = e.enter({"Other", ""});
  e.speaks(other);
  CHECK(respond(e, mei, other) == code::wrong_state);
  CHECK(e.ask(moderator, command::enter_request{"Ines", "", {}, false, request_kind::response, other}) == code::wrong_state);
}

TEST_CASE("R8.43 a right of reply is asked for whenever the floor is open, where the rules give it a time") {
  evening e;
  REQUIRE(set_replies(e, std::nullopt, reply_rules{2min, reply_place::last}) == done);
  CHECK(reply(e, rosa) == code::floor_closed);
  e.next_to("qa");
  CHECK(e.ask(moderator, command::close_list{e.s.floor_revision}) == done);
  CHECK(reply(e, rosa) == done);
  CHECK(reply(e, rosa) == code::one_request_each);
  CHECK(e.ask(moderator, command::enter_request{"Ines", "", {}, false, request_kind::right_of_reply}) == done);
  e.mute(rosa);
  CHECK(reply(e, rosa) == code::muted);
  REQUIRE(set_replies(e, reply_rules{1min, reply_place::next}, std::nullopt) == done);
  CHECK(reply(e, tariq) == code::wrong_state);
}

TEST_CASE("R8.43 a right of reply that was withdrawn, or given, can be asked for again") {
  auto e = in_qa();
  REQUIRE(reply(e, rosa) == done);
  CHECK(e.ask(rosa, command::withdraw_request{"r1"}) == done);
  REQUIRE(reply(e, rosa) == done);
  e.speaks("r2");
  CHECK(reply(e, rosa) == code::one_request_each);
  e.spoken("r2");
  CHECK(reply(e, rosa) == done);
}

TEST_CASE("R8.44 replies come where the rules say, each with the time of its kind") {
  auto e = in_qa();
  auto const speech = e.request_floor(rosa, "Rosa");
  auto const waits = e.enter({"Waits", ""});
  e.speaks(speech);
  REQUIRE(reply(e, mei) == done);              // r3
  REQUIRE(respond(e, tariq, speech) == done);  // r4
  auto const later = e.enter({"Later", ""});   // r5
  auto const second = e.enter({"Second", "", {}, false, request_kind::response, speech});
  REQUIRE(raise(e, tariq) == done);  // r7
  CHECK(e.s.speakers == ids{"r7", "r4", second, waits, later, "r3"});
  CHECK(allotment_of(e.s, e.request("r4")) == 1min);
  CHECK(allotment_of(e.s, e.request("r3")) == 2min);

  e.speaks("r7");
  CHECK(e.s.speakers == ids{speech, "r4", second, waits, later, "r3"});  // whom it interrupted
  e.speaks(speech);
  e.speaks("r4");
  CHECK(e.request("r4").clock.allotment == 1min);
  CHECK(e.s.speakers == ids{second, waits, later, "r3"});

  CHECK(e.ask(moderator, command::move_request{"r3", e.revision_of("r3"), waits}) == code::wrong_state);
  CHECK(e.ask(moderator, command::move_request{waits, e.revision_of(waits), "r3"}) == code::wrong_state);
  CHECK(e.ask(mei, command::let_others_first{"r3"}) == code::wrong_state);
  REQUIRE(e.ask(moderator, command::move_request{later, e.revision_of(later), waits}) == done);
  CHECK(e.s.speakers == ids{second, later, waits, "r3"});

  REQUIRE(set_replies(e, reply_rules{1min, reply_place::last}, reply_rules{2min, reply_place::next}) == done);
  CHECK(e.s.speakers == ids{"r3", later, waits, second});
  // What was asked for stays where its kind is no longer offered.
  REQUIRE(set_replies(e, std::nullopt, std::nullopt) == done);
  CHECK(e.s.speakers == ids{later, waits, "r3", second});
  CHECK(allotment_of(e.s, e.request("r3")) == 3min);
}

TEST_CASE("R8.44 the rules of replies have times as those of the floor") {
  auto e = in_qa();
  for (auto const wrong : {duration{}, duration{12h} + 1ms}) {
    CHECK(set_replies(e, reply_rules{wrong, reply_place::next}, std::nullopt) == code::out_of_range);
    CHECK(set_replies(e, std::nullopt, reply_rules{wrong, reply_place::last}) == code::out_of_range);
  }
}

TEST_CASE("R8.45 a reply does not count for the rule of the list") {
  auto e = in_qa(floor_order::first_time);
  REQUIRE(reply(e, rosa) == done);
  e.speaks("r1");
  e.pass(1min);
  e.spoken("r1");
  CHECK_FALSE(e.s.last_online);
  CHECK(e.s.recent_turns.empty());
  auto const two = e.request_floor(rosa, "Rosa"), three = e.request_floor(tariq, "Tariq");
  CHECK(e.s.speakers == ids{two, three});
  REQUIRE(set_replies(e, std::nullopt, std::nullopt, floor_order::least_time) == done);
  CHECK(e.s.speakers == ids{two, three});
}

TEST_CASE("R8.46 the warning of an intervention that is no longer than the wrap-up comes a fifth before its end") {
  auto e = in_qa();
  REQUIRE(set_replies(e, std::nullopt, reply_rules{20s, reply_place::last}) == done);
  REQUIRE(reply(e, rosa) == done);
  e.speaks("r1");
  auto const view = make_view(e.s, role::stage, everything(e.s));
  CHECK(view.floor->speaking->wrap_up == 4s);
}
