
#include "catch.hpp"
#include "net/limits.hpp"
#include "own_certificate.hpp"
#include "site.hpp"

#include <algorithm>

using namespace dais;

namespace {

// Every frame different, of lengths around those where a header grows, and some larger than any buffer here.
std::string numbered(std::size_t number) {
  constexpr std::size_t sizes[] = {8, 120, 125, 126, 127, 300, 1500, 4000, 30'000, 65'535, 65'536, 90'000};
  auto text = std::to_string(number) + ':';
  auto const size = number % 40 < 12 ? sizes[number % 40] : 20 + number * 37 % 700;
  while (text.size() < size) text += static_cast<char>('a' + (number + text.size()) % 26);
  return text;
}

// Not of those that are sent with others.
bool is_binary(std::size_t number) { return number % 5 == 4; }

// The kernel makes a few kilobytes of the first, which is less than most frames here. A record of TLS is one thing to whoever reads it:
// were what the kernel holds much less than one, the kernels would wait for each other's timers.
constexpr int tiny_buffer = 1, less_than_a_record = 12 * 1024;

// A server and its clients, by TLS or without: nobody can tell the difference.
struct way {
  bool by_tls = GENERATE(false, true);
  own_certificate files;
  net::certificate shown{files.chain(), files.key()};

  int tiny() const { return by_tls ? less_than_a_record : tiny_buffer; }

  net::server_options options() const {
    net::server_options made;
    if (by_tls) made.shown = &shown;
    return made;
  }
  client::options client_of(int receive_buffer = 0) const { return {.receive_buffer = receive_buffer, .by_tls = by_tls}; }
};

}  // namespace

TEST_CASE("With pings from both sides, a slow reader and short writes, every frame is whole and in order") {
  loud_rooms rooms;
  net::asio_loop loop;
  way const by;
  site here(rooms, loop, by.options());
  here.limit_send_buffers(by.tiny());
  web_client reader(here.port(), by.client_of(by.tiny()));
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  reader.send_text("hello");
  REQUIRE(here.until([&] { return rooms.heard.size() == 1; }, {&reader}));

  constexpr std::size_t all = 3000;
  constexpr std::size_t in_flight = 20;
  constexpr std::size_t between_rests = 100;
  constexpr std::size_t pinged_at_most = 12'000;  // More would be a flood.
  bool resting = false;                           // The server does not ping when something waits to be sent.
  std::size_t sent = 0, pinged = 0, seen = 0, texts = 0, pongs = 0, pings = 0;
  std::size_t steps = 0;
  while (texts < all) {
    REQUIRE(++steps < 5'000'000);
    here.server.check_timeouts(net::socket_clock::now() + limits::ask_after);
    if (texts == sent && pongs == pinged) resting = false;
    while (!resting && sent < all && sent < texts + in_flight) {
      if (sent % 5 == 0) {
        rooms.send_all({numbered(sent), numbered(sent + 1), numbered(sent + 2)});
        sent += 3;
      } else if (is_binary(sent)) {
        rooms.send_deflated(numbered(sent++));
      } else {
        rooms.send(numbered(sent++));
      }
      resting = sent % between_rests == 0;
    }
    while (!resting && reader.unsent() == 0 && pinged < std::min<std::size_t>(pongs + 1000, pinged_at_most))
      reader.send_frame(9, std::to_string(pinged++));
    loop.poll();
    reader.pump(1 + steps % 1500);
    for (; seen < reader.frames.size(); ++seen) {
      auto const& one = reader.frames[seen];
      if (one.opcode == 1 || one.opcode == 2) {
        REQUIRE(one.opcode == (is_binary(texts) ? 2 : 1));
        REQUIRE(one.payload == numbered(texts++));
      } else if (one.opcode == 9) {
        REQUIRE(one.payload.empty());
        ++pings;
        reader.send_frame(10, one.payload);
      } else {
        REQUIRE(one.opcode == 10);
        REQUIRE(one.payload == std::to_string(pongs++));
      }
    }
  }
  CHECK(rooms.connected.size() == 1);
  CHECK(pings >= all / between_rests);
  CHECK(pongs > all / 30);  // One goes out behind at most all that is in flight.
  REQUIRE(here.until(
      [&] {
        return pongs + static_cast<std::size_t>(std::count_if(reader.frames.begin() + static_cast<std::ptrdiff_t>(seen),
                                                              reader.frames.end(), [](auto const& one) { return one.opcode == 10; })) ==
               pinged;
      },
      {&reader}));
}

TEST_CASE("A reader that stops is told to come back, and costs the others nothing") {
  loud_rooms rooms;
  net::asio_loop loop;
  way const by;
  site here(rooms, loop, by.options());
  web_client reader(here.port(), by.client_of());
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  web_client stopped(here.port(), by.client_of(4096));
  REQUIRE(here.until([&] { return rooms.connected.size() == 2; }, {&reader, &stopped}));

  // More than its outbox and all buffers of the kernel could hold. `stopped` is not pumped.
  constexpr std::size_t all = 3000;
  for (std::size_t i = 0; i < all; ++i) {
    rooms.send(numbered(i));
    REQUIRE(here.until([&] { return reader.frames.size() == i + 1; }, {&reader}));
    REQUIRE(reader.frames.back().payload == numbered(i));
  }

  // It has what the kernel had taken, then at most the rest of one frame, then the reason.
  REQUIRE(here.until([&] { return stopped.close_code() != 0; }, {&stopped, &reader}));
  CHECK(stopped.close_code() == static_cast<unsigned>(close_code::slow));
  auto const texts = stopped.texts();
  CHECK(texts.size() + 1 == stopped.frames.size());
  CHECK(texts.size() < all / 2);
  for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(texts[i] == numbered(i));

  stopped.send_frame(8, stopped.frames.back().payload.substr(0, 2));
  REQUIRE(here.until([&] { return stopped.ended; }, {&stopped, &reader}));
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  rooms.send("the last");
  REQUIRE(here.until([&] { return reader.frames.back().payload == "the last"; }, {&reader}));
}

TEST_CASE("One frame may be larger than the outbox, as a snapshot may be; what waits behind it may not") {
  loud_rooms rooms;
  net::asio_loop loop;
  way const by;
  site here(rooms, loop, by.options());
  web_client reader(here.port(), by.client_of(4096));
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  std::string const snapshot(4 * limits::outbox_bytes, 's');
  rooms.send(snapshot);
  CHECK_FALSE(rooms.connected[0]->has_room());
  rooms.send("a patch");
  REQUIRE(here.until([&] { return reader.frames.size() == 2; }, {&reader}));
  CHECK(reader.frames[0].payload == snapshot);
  CHECK(reader.frames[1].payload == "a patch");
  REQUIRE(here.until([&] { return rooms.drained == 1; }, {&reader}));
  CHECK(rooms.connected[0]->has_room());

  rooms.send(snapshot);
  rooms.send(std::string(limits::outbox_bytes + 1, 'x'));
  REQUIRE(here.until([&] { return reader.close_code() != 0; }, {&reader}));
  CHECK(reader.close_code() == static_cast<unsigned>(close_code::slow));
  CHECK(reader.frames[2].payload == snapshot);
}

TEST_CASE("A reader that takes nothing for too long is told to come back") {
  loud_rooms rooms;
  net::asio_loop loop;
  way const by;
  site here(rooms, loop, by.options());
  web_client reader(here.port(), by.client_of(4096));
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  reader.send_text("hello");
  REQUIRE(here.until([&] { return rooms.heard.size() == 1; }, {&reader}));
  rooms.send(std::string(limits::outbox_bytes, 's'));
  auto const now = net::socket_clock::now();
  here.server.check_timeouts(now);
  SECTION("with the word for it") {
    here.server.check_timeouts(now + limits::behind_at_most);
    CHECK(rooms.counted.slow == 1);
  }
  SECTION("but not where it took all of it meanwhile") {
    REQUIRE(here.until([&] { return rooms.drained == 1; }, {&reader}));
    rooms.send(std::string(limits::outbox_bytes, 's'));
    here.server.check_timeouts(now + limits::behind_at_most);
    CHECK(rooms.counted.slow == 0);
  }
}

TEST_CASE("A close says what waits first, and nothing after") {
  loud_rooms rooms;
  net::asio_loop loop;
  way const by;
  site here(rooms, loop, by.options());
  here.limit_send_buffers(by.tiny());
  web_client reader(here.port(), by.client_of(by.tiny()));
  REQUIRE(here.until([&] { return rooms.connected.size() == 1; }, {&reader}));
  for (std::size_t i = 0; i < 50; ++i) rooms.send(numbered(i));
  rooms.connected[0]->close(close_code::unauthorised);
  rooms.connected[0]->close(close_code::slow);
  rooms.send("too late");
  reader.send_frame(9, "too late too");
  REQUIRE(here.until([&] { return reader.close_code() != 0; }, {&reader}));
  CHECK(reader.close_code() == static_cast<unsigned>(close_code::unauthorised));
  auto const texts = reader.texts();
  REQUIRE(texts.size() == 50);
  for (std::size_t i = 0; i < texts.size(); ++i) REQUIRE(texts[i] == numbered(i));
  reader.send_frame(8, reader.frames.back().payload.substr(0, 2));
  REQUIRE(here.until([&] { return reader.ended; }, {&reader}));
  CHECK(rooms.heard.empty());
}
