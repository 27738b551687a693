#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// libpq's.
struct pg_conn;
struct pg_result;

// The little of PostgreSQL's client that the log needs. Trouble is thrown as `error`; the engine turns it into outcomes and faults.
namespace dais::log::postgres {

class error : public std::runtime_error {
 public:
  error(std::string state, std::string const& what) : std::runtime_error(what), state_(std::move(state)) {}

  // SQLSTATE; empty where the server said nothing.
  std::string const& state() const { return state_; }

  // The connection is gone, or the server does not answer on it: what it was asked for may be done, now or later, or not.
  bool is_lost() const { return state_.empty(); }

  // The server has done nothing of it, and may do it when it is asked again.
  bool is_passing() const;

 private:
  std::string state_;
};

// Parameters of a statement, in the server's binary format.
class parameters {
 public:
  parameters& bytes(std::string_view);
  parameters& number(std::int64_t);
  parameters& bytes(std::span<std::string const>);     // bytea[]
  parameters& numbers(std::span<std::int64_t const>);  // bigint[]

 private:
  friend class connection;
  void add(unsigned type, std::string value);

  std::vector<unsigned> types_;
  std::vector<std::string> values_;
};

// The rows of an answer.
class rows {
 public:
  explicit rows(pg_result* r) : result_(r) {}

  int count() const;
  bool is_null(int row, int column) const;
  std::string_view bytes(int row, int column) const;
  std::int64_t number(int row, int column) const;
  bool flag(int row, int column) const { return bytes(row, column) == std::string_view("\1", 1); }

 private:
  struct clear {
    void operator()(pg_result*) const;
  };
  std::unique_ptr<pg_result, clear> result_;
};

// Where a log is: what libpq's connection string says, and what the log wants where it says nothing.
class target {
 public:
  // A URL (postgres://…) or keywords and values. Throws std::invalid_argument with a sentence.
  explicit target(std::string const& connection_string);

  // For people: without the password.
  std::string const& name() const { return name_; }

  // That others could read what goes there, unless somebody has decided how it goes.
  std::optional<std::string> remark() const;

 private:
  friend class connection;
  // Of several hosts each by itself, as libpq wants it.
  std::vector<std::map<std::string, std::string>> each_host() const;

  std::map<std::string, std::string> values_;
  std::string name_;
};

bool is_target(std::string_view text);  // rather than the name of a file

// A connection to the server that takes writes. Used by one thread.
class connection {
 public:
  // Takes as long as the target's connect_timeout for each host. An answer that takes longer than `answer` is not waited for; the server is
  // told to give up a statement after `statement`.
  connection(target const&, std::chrono::milliseconds statement, std::chrono::milliseconds answer);
  connection(connection const&) = delete;

  // Sends one statement and waits for its answer.
  rows run(char const* sql, parameters const& = {});

  // Several, with no parameters and no answer that anybody wants. `at_most`: as for `answer`.
  void run_all(std::string const& sql, std::chrono::milliseconds at_most);

  // What the server warned of while it did the last statement.
  std::string const& warning() const { return warning_; }

  int server_version() const;
  int backend() const;
  int socket() const;

  // Takes in what has come, and gives the notifications that were among it.
  struct notification {
    std::string text;
    int by = 0;  // the backend
  };
  std::vector<notification> notifications();

 private:
  struct finish {
    void operator()(pg_conn*) const;
  };

  rows answer(std::chrono::milliseconds at_most);
  [[noreturn]] void lose(std::string const& why) const;

  std::unique_ptr<pg_conn, finish> handle_;
  std::chrono::milliseconds const answer_;
  std::string warning_;
};

// Thrown where the server that answers will not have this program however often it is asked: a wrong password, a database that is not
// there, a log of a newer release.
class refused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dais::log::postgres
