#include "database.hpp"

#include "log/postgres_schema.hpp"
#include "support.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace dais::log {
namespace {

constexpr std::chrono::milliseconds long_enough{30'000};

void run_cluster(std::string const& what, std::filesystem::path const& dir) {
  auto const command = std::string(DAIS_SOURCE_DIR) + "/tests/log/cluster.sh " + what + ' ' + dir.string();
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cannot " + what + " the tests' PostgreSQL");
}

class own_cluster {
 public:
  own_cluster() : dir_(std::filesystem::temp_directory_path() / ("dais-cluster-" + std::to_string(::getpid()))) {
    run_cluster("start", dir_);
  }
  ~own_cluster() {
    try {
      run_cluster("stop", dir_);
    } catch (std::exception const&) {  // the next run does
    }
  }
  std::filesystem::path const& dir() const { return dir_; }

 private:
  std::filesystem::path const dir_;
};

postgres::connection connected(std::string const& database) {
  return {postgres::target("host=" + cluster().string() + " user=postgres dbname=" + database), long_enough, long_enough};
}

std::string fresh_name() {
  static std::atomic<int> count = 0;
  return "dais_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

std::vector<std::unique_ptr<database>>& free_databases() {
  static auto const& first = cluster();  // which is there for longer than they are
  static std::vector<std::unique_ptr<database>> all;
  (void)first;
  return all;
}

}  // namespace

std::filesystem::path cluster() {
  if (auto const* const given = std::getenv("DAIS_TEST_CLUSTER")) return given;
  static own_cluster const own;
  return own.dir();
}

std::filesystem::path socket_of(std::filesystem::path const& cluster) { return cluster / ".s.PGSQL.5432"; }

copied_cluster::copied_cluster(std::string const& setting) : path_(cluster().string() + "-" + fresh_name()) {
  run_cluster("copy", path_.string() + ' ' + cluster().string() + " \"" + setting + '"');
}

copied_cluster::~copied_cluster() {
  try {
    run_cluster("stop", path_);
  } catch (std::exception const&) {  // it goes on until somebody stops it
  }
}

database::database() : database(fresh_name()) {}

database::database(std::string name) : name_(std::move(name)) { connected("postgres").run_all("create database " + name_, long_enough); }

database::~database() {
  by_hand_.reset();
  try {
    connected("postgres").run_all("drop database " + name_ + " with (force)", long_enough);
  } catch (std::exception const&) {  // it goes with the cluster
  }
}

postgres::connection& database::by_hand() {
  if (!by_hand_) by_hand_ = std::make_unique<postgres::connection>(postgres::target(url()), long_enough, long_enough);
  return *by_hand_;
}

void database::set_clock(std::int64_t ms) const {
  auto text = std::to_string(ms);
  text.insert(0, 20 - text.size(), ' ');
  auto const fd = ::open((cluster() / (name_ + ".clock")).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0 || ::pwrite(fd, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) throw std::runtime_error("no clock");
  ::close(fd);
}

void database::use_clock() {
  by_hand().run_all("create or replace function dais.now_ms() returns bigint language sql volatile as $$ select pg_read_file('" +
                        (cluster() / (name_ + ".clock")).string() + "')::bigint $$",
                    long_enough);
}

void database::wait_until(std::string const& sql) {
  while (!by_hand().run(sql.c_str()).flag(0, 0)) {
  }
}

void database::clear() {
  by_hand().run_all(
      "truncate dais.sessions, dais.entries, dais.checkpoints, dais.keys, dais.nodes, dais.bulletins; update dais.log set last_number = 0",
      long_enough);
}

borrowed_database::borrowed_database() {
  auto& all = free_databases();
  if (!all.empty()) {
    is_ = std::move(all.back());
    all.pop_back();
    is_->clear();
    return;
  }
  is_ = std::make_unique<database>();
  update_postgres_schema(is_->by_hand());
}

borrowed_database::~borrowed_database() { free_databases().push_back(std::move(is_)); }

}  // namespace dais::log
