#include "log/waker.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace dais::log {

waker::waker() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (event_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

waker::~waker() { ::close(event_); }

void waker::wake() {
  std::uint64_t const one = 1;
  [[maybe_unused]] auto const written = ::write(event_, &one, sizeof one);  // what is full wakes as well
}

bool waker::wait(std::chrono::milliseconds at_most, int socket) {
  pollfd on[]{{event_, POLLIN, 0}, {socket, POLLIN, 0}};
  auto const is_woken = ::poll(on, 2, static_cast<int>(at_most.count())) != 0;
  std::uint64_t count = 0;
  [[maybe_unused]] auto const read = ::read(event_, &count, sizeof count);
  return is_woken;
}

}  // namespace dais::log
