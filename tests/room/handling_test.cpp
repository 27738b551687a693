// Who works on which question, and what else only the room knows.

#include "hall.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

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
    by.receive(text_of(wire::handling{question}));
    loop.step(1s);
  }
  json::value handling() const { return moderator->view.at_pointer("/presence/handling"); }
};

}  // namespace

TEST_CASE("moderators of one role have different numbers, and the first free one") {
  screening_hall in;
  CHECK(in.moderator->welcome.at("number") == 1);
  CHECK(in.first->welcome.at("number") == 1);
  CHECK(in.second->welcome.at("number") == 2);
  in.first.leave();
  visitor third(in);
  third.enter(role::co_moderator);
  CHECK(third->welcome.at("number") == 1);
  CHECK_FALSE(in.ana->welcome.contains("number"));
}

TEST_CASE("the moderators see who works on which question, until they are done or gone") {
  screening_hall in;
  in.handle(in.second, "q1");
  CHECK(in.handling() == json::parse(R"([{"question":"q1","as":"co_moderator","number":2}])"));
  in.handle(in.second, std::nullopt);
  CHECK(in.handling() == json::array());
  in.handle(in.second, "q1");
  in.second.leave();
  in.loop.step(1s);
  CHECK(in.handling() == json::array());
  CHECK(in.entries().size() == 3);  // none of it is in the log
}

TEST_CASE("only moderators say what they work on, and only of questions that are there") {
  screening_hall in;
  in.handle(in.ana, "q1");
  REQUIRE(in.ana->answers.size() == 2);
  CHECK(in.ana->answers.back().code == static_cast<int>(rejection_code::not_allowed));
  in.handle(in.first, "q2");
  REQUIRE(in.first->answers.size() == 1);
  CHECK(in.first->answers.back().code == static_cast<int>(rejection_code::no_such_question));
  CHECK(in.handling() == json::array());
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
