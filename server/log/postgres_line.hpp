#pragma once

#include "log/postgres.hpp"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace dais::log {

struct postgres_options {
  bool is_reading = false;  // what is there; nothing is appended or changed

  std::chrono::milliseconds statement{2000};  // by then the server gives a statement up, and has done nothing of it
  std::chrono::milliseconds answer{3000};     // by then the connection counts as lost
  std::chrono::milliseconds settled{10'000};  // by then an append is answered
  std::chrono::milliseconds again{100};       // between two tries
  std::chrono::milliseconds idle{1000};       // after that a connection is tried out, and everything is looked at
  std::chrono::milliseconds expiry{5000};     // a node that is not heard of for so long is not there any more
};

// A thread's connection to the database, made anew after it was lost. How that is, any thread may ask.
class postgres_line {
 public:
  postgres_line(postgres::target to, postgres_options const& with) : target_(std::move(to)), with_(with) {}

  bool is_open() const { return db_.has_value(); }

  // Connects where it is not connected; the log's schema is there then, and up to date. Throws postgres::error, postgres::refused.
  postgres::connection& open();

  // Closes the connection.
  void lose(std::string const& why);

  // What went wrong last, until something went well.
  void tell(std::string const& trouble);
  void is_well();

  // While one lives the database is being asked.
  class asking {
   public:
    explicit asking(postgres_line& of) : of_(of) { of_.ask(std::chrono::steady_clock::now()); }
    ~asking() { of_.ask({}); }
    asking(asking const&) = delete;

   private:
    postgres_line& of_;
  };

  std::optional<std::string> trouble() const;
  std::vector<std::string> remarks() const;

 private:
  void ask(std::optional<std::chrono::steady_clock::time_point> since);

  postgres::target const target_;
  postgres_options const with_;
  std::optional<postgres::connection> db_;

  std::mutex mutable mutex_;  // of what follows
  std::optional<std::string> trouble_ = "the database has not answered yet";
  std::optional<std::chrono::steady_clock::time_point> asked_;
  std::vector<std::string> remarks_;
};

}  // namespace dais::log
