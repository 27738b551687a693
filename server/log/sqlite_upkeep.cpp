#include "log/sqlite_upkeep.hpp"

#include "log/marks.hpp"
#include "log/sqlite_examine.hpp"
#include "log/sqlite_reader.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace dais::log {
namespace {

// All but the first line, which says which database.
std::vector<std::string> structure_of(sqlite::database& db) {
  std::vector<std::string> wrong;
  try {
    sqlite::statement check(db, "PRAGMA integrity_check(20)");
    for (auto answer = check.with(); answer.next();)
      if (auto const line = answer.text(0); line != "ok") wrong.push_back(line.substr(line.find('\n') + 1));
  } catch (sqlite::error const& e) {
    wrong.emplace_back(e.what());
  }
  return wrong;
}

}  // namespace

std::variant<verification, refusal> verify_sqlite_log(std::filesystem::path const& file) {
  try {
    // Before the log: a server that uses it goes on marking.
    auto const marked = read_marks(marks_of(file));
    sqlite::database db(std::filesystem::absolute(file), sqlite::access::read_only);
    if (auto why = check_sqlite_format(db, file)) return std::move(*why);
    verification all;
    all.of_file = structure_of(db);
    sqlite_reader reader(db);
    auto names = reader.all_sessions();
    std::set<std::string> const there(names.begin(), names.end());
    for (auto const& [number, one] : marked)
      if (!there.contains(one.session)) names.push_back(one.session);
    for (auto const& name : names) all.sessions.push_back(verified_by<sqlite::error>(reader, name));
    for (auto const& [number, one] : marked) {
      auto const found = std::find_if(all.sessions.begin(), all.sessions.end(), [&](auto const& s) { return s.session == one.session; });
      if (!found->wrong) found->wrong = missing_of(reader, one);
    }
    return all;
  } catch (std::exception const& e) {
    return refusal{file.string() + " cannot be read: " + e.what() + "."};
  }
}

std::optional<refusal> copy_sqlite_log(std::filesystem::path const& file, std::filesystem::path const& to) {
  if (std::filesystem::exists(to) || std::filesystem::exists(marks_of(to)))
    return refusal{to.string() + " is there already. Move it away, or use another directory."};
  try {
    sqlite::database from(std::filesystem::absolute(file), sqlite::access::read_only);
    if (auto why = check_sqlite_format(from, file)) return why;
    sqlite::database copy(to, sqlite::access::create);
    // In one step, which is one moment of the log.
    auto* const copying = sqlite3_backup_init(copy.handle(), "main", from.handle(), "main");
    auto const result = copying ? sqlite3_backup_step(copying, -1) : sqlite3_extended_errcode(copy.handle());
    sqlite3_backup_finish(copying);
    if (result != SQLITE_DONE) throw sqlite::error(result, sqlite3_errstr(result));
    sqlite_reader reader(copy);
    marks made(marks_of(to));
    condition ignored;
    compare_with_marks(reader, made, ignored);
    made.sync();
    return {};
  } catch (std::exception const& e) {
    std::error_code left;
    std::filesystem::remove(to, left);
    return refusal{file.string() + " cannot be copied to " + to.string() + ": " + e.what() + "."};
  }
}

}  // namespace dais::log
