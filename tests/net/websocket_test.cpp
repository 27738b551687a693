
#include "catch.hpp"
#include "net/limits.hpp"
#include "site.hpp"
#include "wire/limits.hpp"

#include <algorithm>
#include <deque>

using namespace dais;
using namespace std::chrono_literals;

namespace {

struct talk {
  loud_rooms rooms;
  net::asio_loop loop;
  site here{rooms, loop};
  web_client other{here.port()};  // undisturbed, whatever happens to the first
  web_client one{here.port()};

  talk() {
    REQUIRE(here.until([&] { return rooms.connected.size() == 2 && !one.handshake.empty() && !other.handshake.empty(); }, {&one, &other}));
  }

  bool closed() {
    return here.until([&] { return one.close_code() != 0; }, {&one, &other});
  }
  // The closing handshake ends, and the other client never noticed.
  bool over() {
    one.send_frame(8, one.frames.back().payload.substr(0, 2));
    if (!here.until([&] { return one.ended && rooms.connected.size() == 1; }, {&one, &other})) return false;
    other.send_text("still here");
    rooms.send("you too");
    return here.until([&] { return !rooms.heard.empty() && rooms.heard.back() == "still here" && !other.frames.empty(); },
                      {&one, &other}) &&
           other.frames.size() == 1 && other.frames[0].payload == "you too";
  }
};

bool is_error(std::string const& text, int code) {
  return text.starts_with("{\"type\":\"error\",\"error\":{\"code\":" + std::to_string(code) + ",\"why\":\"") && text.ends_with("}}");
}

}  // namespace

TEST_CASE("The handshake echoes the subprotocol") {
  talk t;
  CHECK_THAT(t.one.handshake, contains_text("\r\nSec-WebSocket-Protocol: dais.v1\r\n"));
  CHECK_THAT(t.one.handshake, contains_text("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
}

TEST_CASE("A handshake without the subprotocol is refused in words") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  auto const field = GENERATE(as<std::string>(), "", "Sec-WebSocket-Protocol: dais.v2, chat\r\n");
  web_client one(here.port(), {}, field);
  REQUIRE(here.until([&] { return !one.handshake.empty() && one.received.size() > 2; }, {&one}));
  CHECK_THAT(one.handshake, contains_text("HTTP/1.1 400 "));
  CHECK_THAT(one.received, contains_text("dais.v1"));
  CHECK(rooms.connected.empty());
}

TEST_CASE("A request for the socket that does not upgrade is told so") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  client one(here.port());
  one.send("GET /socket HTTP/1.1\r\nHost: x\r\n\r\n");
  answer got;
  REQUIRE(here.until([&] { return (got = take_answer(one.received)).status != 0; }, {&one}));
  CHECK(got.status == 426);
  CHECK(got.field("Upgrade") == "websocket");
}

TEST_CASE("Messages come whole, however they were cut") {
  talk t;
  std::string const largest(limits::message_bytes, 'm');
  t.one.send_text("");
  t.one.send_text("short");
  t.one.send_text(largest);
  t.one.send_frame(1, "in ", false);
  t.one.send_frame(9, "between");
  t.one.send_frame(0, "th", false);
  t.one.send_frame(0, "", false);
  t.one.send_frame(0, "ree", true);
  t.one.send_text("ü€😀");
  REQUIRE(t.here.until([&] { return t.rooms.heard.size() == 5; }, {&t.one, &t.other}));
  CHECK(t.rooms.heard == std::vector<std::string>{"", "short", largest, "in three", "ü€😀"});
  REQUIRE(t.here.until([&] { return t.one.frames.size() == 1; }, {&t.one}));
  CHECK(t.one.frames[0].opcode == 10);
  CHECK(t.one.frames[0].payload == "between");
}

TEST_CASE("What is not a message of ours is answered by number and ends its own connection only") {
  talk t;
  int code = 1001;
  SECTION("a message over the limit") {
    code = 1003;
    t.one.send_text(std::string(limits::message_bytes + 1, 'm'));
  }
  SECTION("a message over the limit in fragments") {
    code = 1003;
    t.one.send_frame(1, std::string(limits::message_bytes, 'm'), false);
    t.one.send_frame(0, "m", true);
  }
  SECTION("a binary message") { t.one.send_frame(2, "{}"); }
  SECTION("invalid UTF-8") { t.one.send_text("\xff\xfe"); }
  SECTION("UTF-8 that ends within a character") { t.one.send_text("\xe2\x82"); }
  SECTION("UTF-8 of a surrogate") { t.one.send_text("\xed\xa0\x80"); }
  SECTION("a frame that is not masked") { t.one.send(std::string("\x81\x02hi", 4)); }
  SECTION("an opcode that does not exist") { t.one.send_frame(3, "x"); }
  SECTION("a continuation of nothing") { t.one.send_frame(0, "x"); }
  SECTION("a ping that is too long") { t.one.send_frame(9, std::string(126, 'p')); }
  REQUIRE(t.closed());
  CHECK(t.one.close_code() == static_cast<unsigned>(close_code::bad_frame));
  REQUIRE(t.one.frames.size() == 2);
  CAPTURE(t.one.frames[0].payload);
  CHECK(is_error(t.one.frames[0].payload, code));
  CHECK(t.rooms.heard.empty());
  CHECK(t.over());
}

TEST_CASE("A message that claims to be larger than any memory is not waited for") {
  talk t;
  t.one.send(std::string("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", 14) + std::string(limits::message_bytes + 1, 'm'));
  REQUIRE(t.closed());
  CHECK(t.one.close_code() == static_cast<unsigned>(close_code::bad_frame));
  CHECK(is_error(t.one.frames[0].payload, 1003));
  // Whatever it sends belongs to that message.
  auto const now = net::socket_clock::now();
  t.here.server.check_timeouts(now);
  t.here.server.check_timeouts(now + limits::close_within);
  CHECK(t.over());
}

TEST_CASE("A client that closes has its own code back") {
  talk t;
  t.one.send_frame(8, "\x03\xe8 bye");
  REQUIRE(t.closed());
  CHECK(t.one.close_code() == 1000);
  CHECK(t.one.frames.size() == 1);
  CHECK(t.here.until([&] { return t.one.ended && t.rooms.connected.size() == 1; }, {&t.one, &t.other}));
}

TEST_CASE("A socket that is cut leaves the rooms") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  {
    web_client one(here.port());
    REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&one}));
    one.send(std::string("\x81\x85", 2));
  }
  CHECK(here.until([&] { return rooms.connected.empty(); }));
}

TEST_CASE("Who does not say hello in time is told so, whatever else they send") {
  talk t;
  t.other.send_text("hello");
  t.one.send_frame(9, "a ping is no hello");
  t.one.send_frame(1, "nor is a part", false);
  REQUIRE(t.here.until([&] { return !t.rooms.heard.empty() && !t.one.frames.empty(); }, {&t.one, &t.other}));
  t.here.server.check_timeouts(net::socket_clock::now() + limits::hello_within - 1s);
  t.here.loop.poll();
  t.one.pump();
  CHECK(t.one.close_code() == 0);
  t.here.server.check_timeouts(net::socket_clock::now() + limits::hello_within);
  REQUIRE(t.closed());
  CHECK(t.one.close_code() == static_cast<unsigned>(close_code::hello_late));
  REQUIRE(t.here.until([&] { return !t.other.frames.empty(); }, {&t.one, &t.other}));
  CHECK(t.other.frames.size() == 1);
  CHECK(t.other.frames[0].opcode == 9);
}

TEST_CASE("Who is silent is asked once whether they are there, and closed if they are not") {
  talk t;
  t.one.send_text("hello");
  t.other.send_text("hello");
  REQUIRE(t.here.until([&] { return t.rooms.heard.size() == 2; }, {&t.one, &t.other}));
  auto const quiet_since = net::socket_clock::now();
  t.here.server.check_timeouts(quiet_since + limits::ask_after);
  t.here.server.check_timeouts(quiet_since + limits::ask_after + 1s);
  REQUIRE(t.here.until([&] { return !t.one.frames.empty() && !t.other.frames.empty(); }, {&t.one, &t.other}));
  CHECK(t.one.frames[0].opcode == 9);
  CHECK(t.other.frames[0].opcode == 9);

  // Only one of them answers, as a browser does by itself.
  t.one.send_frame(10, "");
  t.one.send_text("so that it is known to have come");
  REQUIRE(t.here.until([&] { return t.rooms.heard.size() == 3; }, {&t.one, &t.other}));
  t.here.server.check_timeouts(quiet_since + limits::ask_after + limits::answer_asked_within);
  REQUIRE(t.here.until([&] { return t.other.close_code() != 0; }, {&t.one, &t.other}));
  CHECK(t.other.close_code() == static_cast<unsigned>(close_code::silent));
  CHECK(t.one.close_code() == 0);
}

TEST_CASE("A phone of the audience is asked rarely whether it is there, each at another time, and told that the server is") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  std::deque<web_client> phones;
  for (int i = 0; i < 64; ++i) phones.emplace_back(here.port());
  auto const all = [&](auto const& done) {
    return here.until([&] {
      for (auto& phone : phones) phone.pump();
      return done();
    });
  };
  REQUIRE(all([&] { return rooms.connected.size() == 64; }));
  for (auto& phone : phones) phone.send_text("hello");
  for (auto* connection : rooms.connected) connection->let_rest();
  REQUIRE(all([&] { return rooms.heard.size() == 64; }));
  auto const quiet_since = net::socket_clock::now();
  auto const closed = [](web_client const& one) { return one.close_code() == static_cast<unsigned>(close_code::silent); };
  // How many have been asked by then. None answers.
  auto const asked_at = [&](duration silence) {
    here.server.check_timeouts(quiet_since + silence);
    auto const mark = std::to_string(silence.count());  // behind all that was sent before
    rooms.send(mark);
    REQUIRE(all([&] {
      return std::ranges::all_of(
          phones, [&](auto const& one) { return closed(one) || (!one.frames.empty() && one.frames.back().payload == mark); });
    }));
    return std::ranges::count_if(phones, [](auto const& one) {
      auto const ping = std::ranges::find(one.frames, 9u, &web_client::frame::opcode);
      return ping != one.frames.end() && std::next(ping)->payload == R"({"type":"here"})";
    });
  };
  auto const begin = limits::ask_audience_after, end = limits::ask_audience_until;
  CHECK(asked_at(begin - 1s) == 0);
  auto asked = asked_at(begin + 1s);
  for (auto silence = begin + 5s; silence < end; silence += 5s) {
    auto const by_then = asked_at(silence);
    CHECK(by_then > asked);
    asked = by_then;
  }
  CHECK(asked < 64);
  CHECK(asked_at(end + 1s) == 64);
  CHECK(std::ranges::any_of(phones, closed));
}

TEST_CASE("Who is silent while something waits for them is asked when they have taken it") {
  loud_rooms rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  web_client one(here.port(), {4096});
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&one}));
  one.send_text("hello");
  REQUIRE(here.until([&] { return rooms.heard.size() == 1; }, {&one}));
  rooms.send(std::string(limits::outbox_bytes, 's'));
  REQUIRE_FALSE(rooms.connected[0]->has_room());
  auto const quiet_since = net::socket_clock::now();
  here.server.check_timeouts(quiet_since + limits::ask_after);
  REQUIRE(here.until([&] { return rooms.drained == 1; }, {&one}));
  here.server.check_timeouts(quiet_since + limits::ask_after + 1s);
  REQUIRE(here.until([&] { return one.frames.size() == 2; }, {&one}));
  CHECK(one.frames[1].opcode == 9);
}

TEST_CASE("Who does not answer a close is cut off in the end") {
  talk t;
  t.rooms.connected[1]->close(close_code::unauthorised);
  REQUIRE(t.closed());
  auto const now = net::socket_clock::now();
  t.here.server.check_timeouts(now);
  t.here.server.check_timeouts(now + limits::close_within - 1ms);
  t.here.loop.poll();
  t.one.pump();
  CHECK_FALSE(t.one.ended);
  t.here.server.check_timeouts(now + limits::close_within);
  CHECK(t.here.until([&] { return t.one.ended && t.rooms.connected.size() == 1; }, {&t.one, &t.other}));
}

TEST_CASE("A server that stops tells everybody to come back, and is done when they have gone") {
  talk t;
  client idle(t.here.port());
  client waiting(t.here.port());
  waiting.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  REQUIRE(t.here.until([&] { return take_answer(waiting.received).status == 200; }, {&idle, &waiting}));
  web_client asking(t.here.port(), {}, "Half-a-request: ");
  REQUIRE(t.here.until([] { return true; }, {&asking}));

  bool done = false;
  t.here.server.shut([&] { done = true; });
  REQUIRE(t.here.until([&] { return t.one.close_code() != 0 && t.other.close_code() != 0; }, {&t.one, &t.other}));
  CHECK(t.one.close_code() == static_cast<unsigned>(close_code::shutdown));
  CHECK(t.other.close_code() == static_cast<unsigned>(close_code::shutdown));
  CHECK_FALSE(done);
  REQUIRE(t.here.until([&] { return idle.ended && waiting.ended; }, {&idle, &waiting}));
  asking.send("\r\n");  // Who was on the way in finds the acceptor closed.
  asking.finish();
  for (auto* const one : {&t.one, &t.other}) one->send_frame(8, one->frames.back().payload.substr(0, 2));
  REQUIRE(t.here.until([&] { return done; }, {&t.one, &t.other, &asking}));
  CHECK(t.rooms.connected.empty());
  CHECK_THROWS(client(t.here.port()));
}

TEST_CASE("A request that is never answered holds up neither its place nor a server that stops") {
  struct : loud_rooms {
    std::size_t asked = 0;
    bool may_open(std::string_view) const override { return true; }
    void reach(std::string_view, std::string const&, std::function<void(std::variant<access, rejection>)>) override { ++asked; }
  } rooms;
  net::asio_loop loop;
  site here(rooms, loop);
  client asking(here.port());
  asking.send("GET /api/v1/sessions/panel/state HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\n\r\n");
  REQUIRE(here.until([&] { return rooms.asked == 1; }, {&asking}));
  bool done = false;
  here.server.shut([&] { done = true; });
  here.server.check_timeouts(net::socket_clock::now() + limits::answer_within);
  CHECK(here.until([&] { return done && asking.ended; }, {&asking}));
}

TEST_CASE("A flood of frames is read until its address has had its share, and ends its own connections only") {
  talk t;
  constexpr auto too_fast = static_cast<unsigned>(close_code::flood);
  auto const [opcode, payload, final] =
      GENERATE(table<unsigned, std::size_t, bool>({{9, 0, true}, {10, 125, true}, {1, 40, true}, {1, 40, false}}));
  CAPTURE(opcode, payload, final);
  std::string const text(payload, 'x');
  std::uint64_t sent = 0;
  bool begun = false;
  REQUIRE(t.here.until(
      [&] {
        for (int i = 0; i < 1000 && t.one.close_code() == 0 && t.one.unsent() < 100'000; ++i, ++sent) {
          t.one.send_frame(begun && !final ? 0 : opcode, final ? text : "", final);
          begun = true;
        }
        return t.one.close_code() != 0 || t.one.ended;
      },
      {&t.one, &t.other}));
  CHECK(t.one.close_code() == too_fast);
  // Within what it may send, and little more.
  auto const cost = final ? payload + 6 + limits::arrival_extra : 6;
  auto const least = (limits::arrivals_burst + limits::excess_burst * 1024) / cost;
  CHECK(sent > least * 9 / 10);
  CHECK(t.rooms.counted.flooded == 1);

  // Others of that address go on as long as they do nothing like it.
  t.other.send_text("still here");
  REQUIRE(t.here.until([&] { return !t.rooms.heard.empty() && t.rooms.heard.back() == "still here"; }, {&t.other}));
  CHECK(t.rooms.connected.size() == 1);
}

TEST_CASE("What anybody presses is far from a flood, for hours") {
  talk t;
  for (int i = 0; i < 200; ++i) {
    t.one.send_text(std::string(60, 'x'));
    t.one.send_frame(9, "");
  }
  REQUIRE(t.here.until([&] { return t.rooms.heard.size() == 200; }, {&t.one, &t.other}));
  CHECK(t.one.close_code() == 0);
  CHECK(t.rooms.counted.flooded == 0);
}
