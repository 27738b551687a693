#include "hall.hpp"

#include <algorithm>
#include <array>

namespace dais::room {

using namespace std::chrono_literals;
using trouble = log::fragile_log::trouble;

namespace {

struct staged_hall : hall {
  visitor moderator{*this};
  visitor stage{*this};

  staged_hall() {
    moderator.enter(role::moderator);
    stage.enter(role::stage);
    moderator.ask(command::open_session{1});
    moderator.ask(command::start{2, {}});
  }
};

}  // namespace

TEST_CASE("what could not be saved is answered so, and was not done") {
  staged_hall in;
  in.log->fail_next(trouble::refused);
  auto const answer = in.moderator.ask(command::next{3});
  CHECK(answer.code == code(rejection_code::log_failed));
  CHECK_THAT(answer.message, contains_text("nothing was done"));
  CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
  CHECK_FALSE(in.moderator->closed);
  CHECK(in.moderator.ask(command::next{3}).record == 4u);
  CHECK(in.stage->view.at_pointer("/run/current") == "one");
}

TEST_CASE("of a press that the log cannot tell of it is said that it was not done when it would come too late, by the log's clock") {
  auto const behind = GENERATE(duration{}, duration(2s));
  staged_hall in;
  in.loop.step(1min);
  in.log_behind = behind;
  in.log->fail_next(trouble::lost);
  in.moderator.send("press", command::next{3});
  in.loop.step(5s + behind);
  CHECK_FALSE(in.moderator->answer_to("press"));
  in.loop.step(1ms);
  REQUIRE(in.moderator->answer_to("press"));
  CHECK_THAT(in.moderator->answer_to("press")->message, contains_text("nothing was done"));
  CHECK(in.entries().size() == 3);
  CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
}

TEST_CASE("of what keeps, and the log cannot tell of, nobody is told that it was not done") {
  staged_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.log->fail_next(trouble::lost);
  auto const answer = ana.ask(command::submit_question{"Who pays?", ""});
  CHECK(answer.code == code(rejection_code::log_failed));
  CHECK_THAT(answer.message, contains_text("Nobody can say yet"));
}

TEST_CASE("whoever asks after a press that the log cannot tell of waits for the same answer") {
  staged_hall in;
  in.log->fail_next(trouble::lost);
  in.moderator.send("press", command::next{3});
  in.moderator.ask_after("press", command::next{3});
  in.loop.step(4s);
  in.moderator.ask_after("press", command::next{3});
  in.loop.step(2s);
  auto const& answers = in.moderator->answers;
  REQUIRE(answers.size() == 5);  // two before
  for (std::size_t i = 2; i < 5; ++i) CHECK_THAT(answers[i].message, contains_text("nothing was done"));
}

TEST_CASE("what the disk said had failed but is in the log all the same is answered as done") {
  staged_hall in;
  in.log->fail_next(trouble::kept);
  in.moderator.send("press", command::next{3});
  in.loop.run();
  REQUIRE(in.moderator->answer_to("press"));
  CHECK(in.moderator->answer_to("press")->record == 4u);
  CHECK(in.moderator->view.at_pointer("/run/current") == "one");
  CHECK(in.stage->view.at_pointer("/run/current") == "one");
  CHECK(in.moderator.ask(command::next{4}).record == 5u);
}

TEST_CASE("what follows a failed command is decided, shown and answered in order") {
  staged_hall in;
  in.log->fail_next(trouble::lost);
  in.moderator.send("lost", command::pause{3});
  in.moderator.send("first", command::next{3});
  in.moderator.send("second", command::next{3});
  in.loop.run();
  CHECK_FALSE(in.moderator->answer_to("lost"));
  CHECK(in.moderator->answer_to("first")->record == 4u);
  CHECK(in.moderator->answer_to("second")->code == code(rejection_code::stale));
  CHECK(in.moderator->view.at_pointer("/run/current") == "one");
  CHECK(in.moderator->types.back() == "reply");
  // What was done is shown before it is answered.
  auto const& types = in.moderator->types;
  auto const patch = std::find(types.rbegin(), types.rend(), "patch");
  auto const replies_after = std::count(types.rbegin(), patch, "reply");
  CHECK(replies_after >= 2);
}

TEST_CASE("many failures, one after the other and at once, leave the room as its log is") {
  staged_hall in;
  for (int i = 0; i < 6; ++i) {
    in.log->fail_next(std::array{trouble::lost, trouble::kept, trouble::refused}.at(static_cast<std::size_t>(i % 3)), i);
    for (int k = 0; k < 8; ++k)
      in.moderator.send("p" + std::to_string(i) + "-" + std::to_string(k), command::add_time{in.moderator->revision(), "one", 1min});
    in.loop.step(1min);
    for (int k = 0; k < 8; ++k) CHECK(in.moderator->answer_to("p" + std::to_string(i) + "-" + std::to_string(k)));
  }
  in.loop.step(1s);
  CHECK(comparable(in.stage->view) == view_from_scratch(in, role::stage));
  auto const before = in.stage->view;
  in.moderator.leave();
  in.stage.leave();
  in.restart();
  in.stage.come_back();
  CHECK(in.stage->view == before);
}

TEST_CASE("while the log cannot be read, commands are answered so; when it can, the room goes on") {
  staged_hall in;
  in.log->set_unreadable(true);
  in.log->fail_next(trouble::lost);
  CHECK(in.moderator.ask(command::next{3}).code == code(rejection_code::log_failed));
  CHECK(in.moderator.ask(command::next{3}).code == code(rejection_code::log_failed));
  CHECK(in.entries().size() == 3);
  in.log->set_unreadable(false);
  in.moderator.ask(command::next{3});
  CHECK(in.moderator.ask(command::next{3}).record == 4u);
  CHECK(in.stage->view.at_pointer("/run/current") == "one");
}

TEST_CASE("while the log cannot be read, nobody is told that a command did not come") {
  staged_hall in;
  in.log->set_unreadable(true);
  in.log->fail_next(trouble::lost);
  in.moderator.send("press", command::next{3});
  in.loop.run();
  auto const asked = [&] {
    in.moderator.ask_after("press", command::next{3});
    in.loop.run();
    return in.moderator->answers.back().code;
  };
  CHECK(asked() == code(rejection_code::log_failed));
  in.log->set_unreadable(false);
  CHECK(asked() == code(rejection_code::log_failed));
  CHECK(asked() == code(rejection_code::not_received));
}

TEST_CASE("the session of a log that cannot be read is answered so, and the others are undisturbed") {
  hall in;
  bool made = false;
  in.all->create(small_plan(), "other", [&](auto const&) { made = true; });
  in.loop.run();
  REQUIRE(made);
  SECTION("because an entry is not one of ours") {
    in.disk->append("panel", "x", "{\"by\":{\"as\":\"moderator\",\"id\":\"\"},\"event\":{\"type\":\"invented_later\"}}", {});
    in.loop.run();
    in.restart();
  }
  SECTION("because an entry is damaged") {
    in.disk->append("panel", "x", "{\"by\":", {});
    in.loop.run();
    in.restart();
  }
  visitor moderator(in), other(in);
  moderator.enter(role::moderator);
  REQUIRE(moderator->answers.size() == 1);
  CHECK(moderator->answers[0].code == code(rejection_code::log_failed));
  CHECK(moderator->closed == close_code::unauthorised);
  other.enter(token_for(in.key, {"other", role::moderator, {}}));
  CHECK(other->is_welcome());
  bool looked = false;
  in.all->plan_and_status("panel", [&](auto const& found) { looked = !found; });
  in.all->open("panel", [](auto const& wrong) { CHECK(wrong); });
  std::vector<std::string> ids;
  in.all->list(in.all->ids(), [&](auto const& cards) {
    for (auto const& one : cards) ids.push_back(one.id);
  });
  in.loop.run();
  CHECK(looked);
  CHECK(ids == std::vector<std::string>{"other"});
}

TEST_CASE("an entry that cannot be read stops the room where it stands") {
  staged_hall in;
  in.disk->append("panel", "x", "{\"by\":", {});
  in.loop.run();
  CHECK(in.moderator.ask(command::next{3}).code == code(rejection_code::log_failed));
  CHECK(in.entries().size() == 4);
  CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
}

TEST_CASE("consoles are told within a second that nothing can be saved, and that it can again; nobody else is") {
  staged_hall in;
  auto const not_saving = [](page const& of) { return of.view.at("presence").get_object().contains("not_saving"); };
  CHECK_FALSE(not_saving(in.moderator.seen()));
  in.log->is.trouble = "the disk is full";
  in.loop.step(1s);
  CHECK(not_saving(in.moderator.seen()));
  CHECK_FALSE(in.stage->view.get_object().contains("presence"));
  in.log->is.trouble.reset();
  in.loop.step(1s);
  CHECK_FALSE(not_saving(in.moderator.seen()));
}

TEST_CASE(
    "the time of a session whose log runs ahead is ahead on every page, and consoles say so where it is more than a step of a clock") {
  auto const by = GENERATE(duration(1min), duration(24h));
  hall in;
  in.all.reset();
  in.log->is.ahead["panel"] = by;
  in.all = rooms::make(in.loop, *in.log, in.nodes, in.key, 1);
  in.loop.run();
  visitor moderator(in), stage(in);
  moderator.enter(role::moderator);
  stage.enter(role::stage);
  auto const shown = (in.loop.now() + by).time_since_epoch().count();
  CHECK(json::value_to<std::int64_t>(stage->welcome.at("at")) == shown);
  auto const& presence = moderator->view.at("presence").get_object();
  CHECK(presence.contains("ahead") == (by > 2min));
}

}  // namespace dais::room
