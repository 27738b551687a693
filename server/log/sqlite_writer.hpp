#pragma once

#include "log/followers.hpp"
#include "log/sqlite.hpp"

namespace dais::log {

struct waiting_append {
  std::string session;
  std::string id;
  std::string payload;
  engine::done done;
};

// Puts entries into a log in SQLite. Used by one thread at a time; the database must outlive it.
class sqlite_writer {
 public:
  // Prepares the connection for writing. Throws sqlite::error.
  sqlite_writer(sqlite::database&, engine::clock);

  // One transaction, on disk when this returns; its entries are stamped when it begins. If it fails nothing is appended; but where the disk
  // had been given all of it, a crash that follows may leave it there.
  batch commit(std::vector<waiting_append>);

  // The time that no entry of the session will bear an earlier one than. What is not in the log then of what failed before will not be.
  // Throws where the disk fails.
  time_point time_of(std::string const& session);

  // What was there before is overwritten, in the file and in the write-ahead log. Throw where the disk fails, or where somebody who reads
  // the file keeps the write-ahead log from being emptied: it is forgotten by then, but not yet overwritten, and forgetting again does
  // that.
  void forget(std::string const& session);
  std::optional<fault> rewrite(std::string const& session, std::vector<rewritten> const&);

  // Moves what is in the write-ahead log into the file, once there is enough of it. That it fails costs nothing: it is tried again.
  void shorten_wal_if_due();

 private:
  struct session_end {
    std::int64_t number = 0;
    std::uint64_t seq = 0;
    time_point at = time_point::min();
  };

  template <class Change>
  void overwrite(Change);
  void replace_failed_commit();
  void roll_back();
  bool find_end(std::string const& session, session_end&);
  // `begun`: the sessions that had none before.
  session_end& end_of(std::string const& session, std::vector<std::string>& begun);

  sqlite::database& db_;
  engine::clock const clock_;
  sqlite::statement begin_, commit_, find_session_, find_end_, add_session_, add_entry_, find_id_, forget_entries_, forget_session_,
      rewrite_entry_;
  std::unordered_map<std::string, session_end> ends_;
  std::int64_t last_number_ = 0;  // of a session that was forgotten: no other one gets it while followers count by numbers
  int wal_pages_ = 0;
  bool is_in_doubt_ = false;  // the last commit failed, and a crash might bring it back
};

}  // namespace dais::log
