#include "hall.hpp"
#include "room/limits.hpp"
#include "wire/codec.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

struct running_hall : hall {
  visitor moderator{*this};

  running_hall() {
    moderator.enter(role::moderator);
    moderator.ask(command::open_session{1});
    moderator.ask(command::start{2, {}});
  }
  void empty_hall() { moderator.leave(); }
};

}  // namespace

TEST_CASE("two moderators press Next in the same moment: one advances, the other is told") {
  running_hall in;
  visitor other(in);
  other.enter(role::co_moderator);
  in.moderator.send("mine", command::next{in.moderator->revision()});
  other.send("theirs", command::next{other->revision()});
  CHECK_FALSE(in.moderator->answer_to("mine"));
  in.loop.run();
  CHECK(in.moderator->answer_to("mine")->record == 4u);
  CHECK(other->answer_to("theirs")->code == code(rejection_code::stale));
  CHECK(in.moderator->view.at_pointer("/run/current") == "one");
  in.loop.step(1s);
  CHECK(in.moderator->view == other->view);
  CHECK(in.entries().size() == 5);  // the second press is on record too, and did nothing
}

TEST_CASE("a press for what was seen before is told so") {
  running_hall in;
  visitor other(in);
  other.enter(role::moderator);
  auto const seen = other->revision();
  in.moderator.ask(command::next{in.moderator->revision()});
  CHECK(other.ask(command::next{seen}).code == code(rejection_code::stale));
  CHECK(in.moderator->view.at_pointer("/run/current") == "one");
  CHECK(in.entries().size() == 4);
}

TEST_CASE("a command that is sent again counts once and is answered the same") {
  running_hall in;
  auto const press = command::next{in.moderator->revision()};
  in.moderator.send("again", press);
  in.loop.run();
  auto const first = in.moderator->answer_to("again")->record;
  CHECK(first == 4u);
  in.moderator.send("again", press);
  in.loop.run();
  CHECK(in.moderator->count("reply") == 4);
  CHECK(in.moderator->answer_to("again")->record == first);
  CHECK(in.moderator->view.at_pointer("/run/current") == "one");

  in.moderator.come_back();
  in.moderator.send("again", press);
  in.loop.run();
  CHECK(in.moderator->answer_to("again")->record == first);

  in.moderator.leave();
  in.restart();
  in.moderator.come_back();
  in.moderator.send("again", press);
  in.loop.run();
  CHECK(in.moderator->answer_to("again")->record == first);
  CHECK(in.entries().size() == 4);
}

TEST_CASE("a press that came too late is answered so when it is sent again, after a restart too") {
  running_hall in;
  visitor other(in);
  other.enter(role::moderator);
  in.moderator.send("mine", command::next{3});
  other.send("theirs", command::next{3});
  in.loop.run();
  for (bool const restarted : {false, true}) {
    if (restarted) {
      in.moderator.leave();
      other.leave();
      in.restart();
    }
    other.come_back();
    other.send("theirs", command::next{3});
    in.loop.run();
    CHECK(other->answer_to("theirs")->code == code(rejection_code::stale));
    CHECK(other->view.at_pointer("/run/current") == "one");
  }
}

TEST_CASE("a command that is sent again while the first one is on its way waits for the same answer") {
  running_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.log->hold();
  in.moderator.send("no more", command::set_question_rules{1, true, true, intake::closed});
  auto const question = command::submit_question{"In time?", "", {}};
  ana.send("asked", question);
  in.loop.run();
  in.log->release();
  in.loop.run_one();  // no more questions are taken from here on
  CHECK_FALSE(ana->answer_to("asked"));
  ana.send("asked", question);
  in.loop.run();
  REQUIRE(ana->answers.size() == 2);
  for (auto const& answer : ana->answers) CHECK(answer.code == code(rejection_code::not_accepting));
  CHECK(in.entries().size() == 5);
}

TEST_CASE("whoever lost the answer to a command asks what became of it, and nothing is done by that") {
  running_hall in;
  visitor other(in);
  other.enter(role::moderator);
  auto const press = command::next{in.moderator->revision()};
  in.moderator.send("mine", press);
  other.send("theirs", press);
  in.loop.run();
  in.moderator.come_back();
  for (bool const restarted : {false, true}) {
    if (restarted) {
      in.moderator.leave();
      other.leave();
      in.restart();
      in.moderator.come_back();
    }
    in.moderator.ask_after("mine", press);
    in.moderator.ask_after("theirs", press);
    in.moderator.ask_after("never sent", press);
    in.loop.run();
    CHECK(in.moderator->answer_to("mine")->record == 4u);
    CHECK(in.moderator->answer_to("theirs")->code == code(rejection_code::stale));
    CHECK(in.moderator->answer_to("never sent")->code == code(rejection_code::not_received));
    CHECK(in.entries().size() == 6);  // with the one that stands for what was never sent
  }
}

TEST_CASE("what was done is told as done, however many commands came since") {
  running_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  auto const press = command::next{in.moderator->revision()};
  in.moderator.send("press", press);
  ana.send("question", command::submit_question{"Who pays?", ""});
  in.loop.run();
  actor const somebody{role::participant, "somebody"};
  for (std::size_t i = 0; i < limits::remembered_commands; ++i) {
    in.disk->append("panel", std::to_string(i), write_payload({somebody, event::voted{"q1", i % 2 == 0}}), {});
  }
  in.loop.run();
  auto const entries = in.entries().size();
  for (bool const restarted : {false, true}) {
    if (restarted) {
      in.moderator.leave();
      ana.leave();
      in.restart();
      in.moderator.come_back();
      ana.come_back();
    }
    CHECK(in.log->looked_up == 0);
    in.moderator.send("press", press);  // which the session has passed
    in.loop.run();
    CHECK(in.moderator->answers.back().record == 4u);
    in.moderator.ask_after("press", press);
    ana.ask_after("question", command::submit_question{"Who pays?", ""});
    in.loop.run();
    CHECK(in.moderator->answers.back().record == 4u);
    CHECK(ana->answers.back().record == 5u);
    ana.ask_after("never sent", command::submit_question{"Who pays?", ""});
    in.loop.run();
    CHECK(ana->answers.back().code == code(rejection_code::not_received));
    CHECK(in.log->looked_up == 3);
  }
  CHECK(in.entries().size() == entries);
}

TEST_CASE("whoever asks after a command that is on its way is answered when it has arrived") {
  running_hall in;
  in.log->hold();
  auto const press = command::next{in.moderator->revision()};
  in.moderator.send("press", press);
  in.moderator.come_back();
  in.moderator.ask_after("press", press);
  in.loop.step(1s);
  CHECK_FALSE(in.moderator->answer_to("press"));
  in.log->release();
  in.loop.run();
  CHECK(in.moderator->answer_to("press")->record == 4u);
}

TEST_CASE("what was said not to have come is not done any more when it comes, as it may on a connection that was given up") {
  running_hall in;
  visitor lost(in), panellist(in);
  lost.enter(role::moderator);
  panellist.enter(role::panellist, "ana");
  auto const press = command::next{in.moderator->revision()};
  in.moderator.ask_after("press", press);
  panellist.ask_after("press", press);  // what others ask is theirs
  in.loop.run();
  CHECK(in.moderator->answer_to("press")->code == code(rejection_code::not_received));
  lost.send("press", press);
  in.loop.run();
  CHECK(lost->answer_to("press")->code == code(rejection_code::not_received));
  CHECK(in.entries().size() == 4);
  in.moderator.send("anew", press);
  in.loop.run();
  CHECK(in.moderator->answer_to("anew")->record == 5u);
}

TEST_CASE("what a moderator was told not to have come is not done by another node either, whichever comes first") {
  running_hall in;
  hall_of_another_node there(in);
  visitor other(there);
  other.enter(role::moderator);
  auto const press = command::next{in.moderator->revision()};
  SECTION("the question") {
    in.moderator.ask_after("press", press);
    other.send("press", press);
    in.loop.run();
    CHECK(in.moderator->answer_to("press")->code == code(rejection_code::not_received));
    CHECK(other->answer_to("press")->code == code(rejection_code::not_received));
    CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
  }
  SECTION("the press") {
    other.send("press", press);
    in.moderator.ask_after("press", press);
    in.loop.run();
    CHECK(in.moderator->answer_to("press")->record == 4u);
    CHECK(other->answer_to("press")->record == 4u);
  }
  CHECK(in.entries().size() == 4);
}

TEST_CASE("what another node did is not refused by one that has not heard of it yet") {
  hall in;
  visitor lead(in);
  lead.enter(role::moderator);
  hall_of_another_node there(in);
  visitor again(there);
  again.enter(role::moderator);
  there.late = 1s;
  CHECK(lead.ask(command::open_session{1}).record == 2u);
  lead.send("start", command::start{2, {}});
  in.loop.run();
  CHECK(lead->answer_to("start")->record == 3u);
  again.send("start", command::start{2, {}});  // of a session that is not open yet, as it is known there
  in.loop.step(2s);
  REQUIRE(again->answer_to("start"));
  CHECK(again->answer_to("start")->record == 3u);
}

TEST_CASE("asking makes the log no longer, but for a moderator's command") {
  running_hall in;
  visitor ana(in), ada(in);
  ana.enter(role::participant, "ana");
  ada.enter(role::panellist, "ada");
  for (int i = 0; i < 10; ++i) {
    for (auto* one : {&ana, &ada, &in.moderator}) {
      // Also what is not theirs to do.
      one->ask_after("never sent", command::submit_question{"Who pays?", ""});
      in.loop.run();
      CHECK((*one)->answers.back().code == code(rejection_code::not_received));
    }
  }
  CHECK(in.entries().size() == 4);
}

TEST_CASE("of what could not be withdrawn it is not said that it will not be done") {
  running_hall in;
  auto const press = command::next{in.moderator->revision()};
  in.log->fail_next(GENERATE(log::fragile_log::trouble::refused, log::fragile_log::trouble::lost));
  in.moderator.ask_after("press", press);
  in.loop.step(10s);
  CHECK(in.moderator->answer_to("press")->code == code(rejection_code::log_failed));
  CHECK_THAT(in.moderator->answer_to("press")->message, contains_text("Nobody can say yet"));
  in.moderator.send("press", press);
  in.loop.run();
  CHECK(in.moderator->answers.back().record == 4u);
}

TEST_CASE("a press that comes more than five seconds late is not done, and one from ahead of the server's clock is pressed now") {
  running_hall in;
  auto const press = [&] { return command::next{in.moderator->revision()}; };
  in.loop.step(1min);
  in.moderator.send("late", press(), in.loop.now() - 5s - 1ms);
  in.loop.run();
  CHECK(in.moderator->answer_to("late")->code == code(rejection_code::too_late));
  CHECK(in.entries().size() == 3);
  in.moderator.send("late", press(), in.loop.now() - 5s - 1ms);
  in.moderator.ask_after("late", press());
  in.loop.run();
  CHECK(in.moderator->answer_to("late")->code == code(rejection_code::not_received));
  CHECK(in.entries().size() == 4);

  in.moderator.send("in time", press(), in.loop.now() - 5s);
  in.loop.run();
  CHECK(in.moderator->answer_to("in time")->record == 5u);
  in.moderator.send("ahead", press(), in.loop.now() + 1h);
  in.loop.run();
  CHECK(in.moderator->answer_to("ahead")->record == 6u);
  in.moderator.send("of no time", press());
  in.loop.run();
  CHECK(in.moderator->answer_to("of no time")->record == 7u);
  // Sent again it is what it was.
  in.loop.step(1min);
  in.moderator.send("in time", press(), in.loop.now() - 1h);
  in.loop.run();
  CHECK(in.moderator->answer_to("in time")->record == 5u);
}

TEST_CASE("what a slow log has more than five seconds after it was pressed is not done, and that is told whoever asks and however often") {
  bool const says = GENERATE(false, true);
  running_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  auto const press = command::next{in.moderator->revision()};
  in.log->hold();
  // Pressed a second before it came; an hour ahead counts as now.
  if (says) {
    in.moderator.send("press", press, in.loop.now() - 1s);
  } else {
    in.moderator.send("press", press);
  }
  in.moderator.send("ahead", press, in.loop.now() + 1h);
  ana.send("question", command::submit_question{"Who pays?", ""});
  in.loop.step(says ? 4s + 1ms : 5s + 1ms);
  in.moderator.send("press", press, in.loop.now());  // however late it was pressed, it is the first one
  in.moderator.ask_after("press", press);
  if (says) in.loop.step(1s);
  in.log->release();
  in.loop.run();
  CHECK(in.moderator->answer_to("press")->code == code(rejection_code::too_late));
  CHECK(in.moderator->answer_to("ahead")->code == code(rejection_code::too_late));
  CHECK(ana->answer_to("question")->record);
  CHECK(in.moderator->view.at_pointer("/run/current") == "intro");
  auto const entries = in.entries().size();
  for (bool const restarted : {false, true}) {
    if (restarted) {
      in.moderator.leave();
      ana.leave();
      in.restart();
      in.moderator.come_back();
    }
    in.moderator.ask_after("press", press);
    in.moderator.send("ahead", press, in.loop.now());
    in.loop.run();
    CHECK(in.moderator->answer_to("press")->code == code(rejection_code::too_late));
    CHECK(in.moderator->answer_to("ahead")->code == code(rejection_code::too_late));
  }
  CHECK(in.entries().size() == entries);
  in.moderator.send("sent now", press, in.loop.now());
  in.loop.run();
  CHECK(in.moderator->answer_to("sent now")->record);
}

TEST_CASE("a time zone that is none is refused, and nothing else of the session is changed") {
  hall in;
  visitor chair(in);
  chair.enter(role::moderator);
  auto const start = small_plan().start;
  auto const answer = chair.ask(command::edit_session{1, {"Another title", "", "", start, start + 2h, {"M"}, "Nowhere/At_all"}});
  CHECK(answer.code == code(rejection_code::not_a_time_zone));
  CHECK(chair->view.at_pointer("/plan/title") == room::json::string(small_plan().title));
}

TEST_CASE("what a session is planned for is changed for everybody, with the same links and code") {
  hall in;
  visitor chair(in), ana(in), ada(in);
  chair.enter(role::moderator);
  ana.enter(role::participant, "ana");
  ada.enter(role::panellist, "ada");
  auto const start = small_plan().start + 24h;
  REQUIRE(chair.ask(command::edit_session{1, {"Another title", "", "", start, start + 2h, {"Another moderator"}, "Africa/Dakar"}}).record);
  in.loop.step(1s);
  for (auto* one : {&chair, &ana, &ada}) {
    auto const& view = (*one)->view;
    CHECK(view.at_pointer("/plan/title") == "Another title");
    CHECK(view.at_pointer("/plan/moderator/name") == "Another moderator");
    CHECK(view.at_pointer("/plan/start") == start.time_since_epoch().count());
    CHECK(view.at_pointer("/plan/time_zone") == "Africa/Dakar");
    CHECK(view.at_pointer("/plan/planned_end") == (start + 2h).time_since_epoch().count());
    CHECK(view.at_pointer("/segments/one/planned_start") == (start + 10min).time_since_epoch().count());
  }
  CHECK(view_from_scratch(in, role::participant, "ana") == comparable(ana->view));
  std::vector<wire::session_card> cards;
  in.all->list({"panel"}, [&](auto const& all) { cards = all; });
  std::optional<wire::clock_preload> preload;
  in.all->clock_preload(in.code(), [&](auto const& seen) { preload = seen; });
  in.loop.run();
  REQUIRE(cards.size() == 1);
  CHECK(cards.front().title == "Another title");
  CHECK(cards.front().start == start);
  CHECK(cards.front().end == start + 2h);
  CHECK(preload->title == "Another title");
  CHECK(preload->clock.allotment == start - preload->at);
}

TEST_CASE("the ids of one person's commands are not those of another's") {
  running_hall in;
  visitor ana(in), bo(in);
  ana.enter(role::participant, "ana");
  bo.enter(role::participant, "bo");
  ana.send("1", command::submit_question{"Mine?", "", {}});
  bo.send("1", command::submit_question{"And mine?", "", {}});
  in.loop.run();
  CHECK(ana->answer_to("1")->record == 4u);
  CHECK(bo->answer_to("1")->record == 5u);
}

TEST_CASE("a refused command does nothing, and may be sent again when its time has come") {
  running_hall in;
  in.moderator.send("early", command::resume{3});
  in.loop.run();
  CHECK(in.moderator->answer_to("early")->code == code(rejection_code::wrong_state));
  CHECK(in.entries().size() == 3);
  in.moderator.ask(command::pause{3});
  in.moderator.send("early", command::resume{4});
  in.loop.run();
  CHECK(in.moderator->answer_to("early")->record == 5u);
}

TEST_CASE("nothing is answered or shown before it is durable") {
  running_hall in;
  visitor stage(in);
  stage.enter(role::stage);
  in.loop.step(1s);
  auto const before = in.moderator->frames.size();
  in.log->hold();
  in.moderator.send("press", command::next{3});
  in.loop.step(4s);
  CHECK(in.moderator->frames.size() == before);
  CHECK(stage->frames.size() == 2);
  visitor late(in);
  late.enter(role::stage);
  CHECK(late->view.at_pointer("/run/current") == "intro");
  in.log->release();
  in.loop.run();
  CHECK(in.moderator->answer_to("press")->record == 4u);
  CHECK(stage->view.at_pointer("/run/current") == "one");
  CHECK(late->view.at_pointer("/run/current") == "one");
}

TEST_CASE("who leaves while their command is on its way disturbs nobody, and it counts") {
  running_hall in;
  visitor other(in);
  other.enter(role::moderator);
  in.log->hold();
  in.moderator.send("last", command::next{3});
  in.moderator.leave();
  in.log->release();
  in.loop.step(1s);
  CHECK(other->view.at_pointer("/run/current") == "one");
  CHECK_FALSE(other->answer_to("last"));
  in.moderator.come_back();
  in.moderator.send("last", command::next{3});
  in.loop.run();
  CHECK(in.moderator->answer_to("last")->record == 4u);
}

TEST_CASE("a burst of presses passes, a flood is slowed down, of those who lead later than of others") {
  hall in;
  visitor presser(in), other(in);
  bool const leads = GENERATE(true, false);
  auto const burst = leads ? limits::moderator_commands_burst : limits::commands_burst;
  auto const interval = leads ? limits::moderator_command_interval : limits::command_interval;
  auto const taken = code(leads ? rejection_code::wrong_status : rejection_code::not_allowed);
  presser.enter(leads ? role::moderator : role::panellist, leads ? "" : "ada");
  other.enter(role::moderator);
  auto const press = [&] { return presser.ask(command::next{1}).code; };
  for (std::uint32_t i = 0; i < burst; ++i) CHECK(press() == taken);
  CHECK(press() == code(rejection_code::too_fast));
  CHECK_FALSE(presser->closed);
  CHECK(other.ask(command::next{1}).code == code(rejection_code::wrong_status));  // costs nobody else anything
  in.loop.step(interval - 1ms);
  CHECK(press() == code(rejection_code::too_fast));
  in.loop.step(1ms);
  CHECK(press() == taken);
  CHECK(press() == code(rejection_code::too_fast));
  in.loop.step(24h);
  for (std::uint32_t i = 0; i < burst; ++i) CHECK(press() == taken);
  CHECK(press() == code(rejection_code::too_fast));
}

TEST_CASE("what is not of the protocol is answered, and others are undisturbed") {
  running_hall in;
  visitor clumsy(in);
  clumsy.enter(role::stage);
  in.loop.step(1s);
  auto const before = in.moderator->frames.size();
  auto const answered = [&](std::string const& text) {
    auto const so_far = clumsy->answers.size();
    clumsy.receive(text);
    in.loop.run();
    REQUIRE(clumsy->answers.size() == so_far + 1);
    CHECK_FALSE(clumsy->answers.back().message.empty());
    return clumsy->answers.back();
  };
  CHECK(answered("").code == code(rejection_code::not_json));
  CHECK(answered("{\"type\":\"ping\",\"sent\":1").code == code(rejection_code::not_json));
  CHECK(answered("\"\xff\"").code == code(rejection_code::not_json));
  CHECK(answered("[]").code == code(rejection_code::not_a_message));
  CHECK(answered("{\"type\":\"shout\"}").code == code(rejection_code::not_a_message));
  CHECK(answered("{\"type\":\"command\",\"id\":\"c\",\"command\":{\"type\":\"dance\"}}").code == code(rejection_code::unknown_command));
  CHECK(clumsy->answers.back().id == "c");
  CHECK(answered("{\"type\":\"command\",\"id\":\"d\",\"command\":{\"type\":\"next\"}}").code == code(rejection_code::not_a_message));
  CHECK(clumsy->answers.back().id == "d");
  CHECK_THAT(clumsy->answers.back().message, contains_text("revision"));
  CHECK(answered(text_of("", command::next{1})).code == code(rejection_code::not_a_message));
  CHECK(answered(text_of(std::string(65, 'x'), command::next{1})).code == code(rejection_code::not_a_message));
  CHECK_FALSE(clumsy->closed);
  CHECK(in.moderator->frames.size() == before);
  CHECK(in.entries().size() == 3);
}

TEST_CASE("who goes on sending what is not of the protocol is let go for good") {
  running_hall in;
  visitor script(in);
  script.enter(role::stage);
  for (std::uint32_t i = 0; i < limits::faults_forgiven; ++i) script.receive("what?");
  CHECK_FALSE(script->closed);
  CHECK(script->answers.size() == limits::faults_forgiven);
  script.receive("what?");
  CHECK(script->answers.size() == limits::faults_forgiven + 1);
  CHECK(script->closed == close_code::bad_frame);
  CHECK_FALSE(in.moderator->closed);
}

TEST_CASE("newcomers of one address are counted, and nobody else is kept waiting by them") {
  running_hall in;
  auto const ask_as = [](visitor& one) { return one.ask(command::submit_question{"Who pays?", "", {}}); };
  auto const enter = [&in](visitor& one, std::string const& who, origin from) -> visitor& {
    one.from = from;
    return one.enter(role::participant, who);
  };
  visitor ana(in), late(in), other(in);
  REQUIRE(ask_as(enter(ana, "Ana", 1)).code == 0);
  visitor lurker(in);
  for (std::uint32_t i = 1; i < limits::newcomers_burst; ++i) {
    enter(lurker, std::to_string(i), 1);
    lurker.send("v", command::vote{"q1", true});
  }
  in.loop.run();
  auto const refused = ask_as(enter(late, "Late", 1));
  CHECK(refused.code == code(rejection_code::too_fast));
  CHECK(refused.message == "Very many people came from this network at once. Try again in 1 second.");
  CHECK(ask_as(enter(other, "Other", 2)).code == 0);
  ana.leave();
  CHECK(ask_as(enter(ana, "Ana", 1)).code == 0);
  in.loop.step(limits::newcomer_interval);
  CHECK(ask_as(late).code == 0);
  CHECK(ask_as(late).code == 0);
}

}  // namespace dais::room
