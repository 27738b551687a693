#pragma once

#include "log/sqlite_file.hpp"
#include "log/verification.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// What an operator does with a log in SQLite beside having it served.
namespace dais::log {

// Reads all of a log, also while a server uses it.
std::variant<verification, refusal> verify_sqlite_log(std::filesystem::path const& file);

// Makes a copy as of one moment, with marks of its own, also while a server uses the log. There must be no log at `to`; its directory must
// exist. What is wrong with the log is copied as it is.
std::optional<refusal> copy_sqlite_log(std::filesystem::path const& file, std::filesystem::path const& to);

// What was done to a log to have it served again.
struct repair {
  std::filesystem::path kept;     // where the damaged files are
  std::uint64_t saved = 0;        // entries
  std::vector<std::string> lost;  // what is lost, by session
};

// Puts a log in the place of a damaged one that holds all that can still be read as it was written. An entry that is lost among others is
// given `nothing` for a payload, so that those behind it keep their places; of a session whose first entry is lost nothing can be saved. No
// server may use it.
std::variant<repair, refusal> repair_sqlite_log(std::filesystem::path const& file, std::string const& nothing);

}  // namespace dais::log
