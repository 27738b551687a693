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
  static net::server_options eight_slots(net::access_options access) {
    net::server_options options;
    options.slots = 8;
    options.access = std::move(access);
    return options;
  }

  logged log;
  net::asio_loop loop;
  std::unique_ptr<log::engine> disk =
      log::make_memory_log([this](std::function<void()> work) { loop.post(std::move(work)); }, [this] { return loop.now(); });
  room::link_key key = room::random_link_key();
  log::no_bulletins alone;
  std::unique_ptr<room::rooms> rooms = room::rooms::make(loop, *disk, alone, key, 1);
  site here;
  std::deque<web_client> audience;

  explicit small_house(net::access_options access = {}) : here(*rooms, loop, eight_slots(std::move(access))) {
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

  // `fields`: of the request, beside the usual ones.
  bool comes_in(std::string const& token, std::string const& secret = "", std::string const& from = "127.0.0.1",
                std::string const& fields = "") {
    auto& one = audience.emplace_back(here.port(), client::options{0, from}, "Sec-WebSocket-Protocol: dais.v1\r\n" + fields);
    REQUIRE(here.until([&] { return !one.handshake.empty(); }, {&one}));
    auto const participant = secret.empty() ? "" : ",\"participant\":\"" + secret + '"';
    one.send_text("{\"type\":\"hello\",\"token\":\"" + token + '"' + participant + '}');
    if (!is_refused(one)) return true;
    audience.pop_back();
    return false;
  }
  bool phone_comes_in(std::string const& from = "127.0.0.1", std::string const& fields = "") {
    return comes_in(room::join_code(key, "panel"), "a secret of sixteen or more", from, fields);
  }
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

TEST_CASE("What asks by HTTP keeps nobody out: it gives up its slot after its answer, or when another one comes") {
  small_house in;
  std::deque<client> asking;
  auto const ask = [&] {
    auto& one = asking.emplace_back(in.here.port());
    one.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    answer got;
    REQUIRE(in.here.until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
    return got.field("Connection");
  };
  auto const is_gone = [&](client& one) { return in.here.until([&] { return one.ended; }, {&one}); };
  for (int i = 0; i < 4; ++i) CHECK(ask() == "keep-alive");
  for (int i = 0; i < 2; ++i) CHECK(in.phone_comes_in());
  CHECK(is_gone(asking[0]));
  for (std::size_t i = 1; i < asking.size(); ++i) CHECK_FALSE(asking[i].ended);

  for (int i = 0; i < 2; ++i) CHECK(in.phone_comes_in());
  CHECK(ask() == "close");
  CHECK(is_gone(asking.back()));
  for (int i = 0; i < 2; ++i) CHECK(in.phone_comes_in());
  CHECK_FALSE(in.phone_comes_in());
  CHECK(in.moderator_comes_in());
}

TEST_CASE("Where all slots are taken by people, others wait in the kernel until some have left, which is said once") {
  small_house in;
  std::deque<client> asking;
  auto const is_answered = [&](client& one) {
    in.loop.poll();
    one.pump();
    return take_answer(one.received).status != 0;
  };
  auto const come = [&]() -> client& {
    auto& one = asking.emplace_back(in.here.port());
    one.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return one;
  };
  for (int i = 0; i < 6; ++i) REQUIRE(in.phone_comes_in());
  for (int i = 0; i < 2; ++i) REQUIRE(in.moderator_comes_in());
  auto& first = come();
  auto const now = net::socket_clock::now();
  for (int i = 0; i < 5; ++i) {
    in.here.server.check_timeouts(now);
    CHECK_FALSE(is_answered(first));
  }
  CHECK(in.log.lines() == 1);
  CHECK_THAT(in.log.text(), contains_text("`ulimit -n`"));
  CHECK_THAT(in.log.text(), contains_text("8 are open."));

  // At once, and not when time has passed.
  in.audience.pop_front();
  REQUIRE(in.here.until([&] { return is_answered(first); }));
  CHECK(in.log.lines() == 1);
}

TEST_CASE("However many say nothing, whoever says who they are comes in") {
  small_house in;
  std::deque<client> silent;
  auto const flood = [&] {
    for (int i = 0; i < 20; ++i) silent.emplace_back(in.here.port());
    in.loop.poll();
  };
  flood();
  CHECK(in.moderator_comes_in());
  for (int i = 0; i < 5; ++i) {
    flood();
    CHECK(in.phone_comes_in());
  }
  flood();
  CHECK_FALSE(in.phone_comes_in());
  CHECK(in.moderator_comes_in());
  std::size_t cut = 0;
  for (auto& one : silent) {
    one.pump();
    if (one.ended) ++cut;
  }
  CHECK(cut >= silent.size() - 4);
  CHECK(in.connected(role::participant) == 5);
}

TEST_CASE("Of those who say nothing the oldest gives way, of the address that has most of them") {
  small_house in;
  std::deque<client> silent;
  auto const come = [&](std::string const& from) {
    silent.emplace_back(in.here.port(), client::options{0, from});
    in.loop.poll();
  };
  for (auto const* const from : {"127.0.0.2", "127.0.0.1", "127.0.0.1", "127.0.0.3", "127.0.0.1", "127.0.0.4"}) come(from);
  auto const gone = [&] {
    std::string all;
    for (auto& one : silent) {
      one.pump();
      all += one.ended ? 'x' : '-';
    }
    return all;
  };
  CHECK(gone() == "-xx---");
  CHECK(in.phone_comes_in("127.0.0.5"));
}

TEST_CASE("Who asks for something is not cut for others who say nothing") {
  small_house in;
  client late(in.here.port());
  late.send("POST /api/v1/check HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + room::organiser_token(in.key) +
            "\r\nContent-Length: 2\r\n\r\n");
  web_client shy(in.here.port());
  REQUIRE(in.here.until([&] { return !shy.handshake.empty(); }, {&shy}));
  std::deque<client> silent;
  for (int i = 0; i < 50; ++i) {
    silent.emplace_back(in.here.port());
    in.loop.poll();
  }
  late.send("{}");
  answer got;
  REQUIRE(in.here.until([&] { return (got = take_answer(late.received)).status != 0; }, {&late}));
  CHECK(got.status == 200);
  shy.send_text("{\"type\":\"hello\",\"token\":\"" + room::token_for(in.key, {"panel", role::moderator, {}}) + "\"}");
  REQUIRE(in.here.until([&] { return shy.frames.size() > 1; }, {&shy}));
  CHECK(in.connected(role::moderator) == 1);
  silent.clear();
}

TEST_CASE("An address has its share of the audience, and who leads comes in from there all the same") {
  small_house in({.connections_per_address = 3});
  for (int i = 0; i < 3; ++i) CHECK(in.phone_comes_in("127.0.0.2"));
  CHECK_FALSE(in.phone_comes_in("127.0.0.2"));
  CHECK(in.phone_comes_in("127.0.0.3"));
  CHECK(in.comes_in(room::token_for(in.key, {"panel", role::moderator, {}}), "", "127.0.0.2"));
  in.first_phone_goes();
  in.audience.pop_back();
  REQUIRE(in.here.until([&] { return in.connected(role::moderator) == 0; }));
  CHECK(in.phone_comes_in("127.0.0.2"));
}

TEST_CASE("Behind a proxy that is named people come from where it says, and from others nothing is believed") {
  auto const by = [](std::string const& list) { return "X-Forwarded-For: " + list + "\r\n"; };
  SECTION("named") {
    small_house in({.trusted_proxies = {"127.0.0.9"}, .connections_per_address = 2});
    CHECK(in.phone_comes_in("127.0.0.9", by("192.0.2.1")));
    CHECK(in.phone_comes_in("127.0.0.9", by("198.51.100.7, 192.0.2.1, 127.0.0.9")));
    CHECK_FALSE(in.phone_comes_in("127.0.0.9", by("192.0.2.1:4711")));
    CHECK(in.phone_comes_in("127.0.0.9", by("192.0.2.1, 192.0.2.2")));
  }
  SECTION("not named") {
    small_house in({.connections_per_address = 2});
    CHECK(in.phone_comes_in("127.0.0.9", by("192.0.2.1")));
    CHECK(in.phone_comes_in("127.0.0.9", by("192.0.2.2")));
    CHECK_FALSE(in.phone_comes_in("127.0.0.9", by("192.0.2.3")));
  }
}

TEST_CASE("Behind a sign-in the audience is whom the named proxy says, and nobody whom somebody else does") {
  auto const as = [](std::string const& name) { return "X-Remote-User: " + name + "\r\n"; };
  small_house in({.trusted_proxies = {"127.0.0.9"}, .participant_header = "X-Remote-User"});
  auto const comes = [&](std::string const& from, std::string const& fields) {
    auto const before = in.connected(role::participant);
    auto& one = in.audience.emplace_back(in.here.port(), client::options{0, from}, "Sec-WebSocket-Protocol: dais.v1\r\n" + fields);
    REQUIRE(in.here.until([&] { return !one.handshake.empty(); }, {&one}));
    one.send_text("{\"type\":\"hello\",\"token\":\"" + room::join_code(in.key, "panel") + "\"}");
    REQUIRE(in.here.until([&] { return !one.frames.empty(); }, {&one}));
    return in.connected(role::participant) > before;
  };
  CHECK(comes("127.0.0.9", as("rosa")));
  CHECK_FALSE(comes("127.0.0.9", ""));
  CHECK_FALSE(comes("127.0.0.9", as("")));
  CHECK_FALSE(comes("127.0.0.9", as("mei") + as("rosa")));
  CHECK_FALSE(comes("127.0.0.8", as("rosa")));
  CHECK(in.moderator_comes_in());
}
