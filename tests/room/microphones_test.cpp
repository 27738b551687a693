// protocol/rules.md, section 25: microphones, as the server joins them to the floor.

#include "hall.hpp"
#include "room/limits.hpp"
#include "stand_in_microphones.hpp"

namespace dais::room {

using namespace std::chrono_literals;

namespace {

// Who sits where; nobody at 9.
constexpr std::uint32_t chair = 1, adas = 2, bens = 3, norway = 30, ghana = 31, norway_too = 40, nobodys = 9;

session_plan seated_plan() {
  auto plan = small_plan();
  plan.floor.groups = {{"States", {}, {}}};
  plan.seats = {{chair, "moderator", {}, {}, {}},
                {adas, "ada", {}, {}, {}},
                {bens, "ben", {}, {}, {}},
                {norway, {}, "Norway", "Delegation", "States"},
                {ghana, {}, "Ghana", "Delegation", {}},
                {norway_too, {}, "Norway", "Delegation", "States"}};
  return plan;
}

struct microphone_hall : hall {
  stand_in_microphones system;
  visitor moderator{*this};

  // In the Q&A, where the floor is open, with a system that is there.
  explicit microphone_hall(microphone_mode mode = microphone_mode::follow) : hall(seated_plan()) {
    all->follow(system);
    moderator.enter(role::moderator);
    REQUIRE(moderator.ask(command::open_session{1}).record);
    REQUIRE(moderator.ask(command::start{2, "qa"}).record);
    set(mode);
    is_there();
  }
  // The system is there as long as somebody follows.
  ~microphone_hall() { all.reset(); }

  void set(microphone_mode to) {
    auto const from = state().microphones.mode;
    if (to != from) REQUIRE(moderator.ask(command::set_microphones{to, from}).record);
  }

  session const& state() { return *all->state_of("panel"); }
  void tell(microphone_event const& what) {
    system.tell(what);
    loop.run();
  }
  void is_there(std::vector<std::uint32_t> open = {}, std::vector<std::uint32_t> requesting = {}) {
    tell(microphones_connected{std::move(open), std::move(requesting)});
  }
  void opens(std::uint32_t unit) { tell(microphone_opened{unit}); }
  void closes(std::uint32_t unit) { tell(microphone_closed{unit}); }
  void requests(std::uint32_t unit) { tell(microphone_requested{unit}); }
  void takes_back(std::uint32_t unit) { tell(microphone_request_ended{unit}); }

  // Who has the floor: a panellist's id, or a name.
  std::string has_floor() {
    auto const& s = state();
    return s.speaking ? s.requests.at(*s.speaking).name : s.speaker.value_or("");
  }
  std::vector<std::string> list() {
    std::vector<std::string> names;
    for (auto const& id : state().speakers) names.push_back(state().requests.at(id).name);
    return names;
  }
  void give_word(std::optional<std::string> to) {
    REQUIRE(moderator.ask(command::give_word{std::move(to), state().speaking, "qa"}).record);
  }
  // What the console is told, in a moment and now.
  json::value told(char const* member) {
    loop.step(limits::coalesce_votes);
    return shown(member);
  }
  json::value shown(char const* member) {
    auto const& view = moderator->view.at_pointer("/presence/microphones").get_object();
    auto const* found = view.if_contains(member);
    return found ? *found : json::value();
  }
};

using names = std::vector<std::string>;

}  // namespace

TEST_CASE("R27.5 the microphones are those of the session where that was chosen last, and others are told") {
  microphone_hall in(microphone_mode::off);
  in.opens(adas);
  CHECK(in.has_floor().empty());
  CHECK(in.told("elsewhere").is_null());
  in.all->create(seated_plan(), "other", [](auto const&) {});
  in.loop.run();
  visitor other(in);
  other.enter(token_for(in.key, {"other", role::moderator, {}, 0}));
  REQUIRE(other.ask(command::open_session{1}).record);
  REQUIRE(other.ask(command::start{2, "qa"}).record);
  in.set(microphone_mode::follow);
  CHECK(in.has_floor() == "ada");
  in.loop.step(1s);
  REQUIRE(other.ask(command::set_microphones{microphone_mode::follow, microphone_mode::off}).record);
  CHECK(in.told("elsewhere") == true);
  CHECK(in.all->state_of("other")->speaker == "ada");
  in.closes(adas);
  CHECK(in.has_floor() == "ada");
  CHECK_FALSE(in.all->state_of("other")->speaker);
  REQUIRE(other.ask(command::end_session{in.all->state_of("other")->revision}).record);
  CHECK(in.told("elsewhere").is_null());
  in.opens(bens);
  CHECK(in.has_floor() == "ben");
}

TEST_CASE("R27.6 the request of a unit is one for the floor, of whoever sits there") {
  microphone_hall in;
  in.requests(norway);
  CHECK(in.list() == names{"Norway"});
  CHECK(in.state().requests.at("r1").group == "States");
  in.requests(norway_too);
  in.requests(nobodys);
  in.requests(adas);
  CHECK(in.list() == names{"Norway"});
  CHECK(in.told("asking") == json::array{"Ada"});
  in.requests(ghana);
  CHECK(in.list() == names{"Norway", "Ghana"});
  in.takes_back(norway);
  in.loop.step(1s);
  CHECK(in.list() == names{"Ghana"});
}

TEST_CASE("R27.6 as far as the list is open") {
  microphone_hall in;
  auto const revision = in.state().floor_revision;
  REQUIRE(in.moderator.ask(command::announce_closing{revision, 1s}).record);
  in.loop.step(2s);
  in.requests(norway);
  CHECK(in.list().empty());
}

TEST_CASE("R27.6 only what the button put on the list is taken off it by the button") {
  microphone_hall in;
  REQUIRE(in.moderator.ask(command::enter_request{"Norway", "Delegation"}).record);
  in.requests(norway);
  CHECK(in.list() == names{"Norway"});
  in.takes_back(norway);
  in.loop.step(1s);
  CHECK(in.list() == names{"Norway"});
}

TEST_CASE("R27.6 a request that ends because the microphone opens is not taken back, whichever is told first") {
  microphone_hall in;
  in.requests(norway);
  in.requests(ghana);
  in.takes_back(norway);
  in.opens(norway);
  in.loop.step(1s);
  CHECK(in.has_floor() == "Norway");
  CHECK(in.state().requests.size() == 2);
  in.closes(norway);
  in.opens(ghana);
  in.takes_back(ghana);
  in.loop.step(1s);
  CHECK(in.has_floor() == "Ghana");
  CHECK(in.state().requests.size() == 2);
}

TEST_CASE("R27.7 a microphone that opens gives the floor and starts the clock") {
  microphone_hall in;
  in.opens(adas);
  CHECK(in.has_floor() == "ada");
  CHECK(in.state().spoken.at("ada").running_since);
  in.closes(adas);
  in.opens(chair);
  CHECK(in.has_floor() == "moderator");
  in.closes(chair);
  in.opens(norway);
  CHECK(in.has_floor() == "Norway");
  CHECK(in.state().requests.at("r1").clock.running_since);
  CHECK(in.state().requests.at("r1").group == "States");
  in.opens(nobodys);
  CHECK(in.has_floor() == "Norway");
}

TEST_CASE("R27.7 where the floor is not open a microphone of the floor gives nothing, and the console tells that it is open") {
  microphone_hall in;
  REQUIRE(in.moderator.ask(command::start{in.state().revision, "one"}).record);
  in.opens(norway);
  CHECK(in.has_floor() == "ada");
  CHECK(in.list().empty());
  CHECK(in.told("open") == json::array{"Norway"});
}

TEST_CASE("R27.7 an open microphone of somebody who has the floor no more is in nobody's way") {
  microphone_hall in;
  in.opens(norway);
  REQUIRE(in.moderator.ask(command::end_intervention{"r1", in.state().requests.at("r1").revision}).record);
  CHECK(in.has_floor().empty());
  in.opens(adas);
  CHECK(in.has_floor() == "ada");
  in.closes(adas);
  CHECK(in.has_floor() == "Norway");
}

TEST_CASE("R27.8 who asked, and has spoken beside whoever had the floor, asks no more") {
  microphone_hall in;
  in.opens(adas);
  in.requests(norway);
  in.opens(norway);
  in.takes_back(norway);
  in.loop.step(1s);
  CHECK(in.list() == names{"Norway"});
  in.closes(norway);
  CHECK(in.list().empty());
  CHECK(in.has_floor() == "ada");
}

TEST_CASE("R27.8 of two that open at once too") {
  microphone_hall in;
  in.system.tell(microphone_opened{norway});
  in.system.tell(microphone_opened{adas});
  in.loop.run();
  CHECK(in.has_floor() == "Norway");
}

TEST_CASE("R27.8 of several that are open the first has the floor, and then who has been open longest") {
  microphone_hall in;
  in.opens(adas);
  in.opens(norway);
  in.opens(bens);
  CHECK(in.has_floor() == "ada");
  CHECK(in.told("open") == json::array{"Ada", "Norway", "Ben"});
  in.closes(adas);
  CHECK(in.has_floor() == "Norway");
  in.closes(bens);
  CHECK(in.has_floor() == "Norway");
  in.opens(norway_too);
  in.closes(norway);
  CHECK(in.has_floor() == "Norway");
}

TEST_CASE("R27.9 when the last of whoever has the floor closes, the floor ends") {
  microphone_hall in;
  in.opens(norway);
  in.loop.step(10s);
  in.closes(norway);
  CHECK(in.has_floor().empty());
  CHECK(in.state().requests.at("r1").state == request_state::spoken);
  CHECK(in.state().requests.at("r1").clock.used == 10s);
  in.opens(adas);
  in.closes(adas);
  CHECK(in.has_floor().empty());
}

TEST_CASE("R27.9 also where it closes before the floor was given") {
  microphone_hall in;
  for (auto const unit : {norway, adas}) {
    in.system.tell(microphone_opened{unit});
    in.system.tell(microphone_closed{unit});
    in.loop.run();
    CHECK(in.has_floor().empty());
    CHECK(in.list().empty());
  }
}

TEST_CASE("R27.10 what moderators do stands, until a microphone opens or the one of who has the floor closes") {
  microphone_hall in;
  in.opens(adas);
  in.give_word("ben");
  CHECK(in.has_floor() == "ben");
  in.closes(adas);
  CHECK(in.has_floor() == "ben");
  in.opens(norway);
  CHECK(in.has_floor() == "Norway");
  REQUIRE(in.moderator.ask(command::undo{in.state().history.back().record}).record);
  CHECK(in.has_floor() == "ben");
  in.closes(norway);
  CHECK(in.has_floor() == "ben");
}

TEST_CASE("R27.10 a press that is first stands until the microphone has given the floor, which it does all the same") {
  microphone_hall in;
  in.system.tell(microphone_opened{norway});
  in.moderator.send("pressed", command::give_word{"ben", {}, "qa"});
  in.loop.run();
  CHECK(in.has_floor() == "Norway");
  auto const& history = in.state().history;
  CHECK(history.at(history.size() - 2).by.as == role::moderator);
}

TEST_CASE("R27.11 driven, giving the floor opens the microphone, which is open when the system says so") {
  microphone_hall in(microphone_mode::drive);
  in.give_word("ada");
  CHECK(in.system.orders == names{"open 2"});
  CHECK(in.told("opening") == "Ada");
  CHECK(in.told("open") == json::array{});
  in.opens(adas);
  CHECK(in.told("opening").is_null());
  CHECK(in.told("open") == json::array{"Ada"});
  in.loop.step(5s);
  CHECK(in.told("silent").is_null());
}

TEST_CASE("R27.11 where it does not within a second the consoles are told, and nothing else is disturbed") {
  microphone_hall in(microphone_mode::drive);
  in.give_word("ada");
  auto const entries = in.entries().size();
  CHECK(in.told("opening") == "Ada");
  in.loop.step(limits::microphone_opens - limits::coalesce_votes - 1ms);
  CHECK(in.shown("opening") == "Ada");
  CHECK(in.shown("silent").is_null());
  in.loop.step(1ms);
  CHECK(in.told("silent") == "Ada");
  CHECK(in.shown("opening").is_null());
  in.loop.step(10s);
  CHECK(in.entries().size() == entries);
  CHECK(in.has_floor() == "ada");
  CHECK(in.state().spoken.at("ada").running_since);
  CHECK(in.system.orders.size() == 1);
  in.opens(adas);
  CHECK(in.told("silent").is_null());
}

TEST_CASE("R27.11 followed, giving the floor opens nothing") {
  microphone_hall in;
  in.give_word("ada");
  in.give_word("ben");
  CHECK(in.system.orders.empty());
}

TEST_CASE("R27.12 driven, whoever loses the floor has their microphone closed first") {
  microphone_hall in(microphone_mode::drive);
  in.give_word("ada");
  in.opens(adas);
  in.give_word("ben");
  CHECK(in.system.orders == names{"open 2", "close 2", "open 3"});
  in.opens(bens);
  in.closes(adas);
  CHECK(in.has_floor() == "ben");
  in.give_word(std::nullopt);
  CHECK(in.system.orders.back() == "close 3");
}

TEST_CASE("R27.12 a microphone that opened by itself, and that of who speaks with another one, are not closed") {
  microphone_hall in(microphone_mode::drive);
  in.opens(norway_too);
  CHECK(in.has_floor() == "Norway");
  CHECK(in.system.orders.empty());
  in.closes(norway_too);
  CHECK(in.has_floor().empty());
  CHECK(in.system.orders.empty());
}

TEST_CASE("R27.13 while the system is lost clocks go on, and what is open then decides") {
  microphone_hall in;
  in.opens(norway);
  in.loop.step(5s);
  in.tell(microphones_lost{});
  CHECK(in.told("connected") == false);
  in.loop.step(20s);
  CHECK(in.has_floor() == "Norway");
  CHECK(in.state().requests.at("r1").clock.running_since);
  SECTION("where it is open still, nothing has happened") {
    auto const entries = in.entries().size();
    in.is_there({norway});
    CHECK(in.has_floor() == "Norway");
    CHECK(in.entries().size() == entries);
  }
  SECTION("where it has closed, the floor ends then") {
    in.is_there();
    CHECK(in.has_floor().empty());
    CHECK(in.state().requests.at("r1").clock.used == 25s + limits::coalesce_votes);
  }
  SECTION("where another one is open, it has the floor") {
    in.is_there({adas}, {ghana});
    CHECK(in.has_floor() == "ada");
    CHECK(in.list() == names{"Ghana"});
  }
  SECTION("where another one is open too, the first has it") {
    in.is_there({adas, norway});
    CHECK(in.has_floor() == "Norway");
    in.closes(norway);
    CHECK(in.has_floor() == "ada");
  }
  SECTION("and what a moderator did meanwhile stands") {
    in.give_word("ben");
    in.is_there({norway});
    CHECK(in.has_floor() == "ben");
  }
  CHECK(in.told("connected") == true);
}

TEST_CASE("R27.13 driven, what was asked before the cut and is not open is asked again, and what has closed meanwhile is not") {
  microphone_hall in(microphone_mode::drive);
  in.give_word("ada");
  in.tell(microphones_lost{});
  CHECK(in.told("opening").is_null());
  in.is_there();
  CHECK(in.system.orders == names{"open 2", "open 2"});
  in.opens(adas);
  in.tell(microphones_lost{});
  in.is_there();
  CHECK(in.has_floor().empty());
  CHECK(in.system.orders.size() == 2);
}

TEST_CASE("R27.13 after a start of the server too") {
  microphone_hall in;
  in.opens(norway);
  in.opens(adas);
  in.moderator.leave();
  in.restart();
  in.all->follow(in.system);
  in.moderator.enter(role::moderator);
  in.is_there({adas, norway});
  CHECK(in.has_floor() == "Norway");
  in.closes(norway);
  CHECK(in.has_floor() == "ada");
}

TEST_CASE("R27.14 what is told twice is done once") {
  microphone_hall in;
  in.requests(norway);
  in.requests(norway);
  in.opens(norway);
  auto const entries = in.entries().size();
  in.opens(norway);
  in.is_there({norway});
  CHECK(in.entries().size() == entries);
  in.closes(norway);
  in.closes(norway);
  CHECK(in.entries().size() == entries + 1);
  for (auto const& one : in.entries()) {
    if (one.id.starts_with("microphones/")) CHECK(one.id.ends_with("/u"));
  }
}

TEST_CASE("R27.15 neither the end of the server nor leaving the microphones alone closes any") {
  microphone_hall in(microphone_mode::drive);
  in.give_word("ada");
  in.opens(adas);
  auto const orders = in.system.orders;
  in.set(microphone_mode::off);
  in.set(microphone_mode::drive);
  REQUIRE(in.moderator.ask(command::end_session{in.state().revision}).record);
  in.moderator.leave();
  in.all.reset();
  CHECK_FALSE(in.system.is_followed());
  CHECK(in.system.orders == orders);
}

}  // namespace dais::room
