#pragma once

#include "log/bulletins.hpp"
#include "log/log.hpp"
#include "net/loop.hpp"
#include "program/data_directory.hpp"

#include <memory>
#include <string>

namespace dais::program {

// Asked for by Ctrl-C before anything is served.
struct stopped {};

// Where the log is: in the data directory, or in the database of PostgreSQL that a connection string names.
class log_place {
 public:
  log_place(data_directory const& data, std::string const& connection_string)
      : file_(data.log_file().string()), connection_string_(connection_string) {}

  bool is_in_database() const { return !connection_string_.empty(); }
  std::string const& where() const { return is_in_database() ? connection_string_ : file_; }
  std::string name() const;  // for people, without a password

 private:
  std::string file_, connection_string_;
};

// What is wrong with a connection string; empty where nothing is.
std::string why_not_database(std::string const& connection_string);

struct opened_log {
  std::unique_ptr<log::engine> engine;
  bool has_sessions = false;
};

// For a server. Waits for a database that is not reached, and says so. Says what was found that people should know. Throws
// std::runtime_error with a sentence, or `stopped`.
opened_log open_log(log_place const&, net::asio_loop&, bool const& stop);

// What the servers of a log tell one another beside it.
std::unique_ptr<log::bulletins> bulletins_of(log_place const&, net::asio_loop&);

// For somebody who only looks, also while servers use it. Throws std::runtime_error with a sentence.
std::unique_ptr<log::engine> open_log_for_reading(log_place const&, net::asio_loop&);

}  // namespace dais::program
