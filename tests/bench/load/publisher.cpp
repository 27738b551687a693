#include "publisher.hpp"

#include "figures.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace bench {

publisher::publisher(dialect const& d, std::uint16_t port, std::uint64_t first, std::uint64_t step)
    : dialect_(d), reader_(d.reader()), descriptor_(begin_connection(port, 0, 0)), next_(first), step_(step) {
  pollfd polled{descriptor_, POLLOUT, 0};
  if (poll(&polled, 1, 10'000) != 1 || (polled.revents & (POLLERR | POLLHUP))) fail("the server does not answer");
  send_all(descriptor_, dialect_.handshake(true));
}

void publisher::take() {
  while (take_some() && has_arrived(descriptor_)) continue;
}

bool publisher::take_some() {
  std::array<char, 64 * 1024> bytes;
  auto const size = receive(descriptor_, bytes);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  if (size <= 0) fail(std::string("the publisher's connection was lost: ") + (size == 0 ? "closed" : std::strerror(errno)));
  std::string_view came(bytes.data(), static_cast<std::size_t>(size));
  std::string rest;
  if (!shaken_) {
    head_.append(came);
    auto const end = head_.find("\r\n\r\n");
    if (end == std::string::npos) return true;
    if (!head_.starts_with("HTTP/1.1 101")) fail("the publisher's handshake was refused: " + head_.substr(0, 200));
    shaken_ = true;
    rest = head_.substr(end + 4);
    came = rest;
    if (auto const greeting = dialect_.publisher_greeting(); !greeting.empty()) {
      send_all(descriptor_, text_frame(greeting));
    } else {
      ready_ = true;
    }
  }
  frames_.take(came, [&](opcode kind, std::string_view payload) {
    if (kind == opcode::text) take_text(payload);
    if (kind == opcode::ping) send_all(descriptor_, pong_frame(payload));
    if (kind == opcode::close) fail("the publisher was told to close");
  });
  return true;
}

void publisher::take_text(std::string_view text) {
  auto const told = reader_->read(text);
  if (told.refused) fail("the publisher was told: " + std::string(text.substr(0, 300)));
  if (!told.answer.empty()) send_all(descriptor_, text_frame(told.answer));
  if (told.ready) ready_ = true;
  if (told.votes) counts_.push_back({now(), *told.votes});
  if (told.heartbeat && !asked_.empty()) {
    answered_after_.push_back(milliseconds(now() - asked_.front()));
    asked_.pop_front();
  }
  if (!told.changes.empty()) {
    shown_ += told.changes.size();
    shown_at_ = now();
  }
  if (told.confirmed) {
    ++confirmed_;
    confirmed_at_ = now();
  }
}

void publisher::ask() {
  asked_.push_back(now());
  send_all(descriptor_, text_frame(dialect_.heartbeat()));
}

nanoseconds publisher::press(unsigned changes) {
  std::vector<std::string> frames;
  for (unsigned i = 0; i < changes; ++i, next_ += step_) frames.push_back(text_frame(dialect_.change(next_)));
  pressed_ += changes;
  auto const at = now();
  for (auto const& one : frames) send_all(descriptor_, one);
  return at;
}

}  // namespace bench
