#include "net/listener.hpp"

#include "net/loop.hpp"

#include "catch.hpp"

using namespace dais::net;

TEST_CASE("An address to listen on is read, and written again, with its brackets") {
  CHECK(read_listen_address("127.0.0.1:8080") == listen_address{"127.0.0.1", 8080});
  CHECK(read_listen_address("[::1]:0") == listen_address{"::1", 0});
  CHECK(read_listen_address("localhost:65535") == listen_address{"127.0.0.1", 65535});
  for (auto const* const wrong : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1",
                                  "127.0.0.1:80 ", "::1:80", "[::1]", "[127.0.0.1]:80", "[]:80", "panel.example:80"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_listen_address(wrong));
  }
  CHECK(to_string({"::1", 80}) == "[::1]:80");
  CHECK(to_string({"0.0.0.0", 80}) == "0.0.0.0:80");
}

TEST_CASE("An address that is taken is refused with a sentence") {
  asio_loop loop;
  connections none;
  listener const first(loop.context(), {"127.0.0.1", 0}, none, [](tcp_socket) {});
  auto const taken = first.address();
  CHECK(taken.port != 0);
  CHECK_THROWS_WITH(listener(loop.context(), taken, none, [](tcp_socket) {}),
                    contains_text("Cannot listen on " + to_string(taken) + ": Address already in use"));
}
