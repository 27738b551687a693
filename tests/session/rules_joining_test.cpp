// protocol/rules.md, section 22: who comes in, and who is removed.

#include "catch.hpp"
#include "evening.hpp"
#include "holds_together.hpp"
#include "session/view.hpp"
#include "undoing.hpp"

#include <string>
#include <vector>

using namespace dais;
using namespace dais::test;

namespace {

using numbers = std::vector<std::uint32_t>;

std::uint32_t number(evening const& e, actor const& who) { return e.s.participants.at(who.id).number; }

rejection_code remove(evening& e, numbers who, actor const& by = moderator) {
  return e.ask(by, command::remove_participants{std::move(who)});
}

rejection_code vote(evening& e, actor const& by, std::string const& question) { return e.ask(by, command::vote{question, true}); }

bool is_told_removed(evening const& e, actor const& who) {
  return make_private_view(e.s, who, everything_of(e.s, who.id)).removed.value_or(false);
}

// Rosa's "q1" is approved, Tariq's "q2" grouped into Mei's "q3"; Rosa and Tariq have voted for "q3", Mei for "q1" and "q2"; Rosa waits for
// the floor.
evening in_discussion() {
  evening e;
  e.next_to("qa");
  e.approved(rosa, "Who pays?");
  e.approved(tariq, "Who gains?");
  e.approved(mei, "Who loses?");
  for (auto const* one : {"q1", "q2"}) REQUIRE(vote(e, mei, one) == done);
  for (auto const& one : {rosa, tariq}) REQUIRE(vote(e, one, "q3") == done);
  e.group("q2", "q3");
  e.request_floor(rosa, "Rosa");
  return e;
}

}  // namespace

TEST_CASE("R22.1 the moderators lock a session and unlock it, from the beginning until it is closed") {
  evening e;
  CHECK(e.ask(moderator, command::lock{false}) == code::wrong_state);
  REQUIRE(e.ask(co_moderator, command::lock{true}) == done);
  CHECK(e.s.locked);
  CHECK(make_view(e.s, role::participant, e.changed).run->locked);
  CHECK(e.ask(moderator, command::lock{true}) == code::wrong_state);
  for (auto const& other : {rosa, ana, stage, observer}) CHECK(e.ask(other, command::lock{false}) == code::not_allowed);
  REQUIRE(undo(e) == done);
  CHECK_FALSE(e.s.locked);
  REQUIRE(redo(e, latest(e)) == done);
  CHECK(e.s.locked);
  e.open();
  REQUIRE(e.ask(moderator, command::lock{false}) == done);
}

TEST_CASE("R22.2 whoever is in a session that is locked goes on as before") {
  evening e;
  e.open();
  REQUIRE(e.ask(moderator, command::lock{true}) == done);
  e.approved(rosa, "Who pays?");
  CHECK(vote(e, tariq, "q1") == done);
}

TEST_CASE("R22.3 who is removed sees the session, is told, and may ask for nothing") {
  auto e = in_discussion();
  REQUIRE(remove(e, {number(e, rosa)}, co_moderator) == done);
  CHECK(is_told_removed(e, rosa));
  CHECK_FALSE(is_told_removed(e, mei));
  CHECK(make_private_view(e.s, rosa, e.changed).removed == true);
  CHECK(e.ask(rosa, command::submit_question{"Why me?", ""}) == code::removed);
  CHECK(e.ask(rosa, command::resubmit_question{"q1"}) == code::removed);
  CHECK(vote(e, rosa, "q3") == code::removed);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == code::removed);
  CHECK(e.ask(mei, command::submit_question{"And me?", ""}) == done);
}

TEST_CASE("R22.4 their votes do not count, and what of theirs waits is withdrawn") {
  auto e = in_discussion();
  REQUIRE(vote_count(e.asked("q3")) == 3);  // Mei's for what was grouped into it
  REQUIRE(remove(e, {number(e, rosa), number(e, tariq)}) == done);
  CHECK(e.asked("q1").state == question_state::withdrawn);
  CHECK(e.asked("q2").state == question_state::withdrawn);
  CHECK(e.asked("q3").members.empty());
  CHECK(vote_count(e.asked("q3")) == 0);
  CHECK(vote_count(e.asked("q1")) == 1);
  CHECK(e.request("r1").state == request_state::withdrawn);
  CHECK(e.s.speakers.empty());
  CHECK(make_private_view(e.s, rosa, e.changed).votes.at("q3") == std::nullopt);
  holds_together(e.s);

  SECTION("a vote for a question of a group counts for its leader no more") {
    auto other = in_discussion();
    REQUIRE(remove(other, {number(other, mei)}) == done);
    CHECK(vote_count(other.asked("q3")) == 2);
    CHECK(vote_count(other.asked("q1")) == 0);
    holds_together(other.s);
  }
}

TEST_CASE("R22.5 what is on stage, was answered or declined stays, and so does who has the floor and what leads others' questions") {
  auto e = in_discussion();
  REQUIRE(e.put_on_stage("q1") == done);
  e.speaks("r1");
  REQUIRE(remove(e, {number(e, rosa), number(e, mei)}) == done);
  CHECK(e.s.on_stage == "q1");
  CHECK(e.s.speaking == "r1");
  CHECK(e.asked("q3").state == question_state::approved);
  CHECK(e.asked("q3").members == std::vector<std::string>{"q2"});
  holds_together(e.s);

  SECTION("but for a group that is all theirs") {
    auto other = in_discussion();
    REQUIRE(remove(other, {number(other, tariq), number(other, mei)}) == done);
    CHECK(other.asked("q3").state == question_state::withdrawn);
  }
}

TEST_CASE("R22.6 who is removed already is left out") {
  auto e = in_discussion();
  CHECK(remove(e, {}) == code::no_such_participant);
  CHECK(remove(e, {0}) == code::no_such_participant);
  CHECK(remove(e, {9}) == code::no_such_participant);
  CHECK(remove(e, {1}, rosa) == code::not_allowed);
  REQUIRE(remove(e, {1, 1}) == done);
  CHECK(remove(e, {1}) == code::wrong_state);
  REQUIRE(remove(e, {1, 2}) == done);
  CHECK(std::get<deed::of_people>(e.s.history.back().did) == deed::of_people(deed::participants_removed{1}));
}

TEST_CASE("R22.7 removing is one thing to undo") {
  auto e = in_discussion();
  e.queued(rosa, "Who else?");
  auto const before = standing(e.s);
  REQUIRE(remove(e, {1, 2, 3}) == done);
  auto const removed = latest(e);
  auto const after = standing(e.s);
  REQUIRE(undo(e, removed) == done);
  CHECK(standing(e.s) == before);
  CHECK(vote(e, rosa, "q1") == done);
  REQUIRE(e.ask(rosa, command::vote{"q1", false}) == done);
  REQUIRE(redo(e, removed) == done);
  CHECK(standing(e.s) == after);
  holds_together(e.s);
}

TEST_CASE("R22.8 where somebody comes from is not known to the session") {
  auto e = in_discussion();
  CHECK(e.ask(moderator, command::remove_origin{"node/1"}) == code::no_such_origin);
  CHECK(e.ask(rosa, command::remove_origin{"node/1"}) == code::not_allowed);
}
