// protocol/rules.md, section 12.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

actor const ines{role::participant, "hash of ines"};

rejection_code group(evening& e, std::string const& id, std::string const& into) {
  return e.ask(moderator, command::group_question{id, e.revision_of(id), into});
}
rejection_code ungroup(evening& e, std::string const& id) { return e.ask(moderator, command::ungroup_question{id, e.revision_of(id)}); }
rejection_code withdraw(evening& e, actor const& by, std::string const& id) { return e.ask(by, command::withdraw_question{id}); }
rejection_code vote(evening& e, actor const& by, std::string const& id, bool on = true) { return e.ask(by, command::vote{id, on}); }

question_state state_of(evening const& e, std::string const& id) { return e.asked(id).state; }
std::size_t votes(evening const& e, std::string const& id) { return vote_count(e.asked(id)); }

private_view own_of(evening const& e, actor const& who) { return make_private_view(e.s, who, everything_of(e.s, who.id)); }
private_view private_patch_for(evening const& e, actor const& who) { return make_private_view(e.s, who, e.changed); }

ids voted(evening const& e, actor const& who) {
  ids all;
  for (auto const& [id, on] : own_of(e, who).votes) {
    CHECK(on == true);
    all.push_back(id);
  }
  return all;
}

// An open session with a question of Rosa, Tariq, Mei and Ines each, all approved: q1 to q4.
evening with_four() {
  evening e;
  e.open();
  for (auto const& who : {rosa, tariq, mei, ines}) e.approved(who, "Who pays?");
  return e;
}

}  // namespace

TEST_CASE("R12.1 a question that is submitted, approved or queued can be grouped, and leaves the queue") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued, question_state::on_stage,
                           question_state::answered, question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    auto const leader = e.approved(mei, "Who pays for it?");
    bool const can = is_waiting(state);
    CHECK(group(e, "q1", leader) == (can ? done : code::wrong_state));
    CHECK((state_of(e, "q1") == question_state::grouped) == (can || state == question_state::grouped));
    if (!can) continue;
    CHECK(e.asked("q1").leader == leader);
    CHECK(e.asked(leader).members == ids{"q1"});
    CHECK(e.s.queue.empty());
    CHECK(make_view(e.s, role::participant, everything(e.s)).questions.count("q1") == 0);
  }
}

TEST_CASE("R12.1 the other one is submitted, approved, queued, on stage or answered") {
  for (auto const state :
       {question_state::submitted, question_state::approved, question_state::queued, question_state::on_stage, question_state::answered}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    auto const leader_before = e.revision_of("q1");
    auto const id = e.approved(mei, "Who pays for it?");
    CHECK(group(e, id, "q1") == done);
    CHECK(state_of(e, "q1") == state);
    CHECK(e.revision_of("q1") == leader_before);
  }
}

TEST_CASE("R12.1 the audience loses it") {
  auto e = with_four();
  REQUIRE(group(e, "q1", "q2") == done);
  auto const patch = make_view(e.s, role::participant, e.changed);
  CHECK_FALSE(patch.questions.at("q1"));
  CHECK_FALSE(patch.votes.at("q1"));
  CHECK(patch.questions.at("q2")->members == 1u);
}

TEST_CASE("R12.2 everybody who voted for a question of a group counts once for its leader") {
  auto e = with_four();
  for (auto const& who : {rosa, tariq}) REQUIRE(vote(e, who, "q1") == done);
  for (auto const& who : {tariq, mei}) REQUIRE(vote(e, who, "q2") == done);
  REQUIRE(vote(e, ines, "q3") == done);
  REQUIRE(group(e, "q2", "q1") == done);
  CHECK(votes(e, "q1") == 3);
  REQUIRE(group(e, "q3", "q1") == done);
  CHECK(votes(e, "q1") == 4);
  CHECK(make_view(e.s, role::participant, e.changed).votes.at("q1") == 4u);
  CHECK(vote(e, mei, "q1") == code::wrong_state);  // who has voted already
  CHECK(vote(e, {role::participant, "new"}, "q1") == done);
  CHECK(votes(e, "q1") == 5);
}

TEST_CASE("R12.3 whoever voted for a question of the group sees that as a vote for the leader") {
  auto e = with_four();
  REQUIRE(vote(e, mei, "q1") == done);
  REQUIRE(vote(e, mei, "q2") == done);
  REQUIRE(vote(e, ines, "q1") == done);
  REQUIRE(group(e, "q1", "q2") == done);
  CHECK(private_patch_for(e, ines).votes == std::map<std::string, std::optional<bool>>{{"q1", std::nullopt}, {"q2", true}});
  CHECK(voted(e, ines) == ids{"q2"});
  CHECK(voted(e, mei) == ids{"q2"});
  CHECK(private_patch_for(e, rosa).votes.empty());
}

TEST_CASE("R12.3 and takes it back there") {
  auto e = with_four();
  REQUIRE(vote(e, mei, "q1") == done);
  REQUIRE(group(e, "q1", "q2") == done);
  CHECK(vote(e, mei, "q1", false) == code::no_such_question);
  CHECK(vote(e, mei, "q2", false) == done);
  CHECK(votes(e, "q2") == 0);
  CHECK(voted(e, mei).empty());
  CHECK(vote(e, mei, "q2") == done);
  REQUIRE(ungroup(e, "q1") == done);
  CHECK(votes(e, "q1") == 0);
  CHECK(votes(e, "q2") == 1);
}

TEST_CASE("R12.3 what was taken back from the leader comes back with none of its group") {
  auto e = with_four();
  for (auto const* id : {"q1", "q2", "q3"}) REQUIRE(vote(e, ines, id) == done);
  REQUIRE(group(e, "q1", "q2") == done);
  REQUIRE(group(e, "q3", "q2") == done);
  CHECK(votes(e, "q2") == 1);
  REQUIRE(vote(e, ines, "q2", false) == done);
  CHECK(votes(e, "q2") == 0);
  REQUIRE(group(e, "q4", "q2") == done);
  CHECK(votes(e, "q2") == 0);
  REQUIRE(ungroup(e, "q1") == done);
  CHECK(votes(e, "q1") == 0);
  CHECK(votes(e, "q2") == 0);
  CHECK(voted(e, ines).empty());
}

TEST_CASE("R12.3 a leader that is in review is not named to who voted for its group, before the audience sees it") {
  auto e = with_four();
  auto const pending = e.submit(rosa, "Who pays for it?");
  REQUIRE(vote(e, ines, "q2") == done);
  REQUIRE(group(e, "q2", pending) == done);
  CHECK(private_patch_for(e, ines).votes == std::map<std::string, std::optional<bool>>{{"q2", std::nullopt}});
  CHECK(voted(e, ines).empty());
  REQUIRE(e.ask(moderator, command::approve{pending, 1}) == done);
  CHECK(private_patch_for(e, ines).votes == std::map<std::string, std::optional<bool>>{{pending, true}});
  CHECK(voted(e, ines) == ids{pending});
  CHECK(votes(e, pending) == 1);
  REQUIRE(e.ask(moderator, command::restore_question{pending, 2}) == done);
  CHECK(private_patch_for(e, ines).votes == std::map<std::string, std::optional<bool>>{{pending, std::nullopt}});
  CHECK(voted(e, ines).empty());
}

TEST_CASE("R12.4 what is grouped into a question brings its own group with it") {
  auto e = with_four();
  REQUIRE(vote(e, rosa, "q1") == done);
  REQUIRE(vote(e, tariq, "q2") == done);
  REQUIRE(group(e, "q1", "q2") == done);
  REQUIRE(group(e, "q3", "q4") == done);
  REQUIRE(group(e, "q2", "q4") == done);
  CHECK(e.asked("q4").members == ids{"q3", "q1", "q2"});
  for (auto const* id : {"q1", "q2", "q3"}) CHECK(e.asked(id).leader == "q4");
  CHECK(e.asked("q2").members.empty());
  CHECK(votes(e, "q4") == 2);
  CHECK(voted(e, rosa) == ids{"q4"});
  CHECK(voted(e, tariq) == ids{"q4"});

  REQUIRE(vote(e, rosa, "q4", false) == done);
  CHECK(votes(e, "q4") == 1);
  REQUIRE(ungroup(e, "q2") == done);
  CHECK(votes(e, "q2") == 1);
  CHECK(votes(e, "q4") == 0);
  CHECK(e.asked("q1").leader == "q4");
  CHECK(voted(e, tariq) == ids{"q2"});
}

TEST_CASE("R12.5 a group has at most two hundred questions besides its leader") {
  evening e;
  e.open();
  auto const leader = e.approved(rosa, "Who pays?");
  for (std::size_t i = 1; i < limits::members; ++i) e.group(e.submit({role::participant, std::to_string(i)}, "Who?"), leader);
  auto const last = e.approved(tariq, "Who?");
  auto const another = e.approved(mei, "Who?");
  auto const pair = e.approved(ines, "Who?");
  e.group(another, pair);
  CHECK(group(e, pair, leader) == code::too_many_entries);
  CHECK(group(e, last, leader) == done);
  CHECK(e.asked(leader).members.size() == limits::members);
  REQUIRE(ungroup(e, another) == done);
  CHECK(group(e, another, leader) == code::too_many_entries);
  REQUIRE(ungroup(e, last) == done);
  CHECK(group(e, another, leader) == done);
}

TEST_CASE("R12.6 a question is taken out of its group with the votes that it brought, and stands where it stood") {
  for (auto const state : {question_state::submitted, question_state::approved, question_state::queued}) {
    CAPTURE(static_cast<int>(state));
    auto e = with_question(state);
    auto const leader = e.approved(tariq, "Who shall pay?");
    bool const was_seen = state != question_state::submitted;
    if (was_seen) REQUIRE(vote(e, mei, "q1") == done);
    REQUIRE(vote(e, ines, leader) == done);
    REQUIRE(group(e, "q1", leader) == done);
    REQUIRE(ungroup(e, "q1") == done);
    CHECK(state_of(e, "q1") == (was_seen ? question_state::approved : question_state::submitted));
    CHECK(e.s.queue.empty());
    CHECK_FALSE(e.asked("q1").leader);
    CHECK(e.asked(leader).members.empty());
    CHECK(votes(e, leader) == 1);
    CHECK(votes(e, "q1") == (was_seen ? 1 : 0));
    CHECK(ungroup(e, "q1") == code::wrong_state);
    CHECK(ungroup(e, leader) == code::wrong_state);
  }
}

TEST_CASE("R12.6 or by the withdrawal of its asker") {
  auto e = with_four();
  REQUIRE(vote(e, mei, "q1") == done);
  REQUIRE(group(e, "q1", "q2") == done);
  REQUIRE(withdraw(e, rosa, "q1") == done);
  CHECK(state_of(e, "q1") == question_state::withdrawn);
  CHECK(e.asked("q2").members.empty());
  CHECK(votes(e, "q2") == 0);
  REQUIRE(e.ask(rosa, command::resubmit_question{"q1"}) == done);
  CHECK(state_of(e, "q1") == question_state::approved);
  CHECK(votes(e, "q1") == 1);
}

TEST_CASE("R12.6 it can be taken out whatever became of its leader") {
  for (auto const* fate : {"declined", "answered", "on stage"}) {
    CAPTURE(fate);
    auto e = with_four();
    REQUIRE(group(e, "q1", "q2") == done);
    auto const n = e.revision_of("q2");
    if (fate[0] == 'd') REQUIRE(e.ask(moderator, command::decline{"q2", n, "No."}) == done);
    if (fate[0] == 'a') REQUIRE(e.ask(moderator, command::mark_answered{"q2", n}) == done);
    if (fate[0] == 'o') REQUIRE(e.put_on_stage("q2") == done);
    REQUIRE(ungroup(e, "q1") == done);
    CHECK(state_of(e, "q1") == question_state::approved);
  }
}

TEST_CASE("R12.7 when the leader is withdrawn the first of the group that was approved takes its place") {
  auto e = with_four();
  auto const pending = e.submit({role::participant, "new"}, "Who pays?");
  REQUIRE(vote(e, tariq, "q1") == done);
  REQUIRE(vote(e, rosa, "q3") == done);
  for (auto const& id : {pending, std::string("q2"), std::string("q3")}) REQUIRE(group(e, id, "q1") == done);
  REQUIRE(withdraw(e, rosa, "q1") == done);
  CHECK(state_of(e, "q1") == question_state::withdrawn);
  CHECK(e.asked("q1").members.empty());
  CHECK(state_of(e, "q2") == question_state::approved);
  CHECK(e.asked("q2").members == ids{pending, "q3"});
  CHECK(e.asked(pending).leader == "q2");
  CHECK(votes(e, "q2") == 2);
  CHECK(voted(e, rosa) == ids{"q2"});
  CHECK(voted(e, tariq) == ids{"q2"});
  CHECK(private_patch_for(e, mei).questions.at("q3")->leader == "q2");
  CHECK(e.s.participants.at(tariq.id).open_questions == 1);

  REQUIRE(e.ask(rosa, command::resubmit_question{"q1"}) == done);
  CHECK(e.asked("q1").members.empty());
  CHECK(votes(e, "q1") == 0);
  REQUIRE(group(e, "q1", "q2") == done);
  CHECK(votes(e, "q2") == 2);
}

TEST_CASE("R12.7 in the queue too") {
  auto e = with_four();
  for (auto const* id : {"q1", "q2", "q3"}) REQUIRE(e.ask(moderator, command::queue{id, 2}) == done);
  REQUIRE(group(e, "q4", "q2") == done);
  REQUIRE(withdraw(e, tariq, "q2") == done);
  CHECK(e.s.queue == ids{"q1", "q4", "q3"});
  CHECK(state_of(e, "q4") == question_state::queued);

  SECTION("and whoever was approved only is not queued by a leader that was not") {
    REQUIRE(group(e, "q4", "q1") == done);
    REQUIRE(e.ask(moderator, command::unqueue{"q1", e.revision_of("q1")}) == done);
    REQUIRE(withdraw(e, rosa, "q1") == done);
    CHECK(state_of(e, "q4") == question_state::approved);
    CHECK(e.s.queue == ids{"q3"});
  }
}

TEST_CASE("R12.7 where none was approved the first of the group leads it and is submitted") {
  evening e;
  e.open();
  auto const leader = e.queued(rosa, "Who pays?");
  auto const first = e.submit(tariq, "Who?");
  auto const second = e.submit(mei, "Who?");
  e.group(first, leader);
  e.group(second, leader);
  REQUIRE(withdraw(e, rosa, leader) == done);
  CHECK(state_of(e, first) == question_state::submitted);
  CHECK(e.asked(first).members == ids{second});
  CHECK(e.s.queue.empty());
  CHECK(make_view(e.s, role::participant, everything(e.s)).questions.empty());
  REQUIRE(withdraw(e, tariq, first) == done);
  CHECK(state_of(e, second) == question_state::submitted);
  CHECK(e.asked(second).members.empty());
}

TEST_CASE("R12.7 a question that was withdrawn while it was grouped into another is no heir") {
  auto e = with_four();
  REQUIRE(group(e, "q2", "q1") == done);
  REQUIRE(group(e, "q3", "q1") == done);
  REQUIRE(withdraw(e, tariq, "q2") == done);
  REQUIRE(withdraw(e, rosa, "q1") == done);
  CHECK(state_of(e, "q3") == question_state::approved);
  CHECK(e.asked("q3").members.empty());
}

TEST_CASE("R12.8 the fate of the leader is the fate of its group: all askers are told") {
  auto e = with_four();
  REQUIRE(group(e, "q1", "q2") == done);
  REQUIRE(group(e, "q3", "q2") == done);
  auto const told = [&](question_state expected) {
    for (auto const& [who, id] : {std::pair{rosa, "q1"}, std::pair{mei, "q3"}}) {
      auto const own = private_patch_for(e, who);
      REQUIRE(own.questions.count(id) == 1);
      CHECK(own.questions.at(id)->state == question_state::grouped);
      CHECK(own.questions.at(id)->leader_state == expected);
      bool const seen = is_public(expected);
      CHECK(own.questions.at(id)->leader == (seen ? std::optional<std::string>("q2") : std::nullopt));
    }
  };
  auto const n = [&] { return e.revision_of("q2"); };
  REQUIRE(e.ask(moderator, command::queue{"q2", n()}) == done);
  told(question_state::queued);
  REQUIRE(e.put_on_stage("q2") == done);
  told(question_state::on_stage);
  REQUIRE(e.ask(moderator, command::mark_answered{"q2", n(), answer_kind::in_writing, "The town."}) == done);
  told(question_state::answered);
  CHECK(private_patch_for(e, rosa).questions.at("q1")->answer == answer_kind::in_writing);
  CHECK(private_patch_for(e, rosa).questions.at("q1")->answer_text == "The town.");
  REQUIRE(e.ask(moderator, command::restore_question{"q2", n()}) == done);
  told(question_state::queued);
  REQUIRE(e.ask(moderator, command::decline{"q2", n(), "Asked before."}) == done);
  told(question_state::not_taken);
  CHECK(private_patch_for(e, mei).questions.at("q3")->reason == "Asked before.");
  REQUIRE(e.ask(moderator, command::restore_question{"q2", n()}) == done);
  told(question_state::approved);
  REQUIRE(e.ask(moderator, command::restore_question{"q2", n()}) == done);
  told(question_state::submitted);
}

TEST_CASE("R12.9 a question cannot be grouped into itself, nor into one that was declined, withdrawn or grouped") {
  for (auto const state : {question_state::not_taken, question_state::withdrawn, question_state::grouped}) {
    auto e = with_question(state);
    auto const id = e.approved(mei, "Who pays for it?");
    CHECK(group(e, id, "q1") == code::wrong_state);
    CHECK(group(e, id, id) == code::wrong_state);
    CHECK(state_of(e, id) == question_state::approved);
  }
}

TEST_CASE("R12.9 nor into its own group") {
  auto e = with_four();
  REQUIRE(group(e, "q1", "q2") == done);
  CHECK(group(e, "q2", "q1") == code::wrong_state);
  CHECK(group(e, "q1", "q2") == code::wrong_state);
  CHECK_FALSE(e.happen(moderator, event::question_grouped{"q2", e.revision_of("q2"), "q1"}));
}

TEST_CASE("R12.9 nor by undoing into one that was withdrawn since") {
  auto e = with_four();
  REQUIRE(group(e, "q2", "q1") == done);
  REQUIRE(e.ask(moderator, command::ungroup_question{"q2", e.revision_of("q2")}) == done);
  auto const ungrouped = e.s.seq;
  REQUIRE(e.ask(rosa, command::withdraw_question{"q1"}) == done);
  CHECK(e.ask(moderator, command::undo{ungrouped}) == code::cannot_undo);
  REQUIRE(e.ask(rosa, command::resubmit_question{"q1"}) == done);
  CHECK(e.ask(moderator, command::undo{ungrouped}) == done);
  CHECK(e.asked("q2").leader == "q1");
}
