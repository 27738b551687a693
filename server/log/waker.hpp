#pragma once

#include <chrono>

namespace dais::log {

// Wakes a thread that waits for a socket, or for nothing else.
class waker {
 public:
  waker();
  ~waker();
  waker(waker const&) = delete;

  void wake();  // any thread

  // Waits until it is woken, also before, or until the socket can be read, if one is given. False where neither was so in time.
  bool wait(std::chrono::milliseconds at_most, int socket = -1);

 private:
  int const event_;  // an eventfd
};

}  // namespace dais::log
