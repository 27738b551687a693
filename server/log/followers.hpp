#pragma once

#include "log/log.hpp"

#include <cstddef>
#include <unordered_map>
#include <utility>

namespace dais::log {

// One follower's place in its session.
struct following {
  std::string session;
  std::uint64_t next = 1;  // the entry that it is given next
  bool live = false;       // has been given all that there was: new entries go to it at once
  bool ended = false;
  engine::deliver deliver;
  std::function<void()> caught_up;
  engine::failed failed;
};

// The place of one that follows the names of the sessions.
struct following_sessions {
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

// The followings of one engine. Belongs to the thread that uses the engine. Work that the engine has posted holds on to it, and finds it
// closed when the engine is gone.
class followers {
 public:
  // The following is over when the returned subscription is destroyed, which may be after the engine.
  static std::pair<std::unique_ptr<subscription>, std::shared_ptr<following>> add(std::shared_ptr<followers> const&, following);

  static std::pair<std::unique_ptr<subscription>, std::shared_ptr<following_sessions>> add(std::shared_ptr<followers> const&,
                                                                                           following_sessions);

  // Gives new sessions and entries to those who have caught up, then answers the appends.
  void publish(batch&);

  // Gives a piece of a replay. After the last one, which reaches as far as everything published before, the following is live.
  void replay(std::shared_ptr<following> const&, std::span<entry const>, bool last);

  // In the same way, of the sessions' names.
  void replay(std::shared_ptr<following_sessions> const&, std::span<std::string const>, bool last);

  // The session is gone: its followings fail.
  void forget(std::string const& session);

  void fail(std::shared_ptr<following> const&, fault);
  void fail(std::shared_ptr<following_sessions> const&, fault);

  void close();
  bool closed() const { return closed_; }

 private:
  class handle;
  class sessions_handle;

  void remove(std::shared_ptr<following> const&);

  bool closed_ = false;
  std::unordered_map<std::string, std::vector<std::shared_ptr<following>>> by_session_;
  std::vector<std::shared_ptr<following_sessions>> of_sessions_;
};

}  // namespace dais::log
