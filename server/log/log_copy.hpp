#pragma once

#include "log/refusal.hpp"
#include "log/sha256.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace dais::log {

// A session that was copied, with a digest of all that is kept of it.
struct copied_session {
  std::string session;
  std::uint64_t entries = 0;
  digest of{};
};

// Puts the sessions of a log into another one, entry by entry, as they are there: with their places, times, ids, payloads, and what the
// chain says of them. Each log is a file of SQLite or a database of PostgreSQL, by its connection string. What is copied is read again and
// compared. A file that is made must not be there, and none may be served meanwhile; a database may have a log, with other sessions. What
// is damaged is not copied: all that there is, or nothing.
std::variant<std::vector<copied_session>, refusal> copy_log(std::string const& from, std::string const& to);

}  // namespace dais::log
