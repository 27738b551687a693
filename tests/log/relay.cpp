#include "relay.hpp"

#include "catch.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <utility>
#include <vector>

namespace dais::log {
namespace {

constexpr std::chrono::seconds at_most{60};  // only a broken engine lets anybody wait for so long

int checked(int result, char const* what) {
  if (result < 0) throw std::runtime_error(std::string("relay: ") + what);
  return result;
}

int connect_to(std::filesystem::path const& path) {
  auto const fd = checked(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), "socket");
  sockaddr_un to{};
  to.sun_family = AF_UNIX;
  path.string().copy(to.sun_path, sizeof to.sun_path - 1);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) return fd;
  ::close(fd);
  return -1;
}

}  // namespace

relay::relay(std::filesystem::path server) : server_(std::move(server)) {
  listener_ = checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  checked(::bind(listener_, reinterpret_cast<sockaddr*>(&at), sizeof at), "bind");
  checked(::listen(listener_, 16), "listen");
  socklen_t size = sizeof at;
  checked(::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size), "getsockname");
  port_ = ntohs(at.sin_port);
  wake_ = checked(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
  thread_ = std::thread([this] { run(); });
}

relay::~relay() {
  {
    std::lock_guard const hold(mutex_);
    stopping_ = true;
  }
  wake();
  thread_.join();
  ::close(listener_);
  ::close(wake_);
}

void relay::wake() {
  std::uint64_t const one = 1;
  [[maybe_unused]] auto const written = ::write(wake_, &one, sizeof one);
}

void relay::lead_to(std::filesystem::path server) {
  std::lock_guard const hold(mutex_);
  server_ = std::move(server);
}

void relay::cut() {
  std::unique_lock hold(mutex_);
  cutting_ = true;
  wake();
  changed_.wait(hold, [this] { return !cutting_; });
}

void relay::refuse(bool connections) {
  std::lock_guard const hold(mutex_);
  refuses_ = connections;
}

void relay::answer_next(std::string bytes) {
  std::lock_guard const hold(mutex_);
  answer_ = std::move(bytes);
}

void relay::hold_answers(bool yes) {
  std::lock_guard const hold(mutex_);
  holds_answers_ = yes;
  wake();
}

void relay::hold_requests(bool yes) {
  std::lock_guard const hold(mutex_);
  holds_requests_ = yes;
  wake();
}

void relay::wait_for_closed(int count) {
  std::unique_lock hold(mutex_);
  if (!changed_.wait_for(hold, at_most, [&] { return closed_ >= count; })) FAIL("no connection was given up");
}

void relay::wait_for_held() {
  std::unique_lock hold(mutex_);
  auto const is_held = [this] {
    for (auto const& one : connections_)
      if (!one.client.to_send.empty() || !one.server.to_send.empty()) return true;
    return false;
  };
  if (!changed_.wait_for(hold, at_most, is_held)) FAIL("nothing was sent");
}

void relay::run() {
  for (;;) {
    std::vector<pollfd> on{{listener_, POLLIN, 0}, {wake_, POLLIN, 0}};
    {
      std::lock_guard const hold(mutex_);
      if (stopping_ || cutting_) {
        for (auto const& one : connections_) {
          if (one.client.fd >= 0) ::close(one.client.fd);
          if (one.server.fd >= 0) ::close(one.server.fd);
        }
        connections_.clear();
        cutting_ = false;
        changed_.notify_all();
        if (stopping_) return;
      }
      for (auto const& one : connections_) {
        auto const sends = [](side const& to, bool held) { return static_cast<short>(!to.to_send.empty() && !held ? POLLOUT : 0); };
        auto const reads = [](side const& from) { return static_cast<short>(from.has_ended ? 0 : POLLIN); };
        on.push_back({one.client.fd, static_cast<short>(reads(one.client) | sends(one.client, holds_answers_)), 0});
        on.push_back({one.server.fd, static_cast<short>(reads(one.server) | sends(one.server, holds_requests_)), 0});
      }
    }
    ::poll(on.data(), on.size(), -1);
    std::uint64_t count = 0;
    [[maybe_unused]] auto const read = ::read(wake_, &count, sizeof count);
    std::lock_guard const hold(mutex_);
    std::size_t i = 2;
    for (auto one = connections_.begin(); one != connections_.end();) {
      auto const of_client = on[i++].revents, of_server = on[i++].revents;
      auto const was_there = !one->client.has_ended;
      move(one->client, one->server, of_client);
      move(one->server, one->client, of_server);
      if (was_there && one->client.has_ended) ++closed_;
      // What a client sent before it went may still be on its way.
      bool const is_over = (one->client.has_ended && one->server.to_send.empty()) || (one->server.has_ended && one->client.to_send.empty());
      if (!is_over) {
        ++one;
        continue;
      }
      if (one->client.fd >= 0) ::close(one->client.fd);
      if (one->server.fd >= 0) ::close(one->server.fd);
      one = connections_.erase(one);
    }
    if ((on[0].revents & POLLIN) != 0) accept();
    changed_.notify_all();
  }
}

void relay::accept() {
  auto const client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (client < 0) return;
  if (!answer_.empty()) {
    connections_.push_back({{client, std::exchange(answer_, {}), false}, {-1, {}, true}});
    return;
  }
  auto const server = refuses_ ? -1 : connect_to(server_);
  if (server < 0) {
    ::close(client);
    return;
  }
  connections_.push_back({{client, {}, false}, {server, {}, false}});
}

// Takes what one side has sent, and sends it what is there for it.
void relay::move(side& from, side& to, short events) {
  if ((events & POLLOUT) != 0) {
    auto const sent = ::send(from.fd, from.to_send.data(), from.to_send.size(), MSG_NOSIGNAL);
    if (sent > 0) from.to_send.erase(0, static_cast<std::size_t>(sent));
  }
  if ((events & (POLLIN | POLLHUP | POLLERR)) == 0) return;
  char bytes[65536];
  auto const got = ::recv(from.fd, bytes, sizeof bytes, 0);
  if (got > 0) to.to_send.append(bytes, static_cast<std::size_t>(got));
  if (got > 0 || (got < 0 && errno == EAGAIN)) return;
  from.has_ended = true;
  ::close(std::exchange(from.fd, -1));
}

}  // namespace dais::log
