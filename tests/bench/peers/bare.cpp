// dais_bench_bare PORT: the least that can be done for a fan-out, as the floor that servers are measured against. It accepts, answers the
// handshake of the load, and sends what a publisher says to everybody at /audience, by a plain loop of `send` over a frame that was made
// once. It serves the load and nobody else: nothing is checked, and a socket that takes no more loses the frame.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

// The load always sends the same key.
constexpr std::string_view answer =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

[[noreturn]] void fail(char const* what) {
  std::fprintf(stderr, "dais_bench_bare: %s: %s\n", what, std::strerror(errno));
  std::exit(1);
}

int listen_on(std::uint16_t port) {
  int const listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  int const on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(listener, reinterpret_cast<sockaddr const*>(&at), sizeof at) != 0 || listen(listener, 4096) != 0) fail("listen");
  return listener;
}

std::string framed(std::string_view payload) {
  std::string frame{'\x81'};
  if (payload.size() < 126) {
    frame += static_cast<char>(payload.size());
  } else {
    frame.append({126, static_cast<char>(payload.size() >> 8), static_cast<char>(payload.size() & 0xff)});
  }
  return frame.append(payload);
}

void send_now(int descriptor, std::string_view bytes) { (void)!send(descriptor, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL); }

class bare_loop {
 public:
  explicit bare_loop(std::uint16_t port) : listener_(listen_on(port)), poller_(epoll_create1(EPOLL_CLOEXEC)) { watch(listener_); }

  [[noreturn]] void run() {
    std::array<epoll_event, 512> events;
    for (;;) {
      int const found = epoll_wait(poller_, events.data(), static_cast<int>(events.size()), -1);
      for (int i = 0; i < found; ++i) {
        int const descriptor = events[static_cast<std::size_t>(i)].data.fd;
        if (descriptor == listener_) {
          accept_all();
        } else {
          take(descriptor);
        }
      }
    }
  }

 private:
  struct peer {
    bool publisher = false, shaken = false;
    std::string came;
  };

  void watch(int descriptor) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    epoll_ctl(poller_, EPOLL_CTL_ADD, descriptor, &event);
  }

  void accept_all() {
    for (int accepted; (accepted = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
      if (peers_.size() <= static_cast<std::size_t>(accepted)) peers_.resize(static_cast<std::size_t>(accepted) + 1);
      watch(accepted);
    }
    if (errno == EMFILE) fail("accept");
  }

  void publish(std::string_view payload) {
    auto const frame = framed(payload);
    for (int const one : audience_) send_now(one, frame);
  }

  // The publisher's whole frames, which are masked by zero and below 64 KiB.
  void publish_frames(std::string& came) {
    std::size_t at = 0;
    for (;;) {
      auto const byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(came[at + i])); };
      if (came.size() < at + 8) break;
      auto const short_length = byte(1) & 0x7f;
      auto const head = std::size_t{short_length == 126 ? 8u : 6u};
      auto const length = short_length == 126 ? byte(2) << 8 | byte(3) : short_length;
      if (came.size() < at + head + length) break;
      if ((byte(0) & 0x0f) == 1) publish(std::string_view(came).substr(at + head, length));
      at += head + length;
    }
    came.erase(0, at);
  }

  void forget(int descriptor) {
    std::erase(audience_, descriptor);
    peers_[static_cast<std::size_t>(descriptor)] = {};
    close(descriptor);
  }

  void take(int descriptor) {
    static std::array<char, 64 * 1024> bytes;
    auto& one = peers_[static_cast<std::size_t>(descriptor)];
    auto const size = recv(descriptor, bytes.data(), bytes.size(), 0);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) return forget(descriptor);
    if (one.shaken && !one.publisher) return;
    one.came.append(bytes.data(), static_cast<std::size_t>(size));
    if (!one.shaken) {
      auto const end = one.came.find("\r\n\r\n");
      if (end == std::string::npos) return;
      one.shaken = true;
      one.publisher = one.came.starts_with("GET /publish");
      send_now(descriptor, answer);
      if (!one.publisher) audience_.push_back(descriptor);
      one.came = one.publisher ? one.came.substr(end + 4) : std::string();
    }
    if (one.publisher) publish_frames(one.came);
  }

  int const listener_, poller_;
  std::vector<peer> peers_;  // by descriptor
  std::vector<int> audience_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: dais_bench_bare PORT\n");
    return 2;
  }
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  bare_loop(static_cast<std::uint16_t>(std::atoi(words[1]))).run();
}
