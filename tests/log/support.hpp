#pragma once

#include "catch.hpp"
#include "database.hpp"
#include "log/postgres_line.hpp"
#include "log/sqlite_log.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace dais::log {

// Runs what engines post, on the thread of the test, one task at a time.
class post_queue {
 public:
  engine::post post() {
    return [this](std::function<void()> work) {
      std::lock_guard const hold(mutex_);
      ++posted_;
      waiting_.push_back(std::move(work));
      changed_.notify_all();
    };
  }

  void run_one() {
    std::unique_lock hold(mutex_);
    // Only a broken engine lets anybody wait for so long.
    if (!changed_.wait_for(hold, std::chrono::seconds(60), [this] { return !waiting_.empty(); }))
      FAIL("nothing is posted that the test waits for");
    auto const work = std::move(waiting_.front());
    waiting_.pop_front();
    hold.unlock();
    work();
  }

  template <class Condition>
  void run_until(Condition reached) {
    while (!reached()) run_one();
  }

  // What is there already; nothing is waited for.
  void run_waiting() {
    while (waiting() != 0) run_one();
  }

  // Until so many tasks wait to be run.
  void wait_for(std::size_t count) {
    std::unique_lock hold(mutex_);
    if (!changed_.wait_for(hold, std::chrono::seconds(60), [&] { return waiting_.size() >= count; }))
      FAIL("less is posted than the test waits for");
  }

  std::size_t waiting() {
    std::lock_guard const hold(mutex_);
    return waiting_.size();
  }

  std::size_t posted() {
    std::lock_guard const hold(mutex_);
    return posted_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t posted_ = 0;
};

class scratch_directory {
 public:
  scratch_directory();
  ~scratch_directory();
  scratch_directory(scratch_directory const&) = delete;
  scratch_directory& operator=(scratch_directory const&) = delete;

  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Collects what a follower is given.
struct collector {
  std::vector<entry> entries;
  std::vector<std::size_t> sizes;  // of the deliveries
  int caught_up = 0;
  std::vector<fault> faults;

  engine::deliver deliver() {
    return [this](std::span<entry const> e) {
      entries.insert(entries.end(), e.begin(), e.end());
      sizes.push_back(e.size());
    };
  }
  std::function<void()> on_caught_up() {
    return [this] { ++caught_up; };
  }
  engine::failed on_failed() {
    return [this](fault f) { faults.push_back(std::move(f)); };
  }
  std::vector<std::uint64_t> places() const;
};

using outcome = append_outcome;

inline bool is_new(outcome const& o) { return std::holds_alternative<appended>(o); }
std::string trouble_of(outcome const&);  // what an outcome says went wrong; empty where nothing did

// Collects what a follower of the sessions is given.
struct sessions_collector {
  std::vector<std::string> names;
  std::vector<std::size_t> sizes;  // of the deliveries
  int caught_up = 0;

  engine::deliver_sessions deliver() {
    return [this](std::span<std::string const> some) {
      names.insert(names.end(), some.begin(), some.end());
      sizes.push_back(some.size());
    };
  }
  std::function<void()> on_caught_up() {
    return [this] { ++caught_up; };
  }
};

// A clock that only the test moves; any thread may ask it.
class hand_clock {
 public:
  operator time_point() const { return time_point(duration(shows_.load())); }
  hand_clock& operator=(time_point at) {
    shows_ = at.time_since_epoch().count();
    if (moved_) moved_(shows_);
    return *this;
  }
  // Is told what it shows, now and whenever it is moved.
  void shows_to(std::function<void(duration::rep)> moved) {
    moved_ = std::move(moved);
    moved_(shows_);
  }
  hand_clock& operator+=(duration by) { return *this = *this + by; }
  hand_clock& operator-=(duration by) { return *this = *this - by; }
  friend time_point operator+(hand_clock const& c, duration by) { return time_point(c) + by; }
  friend time_point operator-(hand_clock const& c, duration by) { return time_point(c) - by; }

 private:
  std::atomic<duration::rep> shows_{1'000'000};
  std::function<void(duration::rep)> moved_;
};

// An engine with its thread, and its clock.
struct rig {
  enum class kind { memory, sqlite, sqlite_reading, postgres };  // sqlite_reading: of a file that is there

  explicit rig(kind k = kind::sqlite, std::filesystem::path file = {});

  // Opens the file again, or for the first time. What was posted before is thrown away unseen.
  void open();

  engine::done into(outcome& to, bool& done);
  outcome append(std::string session, std::string id, std::string payload);
  appended appended_ok(std::string session, std::string id, std::string payload = "{}");
  // By an engine that gives up soon: as often as it takes.
  void appended_at_last(std::string const& session, std::string const& id);
  was_there found_there(std::string session, std::string id, std::string payload = "{}");
  std::vector<entry> all(std::string session);  // to the end, by a new subscription
  std::string checkpoint(std::string session);
  std::vector<std::string> sessions();  // that there are now
  std::optional<fault> forget(std::string session);
  std::optional<fault> rewrite(std::string session, std::vector<rewritten>);
  time_point newest();
  std::variant<found, fault> look_up(std::string session, std::string id);
  found find(std::string session, std::string id);

  kind what;
  scratch_directory directory;
  std::filesystem::path file;
  hand_clock now;
  std::optional<borrowed_database> database;  // of one over PostgreSQL
  std::string way;                            // to it; empty: straight
  postgres_options patience;
  post_queue work;
  std::unique_ptr<engine> log;
};

std::string refused_for_reading(std::filesystem::path const& file);  // in the same way
std::string refused(std::filesystem::path const& file);              // what a refused opening says; empty if it is opened
std::vector<entry> contents(std::filesystem::path const& file, std::string const& session);  // by an engine that opens it

// By hand, past the engine.
void change(std::filesystem::path const& file, std::string const& sql);

std::string bytes_of(std::filesystem::path const& file);
void write_bytes(std::filesystem::path const& file, std::string const& bytes);

}  // namespace dais::log
