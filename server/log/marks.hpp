#pragma once

#include "log/chain.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace dais::log {

// How far a session was confirmed.
struct mark {
  std::string session;
  std::uint64_t seq = 0;
  link at{};

  bool operator==(mark const&) const = default;
};

// The marks of a log, in a file beside it: what the log and its write-ahead log are held against at the next start. A mark is written when
// its entry is durable and before anybody is told so. It survives the process at once; `sync` brings all of them to disk. Used by one
// thread.
class marks {
 public:
  // Made if there is none. Throws std::system_error.
  explicit marks(std::filesystem::path const& file);
  ~marks();
  marks(marks const&) = delete;

  bool was_there() const { return was_there_; }
  // Of what was found, by the sessions' numbers; `damaged` ones say nothing any more.
  std::map<std::int64_t, mark> const& found() const { return found_; }
  std::size_t damaged() const { return damaged_; }

  // Throw std::system_error.
  void set(std::int64_t number, mark const&);
  void remove(std::int64_t number);
  void sync();
  bool is_synced() const { return is_synced_; }

 private:
  void write(std::int64_t number, std::string const& slot);

  std::filesystem::path file_;
  int fd_;
  bool was_there_ = false;
  bool is_synced_ = true;
  std::size_t damaged_ = 0;
  std::map<std::int64_t, mark> found_;
};

// The same, only read.
std::map<std::int64_t, mark> read_marks(std::filesystem::path const& file);

}  // namespace dais::log
