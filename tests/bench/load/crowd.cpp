#include "crowd.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <string>

namespace bench {
namespace {

void* shared(std::size_t bytes) {
  void* const made = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (made == MAP_FAILED) fail("no shared memory");
  return made;
}

}  // namespace

crowd::crowd(dialect const& d, audience_settings settings)
    : clients_(new (shared(settings.connections * sizeof(client))) client[settings.connections], settings.connections),
      pressed_(new (shared(sizeof *pressed_)) std::atomic<std::uint64_t>(0)) {
  for (std::size_t number = 0; number < settings.processes; ++number) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) fail("no socket pair");
    pid_t const process = fork();
    if (process < 0) fail("no more processes");
    if (process == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      close(ends[0]);
      for (auto const& earlier : workers_) close(earlier.control);
      audience(d, settings, number, ends[1], clients_, *pressed_).run();
    }
    close(ends[1]);
    workers_.push_back({process, ends[0]});
  }
}

crowd::~crowd() {
  for (auto const& one : workers_) close(one.control);
  for (auto const& one : workers_) waitpid(one.process, nullptr, 0);
}

void crowd::give(order what) {
  done_ = 0;
  for (auto const& one : workers_) {
    if (send(one.control, &what, sizeof what, MSG_NOSIGNAL) != sizeof what) fail("a load process is gone");
  }
}

void crowd::expect(std::uint64_t changes) {
  pressed_->store(changes, std::memory_order_release);
  arrivals_.resize(changes);
}

std::optional<nanoseconds> crowd::all_had(std::uint64_t change) const {
  auto const& arrived = arrivals_[change - 1];
  if (arrived.processes < workers_.size()) return {};
  return arrived.last;
}

void crowd::add_to(std::vector<pollfd>& polled) const {
  for (auto const& one : workers_) polled.push_back({one.control, POLLIN, 0});
}

void crowd::take(int descriptor) {
  report said{};
  auto const size = recv(descriptor, &said, sizeof said, MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size != sizeof said) fail("a load process is gone");
  if (said.what == report::done) {
    ++done_;
  } else if (said.change == 0 || said.change > arrivals_.size()) {
    fail("everybody has change " + std::to_string(said.change) + ", which nobody has announced");
  } else {
    auto& arrived = arrivals_[said.change - 1];
    ++arrived.processes;
    arrived.last = std::max(arrived.last, said.at);
  }
}

}  // namespace bench
