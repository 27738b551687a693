#include "log/sqlite.hpp"

namespace dais::log::sqlite {
namespace {

[[noreturn]] void fail(sqlite3* db) {
  auto const code = sqlite3_extended_errcode(db);
  auto what = std::string(sqlite3_errstr(code));
  if (auto const detail = std::string(sqlite3_errmsg(db)); detail != what) what += " (" + detail + ")";
  throw error(code, what);
}

int flags(access a) {
  switch (a) {
    case access::read_only: return SQLITE_OPEN_READONLY;
    case access::read_write: return SQLITE_OPEN_READWRITE;
    case access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return 0;
}

}  // namespace

database::database(std::filesystem::path const& file, access a) {
  sqlite3* db = nullptr;
  auto const rc = sqlite3_open_v2(file.c_str(), &db, flags(a) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(db);
  if (!db) throw error(SQLITE_NOMEM, "out of memory");
  if (rc != SQLITE_OK) fail(db);
  // Somebody with a shell may hold a lock for a moment.
  sqlite3_busy_timeout(db, 2000);
}

void database::run(char const* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_.get());
}

std::int64_t database::number(char const* sql) {
  statement s(*this, sql);
  auto answer = s.with();
  return answer.next() ? answer.number(0) : 0;
}

std::string database::text(char const* sql) {
  statement s(*this, sql);
  auto answer = s.with();
  return answer.next() ? answer.text(0) : std::string{};
}

bool rows::next() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: fail(sqlite3_db_handle(statement_));
  }
}

std::string rows::text(int column) const {
  auto const is_blob = sqlite3_column_type(statement_, column) == SQLITE_BLOB;
  auto const* bytes = is_blob ? static_cast<char const*>(sqlite3_column_blob(statement_, column))
                              : reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string{};
}

statement::statement(database& db, char const* sql) {
  sqlite3_stmt* s = nullptr;
  if (sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &s, nullptr) != SQLITE_OK) fail(db.handle());
  handle_.reset(s);
}

void statement::bind(int place, std::int64_t value) {
  if (sqlite3_bind_int64(handle_.get(), place, value) != SQLITE_OK) fail(sqlite3_db_handle(handle_.get()));
}

void statement::bind(int place, std::string_view value) {
  if (sqlite3_bind_text64(handle_.get(), place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
    fail(sqlite3_db_handle(handle_.get()));
}

void statement::bind(int place, blob value) {
  if (sqlite3_bind_blob64(handle_.get(), place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC) != SQLITE_OK)
    fail(sqlite3_db_handle(handle_.get()));
}

}  // namespace dais::log::sqlite
