#pragma once

#include "log/postgres.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace dais::log {

// A PostgreSQL that all tests of a run share: the one that DAIS_TEST_CLUSTER names, or one that is started for this process and ends with
// it.
std::filesystem::path cluster();

// Another server that has all databases as they are now, while this is there.
class copied_cluster {
 public:
  explicit copied_cluster(std::string const& setting = {});
  ~copied_cluster();
  copied_cluster(copied_cluster const&) = delete;

  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path const path_;
};

// By which a server in that folder is reached.
std::filesystem::path socket_of(std::filesystem::path const& cluster);

// A database of a test, there as long as this is.
class database {
 public:
  database();
  explicit database(std::string name);
  ~database();
  database(database const&) = delete;

  std::string const& name() const { return name_; }
  std::string url(std::filesystem::path const& of = cluster()) const { return "host=" + of.string() + " user=postgres dbname=" + name_; }

  // The database as somebody else sees it: by a connection of its own.
  postgres::connection& by_hand();

  // The time that the log takes from it, instead of the machine's.
  void set_clock(std::int64_t ms) const;
  void use_clock();

  // Until the answer to this is true.
  void wait_until(std::string const& sql);

  // A log that is empty again, whatever was in it.
  void clear();

 private:
  std::string const name_;
  std::unique_ptr<postgres::connection> by_hand_;
};

// One with an empty log, which is another test's later. Nobody may use it any more when it is given back.
class borrowed_database {
 public:
  borrowed_database();
  ~borrowed_database();
  borrowed_database(borrowed_database const&) = delete;

  database& operator*() const { return *is_; }
  database* operator->() const { return is_.get(); }

 private:
  std::unique_ptr<database> is_;
};

}  // namespace dais::log
