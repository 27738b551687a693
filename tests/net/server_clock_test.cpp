// The server's own wall clock is set while it runs, and before it starts again. Who looks at a page sees nothing of it.

#include "catch.hpp"
#include "log/sqlite_log.hpp"
#include "net/loop.hpp"
#include "page.hpp"
#include "room/rooms.hpp"
#include "site.hpp"

#include <spdlog/spdlog.h>

using namespace dais;
using namespace std::chrono_literals;

namespace {

time_point const ten{duration{1'715'680'800'000}};  // 2024-05-14T10:00Z

session_plan panel() {
  session_plan plan;
  plan.title = "A panel";
  plan.time_zone = "Europe/Zurich";
  plan.start = ten;
  plan.end = ten + 3h;
  plan.moderator = {"", "The moderator", "", ""};
  plan.segments = {{"talk", segment_kind::discussion, "Who pays", {}, 60min, 10min, ""},
                   {"end", segment_kind::concluding, "Concluding remarks", {}, 2h, 10min, ""}};
  plan.question_length = 200;
  plan.floor.allotment = 3min;
  plan.floor.wrap_up = 30s;
  return plan;
}

// A machine with its two clocks, which only the test moves, and its disk; and on it a server with the session "panel", as often as it is
// started.
class machine {
 public:
  explicit machine(std::uint32_t time_scale = 1) : time_scale_(time_scale) {
    spdlog::set_level(spdlog::level::off);
    start();
    make("panel");
    enter(running_->moderator, room::token_for(key, {"panel", role::moderator, {}}));
    ask(command::open_session{1});
    ask(command::start{2, {}});
  }

  time_point wall = ten;
  time_point real{duration{7'000'000}};

  // What everybody means by time: both clocks go on.
  void pass(duration l) {
    wall += l;
    real += l;
  }
  void set_wall(time_point to) { wall = to; }

  void make(std::string const& id) {
    bool there = false;
    running_->rooms->create(panel(), id, [&](auto const& made) { there = std::holds_alternative<wire::session_card>(made); });
    until([&] { return there; });
  }

  void stop() { running_.reset(); }

  void start() { running_ = std::make_unique<server>(*this); }
  void come_back() {
    start();
    enter(running_->moderator, room::token_for(key, {"panel", role::moderator, {}}));
  }

  time_point now() const { return running_->loop.now() + running_->engine->health().ahead["panel"]; }
  duration ahead() const { return running_->engine->health().ahead["panel"]; }
  session const& state(std::string const& id = "panel") const { return *running_->rooms->state_of(id); }
  duration left_of(std::string const& segment) const { return left(state().segments.at(segment).clock, now()); }

  // What a page that comes now is told the time is.
  time_point told() {
    connected_page page(*this);
    enter(page, room::token_for(key, {"panel", role::stage, {}}));
    return time_point{duration{room::json::value_to<std::int64_t>(page.page.welcome.at("at"))}};
  }

  room::page::answer ask(command::any what) { return ask(running_->moderator, std::move(what)); }

  rejection_code request_floor(std::string const& who) {
    connected_page page(*this);
    enter(page, room::join_code(key, "panel"), "a secret that is " + who + "'s own");
    return rejection_code(ask(page, command::request_floor{who, ""}).code);
  }

  void until(std::function<bool()> const& done) { REQUIRE(running_->loop.run_until(done, 60s)); }

  std::vector<log::entry> entries() {
    std::vector<log::entry> all;
    bool there = false;
    auto const subscribed = running_->engine->follow(
        "panel", 0, [&](auto some) { all.insert(all.end(), some.begin(), some.end()); }, [&] { there = true; });
    until([&] { return there; });
    return all;
  }

 private:
  struct connected_page {
    explicit connected_page(machine& of) : page(of.reader_) {}
    room::page page;
    std::unique_ptr<room::connection> connection;
  };

  struct server {
    explicit server(machine& on)
        : loop(on.time_scale_, {[&on] { return on.wall; }, [&on] { return on.real; }}),
          engine(std::get<0>(log::open_sqlite_log(
              on.disk_.path / "log", [this](std::function<void()> work) { loop.post(std::move(work)); }, [this] { return loop.now(); }))),
          rooms(room::rooms::make(loop, *engine, alone, on.key, on.time_scale_)),
          moderator(on) {}

    net::asio_loop loop;
    std::unique_ptr<log::engine> engine;
    log::no_bulletins alone;
    std::unique_ptr<room::rooms> rooms;
    connected_page moderator;
  };

  room::link_key const key{1, 2, 3};
  std::uint32_t const time_scale_;
  scratch_directory disk_;
  room::frame_reader reader_;
  int asked_ = 0;
  std::unique_ptr<server> running_;

  void enter(connected_page& one, std::string token, std::optional<std::string> secret = {}) {
    one.connection = running_->rooms->connect(one.page, {});
    one.connection->receive(room::text_of(wire::hello{std::move(token), std::move(secret), {}, {}}));
    until([&] { return one.page.is_welcome(); });
  }

  room::page::answer ask(connected_page& by, command::any what) {
    auto const id = "asked " + std::to_string(++asked_);
    by.connection->receive(room::text_of(id, std::move(what)));
    until([&] { return by.page.answer_to(id) != nullptr; });
    return *by.page.answer_to(id);
  }
};

struct step {
  char const* what;
  std::function<time_point(time_point wall)> to;
};

// Where the wall clock is set to.
std::vector<step> const steps{
    {"nowhere", [](time_point wall) { return wall; }},
    {"two hours forward", [](time_point wall) { return wall + 2h; }},
    {"two hours back", [](time_point wall) { return wall - 2h; }},
    {"an hour forward", [](time_point wall) { return wall + 1h; }},
    {"an hour back", [](time_point wall) { return wall - 1h; }},
    {"half an hour back", [](time_point wall) { return wall - 30min; }},
    {"a second forward", [](time_point wall) { return wall + 1s; }},
    {"a second back", [](time_point wall) { return wall - 1s; }},
    {"a millisecond back", [](time_point wall) { return wall - 1ms; }},
    {"to the next midnight in Zurich", [](time_point) { return ten + 12h; }},
    {"before the newest record", [](time_point) { return ten - 1s; }},
    {"to 1970", [](time_point) { return time_point{}; }},
    {"to 2038", [](time_point) { return time_point{duration{2'147'483'648'000}}; }},
};

}  // namespace

TEST_CASE("The clock goes on by real time alone, whatever the wall clock is set to") {
  for (std::uint32_t const time_scale : {1u, 60u}) {
    for (auto const& set : steps) {
      CAPTURE(set.what, time_scale);
      time_point wall = ten, real{duration{7'000'000}};
      net::asio_loop const loop(time_scale, {[&] { return wall; }, [&] { return real; }});
      CHECK(loop.now() == ten);
      wall = set.to(wall);
      CHECK(loop.now() == ten);
      real += 1ms;
      CHECK(loop.now() == ten + 1ms * time_scale);
      real += 2h;
      wall = set.to(wall);
      CHECK(loop.now() == ten + (2h + 1ms) * time_scale);
      CHECK(loop.real() == real);
    }
  }
}

TEST_CASE("A wall clock that is set while a segment runs takes nothing from it and adds nothing") {
  for (auto const& set : steps) {
    CAPTURE(set.what);
    machine m;
    m.pass(20min);
    CHECK(m.left_of("talk") == 40min);
    m.set_wall(set.to(m.wall));
    CHECK(m.now() == ten + 20min);
    CHECK(m.told() == ten + 20min);
    CHECK(m.left_of("talk") == 40min);
    REQUIRE(m.ask(command::add_time{3, "talk", 5min}).record);
    CHECK(m.left_of("talk") == 45min);
    m.pass(46min);
    CHECK(m.told() == ten + 66min);
    CHECK(m.left_of("talk") == -1min);
    REQUIRE(m.ask(command::next{4}).record);
    CHECK(m.left_of("talk") == -1min);
    CHECK(m.left_of("end") == 2h);
    CHECK(m.state().at == ten + 66min);
  }
}

TEST_CASE("A wall clock that is set during a pause, at its beginning or at its end makes it no longer or shorter") {
  for (auto const& set : steps) {
    CAPTURE(set.what);
    machine m;
    m.pass(20min);
    m.set_wall(set.to(m.wall));
    REQUIRE(m.ask(command::pause{3}).record);
    m.pass(10min);
    m.set_wall(set.to(m.wall));
    CHECK(m.left_of("talk") == 40min);
    CHECK(*m.state().paused_since == ten + 20min);
    m.pass(20min);
    m.set_wall(set.to(m.wall));
    REQUIRE(m.ask(command::resume{4}).record);
    CHECK(m.left_of("talk") == 40min);
    CHECK(*m.state().segments.at("talk").clock.running_since == ten + 50min);
    m.pass(10min);
    CHECK(m.left_of("talk") == 30min);
  }
}

TEST_CASE("What is announced happens when it was announced for, whatever the wall clock is set to") {
  for (auto const& set : steps) {
    CAPTURE(set.what);
    machine m;
    REQUIRE(m.ask(command::announce_closing{1, 10min}).record);
    m.set_wall(set.to(m.wall));
    CHECK(*m.state().list_closes == ten + 10min);
    m.pass(10min - 1ms);
    CHECK(m.request_floor("Mei") == rejection_code{});
    m.set_wall(set.to(m.wall));
    m.pass(1ms);
    CHECK(m.request_floor("Tariq") == rejection_code::floor_closed);
    CHECK(m.now() == *m.state().list_closes);
  }
}

TEST_CASE("The server closes the list after as much real time as was announced, whatever the wall clock is set to") {
  for (auto const& set : steps) {
    CAPTURE(set.what);
    machine m;
    REQUIRE(m.ask(command::announce_closing{1, 2ms}).record);
    m.set_wall(set.to(m.wall));
    m.pass(2ms);
    m.until([&] { return m.state().floor.taking == intake::closed; });
    CHECK_FALSE(m.state().list_closes);
    CHECK(m.state().at == ten + 2ms);
  }
}

TEST_CASE("Records do not go back when the server starts again with a wall clock that was set, and its clock goes on from there") {
  for (auto const& set : steps) {
    for (bool const paused : {false, true}) {
      CAPTURE(set.what, paused);
      machine m;
      m.pass(20min);
      if (paused) {
        REQUIRE(m.ask(command::pause{3}).record);
      } else {
        REQUIRE(m.ask(command::add_time{3, "talk", 5min}).record);
      }
      auto const newest = m.entries().back().at;
      CHECK(newest == ten + 20min);
      m.pass(10min);
      m.stop();
      m.set_wall(set.to(m.wall));
      m.come_back();

      // The wall clock is believed where it does not contradict the log.
      auto const back = std::max(newest, m.wall);
      CHECK(m.now() == back);
      CHECK(m.told() == back);
      auto const before = m.left_of("talk");
      CHECK(before == (paused ? 40min : 45min - (back - newest)));

      m.pass(5min);
      m.set_wall(set.to(m.wall));
      CHECK(m.now() == back + 5min);
      CHECK(m.left_of("talk") == (paused ? before : before - 5min));
      REQUIRE((paused ? m.ask(command::resume{4}) : m.ask(command::pause{4})).record);
      CHECK(m.left_of("talk") == (paused ? before : before - 5min));

      auto const entries = m.entries();
      for (std::size_t i = 1; i < entries.size(); ++i) CHECK(entries[i].at >= entries[i - 1].at);
      CHECK(entries.back().at == back + 5min);
    }
  }
}

TEST_CASE("A server that starts again at the right time has missed nothing of what runs") {
  for (auto const down : {0ms, 1ms, 1000ms, 600'000ms, 7'200'000ms}) {
    CAPTURE(down.count());
    machine m;
    m.pass(20min);
    m.stop();
    m.pass(down);
    m.come_back();
    CHECK(m.now() == ten + 20min + down);
    CHECK(m.left_of("talk") == 40min - down);
  }
}

TEST_CASE("A rehearsal runs as many times as fast by real time, whatever the wall clock is set to") {
  for (auto const& set : steps) {
    CAPTURE(set.what);
    machine m(60);
    m.pass(20s);
    m.set_wall(set.to(m.wall));
    CHECK(m.left_of("talk") == 40min);
    REQUIRE(m.ask(command::pause{3}).record);
    m.pass(10s);
    CHECK(m.left_of("talk") == 40min);
  }
}

TEST_CASE("A session that was used while the wall clock was a year ahead goes on from there, and no other one is moved") {
  machine m;
  m.stop();
  m.pass(365 * 24h);
  m.come_back();
  REQUIRE(m.ask(command::pause{3}).record);
  m.stop();
  m.set_wall(ten + 1h);
  m.come_back();
  CHECK(m.ahead() == 365 * 24h - 1h);
  CHECK(m.told() == ten + 365 * 24h);
  m.pass(1h);
  CHECK(m.told() == ten + 365 * 24h + 1h);
  REQUIRE(m.ask(command::resume{4}).record);
  CHECK(m.entries().back().at == ten + 365 * 24h + 1h);
  m.make("another");
  CHECK(m.state("another").at == ten + 2h);
}
