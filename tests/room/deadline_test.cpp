// What the server does by itself when a time has come.

#include "hall.hpp"
#include "room/limits.hpp"
#include "session/limits.hpp"
#include "wire/codec.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

// In the Q&A, with the closing of the speakers' list announced in ten minutes.
struct closing_hall : hall {
  visitor moderator{*this};

  closing_hall() {
    moderator.enter(role::moderator);
    moderator.ask(command::open_session{1});
    moderator.ask(command::start{2, "qa"});
    REQUIRE(moderator.ask(command::announce_closing{1, 10min}).record);
  }

  std::string taking() const { return moderator->view.at_pointer("/floor/taking").get_string().c_str(); }
};

rejection_code request(visitor& by) { return rejection_code(by.ask(command::request_floor{"Somebody", ""}).code); }

}  // namespace

TEST_CASE("an announced closing happens by itself, at its time") {
  closing_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.loop.step(10min - 1ms);
  CHECK(in.taking() == "automatic");
  in.loop.step(1ms);
  CHECK(in.taking() == "closed");
  CHECK_FALSE(in.moderator->view.at("floor").get_object().contains("closes"));
  CHECK(request(ana) == rejection_code::floor_closed);
  CHECK(std::get<payload>(read_payload(in.entries().back().payload)).by.as == role::system);
}

TEST_CASE("a closing that was taken back does not happen, and one that was put off happens later") {
  closing_hall in;
  SECTION("taken back") {
    REQUIRE(in.moderator.ask(command::announce_closing{2, {}}).record);
    in.loop.step(1h);
    CHECK(in.taking() == "automatic");
  }
  SECTION("put off") {
    REQUIRE(in.moderator.ask(command::announce_closing{2, 20min}).record);
    in.loop.step(15min);
    CHECK(in.taking() == "automatic");
    in.loop.step(5min);
    CHECK(in.taking() == "closed");
  }
}

TEST_CASE("a closing whose time passed while the server was down happens when it is back") {
  closing_hall in;
  in.moderator.leave();
  in.restart();
  in.loop.step(11min);
  in.moderator.enter(role::moderator);
  in.loop.run();
  CHECK(in.taking() == "closed");
}

TEST_CASE("a closing that could not be saved is tried again") {
  closing_hall in;
  in.log->fail_next(log::fragile_log::trouble::lost);
  in.loop.step(10min);
  CHECK(in.taking() == "automatic");
  in.loop.step(limits::deadline_again);
  CHECK(in.taking() == "closed");
}

namespace {

// Ada presents for twenty minutes, with a grace of two and an announcement when one is left.
struct timed_hall : hall {
  visitor moderator{*this}, ada{*this}, stage{*this};

  timed_hall() : hall(plan()) {
    moderator.enter(role::moderator);
    ada.enter(role::panellist, "ada");
    stage.enter(role::stage);
    moderator.ask(command::open_session{1});
    REQUIRE(moderator.ask(command::start{2, "one"}).record);
  }

  static session_plan plan() {
    auto all = small_plan();
    all.segments[1].grace = 2min;
    all.announcements = {{1min, announced_to::speakers, "One minute left"}};
    return all;
  }

  std::string current(visitor const& to) const { return to->view.at_pointer("/run/current").get_string().c_str(); }
  actor by(std::size_t entry) { return std::get<payload>(read_payload(entries().at(entry).payload)).by; }
};

}  // namespace

TEST_CASE("a segment with a grace hands over by itself, at its time, on every page") {
  timed_hall in;
  in.loop.step(22min - 1ms);
  CHECK(in.current(in.ada) == "one");
  in.loop.step(1ms);
  for (auto const* one : {&in.moderator, &in.ada, &in.stage}) CHECK(in.current(*one) == "two");
  CHECK(in.by(in.entries().size() - 1).as == role::system);
  CHECK(json::value_to<std::int64_t>(in.ada->view.at_pointer("/segments/one/clock/used")) == duration(22min).count());
}

TEST_CASE("a hand-over waits for added time and for the end of a pause") {
  timed_hall in;
  in.loop.step(21min);
  REQUIRE(in.moderator.ask(command::add_time{in.moderator->revision(), "one", 5min}).record);
  in.loop.step(5min);
  REQUIRE(in.moderator.ask(command::pause{in.moderator->revision()}).record);
  in.loop.step(1h);
  REQUIRE(in.moderator.ask(command::resume{in.moderator->revision()}).record);
  in.loop.step(1min - 1ms);
  CHECK(in.current(in.stage) == "one");
  in.loop.step(1ms);
  CHECK(in.current(in.stage) == "two");
}

TEST_CASE("a hand-over that is undone does not happen again, and nobody sees a grace any more") {
  timed_hall in;
  in.loop.step(22min + 5s);
  auto const undo = in.moderator->view.at_pointer("/undoing/undo").get_array().front();
  REQUIRE(in.moderator.ask(command::undo{json::value_to<std::uint64_t>(undo)}).record);
  CHECK(in.current(in.ada) == "one");
  CHECK_FALSE(in.ada->view.at_pointer("/segments/one").get_object().contains("grace"));
  in.loop.step(1h);
  CHECK(in.current(in.ada) == "one");
}

TEST_CASE("a hand-over whose time passed while the server was down happens when it is back") {
  timed_hall in;
  in.moderator.leave();
  in.ada.leave();
  in.stage.leave();
  in.restart();
  in.loop.step(30min);
  in.ada.enter(role::panellist, "ada");
  in.loop.run();
  CHECK(in.current(in.ada) == "two");
}

TEST_CASE("a hand-over that could not be saved is tried again") {
  timed_hall in;
  in.loop.step(20min);
  in.log->fail_next(log::fragile_log::trouble::lost);
  in.loop.step(2min);
  CHECK(in.current(in.ada) == "one");
  in.loop.step(limits::deadline_again);
  CHECK(in.current(in.ada) == "two");
}

TEST_CASE("what is due in two rooms over one log is done once") {
  timed_hall in;
  log::no_bulletins alone;
  auto const other = rooms::make(in.loop, *in.disk, alone, in.key, 1);
  other->plan_and_status("panel", [](auto const& found) { REQUIRE(found); });
  in.loop.run();
  auto const before = in.entries().size();
  SECTION("both ask before either's entry is there") {
    in.loop.step(19min);
    CHECK(in.entries().size() == before + 1);  // the announcement
    in.loop.step(3min);
    CHECK(in.entries().size() == before + 2);  // the hand-over
  }
  SECTION("the one that is ahead asks, and the other one finds it there") {
    in.log->hold();
    in.loop.step(19min);
    in.log->release();
    in.loop.step(3min);
    CHECK(in.entries().size() == before + 2);
  }
  CHECK(in.current(in.ada) == "two");
  CHECK(other->state_of("panel")->current == "two");
}

TEST_CASE("what is due and comes too early for the log's clock is asked for again") {
  timed_hall in;
  in.loop.step(20min);
  in.log_behind = 2500ms;
  in.loop.step(2min);
  CHECK(in.current(in.ada) == "one");
  in.loop.step(2 * limits::deadline_again);
  CHECK(in.current(in.ada) == "one");
  in.loop.step(limits::deadline_again);
  CHECK(in.current(in.ada) == "two");
}

TEST_CASE("a room does not run behind an entry that it has seen, and what is due by that clock happens") {
  timed_hall in;
  visitor ana(in);
  ana.enter(role::participant, "ana");
  in.loop.step(10min);
  in.log_behind = -5min;
  REQUIRE(ana.ask(command::submit_question{"Who pays?", ""}).record);
  visitor late(in);
  late.enter(role::stage);
  CHECK(json::value_to<std::int64_t>(late->welcome.at("at")) == in.entries().back().at.time_since_epoch().count());
  in.loop.step(7min - 1ms);
  CHECK(in.current(in.ada) == "one");
  in.loop.step(1ms);
  CHECK(in.current(in.ada) == "two");
}

TEST_CASE("two servers that open a session open it once") {
  hall in;
  log::no_bulletins alone;
  auto const other = rooms::make(in.loop, *in.disk, alone, in.key, 1);
  other->plan_and_status("panel", [](auto const& found) { REQUIRE(found); });
  in.loop.run();
  for (auto* const all : {in.all.get(), other.get()}) all->open("panel", [](auto const& wrong) { CHECK_FALSE(wrong); });
  in.loop.run();
  CHECK(in.entries().size() == 2);
}

TEST_CASE("an announcement is sent at its time to those whom it is for, and is known to be the server's") {
  timed_hall in;
  in.loop.step(19min - 1ms);
  CHECK_FALSE(in.ada->own.get_object().contains("messages"));
  in.loop.step(1ms);
  auto const& message = in.ada->own.at_pointer("/messages/m1");
  CHECK(message.at("text") == "One minute left");
  CHECK(json::value_to<std::int64_t>(message.at("sent")) == in.loop.now().time_since_epoch().count());
  CHECK(json::value_to<std::int64_t>(message.at("lasts")) == limits::announcement_lasts.count());
  CHECK(in.moderator->view.at_pointer("/messages/m1/automatic") == true);
  CHECK_FALSE(in.stage->view.get_object().contains("messages"));
  in.loop.step(1min);
  CHECK(in.moderator->view.at("messages").get_object().size() == 1);
}

TEST_CASE("an announcement whose moment passed while the server was down is not made") {
  timed_hall in;
  in.moderator.leave();
  in.ada.leave();
  in.stage.leave();
  in.restart();
  in.loop.step(19min + limits::announcement_lasts);
  in.ada.enter(role::panellist, "ada");
  in.loop.step(30s);
  CHECK_FALSE(in.ada->own.get_object().contains("messages"));
}

TEST_CASE("an announcement that cannot be saved is tried again as long as it is true") {
  timed_hall in;
  in.loop.step(18min);
  in.log->fail_next(log::fragile_log::trouble::lost);
  in.loop.step(1min);
  CHECK_FALSE(in.ada->own.get_object().contains("messages"));
  in.loop.step(limits::deadline_again);
  CHECK(in.ada->own.at("messages").get_object().size() == 1);
}

}  // namespace dais::room
