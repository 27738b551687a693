#pragma once

#include "log/chain.hpp"
#include "log/log.hpp"
#include "log/sqlite.hpp"

#include <map>
#include <optional>

namespace dais::log {

// Part of a session, as it was at one time.
struct chunk {
  std::vector<entry> entries;
  bool last = true;  // there was nothing after them
};

// Names of sessions, in the order of their first entries.
struct session_chunk {
  std::vector<std::string> names;
  std::uint64_t number = 0;  // of the last one
  bool last = true;          // there was none after it
};

// Asks a log in SQLite. Every question sees all that was committed before it. The database must outlive it; trouble is thrown.
class sqlite_reader {
 public:
  explicit sqlite_reader(sqlite::database&);

  // Those behind the one of that number, at most `limits::replay_entries_max`.
  session_chunk sessions(std::uint64_t after);

  // The names of all, in that order.
  std::vector<std::string> all_sessions();

  // Of a session, in the order of their first entries; none where it has no entry.
  std::optional<std::int64_t> number(std::string const& session);

  time_point newest();

  // How far the newest entries of sessions are behind `now`, for those that are.
  std::map<std::string, duration> ahead_of(time_point now);

  // The entry of this id. Throws where it is not as it was written.
  std::optional<entry> find(std::string const& session, std::string const& id);

  // The entries after `after`, at most as many as `limits::replay_entries_max` and `limits::replay_bytes_max` allow. Throws where one is
  // missing, or is not as it was written.
  chunk read(std::string const& session, std::uint64_t after);

  // What stands for the entry and all before it; nothing where there is none. Of a log without a chain, zeros.
  std::optional<link> link_at(std::string const& session, std::uint64_t seq);

  // The number of the session's last entry; 0 where it has none.
  std::uint64_t last(std::string const& session);

 private:
  link checked(sqlite::rows const&, entry const&, std::string const& session, std::optional<link> const& before) const;

  bool is_chained_;
  sqlite::statement sessions_;
  sqlite::statement number_;
  sqlite::statement newest_;
  sqlite::statement entries_;
  sqlite::statement by_id_;
  sqlite::statement ahead_;
  sqlite::statement link_;
  sqlite::statement last_;
};

}  // namespace dais::log
