// protocol/rules.md, section 25: microphones, as far as the session knows of them.

#include "catch.hpp"
#include "evening.hpp"
#include "session/make_view.hpp"
#include "session/permission.hpp"
#include "undoing.hpp"

using namespace dais;
using namespace dais::test;

namespace {

actor const units{role::microphones, {}};

session_plan seated() {
  auto plan = small_plan();
  plan.seats = {{1, moderator_id, {}, {}, {}}, {2, "ana", {}, {}, {}}, {30, {}, "Norway", "Delegation", {}}};
  return plan;
}

rejection_code set(evening& e, microphone_mode to, microphone_mode from, actor const& by = moderator) {
  return e.ask(by, command::set_microphones{to, from});
}

}  // namespace

TEST_CASE("R27.1 the moderators say how the floor goes with the microphones, and what they saw") {
  using enum microphone_mode;
  evening e(seated());
  CHECK(e.s.microphones.mode == off);
  REQUIRE(set(e, follow, off) == done);
  CHECK(e.s.microphones == microphone_use{follow, e.now});
  CHECK(set(e, drive, off, co_moderator) == code::stale);
  CHECK(set(e, follow, follow) == code::wrong_state);
  for (auto const& other : {rosa, ana, stage, observer, units}) CHECK(set(e, drive, follow, other) == code::not_allowed);
  e.pass(1min);
  REQUIRE(set(e, drive, follow, co_moderator) == done);
  CHECK(e.s.microphones == microphone_use{drive, e.now});
  evening nobody_sits;
  CHECK(set(nobody_sits, follow, off) == code::wrong_state);
}

TEST_CASE("R27.1 and undo it") {
  using enum microphone_mode;
  evening e(seated());
  REQUIRE(set(e, follow, off) == done);
  auto const before = e.s.microphones;
  e.pass(1min);
  REQUIRE(set(e, drive, follow) == done);
  auto const after = e.s.microphones;
  REQUIRE(undo(e) == done);
  CHECK(e.s.microphones == before);
  REQUIRE(redo(e, latest(e), moderator) == done);
  CHECK(e.s.microphones == after);
}

TEST_CASE("R27.2 microphones put on the list, take off it, give the floor and end it, and nothing else") {
  evening e(seated());
  e.next_to("qa");
  REQUIRE(e.ask(units, command::enter_request{"Norway", "Delegation"}) == done);
  REQUIRE(e.ask(units, command::give_floor{"r1", 1, {}, "qa"}) == done);
  CHECK(e.s.speaking == "r1");
  REQUIRE(e.ask(units, command::end_intervention{"r1", e.request("r1").revision}) == done);
  REQUIRE(e.ask(units, command::give_word{"ana", {}, "qa"}) == done);
  CHECK(e.s.speaker == "ana");
  REQUIRE(e.ask(units, command::enter_request{"Norway", "Delegation"}) == done);
  REQUIRE(e.ask(units, command::remove_request{"r2", 1}) == done);
  for (auto const& what : {command::any(command::next{e.run()}), command::any(command::pause{e.run()}),
                           command::any(command::extend_intervention{"r1", 1, 1min}), command::any(command::yield_floor{"r1", 1, "r2"}),
                           command::any(command::undo{1}), command::any(command::lock{true})}) {
    CHECK_FALSE(may(role::microphones, what));
  }
}

TEST_CASE("R27.3 what microphones did stands in the history as theirs, and moderators can undo it") {
  evening e(seated());
  e.next_to("qa");
  REQUIRE(e.ask(units, command::give_word{"ana", {}, "qa"}) == done);
  auto const did = make_view(e.s, role::moderator, e.changed).history.at(std::to_string(latest(e)));
  CHECK(did->by == role::microphones);
  REQUIRE(undo(e) == done);
  CHECK_FALSE(e.s.speaker);
}

TEST_CASE("R27.4 moderators see how the floor goes with the microphones, where the plan seats somebody, and nobody else does") {
  evening e(seated());
  REQUIRE(set(e, microphone_mode::follow, microphone_mode::off) == done);
  auto const seen = [&](role as) { return make_view(e.s, as, everything(e.s)).floor->microphones; };
  CHECK(seen(role::moderator) == microphone_mode::follow);
  CHECK(seen(role::observer) == microphone_mode::follow);
  for (auto const as : {role::panellist, role::stage, role::participant}) CHECK_FALSE(seen(as));
  evening nobody_sits;
  CHECK_FALSE(make_view(nobody_sits.s, role::moderator, everything(nobody_sits.s)).floor->microphones);
}
