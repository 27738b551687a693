#include "net/loop.hpp"

#include "catch.hpp"

#include <thread>

using namespace dais;
using namespace std::chrono_literals;

namespace {

time_point wall() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

TEST_CASE("The clock begins at the wall clock's time") {
  auto const before = wall();
  net::asio_loop const loop;
  auto const shown = loop.now();
  CHECK(shown >= before - 1ms);
  CHECK(shown <= wall() + 1ms);
}

TEST_CASE("In a rehearsal the clock begins where it is told, and runs as many times as fast") {
  net::asio_loop loop(1000);
  time_point const evening(std::chrono::sys_days(std::chrono::year(2017) / 2 / 16) + 15h);
  loop.begin_at(evening);
  auto const real = loop.real();
  auto const shown = loop.now();
  CHECK(shown >= evening);
  while (loop.real() - real < 20ms) loop.poll();
  auto const passed = loop.now() - shown;
  CHECK(passed >= 19s);
  CHECK(passed <= (loop.real() - real + 1ms) * 1000);
}

TEST_CASE("Posted work runs in the order given, from any thread, when the loop runs") {
  net::asio_loop loop;
  std::string order;
  loop.post([&] { order += 'a'; });
  std::thread([&] { loop.post([&] { order += 'b'; }); }).join();
  loop.post([&] { order += 'c'; });
  CHECK(order.empty());
  CHECK(loop.run_until([&] { return order.size() == 3; }, 10s));
  CHECK(order == "abc");
}

TEST_CASE("A timer that is destroyed does not fire, even if its time has come already") {
  net::asio_loop loop;
  std::string fired;
  std::unique_ptr<room::timer> second, third;
  auto const first = loop.after(0ms, [&] {
    fired += '1';
    second.reset();
  });
  second = loop.after(0ms, [&] { fired += '2'; });
  third = loop.after(0ms, [&] {
    fired += '3';
    third.reset();  // As it runs.
  });
  CHECK(loop.run_until([&] { return third == nullptr; }, 10s));
  loop.poll();
  CHECK(fired == "13");
}

TEST_CASE("Running until something happens ends when its time is over") {
  net::asio_loop loop;
  CHECK_FALSE(loop.run_until([] { return false; }, 5ms));
  CHECK(loop.run_until([] { return true; }, 0ms));
}
