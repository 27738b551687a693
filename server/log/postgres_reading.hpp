#pragma once

#include "log/followers.hpp"
#include "log/outward.hpp"
#include "log/postgres_line.hpp"
#include "log/postgres_reader.hpp"
#include "log/waker.hpp"

#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <variant>

namespace dais::log {

// What the writing thread has come to, for the reading one to tell: what it says is told when all who follow have been given the entries.
struct written {
  struct to_session {
    std::int64_t number = 0;
    std::vector<kept_entry> entries;  // new ones, in order
    std::uint64_t last = 0;           // of those and of what was there
  };
  std::vector<to_session> sessions;
  std::optional<std::string> forgotten;  // a session's name
  std::vector<std::pair<engine::done, append_outcome>> outcomes;
  std::function<void()> then;

  bool needs_reading() const { return !sessions.empty(); }
};

// The thread of an engine over PostgreSQL that reads and tells. It follows what is followed on the engine: of each session it knows how far
// it has told of it, and what is read is what stands behind that. That there is something new it hears by NOTIFY, from its own engine's
// writing thread, and by looking.
class postgres_reading {
 public:
  postgres_reading(postgres::target const&, postgres_options const&, outward&, std::shared_ptr<followers>);

  // The user's thread: a session that has been followed since it was forgotten last, if it was there then; 0 where it is not known which
  // one that is.
  std::int64_t number_of(std::string const& session) const;
  void forgets(std::string const& session) { numbers_.erase(session); }

  // Any thread:
  void follow(std::weak_ptr<subscription_state>, std::string session, std::uint64_t after);
  void follow_sessions(std::weak_ptr<sessions_subscription_state>);
  void newest(std::function<void(std::variant<time_point, fault>)>);
  void checkpoint(std::string session, std::function<void(std::string)>);
  void keep_checkpoint(std::string session, std::string bytes);
  void tell(written);
  void look_everywhere();                             // something may have been written of which nobody tells
  void writes_as(int backend) { writer_ = backend; }  // what that one notifies of is told by `tell`
  std::optional<std::string> trouble() const { return line_.trouble(); }
  std::vector<std::string> remarks() const { return line_.remarks(); }
  std::map<std::string, std::string> damaged() const;

  // Runs `change` while no checkpoint of the session is being kept; one that waits to be is not kept.
  template <class Change>
  void without_checkpoint(std::string const& session, Change change) {
    std::lock_guard const hold(checkpoints_);
    drop_checkpoint(session);
    change();
  }

  void run();   // until
  void stop();  // where nothing is to be told any more

 private:
  struct replay {
    std::weak_ptr<subscription_state> to;
    std::string session;
    std::uint64_t after = 0;
    std::int64_t number = 0;  // of the session, where something was read of it before
  };
  struct replay_of_sessions {
    std::weak_ptr<sessions_subscription_state> to;
    std::int64_t after = 0;
  };
  using wanted_newest = std::function<void(std::variant<time_point, fault>)>;
  struct wanted_checkpoint {
    std::string session;
    std::function<void(std::string)> then;
  };
  using question = std::variant<replay, replay_of_sessions, wanted_newest, wanted_checkpoint>;

  // A session that is followed, and how far that has come.
  struct tail {
    std::string session;
    place told;
    std::vector<std::weak_ptr<subscription_state>> readers;
  };

  void ask(question);
  void drop_checkpoint(std::string const& session);
  bool take_waiting();
  void connect();
  void listen();
  void tell_written(bool can_read);
  void tell_changed();
  bool take(batch&, written::to_session const&);
  void read_names(batch&);
  void read_entries(batch&);
  void keep_checkpoint();
  void serve_one();
  void drop_expired();
  void damage(tail const&, std::string const& what);
  void fail(tail const&, fault const&);
  void pause(std::chrono::milliseconds at_most, int socket = -1);
  void publish(batch);
  void refuse(std::string const& why);

  void serve(replay&);
  void serve(replay_of_sessions&);
  void serve(wanted_newest&);
  void serve(wanted_checkpoint&);
  void fail(replay&, std::string const& why);
  void fail(replay_of_sessions&, std::string const& why);
  void fail(wanted_newest&, std::string const& why);
  void fail(wanted_checkpoint&, std::string const& why);

  postgres_options const with_;
  outward& out_;
  std::shared_ptr<followers> const followers_;
  waker waker_;
  std::map<std::string, std::int64_t> numbers_;  // the user's thread's
  std::atomic<int> writer_ = 0;
  std::mutex checkpoints_;  // held while one is kept

  // The thread's only.
  postgres_line line_;
  std::optional<std::int64_t> names_told_;  // the latest session's number
  std::map<std::int64_t, tail> tails_;
  std::map<std::string, std::vector<std::weak_ptr<subscription_state>>> awaited_;  // followed, and not there yet
  std::set<std::int64_t> changed_;                                                 // sessions of which there may be news
  bool has_changed_ = false;                                                       // any may have
  std::deque<written> telling_;

  std::mutex mutable mutex_;  // of what follows
  bool stopping_ = false;
  bool look_ = false;
  std::deque<question> asked_;
  std::deque<written> written_;
  std::size_t untold_ = 0;                   // of what was written
  std::map<std::string, std::string> kept_;  // checkpoints by the session
  std::map<std::string, std::string> damaged_;
};

}  // namespace dais::log
