#include "crowd.hpp"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <new>

namespace bench {
namespace {

void* shared(std::size_t bytes) {
  void* const made = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (made == MAP_FAILED) fail("no shared memory");
  return made;
}

}  // namespace

crowd::crowd(dialect const& d, audience_settings settings)
    : seats_(new (shared(settings.connections * sizeof(seat))) seat[settings.connections], settings.connections),
      target_(new (shared(sizeof *target_)) std::atomic<std::uint64_t>(0)) {
  for (std::size_t number = 0; number < settings.processes; ++number) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) fail("no socket pair");
    pid_t const process = fork();
    if (process < 0) fail("no more processes");
    if (process == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      close(ends[0]);
      for (auto const& earlier : workers_) close(earlier.control);
      audience(d, settings, number, ends[1], seats_, *target_).run();
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

void crowd::wait_for(std::uint64_t changes) {
  have_it_ = 0;
  target_->store(changes);
}

void crowd::add_to(std::vector<pollfd>& polled) const {
  for (auto const& one : workers_) polled.push_back({one.control, POLLIN, 0});
}

void crowd::take(int descriptor) {
  report said{};
  auto const size = recv(descriptor, &said, sizeof said, MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (size != sizeof said) fail("a load process is gone");
  ++(said.what == report::done ? done_ : have_it_);
}

}  // namespace bench
