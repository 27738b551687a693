#include "log/sqlite_writer.hpp"

#include "log/limits.hpp"

#include <algorithm>

namespace dais::log {

sqlite_writer::sqlite_writer(sqlite::database& db, engine::clock clock)
    : db_((db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cell_size_check = ON; "
                  "PRAGMA secure_delete = ON"),
           db)),
      clock_(std::move(clock)),
      begin_(db, "BEGIN IMMEDIATE"),
      commit_(db, "COMMIT"),
      find_session_(db, "SELECT number FROM sessions WHERE name = ?1"),
      find_end_(db, "SELECT seq, at FROM entries WHERE session = ?1 ORDER BY seq DESC LIMIT 1"),
      add_session_(
          db,
          "INSERT INTO sessions(number, name) VALUES(max(?2, (SELECT coalesce(max(number), 0) FROM sessions)) + 1, ?1) RETURNING number"),
      // Only an id that is there already is passed over: a place that is taken is somebody else writing to this file, and a fault.
      add_entry_(db, "INSERT INTO entries(session, seq, at, id, payload) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(session, id) DO NOTHING"),
      find_id_(db, "SELECT seq FROM entries WHERE session = ?1 AND id = ?2"),
      forget_entries_(db, "DELETE FROM entries WHERE session = ?1"),
      forget_session_(db, "DELETE FROM sessions WHERE number = ?1"),
      rewrite_entry_(db, "UPDATE entries SET payload = ?3 WHERE session = ?1 AND seq = ?2") {
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
}

batch sqlite_writer::commit(std::vector<waiting_append> appends) {
  batch b;
  b.outcomes.reserve(appends.size());
  bool committing = false;
  try {
    begin_.run();
    auto const now = clock_();
    std::unordered_map<std::int64_t, std::size_t> places;  // in b.committed, by session
    for (auto& a : appends) {
      auto& end = end_of(a.session, b.begun);
      auto e = entry{end.seq + 1, std::max(end.at, now), std::move(a.id), std::move(a.payload)};
      add_entry_.run(end.number, static_cast<std::int64_t>(e.seq), std::int64_t{e.at.time_since_epoch().count()}, std::string_view(e.id),
                     std::string_view(e.payload));
      if (db_.changes() == 0) {
        auto answer = find_id_.with(end.number, std::string_view(e.id));
        if (!answer.next()) throw sqlite::error(SQLITE_CORRUPT, "the index of ids does not agree with the entries");
        b.outcomes.emplace_back(engine::done{}, was_there{static_cast<std::uint64_t>(answer.number(0))});
        continue;
      }
      end.seq = e.seq;
      end.at = e.at;
      b.outcomes.emplace_back(engine::done{}, appended{e.seq});
      auto const [place, first] = places.try_emplace(end.number, b.committed.size());
      if (first) b.committed.emplace_back(a.session, std::vector<entry>{});
      b.committed[place->second].second.push_back(std::move(e));
    }
    committing = true;
    commit_.run();
    is_in_doubt_ = false;
  } catch (sqlite::error const& e) {
    roll_back();
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

time_point sqlite_writer::time_of(std::string const& session) {
  if (is_in_doubt_) replace_failed_commit();
  auto const now = clock_();
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
  overwrite([&] {
    if (!there) return;
    forget_entries_.run(end.number);
    forget_session_.run(end.number);
  });
  ends_.erase(session);
  last_number_ = std::max(last_number_, end.number);
}

std::optional<fault> sqlite_writer::rewrite(std::string const& session, std::vector<rewritten> const& entries) {
  session_end end;
  auto const there = find_end(session, end);
  for (auto const& one : entries)
    if (!there || one.seq == 0 || one.seq > end.seq) return no_such_entry(session, one.seq);
  overwrite([&] {
    for (auto const& one : entries) rewrite_entry_.run(end.number, static_cast<std::int64_t>(one.seq), std::string_view(one.payload));
  });
  return {};
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

void sqlite_writer::shorten_wal_if_due() {
  if (wal_pages_ < limits::wal_pages_wanted) return;
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
  return end;
}

}  // namespace dais::log
