#include "net/loop.hpp"

#include "net/socket.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>

#include <csignal>
#include <ctime>
#include <utility>

namespace asio = boost::asio;

namespace dais::net {
namespace {

using steady_timer = asio::basic_waitable_timer<socket_clock, asio::wait_traits<socket_clock>, executor>;

// A wait that has ended cannot be cancelled any more, so its handler also checks whether the timer is still there.
class armed_timer final : public room::timer {
 public:
  armed_timer(asio::io_context& context, duration delay, std::function<void()> work)
      : timer_(context, delay), work_(std::make_shared<std::function<void()>>(std::move(work))) {
    timer_.async_wait([held = std::weak_ptr(work_)](error_code ec) {
      if (auto const due = held.lock(); due && !ec) (*due)();
    });
  }

 private:
  steady_timer timer_;
  std::shared_ptr<std::function<void()>> work_;
};

}  // namespace

clocks machine_clocks() {
  return {[] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); },
          // CLOCK_BOOTTIME goes on while a laptop sleeps, as the panel does; CLOCK_MONOTONIC, which is std::chrono::steady_clock, stops.
          [] {
            timespec at{};
            ::clock_gettime(CLOCK_BOOTTIME, &at);
            return time_point(std::chrono::milliseconds(std::int64_t{at.tv_sec} * 1000 + at.tv_nsec / 1'000'000));
          }};
}

struct asio_loop::impl {
  asio::io_context context{1};
  asio::executor_work_guard<executor> busy{context.get_executor()};
  asio::basic_signal_set<executor> signals{context};
  asio::thread_pool other{1};  // the thread for jobs

  void wait_for_signals(std::function<void(int)> work) {
    signals.async_wait([this, work = std::move(work)](error_code ec, int number) {
      if (ec) return;
      wait_for_signals(work);
      work(number);
    });
  }
};

asio_loop::asio_loop(std::uint32_t time_scale, clocks of)
    : impl_(std::make_unique<impl>()),
      real_(std::move(of.real)),
      began_(real_()),
      time_scale_(time_scale),
      base_(of.wall().time_since_epoch().count()) {}

asio_loop::~asio_loop() = default;

time_point asio_loop::now() const {
  return time_point(std::chrono::milliseconds(base_.load(std::memory_order_relaxed)) + (real_() - began_) * time_scale_);
}

time_point asio_loop::real() const { return real_(); }

std::unique_ptr<room::timer> asio_loop::after(duration delay, std::function<void()> work) {
  return std::make_unique<armed_timer>(impl_->context, delay, std::move(work));
}

void asio_loop::work(std::function<void()> job, std::function<void()> then) {
  asio::post(impl_->other, [this, job = std::move(job), then = std::move(then)]() mutable {
    job();
    post(std::move(then));
  });
}

void asio_loop::begin_at(time_point at) { base_ += (at - now()).count(); }

void asio_loop::post(std::function<void()> work) { asio::post(impl_->context, std::move(work)); }

bool asio_loop::run_until(std::function<bool()> const& done, std::optional<duration> at_most) {
  auto const end = socket_clock::now() + at_most.value_or(duration::zero());
  while (!done()) {
    if (!at_most) {
      impl_->context.run_one();
    } else if (socket_clock::now() >= end) {
      return false;
    } else {
      impl_->context.run_one_until(end);
    }
  }
  return true;
}

void asio_loop::poll() { impl_->context.poll(); }

void asio_loop::on_signal(std::function<void(int)> work) {
  for (int const number : {SIGINT, SIGTERM, SIGHUP}) impl_->signals.add(number);
  impl_->wait_for_signals(std::move(work));
}

boost::asio::io_context& asio_loop::context() { return impl_->context; }

}  // namespace dais::net
