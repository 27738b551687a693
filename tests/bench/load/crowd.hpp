#pragma once

#include "audience.hpp"

#include <poll.h>
#include <sys/types.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace bench {

// All connections of the audience, in processes of their own. They end with this one.
class crowd {
 public:
  crowd(dialect const&, audience_settings);
  crowd(crowd const&) = delete;
  ~crowd();

  std::size_t size() const { return clients_.size(); }
  std::span<client> clients() { return clients_; }

  void give(order);
  bool done() const { return done_ == workers_.size(); }  // with the latest order

  // To be told before so many changes in all are pressed: whoever comes afterwards has been shown them, and any beyond them ends the load.
  void expect(std::uint64_t changes);

  // When the last of all who are there had the change; nothing before.
  std::optional<nanoseconds> all_had(std::uint64_t change) const;

  void add_to(std::vector<pollfd>&) const;
  void take(int descriptor);

 private:
  struct worker {
    pid_t process;
    int control;
  };
  std::vector<worker> workers_;
  std::span<client> clients_;
  std::atomic<std::uint64_t>* pressed_;
  std::size_t done_ = 0;
  struct arrival {
    std::size_t processes = 0;  // in which all have it
    nanoseconds last = 0;
  };
  std::vector<arrival> arrivals_;  // of each change
};

}  // namespace bench
