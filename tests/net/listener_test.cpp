#include "net/listener.hpp"

#include "net/loop.hpp"

#include "catch.hpp"
#include "client.hpp"
#include "logged.hpp"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <deque>
#include <vector>

using namespace dais::net;

namespace {

// What the kernel says to the next calls of accept, whatever waits there.
std::deque<int> troubles;

// Somebody who was let in.
class accepted_connection final : public connection {
 public:
  explicit accepted_connection(tcp_socket s) : socket_(std::move(s)) {}
  void go() { leave(); }
  void stay() { let_in(); }
  void check_timeouts(socket_clock::time_point) override {}
  void shut() override {}
  void drop() override {}

 private:
  tcp_socket socket_;
};

struct entrance {
  logged log;
  asio_loop loop;
  connections open{1000};
  std::vector<std::weak_ptr<accepted_connection>> accepted;
  listener acceptor{loop.context(), {"127.0.0.1", 0}, open, [this](tcp_socket s) {
                      auto const one = std::make_shared<accepted_connection>(std::move(s));
                      accepted.push_back(one);
                      open.add(one, 0);
                      one->stay();
                    }};
  std::deque<client> outside;

  entrance() {
    troubles.clear();
    acceptor.start();
  }

  void come() {
    outside.emplace_back(acceptor.address().port);
    loop.poll();
  }
  void go() {
    accepted.back().lock()->go();
    accepted.pop_back();
  }
};

}  // namespace

// In the place of the C library's.
extern "C" int accept(int at, sockaddr* from, socklen_t* size) {
  if (troubles.empty()) return static_cast<int>(::syscall(SYS_accept, at, from, size));
  errno = troubles.front();
  troubles.pop_front();
  return -1;
}

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
  connections none(1);
  listener const first(loop.context(), {"127.0.0.1", 0}, none, [](tcp_socket) {});
  auto const taken = first.address();
  CHECK(taken.port != 0);
  CHECK_THROWS_WITH(listener(loop.context(), taken, none, [](tcp_socket) {}),
                    contains_text("Cannot listen on " + to_string(taken) + ": Address already in use"));
}

TEST_CASE("A connection that is lost before it is accepted keeps nobody waiting") {
  entrance in;
  for (int const trouble : {ECONNABORTED, EPROTO, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH, ENONET, ENOPROTOOPT, EOPNOTSUPP, EPERM}) {
    CAPTURE(trouble);
    troubles = {trouble, trouble};
    auto const before = in.open.size();
    in.come();
    CHECK(troubles.empty());
    CHECK(in.open.size() == before + 1);
  }
  CHECK(in.log.text() == "");
}

TEST_CASE("Without files or memory for more, it is said once, and tried once whenever it is resumed") {
  entrance in;
  auto const [trouble, says] = GENERATE(table<int, std::string>({{EMFILE, "`ulimit -n`"},
                                                                 {ENFILE, "Too many open files in system"},
                                                                 {ENOBUFS, "No buffer space available"},
                                                                 {ENOMEM, "Cannot allocate memory"}}));
  troubles.assign(5, trouble);
  in.come();
  CHECK(troubles.size() == 4);
  while (!troubles.empty()) {
    auto const left = troubles.size();
    in.loop.poll();
    CHECK(troubles.size() == left);
    in.acceptor.resume();
    in.loop.poll();
    CHECK(troubles.size() == left - 1);
  }
  CHECK(in.open.size() == 0);
  CHECK(in.log.lines() == 1);
  CHECK_THAT(in.log.text(), contains_text("warning: No more connections are accepted until some have closed: "));
  CHECK_THAT(in.log.text(), contains_text(says));

  in.acceptor.resume();
  in.loop.poll();
  CHECK(in.open.size() == 1);
  in.come();
  CHECK(in.open.size() == 2);
}

TEST_CASE("That no slot is left is said again when there was some meanwhile") {
  entrance in;
  auto const refuse_one = [&] {
    troubles = {ENFILE};
    in.come();
    in.acceptor.resume();
    in.loop.poll();
  };
  for (int i = 0; i < 30; ++i) in.come();
  refuse_one();
  REQUIRE(in.open.size() == 31);
  REQUIRE(in.log.lines() == 1);

  SECTION("not when one comes for one that leaves") {
    for (int i = 0; i < 10; ++i) {
      in.go();
      refuse_one();
    }
    CHECK(in.log.lines() == 1);
  }
  SECTION("not when many leave and nobody could come") {
    for (int i = 0; i < 20; ++i) in.go();
    refuse_one();
    CHECK(in.log.lines() == 1);
  }
  SECTION("when some left and another came") {
    for (int i = 0; i < 8; ++i) in.go();
    in.come();
    refuse_one();
    CHECK(in.log.lines() == 2);
  }
  SECTION("when many more came") {
    for (int i = 0; i < 5; ++i) in.come();
    refuse_one();
    CHECK(in.log.lines() == 2);
  }
}

TEST_CASE("A listener that was stopped while it waited accepts nobody") {
  entrance in;
  troubles = {ENFILE};
  in.come();
  REQUIRE(troubles.empty());
  in.acceptor.stop();
  in.acceptor.resume();
  in.loop.poll();
  CHECK(in.open.size() == 0);
}
