#pragma once

#include "log/chain.hpp"
#include "log/followers.hpp"
#include "log/marks.hpp"
#include "log/sqlite.hpp"

#include <filesystem>

namespace dais::log {

struct waiting_append {
  std::string session;
  std::string id;
  std::string payload;
  engine::done done;
};

// Puts entries into a log in SQLite. Used by one thread at a time; the database and the marks must outlive it.
class sqlite_writer {
 public:
  // Prepares the connection for writing. Throws sqlite::error.
  sqlite_writer(sqlite::database&, std::filesystem::path const& file, marks&, engine::clock);

  // Before anything is appended: how far sessions' stamps run ahead of the clock.
  void run_ahead(std::map<std::string, duration> by) { ahead_ = std::move(by); }

  // One transaction, on disk when this returns, and marked; its entries are stamped when it begins. If it fails nothing is appended; but
  // where the disk had been given all of it, a crash that follows may leave it there.
  batch commit(std::vector<waiting_append>);

  // Why nothing could be appended when that was last tried, or empty.
  std::string const& trouble() const { return trouble_; }

  // Tries again whether the disk takes anything, after it did not.
  void probe();

  // The time that no entry of the session will bear an earlier one than. What is not in the log then of what failed before will not be.
  // Throws where the disk fails.
  time_point time_of(std::string const& session);

  // What was there before is overwritten, in the file and in the write-ahead log. Throw where the disk fails, or where somebody who reads
  // the file keeps the write-ahead log from being emptied: it is forgotten by then, but not yet overwritten, and forgetting again does
  // that.
  void forget(std::string const& session);
  std::optional<fault> rewrite(std::string const& session, std::vector<rewritten> const&);

  // Moves what is in the write-ahead log into the file, once there is enough of it; where others wait for the disk, once there is much, and
  // for a slow one, once there is very much. That it fails costs nothing: it is tried again.
  void shorten_wal_if_due(bool others_wait);

  // Brings the marks to disk, where they are not.
  void sync_marks();

 private:
  struct session_end {
    std::int64_t number = 0;
    std::uint64_t seq = 0;
    time_point at = time_point::min();
    link last{};
  };

  template <class Change>
  void overwrite(Change);
  void replace_failed_commit();
  void roll_back();
  duration ahead(std::string const& session) const;
  void expect_file() const;
  std::string appended_with(std::int64_t session, std::uint64_t seq);
  void mark_ends(batch const&);
  bool find_end(std::string const& session, session_end&);
  // `begun`: the sessions that had none before.
  session_end& end_of(std::string const& session, std::vector<std::string>& begun);

  sqlite::database& db_;
  std::filesystem::path const file_;
  std::uint64_t const file_id_;  // of the file that is open; another one of its name, or none, does not keep what is written to it
  marks& marks_;
  engine::clock const clock_;
  sqlite::statement begin_, commit_, find_session_, find_end_, add_session_, add_entry_, find_id_, forget_entries_, forget_session_,
      find_content_, rewrite_entry_;
  std::unordered_map<std::string, session_end> ends_;
  std::int64_t last_number_ = 0;  // of a session that was forgotten: no other one gets it while followers count by numbers
  int wal_pages_ = 0;
  bool is_slow_ = false;      // as the last commit showed
  bool is_in_doubt_ = false;  // the last commit failed, and a crash might bring it back
  std::string trouble_;
  std::map<std::string, duration> ahead_;
};

}  // namespace dais::log
