#include "log/sqlite_writer.hpp"

#include "log/limits.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <system_error>

namespace dais::log {
namespace {

std::uint64_t file_id(std::filesystem::path const& file) {
  struct stat found {};
  return ::stat(file.c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_ino) : 0;
}

}  // namespace

sqlite_writer::sqlite_writer(sqlite::database& db, std::filesystem::path const& file, marks& m, engine::clock clock)
    : db_((db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cell_size_check = ON; "
                  "PRAGMA secure_delete = ON"),
           db)),
      file_(file),
      file_id_(file_id(file)),
      marks_(m),
      clock_(std::move(clock)),
      begin_(db, "BEGIN IMMEDIATE"),
      commit_(db, "COMMIT"),
      find_session_(db, "SELECT number FROM sessions WHERE name = ?1"),
      find_end_(db, "SELECT seq, at, link FROM entries WHERE session = ?1 ORDER BY seq DESC LIMIT 1"),
      add_session_(
          db,
          "INSERT INTO sessions(number, name) VALUES(max(?2, (SELECT coalesce(max(number), 0) FROM sessions)) + 1, ?1) RETURNING number"),
      // Only an id that is there already is passed over: a place that is taken is somebody else writing to this file, and a fault.
      add_entry_(db,
                 "INSERT INTO entries(session, seq, at, id, payload, salt, link) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                 "ON CONFLICT(session, id) DO NOTHING"),
      find_id_(db, "SELECT seq FROM entries WHERE session = ?1 AND id = ?2"),
      forget_entries_(db, "DELETE FROM entries WHERE session = ?1"),
      forget_session_(db, "DELETE FROM sessions WHERE number = ?1"),
      find_content_(db, "SELECT payload, salt, rewritten FROM entries WHERE session = ?1 AND seq = ?2"),
      rewrite_entry_(db, "UPDATE entries SET payload = ?3, salt = ?4, rewritten = ?5 WHERE session = ?1 AND seq = ?2") {
  if (sqlite3_db_readonly(db.handle(), "main") != 0)
    throw sqlite::error(SQLITE_READONLY, "it may only be read; change its permissions, or use another data directory");
  if (auto const mode = db.text("PRAGMA journal_mode"); mode != "wal")
    throw sqlite::error(SQLITE_CANTOPEN, "it cannot have a write-ahead log here");
  sqlite3_wal_hook(
      db.handle(),
      [](void* self, sqlite3*, char const*, int pages) {
        static_cast<sqlite_writer*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  // A number that was a session's once is no other's.
  if (!marks_.found().empty()) last_number_ = marks_.found().rbegin()->first;
}

batch sqlite_writer::commit(std::vector<waiting_append> appends) {
  batch b;
  b.outcomes.reserve(appends.size());
  bool committing = false;
  try {
    expect_file();
    begin_.run();
    auto const now = clock_();
    std::unordered_map<std::int64_t, std::size_t> places;  // in b.committed, by session
    for (auto& a : appends) {
      auto& end = end_of(a.session, b.begun);
      auto e = entry{end.seq + 1, std::max(end.at, now + ahead(a.session)), std::move(a.id), std::move(a.payload)};
      auto const with = random_salt();
      auto const next = next_link(end.last, e.seq, e.at, e.id, content_of(with, e.payload));
      add_entry_.run(end.number, static_cast<std::int64_t>(e.seq), std::int64_t{e.at.time_since_epoch().count()}, std::string_view(e.id),
                     std::string_view(e.payload), sqlite::blob{text_of(with)}, sqlite::blob{text_of(next)});
      if (db_.changes() == 0) {
        auto answer = find_id_.with(end.number, std::string_view(e.id));
        if (!answer.next()) throw sqlite::error(SQLITE_CORRUPT, "the index of ids does not agree with the entries");
        b.outcomes.emplace_back(engine::done{}, was_there{static_cast<std::uint64_t>(answer.number(0))});
        continue;
      }
      end.seq = e.seq;
      end.at = e.at;
      end.last = next;
      b.outcomes.emplace_back(engine::done{}, appended{e.seq});
      auto const [place, first] = places.try_emplace(end.number, b.committed.size());
      if (first) b.committed.emplace_back(a.session, std::vector<entry>{});
      b.committed[place->second].second.push_back(std::move(e));
    }
    committing = true;
    auto const asked = clock_();
    commit_.run();
    is_slow_ = clock_() - asked > limits::slow_commit;
    expect_file();
    is_in_doubt_ = false;
    trouble_.clear();
    mark_ends(b);
  } catch (sqlite::error const& e) {
    roll_back();
    trouble_ = e.what();
    ends_.clear();  // They speak of what was not committed.
    is_in_doubt_ = is_in_doubt_ || committing;
    b.begun.clear();
    b.committed.clear();
    auto what = std::string("the log could not be written: ") + e.what();
    auto const outcome = committing ? append_outcome(unknown{std::move(what)}) : append_outcome(not_appended{std::move(what)});
    b.outcomes.assign(appends.size(), {engine::done{}, outcome});
  }
  for (std::size_t i = 0; i < appends.size(); ++i) b.outcomes[i].first = std::move(appends[i].done);
  return b;
}

duration sqlite_writer::ahead(std::string const& session) const {
  auto const found = ahead_.find(session);
  return found == ahead_.end() ? duration{} : found->second;
}

// What is written to a file that was removed is gone when the server ends.
void sqlite_writer::expect_file() const {
  if (file_id(file_) != file_id_) throw sqlite::error(SQLITE_IOERR, file_.string() + " was removed or replaced; put it back");
}

// The entries are durable already: a mark that is not taken only says less.
void sqlite_writer::mark_ends(batch const& b) {
  for (auto const& [session, entries] : b.committed) {
    auto const& end = ends_.at(session);
    try {
      marks_.set(end.number, {session, end.seq, end.last});
    } catch (std::system_error const& e) {
      trouble_ = e.what();
    }
  }
}

void sqlite_writer::sync_marks() {
  if (marks_.is_synced()) return;
  try {
    marks_.sync();
  } catch (std::system_error const& e) {
    trouble_ = e.what();
  }
}

void sqlite_writer::probe() {
  try {
    expect_file();
    replace_failed_commit();
    trouble_.clear();
  } catch (sqlite::error const& e) {
    trouble_ = e.what();
  }
}

time_point sqlite_writer::time_of(std::string const& session) {
  if (is_in_doubt_) replace_failed_commit();
  auto const now = clock_() + ahead(session);
  auto const known = ends_.find(session);
  session_end read;
  if (known == ends_.end() && !find_end(session, read)) return now;
  auto& end = known == ends_.end() ? ends_.emplace(session, read).first->second : known->second;
  return end.at = std::max(end.at, now);
}

template <class Change>
void sqlite_writer::overwrite(Change change) {
  try {
    begin_.run();
    change();
    commit_.run();
    is_in_doubt_ = false;
  } catch (sqlite::error const&) {
    roll_back();
    throw;
  }
  wal_pages_ = 0;
  if (auto const answer = sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
      answer != SQLITE_OK)
    throw sqlite::error(answer, "what was forgotten is still in the write-ahead log, which somebody reads");
}

void sqlite_writer::forget(std::string const& session) {
  session_end end;
  auto const there = find_end(session, end);
  // First, or a crash in between would have it missed.
  if (there) {
    marks_.remove(end.number);
    marks_.sync();
  }
  // Before it is overwritten, which may fail when the session is gone already: an end that is not known is looked for.
  ends_.erase(session);
  last_number_ = std::max(last_number_, end.number);
  overwrite([&] {
    if (!there) return;
    forget_entries_.run(end.number);
    forget_session_.run(end.number);
  });
}

std::optional<fault> sqlite_writer::rewrite(std::string const& session, std::vector<rewritten> const& entries) {
  session_end end;
  auto const there = find_end(session, end);
  for (auto const& one : entries)
    if (!there || one.seq == 0 || one.seq > end.seq) return no_such_entry(session, one.seq);
  overwrite([&] {
    for (auto const& one : entries) {
      auto const with = random_salt();
      auto const contents = appended_with(end.number, one.seq) + std::string(text_of(content_of(with, one.payload)));
      rewrite_entry_.run(end.number, static_cast<std::int64_t>(one.seq), std::string_view(one.payload), sqlite::blob{text_of(with)},
                         sqlite::blob{contents});
    }
  });
  return {};
}

// The digest, for the chain.
std::string sqlite_writer::appended_with(std::int64_t session, std::uint64_t seq) {
  auto answer = find_content_.with(session, static_cast<std::int64_t>(seq));
  if (!answer.next()) throw sqlite::error(SQLITE_CORRUPT, "entry " + std::to_string(seq) + " is missing");
  if (!answer.is_null(2)) return answer.text(2).substr(0, sizeof(digest));
  return std::string(text_of(content_of(bytes_from<salt>(answer.text(1)), answer.text(0))));
}

// The next commit takes its place in the write-ahead log: what is not found then is not there after a crash either.
void sqlite_writer::replace_failed_commit() {
  auto const version = db_.number("PRAGMA user_version");
  try {
    db_.run(("BEGIN IMMEDIATE; PRAGMA user_version = " + std::to_string(version) + "; COMMIT").c_str());
  } catch (sqlite::error const&) {
    roll_back();
    throw;
  }
  is_in_doubt_ = false;
}

void sqlite_writer::roll_back() {
  if (db_.in_transaction()) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void sqlite_writer::shorten_wal_if_due(bool others_wait) {
  auto const most = is_slow_ ? limits::wal_pages_slow : limits::wal_pages_max;
  if (wal_pages_ < (others_wait ? most : limits::wal_pages_wanted)) return;
  wal_pages_ = 0;
  sqlite3_wal_checkpoint_v2(db_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

bool sqlite_writer::find_end(std::string const& session, session_end& end) {
  auto answer = find_session_.with(std::string_view(session));
  if (!answer.next()) return false;
  end.number = answer.number(0);
  if (auto last = find_end_.with(end.number); last.next()) {
    end.seq = static_cast<std::uint64_t>(last.number(0));
    end.at = time_point(duration(last.number(1)));
    end.last = bytes_from<link>(last.text(2));
  }
  return true;
}

sqlite_writer::session_end& sqlite_writer::end_of(std::string const& session, std::vector<std::string>& begun) {
  auto const [found, fresh] = ends_.try_emplace(session);
  auto& end = found->second;
  if (!fresh) return end;
  if (find_end(session, end)) return end;
  begun.push_back(session);
  auto answer = add_session_.with(std::string_view(session), last_number_);
  if (answer.next()) end.number = answer.number(0);
  while (answer.next()) {
  }
  end.last = first_link(session);
  return end;
}

}  // namespace dais::log
