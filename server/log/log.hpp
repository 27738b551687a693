#pragma once

#include "session/time.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace dais::log {

// What an engine keeps: a payload that it does not read, with its place and its time.
struct entry {
  std::uint64_t seq = 0;  // 1 is the first of its session; no gaps
  time_point at{};        // stamped when its turn to be written came; never before that of the entry before it
  std::string id;         // the appender's; a second append of the same id to the same session is the first one again
  std::string payload;

  bool operator==(entry const&) const = default;
};

// What is in the log cannot be read.
struct fault {
  std::string what;
  bool is_forgotten = false;  // It was taken away: it is not there any more.
};

inline fault session_forgotten(std::string const& session) { return {"session " + session + " was forgotten", true}; }

// What becomes of an append.
struct appended {
  std::uint64_t seq = 0;
};
struct was_there {  // an entry with this id, whoever appended it; nothing was added
  std::uint64_t seq = 0;
};
struct not_appended {  // and never will be by this append
  std::string what;
};
struct unknown {  // It may be in the log, or may come into it yet: appending the same id again does no harm.
  std::string what;
};
using append_outcome = std::variant<appended, was_there, not_appended, unknown>;

// What a session's log has under an id, and the log's time then.
struct found {
  std::optional<entry> there;
  time_point at{};
};

// What a rewriting says of an entry that is not there.
inline fault no_such_entry(std::string const& session, std::uint64_t seq) {
  return {"session " + session + " has no entry " + std::to_string(seq)};
}

// Another payload for an entry, in the place of the one that it was appended with.
struct rewritten {
  std::uint64_t seq = 0;
  std::string payload;
};

// How an engine is.
struct condition {
  std::optional<std::string> trouble;  // nothing can be appended at present, and why
  std::map<std::string, std::string>
      damaged;                       // sessions of which less or other is there than was confirmed, and what; they cannot be followed
  std::vector<std::string> remarks;  // what else was found when the log was opened
  // How far the stamps of sessions run ahead of the clock that the engine was made with: as far as their newest entries stood in the future
  // when the log was opened. They go on from there, and those of all others do not.
  std::map<std::string, duration> ahead;
};

// Ends a subscription when it is destroyed: nothing is delivered after that.
class subscription {
 public:
  virtual ~subscription() = default;
};

// A durable, totally ordered list of entries for each session. One thread uses an engine; an engine may have threads of its own, and
// gives everything back through the `post` that it was made with, on that one thread. Any callback may append, follow, end a subscription
// or destroy the engine. No call waits for a disk or for another machine. A destroyed engine that was not closed has made durable all that
// was appended to it. It calls nothing any more; `post` and `clock` must be callable until then.
class engine {
 public:
  // Runs a task later on the thread that uses the engine, in the order given.
  using post = std::function<void(std::function<void()>)>;
  using clock = std::function<time_point()>;  // called by any thread
  using done = std::function<void(append_outcome)>;
  using deliver = std::function<void(std::span<entry const>)>;
  using deliver_sessions = std::function<void(std::span<std::string const>)>;
  using failed = std::function<void(fault)>;
  using forgotten = std::function<void(std::optional<fault>)>;

  virtual ~engine() = default;

  // `done` is called when the entry is durable, after every follower of the session on this engine that has caught up has been given it;
  // or when nothing better can be told. In the order of the appends, but for one that is not taken because too much is waiting, which is
  // told at once.
  virtual void append(std::string session, std::string id, std::string payload, done) = 0;

  // Delivers the entries after `after`, in order and without gaps, then new ones as they become durable. Entries come in batches.
  // `caught_up`, if given, is called once, when all that was in the log at the call has been delivered. `failed`, if given, is called
  // when what is in the log cannot be read: the subscription is over then, and nothing more is delivered.
  virtual std::unique_ptr<subscription> follow(std::string session, std::uint64_t after, deliver, std::function<void()> caught_up = {},
                                               failed = {}) = 0;

  // Gives the entry of this id, however old; or why it cannot be told. Where there is none, what was appended before and is not answered
  // yet, or was answered as not known, may come still: an entry that comes behind this is stamped no earlier than the time that is given.
  virtual void find(std::string session, std::string id, std::function<void(std::variant<found, fault>)> then) = 0;

  // Keeps bytes beside a session's log, in place of those before, for whoever would rather not read all of it again. They may be gone
  // at any time, or be older ones: nothing may depend on them. Does nothing for a session without an entry.
  virtual void keep_checkpoint(std::string session, std::string bytes) = 0;

  // Gives what was kept last, as far as it is still there; empty if nothing is. Whether it is whole is for whoever wrote it to see.
  virtual void checkpoint(std::string session, std::function<void(std::string bytes)> then) = 0;

  // Delivers the names of all sessions that have an entry, oldest first, each once, then new ones: before the append of the first entry
  // is answered here. The callbacks are as those of `follow`.
  virtual std::unique_ptr<subscription> follow_sessions(deliver_sessions, std::function<void()> caught_up = {}, failed = {}) = 0;

  // Takes a session away, with its checkpoint and all that was appended before: once this is told without a fault, nothing that the engine
  // keeps holds any of it. Its subscriptions fail, on other engines too. What is appended to its name later begins another session: whoever
  // forgets one sees to it that nobody appends to it any more. Whoever follows it on another engine appends nothing to it until that fails.
  virtual void forget(std::string session, forgotten) = 0;

  // Gives entries of a session other payloads, for good; they keep their places, times and ids. All of them or, with a fault, perhaps none.
  // The session's checkpoint goes. Once this is told without a fault, nothing that the engine keeps holds what those payloads were. Who
  // follows has been given the old ones, and is told nothing. With none it ends what one before began, and did not end.
  virtual void rewrite(std::string session, std::vector<rewritten>, forgotten) = 0;

  // Takes nothing more: what is appended from now on is not appended. `done` is called when all that was appended is answered. Whoever
  // cannot wait for that any longer, because a disk or another machine does not answer, destroys the engine before: what is not answered
  // by then is not known, and nothing waits for it.
  virtual void close(std::function<void()> done) = 0;

  // Whether others append to the same log, so that more may stand in it than has been delivered here.
  virtual bool is_shared() const { return false; }

  // As it is now.
  virtual condition health() const { return {}; }

  // Gives the stamp of the newest entry of any session, the epoch in an empty log; or why it cannot be read.
  virtual void newest(std::function<void(std::variant<time_point, fault>)> then) = 0;
};

}  // namespace dais::log
