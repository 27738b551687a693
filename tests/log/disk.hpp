#pragma once

#include <sqlite3.h>

#include <functional>

namespace dais::log {

// Stands between SQLite and its files while it lives: sees every write and can make it fail. One at a time.
class disk {
 public:
  enum class part { file, wal };
  enum class operation { write, sync };
  // Called before an operation, on the thread that does it. Anything but SQLITE_OK is its result, and it is not done.
  using before = std::function<int(part, operation)>;

  explicit disk(before);
  ~disk();
  disk(disk const&) = delete;
  disk& operator=(disk const&) = delete;

 private:
  sqlite3_vfs layer_;
};

}  // namespace dais::log
