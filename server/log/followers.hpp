#pragma once

#include "log/log.hpp"

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace dais::log {

// One follower's place in its session.
struct subscription_state {
  std::string session;
  std::uint64_t next = 1;  // the entry that it is given next
  bool live = false;       // has been given all that there was: new entries go to it at once
  bool ended = false;
  engine::deliver deliver;
  std::function<void()> caught_up;
  engine::failed failed;
};

// The place of one that follows the names of the sessions.
struct sessions_subscription_state {
  std::uint64_t after = 0;  // the engine's number of the latest that it was given
  bool live = false;
  bool ended = false;
  engine::deliver_sessions deliver;
  std::function<void()> caught_up;
  engine::failed failed;
};

// What became durable together.
struct batch {
  std::vector<std::string> begun;                                     // the names of new sessions
  std::vector<std::pair<std::string, std::vector<entry>>> committed;  // by session
  std::vector<std::pair<engine::done, append_outcome>> outcomes;
};

// The subscriptions of one engine. Belongs to the thread that uses the engine. Work that the engine has posted holds on to it, and finds it
// closed when the engine is gone.
class followers {
 public:
  // The subscription is over when the returned subscription is destroyed, which may be after the engine.
  static std::pair<std::unique_ptr<subscription>, std::shared_ptr<subscription_state>> add(std::shared_ptr<followers> const&,
                                                                                           subscription_state);

  static std::pair<std::unique_ptr<subscription>, std::shared_ptr<sessions_subscription_state>> add(std::shared_ptr<followers> const&,
                                                                                                    sessions_subscription_state);

  // Gives new sessions and entries to those who have caught up, then answers the appends.
  void publish(batch&);

  // Gives a chunk of a replay. After the last one, which reaches as far as everything published before, the subscription is live.
  void replay(std::shared_ptr<subscription_state> const&, std::span<entry const>, bool last);

  // In the same way, of the sessions' names.
  void replay(std::shared_ptr<sessions_subscription_state> const&, std::span<std::string const>, bool last);

  // The session is gone: its subscriptions fail.
  void forget(std::string const& session);

  void fail(std::shared_ptr<subscription_state> const&, fault);
  void fail(std::shared_ptr<sessions_subscription_state> const&, fault);

  void close();
  bool closed() const { return closed_; }

 private:
  class handle;
  class sessions_handle;

  void remove(std::shared_ptr<subscription_state> const&);

  bool closed_ = false;
  std::unordered_map<std::string, std::vector<std::shared_ptr<subscription_state>>> by_session_;
  std::vector<std::shared_ptr<sessions_subscription_state>> of_sessions_;
};

}  // namespace dais::log
