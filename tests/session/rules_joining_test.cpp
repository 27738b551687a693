// protocol/rules.md, section 22: who comes in, and who is removed.

#include "catch.hpp"
#include "evening.hpp"
#include "holds_together.hpp"
#include "session/erasure.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"
#include "session/text.hpp"
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

rejection_code erase(evening& e, numbers who, actor const& by = moderator) {
  return e.ask(by, command::erase_participants{std::move(who)});
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

TEST_CASE("R22.13 the moderators and the organiser let nobody new join by the code, and take that back") {
  evening e;
  CHECK_FALSE(make_view(e.s, role::participant, e.changed).run->personal_links_only.has_value());
  CHECK(e.ask(moderator, command::require_personal_links{false}) == code::wrong_state);
  REQUIRE(e.ask(co_moderator, command::require_personal_links{true}) == done);
  CHECK(make_view(e.s, role::participant, e.changed).run->personal_links_only == true);
  CHECK(e.ask(organiser, command::require_personal_links{true}) == code::wrong_state);
  REQUIRE(undo(e) == done);
  CHECK_FALSE(e.s.personal_links_only);
  REQUIRE(redo(e, latest(e)) == done);
  CHECK(e.s.personal_links_only);
  e.open();
  REQUIRE(e.ask(organiser, command::require_personal_links{false}) == done);
  for (auto const& other : {rosa, ana, stage, observer}) CHECK(e.ask(other, command::require_personal_links{true}) == code::not_allowed);
}

TEST_CASE("R22.13 the plan says from the beginning that joining needs a personal link") {
  auto plan = small_plan();
  plan.personal_links_only = true;
  evening const e(plan);
  CHECK(e.s.personal_links_only);
}

TEST_CASE("R22.15 personal links are numbered as they are made, and nothing unmakes them") {
  evening e;
  auto const make = [&](std::uint32_t after, std::uint32_t count, actor const& by = moderator) {
    return e.ask(by, command::make_personal_links{after, count});
  };
  CHECK(make(0, 0) == code::out_of_range);
  REQUIRE(make(0, 3, organiser) == done);
  auto const made = e.s.seq;
  CHECK(make(0, 2) == code::stale);
  REQUIRE(make(3, 2, co_moderator) == done);
  CHECK(e.s.personal_links == 5);
  CHECK(e.ask(moderator, command::undo{made}) == code::no_such_change);
  CHECK(make(5, limits::personal_links - 4) == code::out_of_range);
  CHECK(make(5, limits::personal_links - 5) == done);
  CHECK(make(limits::personal_links, 1) == code::out_of_range);
}

TEST_CASE("R22.17 a personal link is replaced, or all are, and what comes by the one before is not done") {
  evening e;
  actor const first{role::participant, "1"}, second{role::participant, "2"};
  auto const renew = [&](std::optional<std::uint32_t> number, std::uint32_t generation, actor const& by = moderator) {
    return e.ask(by, command::renew_personal_link{number, generation});
  };
  CHECK(renew({}, 0) == code::no_such_link);
  REQUIRE(e.ask(moderator, command::make_personal_links{0, 2}) == done);
  for (auto const number : {0u, 3u}) CHECK(renew(number, 0) == code::no_such_link);
  e.open();
  e.rules(false, true, intake::open);
  auto const asking = e.decided(first, command::submit_question{"Who pays?", ""});
  REQUIRE(e.happen(first, asking, 0));
  CHECK(renew(1, 1) == code::stale);
  REQUIRE(renew(1, 0, organiser) == done);
  CHECK(generation_of(e.s.links, first) == 1);
  CHECK(generation_of(e.s.links, second) == 0);
  CHECK(generation_of(e.s.links, rosa) == 0);
  CHECK_FALSE(e.happen(first, asking, 0));
  CHECK(e.changed.refused->code == code::link_replaced);
  REQUIRE(e.happen(first, asking, 1));
  CHECK(e.s.participants.at("1").questions.size() == 2);
  REQUIRE(renew({}, 0, co_moderator) == done);
  CHECK(generation_of(e.s.links, first) == 2);
  CHECK(generation_of(e.s.links, second) == 1);
  CHECK(generation_of(e.s.links, rosa) == 0);
  CHECK(vote(e, rosa, "q1") == done);
}

TEST_CASE("R22.17 of a closed session too") {
  evening e;
  REQUIRE(e.ask(moderator, command::make_personal_links{0, 1}) == done);
  e.next_to("end");
  e.end_session();
  e.close();
  CHECK(e.ask(moderator, command::make_personal_links{1, 1}) == code::wrong_status);
  CHECK(e.ask(moderator, command::renew_personal_link{1, 0}) == done);
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

namespace {

// Rosa is removed; a moderator edited her question before, which is on stage, and her name as somebody who has the floor.
evening with_rosa_removed() {
  auto e = in_discussion();
  REQUIRE(e.ask(moderator, command::edit_question{"q1", e.revision_of("q1"), "Who pays for it?"}) == done);
  REQUIRE(e.put_on_stage("q1") == done);
  REQUIRE(e.ask(moderator, command::correct_request{"r1", e.revision_of("r1"), "Rosa Li", "Port"}) == done);
  e.speaks("r1");
  REQUIRE(remove(e, {number(e, rosa)}) == done);
  return e;
}

}  // namespace

TEST_CASE("R22.9 the moderator erases what those typed who are removed, and a dash stands there; all else of it stays") {
  auto e = with_rosa_removed();
  auto before = e.s;
  CHECK(erase(e, {1}, co_moderator) == code::not_allowed);
  REQUIRE(erase(e, {1}) == done);
  for (auto const as : {role::moderator, role::participant, role::stage}) {
    auto const view = make_view(e.s, as, e.changed);
    CHECK(view.questions.at("q1")->text == erased_text);
    CHECK_FALSE(view.questions.at("q1")->original);
  }
  CHECK(make_private_view(e.s, rosa, e.changed).questions.at("q1")->text == erased_text);
  CHECK(make_view(e.s, role::moderator, e.changed).questions.at("q1")->removed == true);
  CHECK(e.request("r1").name == erased_text);
  CHECK(e.request("r1").affiliation == erased_text);
  CHECK(e.asked("q1").name.empty());
  CHECK(e.changed.texts == std::set<std::string>{"q1"});
  before.questions.at("q1").text = before.requests.at("r1").name = before.requests.at("r1").affiliation = erased_text;
  before.questions.at("q1").original.clear();
  before.participants.at(rosa.id).erased = e.s.seq;
  CHECK(standing(e.s) == standing(before));
  holds_together(e.s);
}

TEST_CASE("R22.10 of who takes part nothing is erased before the session is closed, and nothing twice") {
  auto e = with_rosa_removed();
  CHECK(erase(e, {1, 2}) == code::wrong_state);
  CHECK(refusal(e).why == reason::not_removed);
  CHECK(erase(e, {}) == code::no_such_participant);
  CHECK(erase(e, {9}) == code::no_such_participant);
  REQUIRE(erase(e, {1, 1}) == done);
  CHECK(erase(e, {1}) == code::wrong_state);
  CHECK(refusal(e).why == reason::erased_already);
  e.end_session();
  e.close();
  REQUIRE(erase(e, {1, 2, 3}) == done);
  CHECK(e.asked("q2").text == erased_text);
  CHECK(std::get<deed::of_people>(e.s.history.back().did) == deed::of_people(deed::participants_erased{2}));

  SECTION("what was typed since, by somebody who takes part again, is erased when they are removed again") {
    auto other = in_discussion();
    REQUIRE(remove(other, {1}) == done);
    auto const removal = latest(other);
    REQUIRE(erase(other, {1}) == done);
    REQUIRE(undo(other, removal) == done);
    auto const id = other.submit(rosa, "Who pays now?");
    REQUIRE(remove(other, {1}) == done);
    REQUIRE(erase(other, {1}) == done);
    CHECK(other.asked(id).text == erased_text);
  }
}

TEST_CASE("R22.11 erasing is told and never undone, and nothing that is undone or done again brings a text back") {
  auto e = with_rosa_removed();
  auto const removal = latest(e);
  REQUIRE(erase(e, {1}) == done);
  auto const erasing = latest(e);
  auto const told = make_view(e.s, role::moderator, e.changed);
  CHECK(std::get<deed::of_people>(told.history.at(std::to_string(erasing))->did) == deed::of_people(deed::participants_erased{1}));
  CHECK(undo(e, erasing) == code::cannot_undo);
  CHECK(refusal(e).why == reason::erasing_stays);
  REQUIRE(undo(e, removal) == done);
  REQUIRE(redo(e, removal) == done);
  std::size_t undone = 0;
  for (bool more = true; more;) {
    more = false;
    for (auto one = e.s.history.rbegin(); one != e.s.history.rend() && !more; ++one) {
      more = !one->undone && undo(e, one->record) == done;
    }
    undone += more;
    CHECK(e.asked("q1").text == erased_text);
    CHECK(e.asked("q1").original.empty());
    CHECK(e.request("r1").name == erased_text);
  }
  CHECK(undone > 5);
  for (auto const& one : e.s.history) {
    if (auto const* given = std::get_if<deed::of_floor>(&one.did); given && std::holds_alternative<deed::floor_given>(*given)) {
      CHECK(std::get<deed::floor_given>(*given).request.name == erased_text);
    }
    // To put back what a correction changed there is nothing left.
    auto const* of = std::get_if<deed::of_questions>(&one.did);
    CHECK_FALSE((of && std::holds_alternative<deed::question_edited>(*of)));
  }
}

TEST_CASE("R22.12 what was erased is taken out of the record, and nothing else that came of it changes") {
  auto e = in_discussion();
  e.rules(false, true, intake::open, {"forbidden"});
  e.submit(rosa, "Is it forbidden?");
  REQUIRE(e.asked("q4").state == question_state::submitted);
  CHECK_FALSE(e.happen(rosa, command::submit_question{"As Ana", "Ana Lima"}));  // decided before she came to the panel
  REQUIRE(remove(e, {1}) == done);
  REQUIRE(erase(e, {1}) == done);
  erasure erasing(e.s);
  session before, without;
  std::size_t replaced = 0;
  for (auto const& r : e.log) {
    auto const instead = erasing.replaced(before, r);
    replaced += instead.has_value();
    if (instead) CHECK(instead->by == rosa);
    evolve(before, r);
    evolve(without, instead.value_or(r));
  }
  CHECK(replaced == 4);  // three questions, of which one was refused, and a request
  CHECK(without == e.s);
}
