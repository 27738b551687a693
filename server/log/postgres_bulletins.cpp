#include "log/postgres_bulletins.hpp"

#include "log/chain.hpp"
#include "log/limits.hpp"
#include "log/outward.hpp"
#include "log/waker.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace dais::log {
namespace {

using steady = std::chrono::steady_clock;

// The subscriptions of the user's thread.
class listeners {
 public:
  using hear = std::function<void(bulletins::by_node const&)>;

  void add(void const* handle, std::string session, hear h) {
    all_.emplace(handle, std::pair(std::move(session), std::make_shared<hear>(std::move(h))));
  }
  void remove(void const* handle) { all_.erase(handle); }

  bool has(std::string const& session) const {
    for (auto const& [handle, one] : all_)
      if (one.first == session) return true;
    return false;
  }

  // Each may end its own subscription or another one's.
  void tell(std::string const& session, bulletins::by_node const& said) {
    std::vector<std::pair<void const*, std::weak_ptr<hear>>> to;
    for (auto const& [handle, one] : all_)
      if (one.first == session) to.emplace_back(handle, one.second);
    for (auto const& [handle, one] : to)
      if (auto const h = one.lock()) (*h)(said);
  }

 private:
  std::map<void const*, std::pair<std::string, std::shared_ptr<hear>>> all_;
};

// What the thread works on: it outlives whoever does not wait for it.
class exchange {
 public:
  exchange(postgres::target const& to, postgres_options const& with, engine::post p)
      : with_(with), node_(text_of(random_salt())), out_(std::move(p)), line_(to, with) {}

  // The user's thread:
  void say(std::string const& session, std::string text) {
    {
      std::lock_guard const hold(mutex_);
      saying_.insert_or_assign(session, std::move(text));
    }
    waker_.wake();
  }

  void follow(void const* handle, std::string const& session, listeners::hear h) {
    listeners_->add(handle, session, std::move(h));
    {
      std::lock_guard const hold(mutex_);
      followed_.insert(session);
      awaited_.insert(session);
    }
    waker_.wake();
  }

  void leave(void const* handle, std::string const& session) {
    listeners_->remove(handle);
    if (listeners_->has(session)) return;
    std::lock_guard const hold(mutex_);
    followed_.erase(session);
  }

  // Nobody is told anything any more. Ends `run` once the others have been told that this node goes; false where that takes too long.
  bool stop(std::chrono::milliseconds at_most) {
    out_.abandon();
    std::unique_lock hold(mutex_);
    stopping_ = true;
    waker_.wake();
    return ended_.wait_for(hold, at_most, [this] { return has_ended_; });
  }

  void run() {
    while (!is_stopping()) {
      try {
        connect();
        say_what_is_due();
        hear();
      } catch (std::exception const& e) {
        line_.lose(e.what());
      }
      pause();
    }
    fall_silent();
    std::lock_guard const hold(mutex_);
    has_ended_ = true;
    ended_.notify_all();
  }

 private:
  bool is_stopping() {
    std::lock_guard const hold(mutex_);
    return stopping_;
  }

  void connect() {
    if (line_.is_open()) return;
    line_.open().run_all("set synchronous_commit = off; listen dais_bulletins", with_.answer);
    has_news_ = true;
    due_ = {};
  }

  // What is new; now and then nothing, so that the others know of this node.
  void say_what_is_due() {
    for (auto& [session, text] : take_said()) {
      unsaid_.insert(session);
      said_.insert_or_assign(session, std::move(text));
    }
    if (unsaid_.empty() && steady::now() < due_) return;
    std::vector<std::string> sessions, texts;
    for (auto const& session : unsaid_) {
      sessions.push_back(session);
      texts.push_back(said_.at(session));
    }
    auto const answer = line_.open().run("select * from dais.say($1, $2, $3, $4)",
                                         postgres::parameters().bytes(node_).bytes(sessions).bytes(texts).number(with_.expiry.count()));
    has_news_ = has_news_ || answer.flag(0, 1);
    std::erase_if(said_, [](auto const& one) { return one.second.empty(); });
    unsaid_.clear();
    // Nothing that it ever said was there any more.
    if (!answer.flag(0, 0))
      for (auto const& [session, text] : said_) unsaid_.insert(session);
    due_ = unsaid_.empty() ? steady::now() + with_.idle : steady::time_point{};
  }

  std::map<std::string, std::string> take_said() {
    std::lock_guard const hold(mutex_);
    return std::exchange(saying_, {});
  }

  void hear() {
    auto& db = line_.open();
    for (auto const& one : db.notifications()) has_news_ = has_news_ || one.by != db.backend();
    std::vector<std::string> sessions;
    {
      std::lock_guard const hold(mutex_);
      for (auto const& session : std::exchange(awaited_, {})) {
        told_.erase(session);
        has_news_ = true;
      }
      sessions.assign(followed_.begin(), followed_.end());
    }
    if (!has_news_) return;
    std::map<std::string, bulletins::by_node> all;
    for (auto const& session : sessions) all[session];
    auto const found = db.run("select session, node, text from dais.bulletins where session = any($1) and node <> $2",
                              postgres::parameters().bytes(sessions).bytes(node_));
    for (int row = 0; row < found.count(); ++row)
      all.at(std::string(found.bytes(row, 0))).emplace(found.bytes(row, 1), found.bytes(row, 2));
    has_news_ = false;
    for (auto const& [session, said] : all) {
      auto const told = told_.find(session);
      if (told == told_.end() || told->second != said)
        out_.post([to = listeners_, session = session, said = said] { to->tell(session, said); });
    }
    told_ = std::move(all);
  }

  // Where it is not connected, the others notice by themselves.
  void fall_silent() {
    if (!line_.is_open()) return;
    try {
      line_.open().run("select dais.fall_silent($1)", postgres::parameters().bytes(node_));
    } catch (std::exception const&) {
    }
    line_.lose("it is not needed any more");
  }

  void pause() {
    if (!line_.is_open()) {
      waker_.wait(with_.again);
      return;
    }
    auto const left = std::chrono::ceil<std::chrono::milliseconds>(due_ - steady::now());
    if (left.count() > 0) waker_.wait(left, line_.open().socket());
  }

  postgres_options const with_;
  std::string const node_;  // what no other node calls itself
  outward out_;
  std::shared_ptr<listeners> const listeners_ = std::make_shared<listeners>();

  // The thread's only.
  postgres_line line_;
  std::map<std::string, std::string> said_;
  std::set<std::string> unsaid_;  // sessions of which the database does not have it, as far as is known
  std::map<std::string, bulletins::by_node> told_;
  bool has_news_ = false;   // the others may have said something else
  steady::time_point due_;  // for something to be said

  waker waker_;
  std::mutex mutex_;  // of what follows
  std::condition_variable ended_;
  std::map<std::string, std::string> saying_;
  std::set<std::string> followed_, awaited_;  // sessions; those of which nothing was told yet
  bool stopping_ = false;
  bool has_ended_ = false;
};

class postgres_bulletins final : public bulletins {
 public:
  postgres_bulletins(postgres::target const& to, postgres_options const& with, engine::post p)
      : patience_(with.answer), on_(std::make_shared<exchange>(to, with, std::move(p))), thread_([on = on_] { on->run(); }) {}

  ~postgres_bulletins() override {
    if (on_->stop(patience_))
      thread_.join();
    else
      thread_.detach();
  }

  void say(std::string const& session, std::string bulletin) override { on_->say(session, std::move(bulletin)); }

  std::unique_ptr<subscription> follow(std::string const& session, std::function<void(by_node const&)> hear) override {
    auto by = std::make_unique<handle>(on_, session);
    on_->follow(by.get(), session, std::move(hear));
    return by;
  }

 private:
  struct handle final : subscription {
    handle(std::shared_ptr<exchange> on, std::string s) : of(std::move(on)), session(std::move(s)) {}
    ~handle() override { of->leave(this, session); }
    std::shared_ptr<exchange> const of;
    std::string const session;
  };

  std::chrono::milliseconds const patience_;
  std::shared_ptr<exchange> const on_;
  std::thread thread_;
};

}  // namespace

std::unique_ptr<bulletins> make_postgres_bulletins(std::string const& connection_string, engine::post post, postgres_options const& with) {
  return std::make_unique<postgres_bulletins>(postgres::target(connection_string), with, std::move(post));
}

}  // namespace dais::log
