// Who works on which question, and what else only the room knows.

#include "hall.hpp"

#include <algorithm>
#include <set>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

// Of the consoles that work on something, by role.
using numbers = std::set<std::pair<std::string, std::int64_t>>;

struct screening_hall : hall {
  visitor moderator{*this}, first{*this}, second{*this}, ana{*this};

  screening_hall() {
    moderator.enter(role::moderator);
    moderator.ask(command::open_session{1});
    first.enter(role::co_moderator);
    second.enter(role::co_moderator);
    ana.enter(role::participant, "ana");
    ana.ask(command::submit_question{"Who pays for the new pipes?", ""});
  }

  void handle(visitor& by, std::optional<std::string> const& question) {
    by.receive(text_of(wire::claim{question}));
    loop.step(1s);
  }
  json::value claims() const { return moderator->view.at_pointer("/presence/claims"); }
  room::numbers numbers() const {
    room::numbers seen;
    auto const claimed = claims();
    for (auto const& one : claimed.as_array())
      seen.emplace(std::string(one.at("as").as_string()), one.at("number").to_number<std::int64_t>());
    return seen;
  }
};

}  // namespace

TEST_CASE("consoles of one role have different numbers, and the first free one") {
  screening_hall in;
  in.handle(in.moderator, "q1");
  in.handle(in.first, "q1");
  in.handle(in.second, "q1");
  CHECK(in.numbers() == numbers{{"moderator", 1}, {"co_moderator", 1}, {"co_moderator", 2}});
  in.first.leave();
  visitor third(in);
  third.enter(role::co_moderator);
  in.handle(third, "q1");
  CHECK(in.numbers() == numbers{{"moderator", 1}, {"co_moderator", 1}, {"co_moderator", 2}});
  CHECK(third->welcome.at("console") != in.second->welcome.at("console"));
  CHECK_FALSE(in.ana->welcome.contains("console"));
}

TEST_CASE("the moderators see who works on which question, until they are done or gone") {
  screening_hall in;
  in.handle(in.second, "q1");
  auto const expected =
      json::object{{"question", "q1"}, {"as", "co_moderator"}, {"number", 2}, {"console", in.second->welcome.at("console")}};
  CHECK(in.claims() == json::array{expected});
  in.handle(in.second, std::nullopt);
  CHECK(in.claims() == json::array());
  in.handle(in.second, "q1");
  in.second.leave();
  in.loop.step(1s);
  CHECK(in.claims() == json::array());
  CHECK(in.entries().size() == 3);  // none of it is in the log
}

TEST_CASE("who is connected to another node is counted, and what they work on is seen") {
  screening_hall in;
  hall_of_another_node there(in);
  in.loop.step(1s);
  visitor screener(there), bo(there);
  screener.enter(role::co_moderator);
  bo.enter(role::participant, "bo");
  in.handle(screener, "q1");
  CHECK(in.moderator->view.at_pointer("/presence/participants") == 2);
  CHECK(screener->view.at_pointer("/presence/participants") == 2);
  CHECK(screener->view.at_pointer("/presence/co_moderators") == 3);
  CHECK(in.numbers() == numbers{{"co_moderator", 3}});
  CHECK(in.claims() == screener->view.at_pointer("/presence/claims"));
  screener.leave();
  in.loop.step(1s);
  CHECK(in.claims() == json::array());
  CHECK(in.moderator->view.at_pointer("/presence/co_moderators") == 2);
}

TEST_CASE("a console whose node has not heard of the others yet changes its number, rather than one of those") {
  screening_hall in;
  in.handle(in.first, "q1");
  in.handle(in.second, "q1");
  hall_of_another_node there(in);
  visitor screener(there);
  screener.enter(role::co_moderator);
  in.handle(screener, "q1");
  CHECK(in.numbers() == numbers{{"co_moderator", 1}, {"co_moderator", 2}, {"co_moderator", 3}});
  for (auto const& one : in.moderator->view.at_pointer("/presence/claims").as_array())
    CHECK((one.at("number") == 3) == (one.at("console") == screener->welcome.at("console")));
}

TEST_CASE("two consoles that come at once to two nodes have two numbers in the end, of which one changes") {
  screening_hall in;
  hall_of_another_node there(in);
  in.loop.step(1s);
  visitor here(in), elsewhere(there);
  here.enter(role::co_moderator);
  elsewhere.enter(role::co_moderator);
  here.receive(text_of(wire::claim{"q1"}));
  elsewhere.receive(text_of(wire::claim{"q1"}));
  in.loop.step(1s);
  CHECK(in.numbers() == numbers{{"co_moderator", 3}, {"co_moderator", 4}});
  auto const here_seen = in.claims();
  auto const there_seen = elsewhere->view.at_pointer("/presence/claims");
  CHECK(std::is_permutation(here_seen.as_array().begin(), here_seen.as_array().end(), there_seen.as_array().begin(),
                            there_seen.as_array().end()));
}

TEST_CASE("who was on a node that is not heard of any more is counted until its bulletin expires") {
  screening_hall in;
  {
    hall_of_another_node there(in);
    visitor bo(there);
    bo.enter(role::participant, "bo");
    in.loop.step(1s);
    CHECK(in.moderator->view.at_pointer("/presence/participants") == 2);
    there.nodes.fall_silent();
  }
  in.loop.step(log::bulletin_board::expiry - 500ms);
  CHECK(in.moderator->view.at_pointer("/presence/participants") == 2);
  in.loop.step(1s);
  CHECK(in.moderator->view.at_pointer("/presence/participants") == 1);
}

TEST_CASE("a bulletin that cannot be read takes nothing else away") {
  screening_hall in;
  log::bulletin_board::node newer(in.board, "newer");
  newer.say("panel", R"({"counts":{},"shoes":[]})");
  hall_of_another_node there(in);
  visitor bo(there);
  bo.enter(role::participant, "bo");
  in.loop.step(1s);
  CHECK(in.moderator->view.at_pointer("/presence/participants") == 2);
}

TEST_CASE("only moderators say what they work on, and only of questions that are there") {
  screening_hall in;
  in.handle(in.ana, "q1");
  REQUIRE(in.ana->answers.size() == 2);
  CHECK(in.ana->answers.back().code == static_cast<int>(rejection_code::not_allowed));
  in.handle(in.first, "q2");
  REQUIRE(in.first->answers.size() == 1);
  CHECK(in.first->answers.back().code == static_cast<int>(rejection_code::no_such_question));
  CHECK(in.claims() == json::array());
  CHECK_FALSE(in.ana->view.get_object().contains("presence"));
}

TEST_CASE("the moderators see which questions are like each other, and nobody else does") {
  screening_hall in;
  visitor bo(in);
  bo.enter(role::participant, "bo");
  bo.ask(command::submit_question{"Who will pay for the new pipes?", ""});
  bo.ask(command::submit_question{"When does the train to the airport leave?", ""});
  in.loop.step(1s);
  CHECK(in.first->view.at("similar") == json::parse(R"({"q1":["q2"],"q2":["q1"]})"));
  CHECK(in.first->view == view_from_scratch(in, role::co_moderator));
  CHECK_FALSE(bo->view.get_object().contains("similar"));

  in.first.ask(command::edit_question{"q2", 1, "Will the trees in the park be cut?"});
  in.loop.step(1s);
  CHECK(in.first->view.at("similar").get_object().empty());
}

TEST_CASE("a participant who is muted, and a panellist whom a question concerns no more, are told at once") {
  screening_hall in;
  in.moderator.ask(command::mute{1, true});
  CHECK(in.ana->own.at("muted") == true);
  in.moderator.ask(command::mute{1, false});
  CHECK(in.ana->own.at("muted") == false);

  visitor ada(in), ben(in);
  ada.enter(role::panellist, "ada");
  ben.enter(role::panellist, "ben");
  in.moderator.ask(command::approve{"q1", 1});
  in.moderator.ask(command::address_question{"q1", 2, "ada"});
  CHECK(ada->own.at("questions").get_object().contains("q1"));
  in.moderator.ask(command::address_question{"q1", 3, "ben"});
  CHECK(ada->own.at("questions").get_object().empty());
  CHECK(ben->own.at("questions").get_object().contains("q1"));
  ben.ask(command::respond{"q1", willingness::pass});
  in.loop.step(1s);
  CHECK(in.moderator->view.at_pointer("/questions/q1/passed/0") == "ben");
}

TEST_CASE("whoever voted for a question that is grouped sees the vote on its leader at once") {
  screening_hall in;
  visitor bo(in);
  bo.enter(role::participant, "bo");
  bo.ask(command::submit_question{"And who pays for the old ones?", ""});
  in.moderator.ask(command::approve{"q1", 1});
  in.moderator.ask(command::approve{"q2", 1});
  bo.ask(command::vote{"q2", true});
  in.ana.ask(command::vote{"q1", true});
  in.moderator.ask(command::group_question{"q2", 2, "q1"});
  in.loop.step(1s);
  CHECK(bo->own.at("votes") == json::parse(R"({"q1":true})"));
  CHECK(bo->view.at("votes") == json::parse(R"({"q1":2})"));
  CHECK(bo->own.at_pointer("/questions/q2/leader_state") == "approved");
  in.moderator.ask(command::queue{"q1", 2});
  in.loop.step(1s);
  CHECK(bo->own.at_pointer("/questions/q2/leader_state") == "queued");
  in.moderator.ask(command::ungroup_question{"q2", in.moderator->revision_of("questions", "q2")});
  in.loop.step(1s);
  CHECK(bo->own.at("votes") == json::parse(R"({"q2":true})"));
  CHECK(bo->view.at("votes") == json::parse(R"({"q1":1,"q2":1})"));
}

}  // namespace dais::room
