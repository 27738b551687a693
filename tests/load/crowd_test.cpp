#include "load/crowd.hpp"

#include "load/dialect.hpp"

#include "catch.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace {

// Takes the connections of an audience, and sends what a test says.
class stand_in {
 public:
  stand_in() {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof at;
    REQUIRE(bind(listener_, reinterpret_cast<sockaddr*>(&at), size) == 0);
    REQUIRE(listen(listener_, 8) == 0);
    REQUIRE(getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size) == 0);
    port_ = ntohs(at.sin_port);
  }
  stand_in(stand_in const&) = delete;
  ~stand_in() {
    for (int const one : connections_) close(one);
    close(listener_);
  }

  std::uint16_t port() const { return port_; }

  // Takes one more connection, and shows it the view.
  void take() {
    int const one = accept(listener_, nullptr, nullptr);
    REQUIRE(one >= 0);
    std::string head;
    for (char byte = 0; !head.ends_with("\r\n\r\n"); head += byte) REQUIRE(recv(one, &byte, 1, 0) == 1);
    connections_.push_back(one);
    send_to(one, "HTTP/1.1 101 Switching Protocols\r\n\r\n");
    std::array<char, 4096> hello;
    REQUIRE(recv(one, hello.data(), hello.size(), 0) > 0);
    send_to(one, frame(R"({"type":"snapshot","seq":1,"view":{}})"));
  }

  void show(std::string const& question, std::string const& to) {
    for (int const one : connections_) {
      send_to(one, frame(R"({"type":"patch","seq":2,"view":{"questions":{")" + question + R"(":{"to":")" + to + R"("}}}})"));
    }
  }

 private:
  static std::string frame(std::string const& text) {
    REQUIRE(text.size() < 126);
    return std::string{'\x81', static_cast<char>(text.size())} + text;
  }

  static void send_to(int one, std::string const& bytes) {
    REQUIRE(send(one, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
  }

  int listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::uint16_t port_ = 0;
  std::vector<int> connections_;
};

std::vector<pollfd> polled_for(bench::crowd& audience, int milliseconds) {
  std::vector<pollfd> polled;
  audience.add_to(polled);
  REQUIRE(poll(polled.data(), polled.size(), milliseconds) >= 0);
  return polled;
}

bool tells_something(bench::crowd& audience) { return polled_for(audience, 0).front().revents != 0; }

void take_one(bench::crowd& audience) {
  auto const polled = polled_for(audience, -1);
  for (auto const& one : polled) {
    if (one.revents) audience.take(one.fd);
  }
}

// An audience of two that has joined.
struct hall {
  stand_in server;
  std::unique_ptr<bench::dialect> dais = bench::make_dais({"m", "a", {"q1"}, {"ana", "ben"}, "q9", 4});
  bench::crowd audience{*dais, {.port = server.port(), .connections = 2}};

  hall() {
    audience.give({bench::order::join, 0, 2});
    server.take();
    server.take();
    while (!audience.done()) take_one(audience);
  }

  // Until everybody has read so many patches, and has done what follows from those before the last.
  void until_read(std::uint64_t patches) {
    for (auto& client : audience.clients()) {
      while (std::atomic_ref(client.patches).load() < patches) sched_yield();
    }
  }
};

}  // namespace

TEST_CASE("What was still on its way when the audience joined is not taken for a change that was announced") {
  hall in;
  in.server.show("q1", "ben");
  in.server.show("q9", "ben");
  in.until_read(2);
  REQUIRE_FALSE(tells_something(in.audience));
  in.audience.expect(1);
  in.server.show("q1", "ana");
  while (!in.audience.all_had(1)) take_one(in.audience);
  for (auto const& client : in.audience.clients()) CHECK(client.changes == 1);
}

TEST_CASE("A change that nobody announced ends the load and says so") {
  int said[2];
  REQUIRE(pipe(said) == 0);
  auto const load = fork();
  REQUIRE(load >= 0);
  if (load == 0) {
    dup2(said[1], STDERR_FILENO);
    close(said[0]);
    close(said[1]);
    hall in;
    in.server.show("q1", "ana");
    for (;;) take_one(in.audience);
  }
  close(said[1]);
  std::string text;
  std::array<char, 256> some;
  for (ssize_t size = 0; (size = read(said[0], some.data(), some.size())) > 0;) text.append(some.data(), static_cast<std::size_t>(size));
  close(said[0]);
  int status = 0;
  REQUIRE(waitpid(load, &status, 0) == load);
  CAPTURE(text);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
  CHECK(text.find("change 1, which nobody has announced") != std::string::npos);
}
