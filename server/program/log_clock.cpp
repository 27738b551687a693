#include "program/log_clock.hpp"

#include <algorithm>
#include <chrono>
#include <variant>

namespace dais::program {
namespace {

constexpr int readings = 5;

// A clock of quartz is off by some 50 microseconds a second: by 1.5 ms then.
constexpr std::chrono::seconds interval(30);

}  // namespace

// What was shown is read last: whoever sees the clock moved knows what it showed before.
time_point steered_clocks::now() const {
  auto const ahead = std::chrono::milliseconds(ahead_.load(std::memory_order_acquire));
  auto const shown = time_point(std::chrono::milliseconds(shown_.load(std::memory_order_relaxed)));
  return std::max(shown, machine_.real() + ahead);
}

void steered_clocks::move_by(duration by) {
  shown_.store(now().time_since_epoch().count(), std::memory_order_relaxed);
  ahead_.fetch_add(by.count(), std::memory_order_release);
}

log_clock::log_clock(net::asio_loop& loop, log::engine& engine, steered_clocks& clocks) : loop_(loop), log_(engine), clocks_(clocks) {
  ask();
}

void log_clock::wait_for_first(bool const& stop) {
  loop_.run_until([&] { return stop || has_been_set_; });
}

// What is looked for is nowhere; what is told is the time.
void log_clock::ask() {
  log_.find("", "", [this, asked = loop_.real(), alive = std::weak_ptr(alive_)](std::variant<log::found, log::fault> const& result) {
    if (alive.expired()) return;
    if (auto const* const looked = std::get_if<log::found>(&result)) take(asked, looked->at);
    if (++asked_ < readings) return ask();
    set();
  });
}

void log_clock::take(time_point asked, time_point told) {
  auto const took = loop_.real() - asked;
  if (best_ && best_->took <= took) return;
  best_ = reading{took, told + took / 2 - loop_.now()};
}

void log_clock::set() {
  if (best_) clocks_.move_by(best_->ahead);
  has_been_set_ = true;
  best_.reset();
  asked_ = 0;
  again_ = loop_.after(interval, [this] { ask(); });
}

}  // namespace dais::program
