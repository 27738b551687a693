#include "log/memory_log.hpp"

#include "catch.hpp"
#include "logged.hpp"
#include "site.hpp"

#include <deque>

using namespace dais;
using namespace std::chrono_literals;

namespace {

session_plan panel() {
  session_plan plan;
  plan.title = "Who pays";
  plan.time_zone = "Etc/UTC";
  plan.start = time_point(std::chrono::milliseconds(1'487'258'100'000));
  plan.end = plan.start + 1h;
  plan.segments = {{"talk", segment_kind::discussion, "Who pays", {}, 60min, 10min, ""}};
  plan.question_length = 200;
  return plan;
}

// A server of eight slots, of which two are reserved, with the session "panel".
struct small_house {
  static net::server_options eight_slots() {
    net::server_options options;
    options.slots = 8;
    return options;
  }

  logged log;
  net::asio_loop loop;
  std::unique_ptr<log::engine> disk =
      log::make_memory_log([this](std::function<void()> work) { loop.post(std::move(work)); }, [this] { return loop.now(); });
  room::link_key key = room::random_link_key();
  log::no_bulletins alone;
  std::unique_ptr<room::rooms> rooms = room::rooms::make(loop, *disk, alone, key, 1);
  site here{*rooms, loop, eight_slots()};
  std::deque<web_client> audience;

  small_house() {
    bool made = false;
    rooms->create(panel(), "panel", [&](auto const& result) { made = std::holds_alternative<wire::session_card>(result); });
    REQUIRE(here.until([&] { return made; }));
  }

  std::int64_t connected(role as) { return rooms->measured().connected[static_cast<std::size_t>(as)]; }

  // Whether they are told to come back; they go then.
  bool is_refused(web_client& one) {
    REQUIRE(here.until([&] { return !one.frames.empty(); }, {&one}));
    if (one.close_code() == 0) return false;
    CHECK(one.close_code() == static_cast<unsigned>(close_code::crowded));
    CHECK(one.frames.size() == 1);
    one.send_frame(8, one.frames.back().payload.substr(0, 2));
    REQUIRE(here.until([&] { return one.ended; }, {&one}));
    return true;
  }

  bool comes_in(std::string const& token, std::string const& secret = "") {
    auto& one = audience.emplace_back(here.port());
    REQUIRE(here.until([&] { return !one.handshake.empty(); }, {&one}));
    auto const participant = secret.empty() ? "" : ",\"participant\":\"" + secret + '"';
    one.send_text("{\"type\":\"hello\",\"token\":\"" + token + '"' + participant + '}');
    if (!is_refused(one)) return true;
    audience.pop_back();
    return false;
  }
  bool phone_comes_in() { return comes_in(room::join_code(key, "panel"), "a secret of sixteen or more"); }
  bool moderator_comes_in() { return comes_in(room::token_for(key, {"panel", role::moderator, {}})); }

  void first_phone_goes() {
    auto const before = connected(role::participant);
    audience.pop_front();
    REQUIRE(here.until([&] { return connected(role::participant) == before - 1; }));
  }
};

}  // namespace

TEST_CASE("The last slots are reserved for those who lead, which is said once") {
  small_house in;
  for (int i = 0; i < 6; ++i) CHECK(in.phone_comes_in());
  CHECK(in.log.text() == "");
  for (int i = 0; i < 3; ++i) CHECK_FALSE(in.phone_comes_in());
  CHECK(in.log.lines() == 1);
  CHECK_THAT(in.log.text(), contains_text("warning: The audience is told to come back when some have left: 7 connections are open, and the "
                                          "last 2 slots are reserved for those who lead a session."));
  CHECK(in.moderator_comes_in());
  CHECK(in.connected(role::participant) == 6);

  in.first_phone_goes();
  CHECK_FALSE(in.phone_comes_in());
  in.first_phone_goes();
  CHECK(in.phone_comes_in());
  CHECK_FALSE(in.phone_comes_in());
  CHECK(in.log.lines() == 1);
}

TEST_CASE("What asks by HTTP has a slot too, and gives it up after its answer when few are left") {
  small_house in;
  std::deque<client> asking;
  auto const ask = [&] {
    auto& one = asking.emplace_back(in.here.port());
    one.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    answer got;
    REQUIRE(in.here.until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    return got.field("Connection");
  };
  for (int i = 0; i < 6; ++i) CHECK(ask() == "keep-alive");
  CHECK(ask() == "close");
  REQUIRE(in.here.until([&] { return asking.back().ended; }, {&asking.back()}));
  asking.pop_back();
  CHECK_FALSE(in.phone_comes_in());
  CHECK(in.moderator_comes_in());
  asking.erase(asking.begin(), asking.begin() + 2);
  CHECK(in.phone_comes_in());
}

TEST_CASE("Beyond the last slot people wait in the kernel until some have left, which is said once") {
  small_house in;
  std::deque<client> asking;
  auto const is_answered = [&](client& one) {
    in.loop.poll();
    one.pump();
    return take_answer(one.received).status != 0;
  };
  auto const come = [&]() -> client& {
    auto& one = asking.emplace_back(in.here.port());
    one.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    return one;
  };
  std::deque<client> silent;
  for (int i = 0; i < 8; ++i) silent.emplace_back(in.here.port());
  auto& first = come();
  auto& second = come();
  auto const now = net::socket_clock::now();
  for (int i = 0; i < 5; ++i) {
    in.here.server.check_timeouts(now);
    CHECK_FALSE(is_answered(first));
  }
  CHECK(in.log.lines() == 1);
  CHECK_THAT(in.log.text(), contains_text("`ulimit -n`"));
  CHECK_THAT(in.log.text(), contains_text("8 are open."));

  // At once, and not when time has passed.
  silent.pop_front();
  REQUIRE(in.here.until([&] { return is_answered(first); }));
  CHECK_FALSE(is_answered(second));
  silent.pop_front();
  REQUIRE(in.here.until([&] { return is_answered(second); }));
  CHECK(in.log.lines() == 1);
}
