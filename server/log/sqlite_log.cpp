#include "log/sqlite_log.hpp"

#include "log/checkpoint_files.hpp"
#include "log/limits.hpp"
#include "log/sqlite_examine.hpp"
#include "log/sqlite_reader.hpp"
#include "log/sqlite_writer.hpp"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <variant>

namespace dais::log {
namespace {

constexpr std::size_t append_bytes = 256;  // what an append costs beside its texts

sqlite::database up_to_date(std::filesystem::path const& file) {
  sqlite::database db(file, sqlite::access::read_write);
  // Of a log that had no marks none can be missing.
  if (update_sqlite_format(db)) marks(marks_of(file));
  return db;
}

// What the engine's thread works on: it outlives an engine that does not wait for it.
class work final {
 public:
  using post = engine::post;
  using clock = engine::clock;
  using done = engine::done;
  using deliver = engine::deliver;
  using deliver_sessions = engine::deliver_sessions;
  using failed = engine::failed;
  using forgotten = engine::forgotten;

  work(file_lock lock, std::filesystem::path const& file, post p, clock c)
      : post_(std::move(p)),
        clock_(std::move(c)),
        lock_(std::move(lock)),
        writing_(up_to_date(file)),
        marks_(marks_of(file)),
        writer_(writing_, file, marks_, [this] { return now(); }),
        replays_(writing_),
        checkpoints_(std::filesystem::path(file) += "-checkpoints") {}

  // Holds what is there against what was confirmed. Before `run`.
  void examine() {
    compare_with_marks(replays_, marks_, condition_);
    condition_.ahead = replays_.ahead_of(clock_());
    writer_.run_ahead(condition_.ahead);
  }

  condition health() {
    std::lock_guard const hold(mutex_);
    auto is = condition_;
    if (!is.trouble && busy_since_ && clock_() - *busy_since_ > limits::disk_answers_within) is.trouble = "the disk does not answer";
    return is;
  }

  // Ends `run`, when all that was appended is durable; or as soon as the disk answers, where nobody waits for that.
  void stop(bool and_abandon) {
    followers_->close();
    {
      std::lock_guard const hold(mutex_);
      stopping_ = true;
      if (and_abandon) appends_.clear(), kept_.clear();
    }
    if (and_abandon) {
      std::lock_guard const hold(outward_);
      is_abandoned_ = true;
    }
    wake_.notify_one();
  }

  void append(std::string session, std::string id, std::string payload, done d) {
    if (is_closing_) return refuse(std::move(d), "the log is being closed");
    // Nothing is removed from these, nor added, while the engine runs.
    if (condition_.damaged.contains(session)) return refuse(std::move(d), "its record is damaged");
    auto const bytes = append_bytes + session.size() + id.size() + payload.size();
    {
      std::lock_guard const hold(mutex_);
      if (waiting_bytes_ + bytes <= limits::waiting_bytes_max) {
        waiting_bytes_ += bytes;
        appends_.push_back({std::move(session), std::move(id), std::move(payload), std::move(d)});
        wake_.notify_one();
        return;
      }
    }
    refuse(std::move(d), "the disk does not keep up: too much is waiting to be written");
  }

  void close(std::function<void()> then) {
    is_closing_ = true;
    ask(closing{std::move(then)});
  }

  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up, failed f) {
    auto [handle, added] = followers::add(followers_, {session, after + 1, false, false, std::move(d), std::move(caught_up), std::move(f)});
    ask(replay{added, std::move(session), after});
    return std::move(handle);
  }

  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) {
    ask(wanted_entry{std::move(session), std::move(id), std::move(then)});
  }

  void keep_checkpoint(std::string session, std::string bytes) {
    {
      std::lock_guard const hold(mutex_);
      kept_.insert_or_assign(std::move(session), std::move(bytes));
    }
    wake_.notify_one();
  }

  void checkpoint(std::string session, std::function<void(std::string)> then) {
    {
      std::lock_guard const hold(mutex_);
      wanted_.push_back({std::move(session), std::move(then)});
    }
    wake_.notify_one();
  }

  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) {
    auto [handle, added] =
        followers::add(followers_, sessions_subscription_state{0, false, false, std::move(d), std::move(caught_up), std::move(f)});
    ask(replay_of_sessions{added, 0});
    return std::move(handle);
  }

  void newest(std::function<void(std::variant<time_point, fault>)> then) { ask(std::move(then)); }

  void forget(std::string session, forgotten told) {
    drop_checkpoint_that_waits(session);
    ask(forgetting{std::move(session), std::nullopt, std::move(told)});
  }

  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) {
    drop_checkpoint_that_waits(session);
    ask(forgetting{std::move(session), std::move(entries), std::move(told)});
  }

  // Commits and reads take turns on one thread: what is posted after a read is exactly what that read did not see, so that a replay meets
  // the new entries with no gap and none twice. Between two commits there are at most one read, whose length is bounded,
  // one checkpoint that is written and one that is read.
  void run() {
    std::unique_lock hold(mutex_);
    for (;;) {
      auto const has_work = [this] { return stopping_ || !appends_.empty() || !asked_.empty() || !kept_.empty() || !wanted_.empty(); };
      auto const is_well = !condition_.trouble;
      if (is_well && marks_.is_synced()) {
        wake_.wait(hold, has_work);
      } else if (!wake_.wait_for(hold, limits::when_idle, has_work)) {
        hold.unlock();
        is_well ? writer_.sync_marks() : writer_.probe();
        hold.lock();
        tell_trouble();
        continue;
      }
      if (stopping_ && appends_.empty() && kept_.empty()) break;
      auto appends = std::exchange(appends_, {});
      waiting_bytes_ = 0;
      question next;
      auto const reads = !asked_.empty();
      if (reads) {
        next = std::move(asked_.front());
        asked_.pop_front();
      }
      auto const kept = kept_.empty() ? decltype(kept_)::node_type{} : kept_.extract(kept_.begin());
      wanted_checkpoint wanted;
      if (!wanted_.empty()) {
        wanted = std::move(wanted_.front());
        wanted_.pop_front();
      }
      if (!appends.empty()) busy_since_ = now();
      hold.unlock();
      if (!appends.empty()) {
        auto committed = writer_.commit(std::move(appends));
        hold.lock();
        busy_since_.reset();
        tell_trouble();
        hold.unlock();
        publish_later(std::move(committed));
      }
      if (reads) std::visit([this](auto& q) { serve(std::move(q)); }, next);
      if (kept)
        if (auto const number = number_of(kept.key())) checkpoints_.write(*number, kept.mapped());
      if (wanted.then) serve(std::move(wanted));
      hold.lock();
      auto const others_wait = !appends_.empty();
      hold.unlock();
      writer_.shorten_wal_if_due(others_wait);
      hold.lock();
    }
    hold.unlock();
    writer_.sync_marks();
  }

 private:
  struct wanted_checkpoint {
    std::string session;
    std::function<void(std::string)> then;
  };

  // The thread only carries the pointer: what a follower holds is destroyed by the user's thread.
  struct replay {
    std::weak_ptr<subscription_state> to;
    std::string session;
    std::uint64_t after = 0;
  };

  struct replay_of_sessions {
    std::weak_ptr<sessions_subscription_state> to;
    std::uint64_t after = 0;
  };
  using wanted_newest = std::function<void(std::variant<time_point, fault>)>;
  struct wanted_entry {
    std::string session;
    std::string id;
    std::function<void(std::variant<found, fault>)> then;
  };
  struct closing {
    std::function<void()> then;
  };
  struct forgetting {
    std::string session;
    std::optional<std::vector<rewritten>> entries;  // nothing: all that there is of the session
    forgotten told;
  };
  using question = std::variant<replay, replay_of_sessions, wanted_newest, wanted_entry, forgetting, closing>;

  // Under the lock.
  void tell_trouble() { condition_.trouble = writer_.trouble().empty() ? std::nullopt : std::optional(writer_.trouble()); }

  void ask(question q) {
    {
      std::lock_guard const hold(mutex_);
      asked_.push_back(std::move(q));
    }
    wake_.notify_one();
  }

  void drop_checkpoint_that_waits(std::string const& session) {
    std::lock_guard const hold(mutex_);
    kept_.erase(session);
  }

  void refuse(done d, char const* why) {
    batch refused;
    refused.outcomes.emplace_back(std::move(d), not_appended{why});
    post_([to = followers_, b = std::make_shared<batch>(std::move(refused))] { to->publish(*b); });
  }

  // The thread asks and posts nothing once the engine is gone: its user may be as well.
  time_point now() {
    std::lock_guard const hold(outward_);
    return is_abandoned_ ? time_point{} : clock_();
  }
  void post_from_thread(std::function<void()> what) {
    std::lock_guard const hold(outward_);
    if (!is_abandoned_) post_(std::move(what));
  }

  void publish_later(batch b) {
    post_from_thread([to = followers_, b = std::make_shared<batch>(std::move(b))] { to->publish(*b); });
  }

  void serve(closing c) {
    post_from_thread([open = followers_, then = std::move(c.then)] {
      if (!open->closed()) then();
    });
  }

  // Nothing where the disk fails: whoever asks can do without.
  std::optional<std::int64_t> number_of(std::string const& session) {
    try {
      return replays_.number(session);
    } catch (sqlite::error const&) {
      return {};
    }
  }

  void serve(wanted_checkpoint w) {
    auto const number = number_of(w.session);
    post_from_thread([open = followers_, then = std::move(w.then), bytes = number ? checkpoints_.read(*number) : std::string{}]() mutable {
      if (!open->closed()) then(std::move(bytes));
    });
  }

  void serve(replay r) {
    std::shared_ptr<chunk const> p;
    try {
      if (auto const found = condition_.damaged.find(r.session); found != condition_.damaged.end())
        throw sqlite::error(SQLITE_CORRUPT, found->second);
      p = std::make_shared<chunk const>(replays_.read(r.session, r.after));
    } catch (sqlite::error const& e) {
      post_from_thread([open = followers_, to = std::move(r.to), why = unreadable(e)] {
        if (auto const f = to.lock()) open->fail(f, why);
      });
      return;
    }
    post_from_thread([this, open = followers_, r = std::move(r), p] {
      auto const f = r.to.lock();
      if (!f || f->ended) return;
      // The next chunk is read while this one is worked on; no more than that waits.
      if (!p->last) ask(replay{r.to, r.session, p->entries.back().seq});
      open->replay(f, p->entries, p->last);
    });
  }

  void serve(wanted_newest then) {
    std::variant<time_point, fault> newest;
    try {
      newest = replays_.newest();
    } catch (sqlite::error const& e) {
      newest = unreadable(e);
    }
    post_from_thread([open = followers_, then = std::move(then), newest = std::move(newest)] {
      if (!open->closed()) then(newest);
    });
  }

  void serve(wanted_entry w) {
    std::variant<found, fault> result;
    try {
      auto const at = writer_.time_of(w.session);
      result = found{replays_.find(w.session, w.id), at};
    } catch (sqlite::error const& e) {
      result = unreadable(e);
    }
    post_from_thread([open = followers_, then = std::move(w.then), result = std::move(result)] {
      if (!open->closed()) then(result);
    });
  }

  void serve(forgetting f) {
    std::optional<fault> wrong;
    try {
      if (auto const number = replays_.number(f.session)) checkpoints_.remove(*number);
      if (f.entries)
        wrong = writer_.rewrite(f.session, *f.entries);
      else
        writer_.forget(f.session);
    } catch (std::exception const& e) {
      wrong = fault{std::string("the log could not be written: ") + e.what()};
    }
    post_from_thread([to = followers_, f = std::move(f), wrong = std::move(wrong)] {
      if (!wrong && !f.entries) to->forget(f.session);
      if (!to->closed()) f.told(wrong);
    });
  }

  // Sessions of which nothing is left are there, to be told of.
  void add_lost(std::vector<std::string>& names) {
    for (auto const& [name, what] : condition_.damaged)
      if (!replays_.number(name)) names.push_back(name);
  }

  static fault unreadable(sqlite::error const& e) { return {std::string("the log could not be read: ") + e.what()}; }

  void serve(replay_of_sessions r) {
    std::shared_ptr<session_chunk const> p;
    try {
      auto some = replays_.sessions(r.after);
      if (r.after == 0) add_lost(some.names);
      p = std::make_shared<session_chunk const>(std::move(some));
    } catch (sqlite::error const& e) {
      post_from_thread([open = followers_, to = std::move(r.to), why = unreadable(e)] {
        if (auto const f = to.lock()) open->fail(f, why);
      });
      return;
    }
    post_from_thread([this, open = followers_, to = std::move(r.to), p] {
      auto const f = to.lock();
      if (!f || f->ended) return;
      if (!p->last) ask(replay_of_sessions{to, p->number});
      open->replay(f, p->names, p->last);
    });
  }

  post const post_;
  clock const clock_;
  file_lock const lock_;
  bool is_closing_ = false;  // the user's thread's only
  std::mutex outward_;       // held while the thread calls its user
  bool is_abandoned_ = false;
  std::shared_ptr<followers> const followers_ = std::make_shared<followers>();

  // The engine's thread's only.
  sqlite::database writing_;
  marks marks_;
  sqlite_writer writer_;
  sqlite_reader replays_;
  checkpoint_files const checkpoints_;

  std::mutex mutex_;  // of what follows
  std::condition_variable wake_;
  std::vector<waiting_append> appends_;
  std::size_t waiting_bytes_ = 0;
  std::deque<question> asked_;
  std::map<std::string, std::string> kept_;  // checkpoints by the session
  std::deque<wanted_checkpoint> wanted_;
  bool stopping_ = false;
  condition condition_;
  std::optional<time_point> busy_since_;  // the disk has been given something
};

class sqlite_log final : public engine {
 public:
  sqlite_log(file_lock lock, std::filesystem::path const& file, post p, clock c)
      : work_(std::make_shared<work>(std::move(lock), file, std::move(p), std::move(c))) {
    work_->examine();
    thread_ = std::thread([on = work_] { on->run(); });
  }

  ~sqlite_log() override {
    auto const abandons = closed_ && !*closed_;
    work_->stop(abandons);
    if (abandons)
      thread_.detach();
    else
      thread_.join();
  }

  void append(std::string session, std::string id, std::string payload, done d) override {
    work_->append(std::move(session), std::move(id), std::move(payload), std::move(d));
  }
  std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver d, std::function<void()> caught_up,
                                       failed f) override {
    return work_->follow(std::move(session), after, std::move(d), std::move(caught_up), std::move(f));
  }
  std::unique_ptr<subscription> follow_sessions(deliver_sessions d, std::function<void()> caught_up, failed f) override {
    return work_->follow_sessions(std::move(d), std::move(caught_up), std::move(f));
  }
  void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) override {
    work_->find(std::move(session), std::move(id), std::move(then));
  }
  void keep_checkpoint(std::string session, std::string bytes) override { work_->keep_checkpoint(std::move(session), std::move(bytes)); }
  void checkpoint(std::string session, std::function<void(std::string)> then) override {
    work_->checkpoint(std::move(session), std::move(then));
  }
  void newest(std::function<void(std::variant<time_point, fault>)> then) override { work_->newest(std::move(then)); }
  void forget(std::string session, forgotten told) override { work_->forget(std::move(session), std::move(told)); }
  void rewrite(std::string session, std::vector<rewritten> entries, forgotten told) override {
    work_->rewrite(std::move(session), std::move(entries), std::move(told));
  }

  condition health() const override { return work_->health(); }

  void close(std::function<void()> then) override {
    closed_ = std::make_shared<bool>(false);
    work_->close([closed = closed_, then = std::move(then)] {
      *closed = true;
      then();
    });
  }

 private:
  std::shared_ptr<work> const work_;
  std::shared_ptr<bool> closed_;  // none before `close`
  std::thread thread_;
};

}  // namespace

std::variant<std::unique_ptr<engine>, refusal> open_sqlite_log(std::filesystem::path file, engine::post post, engine::clock clock) {
  try {
    // Two names of one file have one lock.
    file = std::filesystem::weakly_canonical(std::filesystem::absolute(file));
    auto lock = file_lock::take(file);
    if (auto* why = std::get_if<refusal>(&lock)) return std::move(*why);
    if (!std::filesystem::exists(file))
      if (auto why = create_sqlite_file(file)) return std::move(*why);
    if (auto why = check_sqlite_file(file)) return std::move(*why);
    return std::make_unique<sqlite_log>(std::move(std::get<file_lock>(lock)), file, std::move(post), std::move(clock));
  } catch (std::exception const& e) {
    return refusal{file.string() + " cannot be opened: " + e.what() + "."};
  }
}

}  // namespace dais::log
