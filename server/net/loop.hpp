#pragma once

#include "room/loop.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace boost::asio {
class io_context;
}

namespace dais::net {

// What a loop reads the time from. Any thread may ask.
struct clocks {
  std::function<time_point()> wall;  // steps when it is set, by NTP or by hand
  std::function<time_point()> real;  // goes on evenly, asleep too; its beginning means nothing
};

clocks machine_clocks();

// The loop over Asio. Whoever calls `run_until` is its thread.
class asio_loop final : public room::loop {
 public:
  // Its clock begins at the wall clock's time and runs `time_scale` times as fast as real time.
  explicit asio_loop(std::uint32_t time_scale = 1, clocks = machine_clocks());
  ~asio_loop() override;

  // Any thread may ask. Counts real time from where it began, the time asleep included; what happens to the wall clock later, a step by
  // NTP or by hand, does not reach it.
  time_point now() const override;

  time_point real() const override;

  std::unique_ptr<room::timer> after(duration delay, std::function<void()> work) override;

  void work(std::function<void()> job, std::function<void()> then) override;

  // Moves the clock to `at`. For a rehearsal, before anything has asked for the time.
  void begin_at(time_point at);

  // Runs `work` later, in the order given. Any thread may call.
  void post(std::function<void()> work);

  // Runs what comes until `done()`, which is asked after each task, or until `at_most` has passed. Returns done().
  bool run_until(std::function<bool()> const& done, std::optional<duration> at_most = {});

  // Runs what is there and returns.
  void poll();

  // Calls `work` for each SIGINT, SIGTERM and SIGHUP. Once.
  void on_signal(std::function<void(int)> work);

  boost::asio::io_context& context();

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
  std::function<time_point()> const real_;
  time_point const began_;  // in real time
  std::int64_t const time_scale_;
  std::atomic<std::int64_t> base_;  // what the clock showed then, in milliseconds
};

}  // namespace dais::net
