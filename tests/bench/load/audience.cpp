#include "audience.hpp"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>

namespace bench {
namespace {

constexpr std::uint64_t control_mark = std::numeric_limits<std::uint64_t>::max();
constexpr int slow_receive_buffer = 4096;
std::array<char, 256 * 1024> received;

}  // namespace

audience::audience(dialect const& d, audience_settings settings, std::size_t number, int control, std::span<client> clients,
                   std::atomic<std::uint64_t> const& pressed)
    : dialect_(d),
      settings_(settings),
      number_(number),
      control_(control),
      clients_(clients),
      pressed_(pressed),
      poller_(epoll_create1(EPOLL_CLOEXEC)),
      connections_((settings.connections + settings.processes - 1) / settings.processes) {
  for (auto& one : connections_) one.reader = d.reader();
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = control_mark;
  epoll_ctl(poller_, EPOLL_CTL_ADD, control_, &event);
}

void audience::run() {
  std::array<epoll_event, 512> events;
  for (;;) {
    int const count = epoll_wait(poller_, events.data(), static_cast<int>(events.size()), milliseconds_until_due());
    if (count < 0 && errno != EINTR) fail(std::string("epoll_wait: ") + std::strerror(errno));
    for (int i = 0; i < count; ++i) {
      auto const& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 != control_mark) {
        look_at(event.data.u64, event.events);
        continue;
      }
      order what{};
      if (recv(control_, &what, sizeof what, 0) != sizeof what) _exit(0);
      obey(what);
    }
    do_what_is_due(votes_);
    do_what_is_due(heartbeats_);
  }
}

void audience::obey(order const& what) {
  auto const members = mine(what.from, what.to);
  waiting_for_ = 0;
  switch (what.what) {
    case order::join:
    case order::rejoin:
      again_ = what.what == order::rejoin;
      if (again_) epoch_before_ = epoch_;
      to_connect_.assign(members.rbegin(), members.rend());
      waiting_for_ = members.size();
      connect_more();
      break;
    case order::vote:
      votes_ = {what, members};
      waiting_for_ = members.size();
      break;
    case order::heartbeat: heartbeats_ = {what, members}; break;
    case order::stall:
      for (auto const index : members) {
        auto& one = connections_[index / settings_.processes];
        watch(index, 0, EPOLL_CTL_MOD);
        one.stage = stage::stalled;
        --active_;
      }
      break;
    case order::read_again:
      waiting_for_ = members.size();
      for (auto const index : members) {
        connections_[index / settings_.processes].stage = stage::catching_up;
        ++connecting_;
        watch(index, EPOLLIN | EPOLLRDHUP | EPOLLET, EPOLL_CTL_MOD);
      }
      break;
    case order::count:
      for (auto const index : members) {
        tcp_info info{};
        socklen_t size = sizeof info;
        getsockopt(connections_[index / settings_.processes].descriptor, IPPROTO_TCP, TCP_INFO, &info, &size);
        clients_[index].packets = info.tcpi_segs_in + info.tcpi_segs_out;
        clients_[index].packet_bytes = info.tcpi_bytes_received + info.tcpi_bytes_acked;
      }
      break;
    case order::cut:
      for (auto const index : members) {
        auto& one = connections_[index / settings_.processes];
        bench::cut(one.descriptor);
        if (one.stage == stage::ready) --active_;
        one.descriptor = -1;
        one.stage = stage::away;
        one.frames.forget();
        one.head = {};
      }
      break;
  }
  if (waiting_for_ == 0) tell({report::done});
}

void audience::watch(std::size_t index, std::uint32_t events, int how) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = index;
  epoll_ctl(poller_, how, connections_[index / settings_.processes].descriptor, &event);
}

void audience::connect_more() {
  auto const limit = settings_.in_flight == 0 ? settings_.connections : std::max<std::size_t>(1, settings_.in_flight / settings_.processes);
  while (!to_connect_.empty() && connecting_ < limit) {
    auto const index = to_connect_.back();
    to_connect_.pop_back();
    ++connecting_;
    auto& one = connections_[index / settings_.processes];
    clients_[index].asked = now();
    one.descriptor = begin_connection(settings_.port, index, index < settings_.slow ? slow_receive_buffer : 0);
    one.stage = stage::connecting;
    watch(index, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, EPOLL_CTL_ADD);
  }
}

void audience::look_at(std::size_t index, std::uint32_t events) {
  auto& one = connections_[index / settings_.processes];
  if (one.stage == stage::away) return;
  if (one.stage == stage::stalled) {
    if (!(events & (EPOLLERR | EPOLLHUP))) return;
    clients_[index].closed = now();
    bench::cut(one.descriptor);
    one.stage = stage::away;
    return;
  }
  if (one.stage == stage::connecting && (events & EPOLLOUT) && !(events & (EPOLLERR | EPOLLHUP))) {
    one.stage = stage::shaking_hands;
    send_all(one.descriptor, dialect_.handshake(false));
  }
  if (!(events & (EPOLLIN | EPOLLERR | EPOLLHUP | EPOLLRDHUP))) return;
  // One read an event: a read that did not fill the buffer has emptied the socket. Of TLS one read is one record.
  for (;;) {
    auto const size = receive(one.descriptor, received);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) fail("connection " + std::to_string(index) + " was lost: " + (size == 0 ? "closed" : std::strerror(errno)));
    clients_[index].bytes += static_cast<std::uint64_t>(size);
    take(index, {received.data(), static_cast<std::size_t>(size)});
    if (!settings_.tls && static_cast<std::size_t>(size) < received.size()) return;
  }
}

void audience::take(std::size_t index, std::string_view bytes) {
  auto& one = connections_[index / settings_.processes];
  if (one.stage == stage::shaking_hands) {
    one.head.append(bytes);
    auto const end = one.head.find("\r\n\r\n");
    if (end == std::string::npos) return;
    if (!one.head.starts_with("HTTP/1.1 101")) fail("the handshake was refused: " + one.head.substr(0, 200));
    auto const rest = one.head.substr(end + 4);
    one.head = {};
    shake_hands_over(index);
    if (!rest.empty()) take(index, rest);
    return;
  }
  one.frames.take(bytes, [&](opcode kind, std::string_view payload) {
    ++clients_[index].frames;
    if (kind == opcode::text) return take_text(index, payload);
    if (kind == opcode::ping) {
      ++clients_[index].heartbeats;
      return send_all(one.descriptor, pong_frame(payload));
    }
    if (kind == opcode::close) fail("connection " + std::to_string(index) + " was told to close");
  });
}

void audience::shake_hands_over(std::size_t index) {
  auto& one = connections_[index / settings_.processes];
  one.stage = stage::greeting;
  auto const greeting = again_ ? dialect_.greeting_again(index, epoch_before_, one.position) : dialect_.greeting(index);
  if (greeting.empty()) return become_ready(index);
  send_all(one.descriptor, text_frame(greeting));
}

void audience::take_text(std::size_t index, std::string_view text) {
  auto& one = connections_[index / settings_.processes];
  auto const told = one.reader->read(text);
  if (told.ready || told.position > 0) {
    one.position = told.position;
    ++(told.ready ? clients_[index].snapshots : clients_[index].patches);
  }
  if (told.heartbeat) ++clients_[index].heartbeats;
  if (!told.epoch.empty() && told.epoch != epoch_) epoch_ = told.epoch;
  if (!told.answer.empty()) send_all(one.descriptor, text_frame(told.answer));
  if (told.refused) fail("connection " + std::to_string(index) + " was told: " + std::string(text.substr(0, 300)));
  if (told.confirmed) answered(index);
  if (told.resumed) one.stage = stage::catching_up;
  if (!told.changes.empty()) take_changes(index, told.changes);
  if (one.stage == stage::greeting && told.ready) become_ready(index);
  if (one.stage == stage::catching_up && (told.ready || clients_[index].changes >= pressed_.load(std::memory_order_acquire))) {
    become_ready(index);
  }
}

// Whoever has just come has been shown all changes so far.
void audience::become_ready(std::size_t index) {
  auto& one = connections_[index / settings_.processes];
  one.stage = stage::ready;
  clients_[index].changes = pressed_.load(std::memory_order_acquire);
  one.reader->go_on_after(clients_[index].changes);
  ++active_;
  --connecting_;
  answered(index);
  connect_more();
}

void audience::answered(std::size_t index) {
  clients_[index].answered = now();
  if (waiting_for_ > 0 && --waiting_for_ == 0) tell({report::done});
}

void audience::take_changes(std::size_t index, std::span<std::uint64_t const> changes) {
  auto& client = clients_[index];
  if (auto const latest = std::ranges::max(changes); latest > pressed_.load(std::memory_order_acquire)) {
    fail("connection " + std::to_string(index) + " was told of change " + std::to_string(latest) + ", which nobody has announced");
  }
  client.changes += changes.size();
  if (connections_[index / settings_.processes].stage != stage::ready) return;
  client.arrived = now();
  for (auto const change : changes) {
    if (++have_it_[change] != active_) continue;
    have_it_.erase(change);
    tell({report::all_have_it, change, client.arrived});
  }
}

void audience::do_what_is_due(round& what) {
  if (what.members.empty()) return;
  auto const at = now();
  auto const due = [&] {
    auto const place = static_cast<nanoseconds>(what.members[what.next] - what.what.from);
    return what.what.start + what.what.span * place / static_cast<nanoseconds>(what.what.to - what.what.from);
  };
  while (due() <= at) {
    auto const index = what.members[what.next];
    auto const& one = connections_[index / settings_.processes];
    if (what.what.what == order::heartbeat && one.stage == stage::stalled) {
      // It may be closed by now.
      auto const frame = text_frame(dialect_.heartbeat());
      (void)!send(one.descriptor, frame.data(), frame.size(), MSG_NOSIGNAL);
    } else if (one.stage == stage::ready) {
      if (what.what.what == order::vote) clients_[index].asked = now();
      send_all(one.descriptor, text_frame(what.what.what == order::vote ? dialect_.vote(index) : dialect_.heartbeat()));
    }
    if (++what.next < what.members.size()) continue;
    what.next = 0;
    what.what.start += what.what.span;
    if (what.what.what == order::vote) return what.members.clear();
  }
}

int audience::milliseconds_until_due() const { return votes_.members.empty() && heartbeats_.members.empty() ? -1 : 1; }

std::vector<std::size_t> audience::mine(std::size_t from, std::size_t to) const {
  std::vector<std::size_t> found;
  for (auto index = from; index < to; ++index) {
    if (index % settings_.processes == number_) found.push_back(index);
  }
  return found;
}

void audience::tell(report said) {
  if (send(control_, &said, sizeof said, MSG_NOSIGNAL) != sizeof said) _exit(0);
}

}  // namespace bench
