// What the server does by itself when an instant has come.

#include "hall.hpp"
#include "protocol/codec.hpp"
#include "session/limits.hpp"

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

rejection_code request(visitor& by) {
  return rejection_code(by.ask(command::request_floor{"Somebody", ""}).code);
}

}  // namespace

TEST_CASE("an announced closing happens by itself, at its instant") {
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

TEST_CASE("a closing whose instant passed while the server was down happens when it is back") {
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

}  // namespace dais::room
