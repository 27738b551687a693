#pragma once

#include "log/refusal.hpp"
#include "log/sqlite.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>

// The file of the SQLite engine, as protocol/log-format.md describes it: who has it, what it is, how it begins.
namespace dais::log {

// The right to use a file, held by one process at a time and given back by the kernel however the process ends.
class file_lock {
 public:
  static std::variant<file_lock, refusal> take(std::filesystem::path const& file);

  file_lock(file_lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  file_lock& operator=(file_lock&&) = delete;
  ~file_lock();

 private:
  explicit file_lock(int fd) : fd_(fd) {}
  int fd_;
};

// Makes an empty log. A crash leaves either no file of this name or a whole one. The lock must be held.
std::optional<refusal> create_sqlite_file(std::filesystem::path const& file);

// Looks at a file before anything may write to it. A file that is refused is left as it was, with its side files. The lock must be held.
std::optional<refusal> check_sqlite_file(std::filesystem::path const& file);

// Whether an open database is a log of a format that this program knows.
std::optional<refusal> check_sqlite_format(sqlite::database&, std::filesystem::path const& file);

// Gives a log of an earlier format the present one, as a whole or not at all; false where it has that. Throws sqlite::error.
bool update_sqlite_format(sqlite::database&);

// Where the marks of a log are kept.
std::filesystem::path marks_of(std::filesystem::path const& file);

}  // namespace dais::log
