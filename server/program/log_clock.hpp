#pragma once

#include "log/log.hpp"
#include "net/loop.hpp"

#include <atomic>
#include <limits>
#include <memory>
#include <optional>

namespace dais::program {

// The machine's clocks, for a loop whose time is moved to where another clock is. Any thread may ask.
class steered_clocks {
 public:
  net::clocks clocks() {
    return {machine_.wall, [this] { return now(); }};
  }

  // Where the other clock is behind, this one stands still until it is caught up with: it never goes back.
  void move_by(duration);

 private:
  time_point now() const;

  net::clocks const machine_ = net::machine_clocks();
  std::atomic<std::int64_t> ahead_ = 0;                                         // of the machine's, in milliseconds
  std::atomic<std::int64_t> shown_ = std::numeric_limits<std::int64_t>::min();  // before it was moved
};

// Keeps a server's clock by that of its log, which other servers use too: times are judged by the log's, and a page that comes from another
// server sees no other time here. Asks for it some times, again and again, and goes by the answer that was the quickest.
class log_clock {
 public:
  log_clock(net::asio_loop&, log::engine&, steered_clocks&);

  // Until it has been set once.
  void wait_for_first(bool const& stop);

 private:
  struct reading {
    duration took{};
    duration ahead{};  // how far the log's clock was
  };

  void ask();
  void take(time_point asked, time_point told);
  void set();

  net::asio_loop& loop_;
  log::engine& log_;
  steered_clocks& clocks_;
  int asked_ = 0;
  std::optional<reading> best_;
  bool has_been_set_ = false;
  std::unique_ptr<room::timer> again_;
  std::shared_ptr<bool> const alive_ = std::make_shared<bool>(true);
};

}  // namespace dais::program
