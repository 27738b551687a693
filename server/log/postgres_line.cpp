#include "log/postgres_line.hpp"

#include "log/limits.hpp"
#include "log/postgres_schema.hpp"

namespace dais::log {

postgres::connection& postgres_line::open() {
  if (db_) return *db_;
  db_.emplace(target_, with_.statement, with_.answer);
  try {
    if (with_.is_reading)
      check_postgres_schema(*db_);
    else
      update_postgres_schema(*db_);
    std::vector<std::string> found;
    if (auto remark = target_.remark()) found.push_back(std::move(*remark));
    if (db_->run("select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'").flag(0, 0) == false)
      found.emplace_back("the database is set up to lose what it has confirmed when its machine fails (fsync or full_page_writes is off)");
    std::lock_guard const hold(mutex_);
    remarks_ = std::move(found);
  } catch (std::exception const&) {
    db_.reset();
    throw;
  }
  return *db_;
}

void postgres_line::lose(std::string const& why) {
  db_.reset();
  tell(why);
}

void postgres_line::tell(std::string const& trouble) {
  std::lock_guard const hold(mutex_);
  trouble_ = target_.name() + ": " + trouble;
}

void postgres_line::is_well() {
  std::lock_guard const hold(mutex_);
  trouble_.reset();
}

void postgres_line::ask(std::optional<std::chrono::steady_clock::time_point> since) {
  std::lock_guard const hold(mutex_);
  asked_ = since;
}

std::optional<std::string> postgres_line::trouble() const {
  std::lock_guard const hold(mutex_);
  if (trouble_) return trouble_;
  if (asked_ && std::chrono::steady_clock::now() - *asked_ > limits::disk_answers_within)
    return target_.name() + ": the database does not answer";
  return {};
}

std::vector<std::string> postgres_line::remarks() const {
  std::lock_guard const hold(mutex_);
  return remarks_;
}

}  // namespace dais::log
