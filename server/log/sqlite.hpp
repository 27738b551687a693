#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

// The little of SQLite that the log needs. Trouble is thrown as `error`; the engine turns it into faults and refusals.
namespace dais::log::sqlite {

class error : public std::runtime_error {
 public:
  error(int code, std::string const& what) : std::runtime_error(what), code_(code) {}
  int code() const { return code_; }  // SQLite's extended result code

 private:
  int code_;
};

enum class access { read_only, read_write, create };

// One connection to a file. Used by one thread at a time.
class database {
 public:
  database(std::filesystem::path const&, access);

  void run(char const* sql);             // Answers are thrown away.
  std::int64_t number(char const* sql);  // first column of the first row
  std::string text(char const* sql);     // first column of the first row
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
  std::int64_t changes() const { return sqlite3_changes(handle_.get()); }  // rows of the last insert
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
  };
  std::unique_ptr<sqlite3, close> handle_;
};

// Bytes that are no text.
struct blob {
  std::string_view bytes;
};

// The answer to a statement, row by row. No snapshot of the file is held after its end.
class rows {
 public:
  explicit rows(sqlite3_stmt* s) : statement_(s) {}
  rows(rows const&) = delete;
  rows& operator=(rows const&) = delete;
  ~rows() { sqlite3_reset(statement_); }

  bool next();
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) const;  // or a blob's bytes
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

 private:
  sqlite3_stmt* statement_;
};

// A prepared statement. It must not outlive its database; one answer at a time.
class statement {
 public:
  statement(database&, char const* sql);

  // Texts must stay while the answer is read.
  template <class... Values>
  rows with(Values... values) {
    int place = 0;
    (bind(++place, values), ...);
    return rows(handle_.get());
  }

  void run(auto... values) {
    auto answer = with(values...);
    while (answer.next()) {
    }
  }

 private:
  void bind(int place, std::int64_t value);
  void bind(int place, std::string_view value);
  void bind(int place, blob value);

  struct finalize {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3_stmt, finalize> handle_;
};

}  // namespace dais::log::sqlite
