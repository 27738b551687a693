#pragma once

#include "log/kept_entry.hpp"
#include "log/log.hpp"
#include "log/postgres.hpp"

#include <map>
#include <optional>
#include <vector>

namespace dais::log {

// How far a session has been read.
struct place {
  std::uint64_t seq = 0;
  link at{};  // of the entry there; before the first one, of the session

  bool operator==(place const&) const = default;
};

// Asks a log in PostgreSQL. Every question sees all that was committed before it. Trouble is thrown; what is not as it was written, as
// `not_as_written`.
class postgres_reader {
 public:
  class not_as_written : public std::runtime_error {
   public:
    using std::runtime_error::runtime_error;
  };

  explicit postgres_reader(postgres::connection& db) : db_(db) {}

  // Sessions with their numbers, in the order of their first entries, behind the one of that number; at most `limits::replay_entries_max`.
  struct names {
    std::vector<std::pair<std::int64_t, std::string>> all;
    bool last = true;  // there was none after them
  };
  names sessions(std::int64_t after);

  // The entries of a session behind a place, at most as many as `limits::replay_entries_max` and `limits::replay_bytes_max` allow.
  struct part {
    std::int64_t number = 0;  // of the session; 0: it is not there
    std::vector<kept_entry> entries;
    place head;        // the session's last entry
    bool last = true;  // that is among them, or before them
  };
  part read(std::string const& session, std::uint64_t after);

  // The same of sessions by their numbers, each behind the place that it has been read to; which is held against what stands there. Nothing
  // of those that are not there any more; `wrong` where it is not as it was read, or is not as it was written.
  struct news {
    part is;
    std::optional<std::string> wrong;
  };
  std::map<std::int64_t, news> read_on(std::map<std::int64_t, place> const& read);

  std::int64_t latest_session();  // its number; 0 in an empty log

  time_point newest();

  // Empty if there is none.
  std::string checkpoint(std::string const& session);

  // Throws where the entries do not stand behind one another and behind that place.
  static void check(part const&, std::uint64_t after, link before);

 private:
  postgres::connection& db_;
};

// Of rows that end with seq, at, id, payload, salt, link and rewritten, from that column on.
kept_entry kept_entry_of(postgres::rows const&, int row, int first_column);

}  // namespace dais::log
