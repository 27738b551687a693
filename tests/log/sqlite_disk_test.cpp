// What the SQLite engine asks of the disk, and what it does when the disk cannot.

#include "disk.hpp"
#include "support.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

using namespace dais;
using namespace dais::log;

namespace {

// Lets a test hold the engine's thread before it posts, so that appends gather behind it.
class barrier {
 public:
  void shut() { set(false); }
  void open() { set(true); }
  void pass() {
    std::unique_lock hold(mutex_);
    arrived_ = !open_;
    changed_.notify_all();
    changed_.wait(hold, [this] { return open_; });
    arrived_ = false;
  }
  void wait_for_arrival() {
    std::unique_lock hold(mutex_);
    changed_.wait(hold, [this] { return arrived_; });
  }

 private:
  void set(bool open) {
    std::lock_guard const hold(mutex_);
    open_ = open;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = true;
  bool arrived_ = false;
};

struct held_rig {
  held_rig() {
    auto opened = open_sqlite_log(
        directory.path() / "dais.db",
        [this](std::function<void()> f) {
          if (std::this_thread::get_id() != user) at_post.pass();
          work.post()(std::move(f));
        },
        [this]() -> time_point { return now; });
    log = std::move(std::get<0>(opened));
  }

  ~held_rig() { at_post.open(); }

  // The engine's thread has committed one entry, and goes on to post it when the barrier is opened.
  void hold() {
    at_post.shut();
    log->append("opening", "the one that is held", "{}", {});
    at_post.wait_for_arrival();
  }

  std::thread::id user = std::this_thread::get_id();
  scratch_directory directory;
  post_queue work;
  barrier at_post;
  hand_clock now;
  std::unique_ptr<engine> log;
};

}  // namespace

TEST_CASE("all that waits is one transaction, brought to disk once, and posted once") {
  std::atomic<int> syncs = 0;
  disk const watched([&](disk::part p, disk::operation o) {
    if (p == disk::part::wal && o == disk::operation::sync) ++syncs;
    return SQLITE_OK;
  });
  held_rig r;
  r.hold();
  auto const syncs_before = syncs.load();
  auto const posted_before = r.work.posted();
  int answered = 0;
  for (int i = 0; i < 500; ++i)
    r.log->append(i % 2 == 0 ? "opening" : "closing", std::to_string(i), "{}", [&](outcome o) { answered += is_new(o); });
  r.at_post.open();
  r.work.run_until([&] { return answered != 0; });
  CHECK(answered == 500);
  CHECK(syncs == syncs_before + 1);
  CHECK(r.work.posted() == posted_before + 2);  // with the one that was held
}

TEST_CASE("what waits behind a disk that stands still bears the time at which its turn came") {
  held_rig r;
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });  // or what is held would be the reading
  r.hold();
  time_point const before = r.now;
  bool answered = false;
  r.log->append("opening", "pressed", "{}", [&](outcome) { answered = true; });
  r.now += std::chrono::seconds(10);
  r.at_post.open();
  r.work.run_until([&] { return answered; });
  REQUIRE(c.entries.size() == 2);
  CHECK(c.entries[0].at == before);
  CHECK(c.entries[1].at == before + std::chrono::seconds(10));
}

TEST_CASE("a follower from within a transaction that is to come is given only the part after its place") {
  held_rig r;
  collector c;
  auto const subscribed = r.log->follow("opening", 4, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  r.hold();
  int answered = 0;
  for (int i = 0; i < 6; ++i) r.log->append("opening", std::to_string(i), "{}", [&](outcome) { ++answered; });
  r.at_post.open();
  r.work.run_until([&] { return answered == 6; });
  CHECK(c.places() == std::vector<std::uint64_t>{5, 6, 7});
}

TEST_CASE("nothing is posted before it is on disk") {
  std::atomic<bool> on_disk = true;
  disk const watched([&](disk::part p, disk::operation o) {
    if (p == disk::part::wal) on_disk = o == disk::operation::sync;
    return SQLITE_OK;
  });
  scratch_directory d;
  post_queue work;
  std::atomic<bool> early = false;
  auto opened = open_sqlite_log(
      d.path() / "dais.db",
      [&](std::function<void()> f) {
        if (!on_disk) early = true;
        work.post()(std::move(f));
      },
      [] { return time_point{}; });
  auto& log = *std::get<0>(opened);
  int answered = 0;
  for (int i = 0; i < 200; ++i) {
    log.append("opening", std::to_string(i), "{}", [&](outcome) { ++answered; });
    if (i % 3 == 0) work.run_one();
  }
  work.run_until([&] { return answered == 200; });
  CHECK_FALSE(early);
}

TEST_CASE("a disk that fails leaves unknown all that was to be written, and the next append goes on as if nothing had been") {
  struct trouble {
    disk::operation where;
    int what;
    char const* words;
  };
  auto const t = GENERATE(trouble{disk::operation::write, SQLITE_FULL, "full"}, trouble{disk::operation::write, SQLITE_IOERR_WRITE, "I/O"},
                          trouble{disk::operation::sync, SQLITE_IOERR_FSYNC, "I/O"});
  CAPTURE(t.words);
  std::atomic<bool> failing = false;
  disk const watched([&](disk::part p, disk::operation o) { return failing && p == disk::part::wal && o == t.where ? t.what : SQLITE_OK; });
  rig r;
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver());
  r.appended_ok("opening", "a");
  failing = true;
  std::vector<std::string> troubles;
  int answered = 0;
  for (auto const* id : {"b", "c", "d"})
    r.log->append("opening", id, "{}", [&](outcome o) {
      ++answered;
      if (auto const* doubtful = std::get_if<unknown>(&o)) troubles.push_back(doubtful->what);
    });
  r.log->append("closing", "e", "{}", [&](outcome o) { answered += std::holds_alternative<unknown>(o); });
  r.work.run_until([&] { return answered == 4; });
  REQUIRE(troubles.size() == 3);
  CHECK_THAT(troubles[0], contains_text("could not be written"));
  CHECK_THAT(troubles[0], contains_text(t.words));
  CHECK(c.places() == std::vector<std::uint64_t>{1});
  failing = false;
  CHECK(r.appended_ok("opening", "f").seq == 2);
  CHECK(r.appended_ok("opening", "b").seq == 3);
  CHECK(r.sessions() == std::vector<std::string>{"opening"});
  auto const entries = r.all("opening");
  CHECK(c.entries == entries);
  r.open();
  CHECK(r.all("opening") == entries);
}

TEST_CASE("what a failed commit left behind is told not to be there only when a crash cannot bring it back") {
  std::atomic<bool> failing = false;
  disk const watched([&](disk::part p, disk::operation o) {
    return failing && p == disk::part::wal && o == disk::operation::sync ? SQLITE_IOERR_FSYNC : SQLITE_OK;
  });
  rig r;
  r.appended_ok("opening", "a");
  failing = true;
  CHECK(std::holds_alternative<unknown>(r.append("opening", "b", "{}")));
  auto const after_a_crash = [&] {
    scratch_directory elsewhere;
    auto const copy = elsewhere.path() / "dais.db";
    for (auto const* suffix : {"", "-wal"}) std::filesystem::copy_file(r.file.string() + suffix, copy.string() + suffix);
    return contents(copy, "opening").size();
  };
  CHECK(after_a_crash() == 2);
  CHECK(std::holds_alternative<fault>(r.look_up("opening", "b")));
  failing = false;
  CHECK_FALSE(r.find("opening", "b").there);
  CHECK(after_a_crash() == 1);
}

TEST_CASE("a file that cannot take over the write-ahead log costs no entry") {
  std::atomic<bool> failing = false;
  std::promise<void> refused;
  std::once_flag once;
  disk const watched([&](disk::part p, disk::operation) {
    if (!failing || p != disk::part::file) return SQLITE_OK;
    std::call_once(once, [&] { refused.set_value(); });
    return SQLITE_IOERR_WRITE;
  });
  rig r;
  failing = true;
  for (int i = 0; i < 60; ++i) r.appended_ok("opening", std::to_string(i), std::string(100'000, 'x'));
  CHECK(refused.get_future().wait_for(std::chrono::seconds(60)) == std::future_status::ready);  // when nobody waits for the log
  CHECK(r.all("opening").size() == 60);
  failing = false;
  for (int i = 60; i < 70; ++i) r.appended_ok("opening", std::to_string(i), std::string(100'000, 'x'));
  r.open();
  CHECK(r.all("opening").size() == 70);
}

TEST_CASE("whoever waits for a slow disk goes before the write-ahead log is moved, and for a fast one after it") {
  bool const is_slow = GENERATE(true, false);
  CAPTURE(is_slow);
  barrier at_disk;
  std::atomic<held_rig*> rig = nullptr;
  std::atomic<int> commits = 0, moved = 0;
  std::atomic<bool> pressed = false;  // the press is being written, which is the first that is after the votes
  disk const watched([&](disk::part p, disk::operation o) {
    if (!rig) return SQLITE_OK;
    if (p == disk::part::file) {
      moved += commits > 0 && !pressed;
    } else if (o == disk::operation::write) {
      pressed = commits > 0;
    } else {
      at_disk.pass();
      if (is_slow) (*rig).now += std::chrono::seconds(1);
      ++commits;
    }
    return SQLITE_OK;
  });
  held_rig r;
  r.hold();
  rig = &r;
  at_disk.shut();
  for (int i = 0; i < 120; ++i) r.log->append("opening", "votes" + std::to_string(i), std::string(100'000, 'x'), {});
  r.at_post.open();
  at_disk.wait_for_arrival();  // all of these are being committed
  bool done = false;
  r.log->append("opening", "a press", "{}", [&](outcome o) { done = is_new(o); });
  at_disk.open();
  r.work.run_until([&] { return done; });
  CHECK((moved == 0) == is_slow);
  rig = nullptr;
}

TEST_CASE("a closed log whose disk does not answer is not waited for, and calls nothing once it is gone") {
  barrier at_disk;
  disk const watched([&](disk::part p, disk::operation o) {
    if (p == disk::part::wal && o == disk::operation::sync) at_disk.pass();
    return SQLITE_OK;
  });
  scratch_directory d;
  std::promise<void> over;
  std::atomic<bool> is_gone = false, was_called = false;
  bool done = false, answered = false;
  {
    post_queue work;
    // Destroyed with the last of the engine.
    std::shared_ptr<void> const last(nullptr, [&](void*) { over.set_value(); });
    auto opened = open_sqlite_log(
        d.path() / "dais.db",
        [&, last](std::function<void()> f) {
          was_called = was_called || is_gone;
          work.post()(std::move(f));
        },
        [&] {
          was_called = was_called || is_gone;
          return time_point{};
        });
    auto log = std::move(std::get<0>(opened));
    at_disk.shut();
    log->append("opening", "a", "{}", [&](outcome) { answered = true; });
    at_disk.wait_for_arrival();
    log->append("opening", "b", "{}", [&](outcome) { answered = true; });
    log->close([&] { done = true; });
    log.reset();
    is_gone = true;
    work.run_waiting();
  }
  at_disk.open();
  over.get_future().wait();
  CHECK_FALSE(was_called);
  CHECK_FALSE(done);
  CHECK_FALSE(answered);
  CHECK(contents(d.path() / "dais.db", "opening").size() == 1);
}

TEST_CASE("more than the disk can take in time is not taken, and what waited before it is kept") {
  held_rig r;
  r.hold();
  std::string const large(1'000'000, 'x');
  int kept = 0, refused_appends = 0;
  for (int i = 0; i < 70; ++i)
    r.log->append("opening", std::to_string(i), large, [&](outcome o) { ++(is_new(o) ? kept : refused_appends); });
  r.at_post.open();
  r.work.run_until([&] { return kept + refused_appends == 70; });
  CHECK(refused_appends > 0);
  CHECK(kept > 60);
  bool done = false;
  r.log->append("opening", "after it", "{}", [&](outcome o) { done = is_new(o); });
  r.work.run_until([&] { return done; });
}
