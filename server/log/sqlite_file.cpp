#include "log/sqlite_file.hpp"

#include "log/chain.hpp"
#include "log/limits.hpp"
#include "log/marks.hpp"
#include "log/sqlite_reader.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

namespace dais::log {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t application = 0x44616973;  // "Dais", in the file's header
constexpr std::size_t application_at = 68;        // its place there
constexpr std::int64_t version = 2;               // of the schema

// Number 1 is the first session of the file. `entries_by_id` is what makes a retry count once.
constexpr std::array schema{
    "CREATE TABLE sessions(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    "CREATE TABLE entries(session INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, "
    "salt BLOB NOT NULL, link BLOB NOT NULL, rewritten BLOB, PRIMARY KEY(session, seq)) STRICT, WITHOUT ROWID",
    "CREATE UNIQUE INDEX entries_by_id ON entries(session, id)",
};

// Of format 1, which had no chain.
constexpr char const* unchained_entries =
    "CREATE TABLE entries(session INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, "
    "PRIMARY KEY(session, seq)) STRICT, WITHOUT ROWID";

fs::path beside(fs::path file, char const* suffix) { return file += suffix; }

std::string name_of(fs::path const& file) { return file.string(); }

refusal not_ours(fs::path const& file) {
  return {name_of(file) +
          " is not a log of Dais, or its beginning is destroyed. It has not been changed. Move it away, or use another "
          "data directory."};
}

refusal newer(fs::path const& file, std::int64_t found) {
  return {name_of(file) + " was written by a newer version of Dais (format " + std::to_string(found) + ", this program knows " +
          std::to_string(version) + "). It has not been changed. Use the newer version."};
}

refusal damaged(fs::path const& file, std::string const& detail) {
  return {name_of(file) + " is damaged: " + detail + ". It has not been changed. Put back a copy of it; protocol/log-format.md says how " +
          "to save what can still be read."};
}

// Without SQLite, which would make its side files beside another program's, or stop at a journal that is theirs to roll back.
std::optional<refusal> check_header(fs::path const& file) {
  std::array<char, 100> header{};
  if (!std::ifstream(file, std::ios::binary).read(header.data(), header.size()) || std::memcmp(header.data(), "SQLite format 3", 16) != 0)
    return not_ours(file);
  std::uint32_t found = 0;
  for (auto i = application_at; i < application_at + 4; ++i) found = found << 8 | static_cast<unsigned char>(header[i]);
  if (found != application) return not_ours(file);
  return {};
}

// With what the write-ahead log holds.
std::optional<refusal> check_content(fs::path const& file) {
  sqlite::database db(file, sqlite::access::read_only);
  if (auto why = check_sqlite_format(db, file)) return why;
  sqlite::statement tables(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  std::vector<std::string> found;
  for (auto answer = tables.with(); answer.next();) found.push_back(answer.text(0));
  auto const format = db.number("PRAGMA user_version");
  std::vector<std::string> expected(schema.begin(), schema.end());
  if (format == 1) expected.at(1) = unchained_entries;
  if (found != expected) return damaged(file, "its tables are not those of format " + std::to_string(format));
  if (fs::file_size(file) <= limits::checked_whole_max)
    if (auto const answer = db.text("PRAGMA quick_check(1)"); answer != "ok")
      return damaged(file, answer.substr(answer.find('\n') + 1));  // The first line only says which database.
  sqlite_reader reader(db);
  reader.newest();
  return {};
}

}  // namespace

std::variant<file_lock, refusal> file_lock::take(fs::path const& file) {
  auto const path = beside(file, "-lock");
  auto const fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return refusal{name_of(path) + " cannot be opened: " + std::strerror(errno) + ". The directory must exist and be writable."};
  file_lock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      return refusal{name_of(path) + " cannot be locked: " + std::strerror(errno) + ". Use a data directory on a local disk."};
    std::array<char, 16> owner{};
    auto const read = ::pread(fd, owner.data(), owner.size(), 0);
    return refusal{name_of(file) + " is in use by another server" +
                   (read > 0 ? " (process " + std::string(owner.data(), static_cast<std::size_t>(read)) + ")" : "") +
                   ". Stop that one, or give this one another data directory."};
  }
  // Only for the message above: a full disk is no reason to stop here.
  auto const owner = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, owner.data(), owner.size(), 0) < 0) errno = 0;
  return lock;
}

file_lock::~file_lock() {
  if (fd_ >= 0) ::close(fd_);
}

std::optional<refusal> create_sqlite_file(fs::path const& file) {
  // A write-ahead log that waits for a file of this name would be read into the new one.
  if (std::error_code e; fs::exists(beside(file, "-wal"), e))
    return refusal{name_of(file) + " is missing, but " + name_of(beside(file, "-wal")) +
                   ", which belongs to it and may hold its newest entries, is there. Put the file back beside it, or move that one away."};
  if (auto const held = read_marks(marks_of(file)); !held.empty()) {
    std::string names;
    for (auto const& [number, one] : held) names += (names.empty() ? "" : ", ") + one.session;
    return refusal{name_of(file) + " is missing. It held " + names + ". Put it back, or restore a backup; to begin anew, move " +
                   name_of(marks_of(file)) + " away."};
  }
  auto const draft = beside(file, "-new");
  try {
    for (auto const* left : {"", "-journal", "-wal", "-shm"}) fs::remove(beside(draft, left));
    {
      sqlite::database db(draft, sqlite::access::create);
      db.run("PRAGMA synchronous = FULL");
      db.run("BEGIN");
      db.run(("PRAGMA application_id = " + std::to_string(application)).c_str());
      db.run(("PRAGMA user_version = " + std::to_string(version)).c_str());
      for (auto const* sql : schema) db.run(sql);
      db.run("COMMIT");
      db.run("PRAGMA journal_mode = WAL");
    }
    fs::rename(draft, file);
    auto const directory = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    auto const synced = directory >= 0 && ::fsync(directory) == 0;
    auto const why = errno;
    if (directory >= 0) ::close(directory);
    if (!synced) return refusal{name_of(file.parent_path()) + " cannot be brought to disk: " + std::strerror(why) + "."};
  } catch (std::exception const& e) {
    return refusal{name_of(file) + " cannot be created: " + e.what() + "."};
  }
  return {};
}

std::optional<refusal> check_sqlite_format(sqlite::database& db, fs::path const& file) {
  if (db.number("PRAGMA application_id") != application) return not_ours(file);
  auto const found = db.number("PRAGMA user_version");
  if (found > version) return newer(file, found);
  if (found < 1) return damaged(file, "it has no version");
  return {};
}

bool update_sqlite_format(sqlite::database& db) {
  if (db.number("PRAGMA user_version") == version) return false;
  db.run("BEGIN IMMEDIATE; DROP INDEX entries_by_id; ALTER TABLE entries RENAME TO unchained_entries");
  db.run(schema[1]);
  {
    sqlite::statement read(db,
                           "SELECT session, seq, at, id, payload, name FROM unchained_entries JOIN sessions ON number = session "
                           "ORDER BY session, seq");
    sqlite::statement write(db, "INSERT INTO entries(session, seq, at, id, payload, salt, link) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    link last{};
    for (auto answer = read.with(); answer.next();) {
      auto const seq = answer.number(1);
      auto const id = answer.text(3), payload = answer.text(4);
      auto const with = random_salt();
      if (seq == 1) last = first_link(answer.text(5));
      last = next_link(last, static_cast<std::uint64_t>(seq), time_point(duration(answer.number(2))), id, content_of(with, payload));
      write.run(answer.number(0), seq, answer.number(2), std::string_view(id), std::string_view(payload), sqlite::blob{text_of(with)},
                sqlite::blob{text_of(last)});
    }
  }
  db.run("DROP TABLE unchained_entries");
  db.run(schema[2]);
  db.run(("PRAGMA user_version = " + std::to_string(version) + "; COMMIT").c_str());
  return true;
}

fs::path marks_of(fs::path const& file) { return beside(file, "-marks"); }

std::optional<refusal> check_sqlite_file(fs::path const& file) {
  std::error_code ignored;
  if (auto bad = check_header(file)) return bad;
  // SQLite makes these to read a file; they go with a refusal if they were not there before it.
  std::vector<fs::path> made;
  for (auto const* suffix : {"-wal", "-shm"})
    if (!fs::exists(beside(file, suffix), ignored)) made.push_back(beside(file, suffix));
  std::optional<refusal> bad;
  try {
    bad = check_content(file);
  } catch (sqlite::error const& e) {
    bad = damaged(file, e.what());
  }
  if (bad)
    for (auto const& path : made) fs::remove(path, ignored);
  return bad;
}

}  // namespace dais::log
