#include "log/sqlite_reader.hpp"

#include "log/limits.hpp"

#include <limits>

namespace dais::log {
namespace {

std::string const of_session = "session = (SELECT number FROM sessions WHERE name = ?1) ";

std::string columns(bool chained) { return std::string("seq, at, id, payload, ") + (chained ? "salt, link, rewritten" : "x'', x'', NULL"); }

entry entry_of(sqlite::rows const& row) {
  return {static_cast<std::uint64_t>(row.number(0)), time_point(duration(row.number(1))), row.text(2), row.text(3)};
}

}  // namespace

sqlite_reader::sqlite_reader(sqlite::database& db)
    : is_chained_(db.number("PRAGMA user_version") >= 2),
      sessions_(db, "SELECT number, name FROM sessions WHERE number > ?1 ORDER BY number"),
      number_(db, "SELECT number FROM sessions WHERE name = ?1"),
      // Stamps do not go back, so the newest of a session is its last: one look at the end of each.
      newest_(db, "SELECT max((SELECT at FROM entries WHERE session = number ORDER BY seq DESC LIMIT 1)) FROM sessions"),
      entries_(db, ("SELECT " + columns(is_chained_) + " FROM entries WHERE " + of_session + "AND seq > ?2 ORDER BY seq").c_str()),
      by_id_(db, ("SELECT " + columns(is_chained_) + " FROM entries WHERE " + of_session + "AND id = ?2").c_str()),
      ahead_(
          db,
          "SELECT name, (SELECT at FROM entries WHERE session = number ORDER BY seq DESC LIMIT 1) AS last FROM sessions WHERE last > ?1"),
      link_(db, ("SELECT " + std::string(is_chained_ ? "link" : "x''") + " FROM entries WHERE " + of_session + "AND seq = ?2").c_str()),
      last_(db, ("SELECT coalesce(max(seq), 0) FROM entries WHERE " + of_session).c_str()) {}

session_chunk sqlite_reader::sessions(std::uint64_t after) {
  session_chunk p;
  p.number = after;
  for (auto answer = sessions_.with(static_cast<std::int64_t>(after)); answer.next();) {
    if (p.names.size() == limits::replay_entries_max) {
      p.last = false;
      break;
    }
    p.number = static_cast<std::uint64_t>(answer.number(0));
    p.names.push_back(answer.text(1));
  }
  return p;
}

std::vector<std::string> sqlite_reader::all_sessions() {
  std::vector<std::string> names;
  for (session_chunk some{{}, 0, false}; !some.last;) {
    some = sessions(some.number);
    names.insert(names.end(), some.names.begin(), some.names.end());
  }
  return names;
}

std::optional<std::int64_t> sqlite_reader::number(std::string const& session) {
  auto answer = number_.with(std::string_view(session));
  return answer.next() ? std::optional(answer.number(0)) : std::nullopt;
}

time_point sqlite_reader::newest() {
  auto answer = newest_.with();
  return time_point(duration(answer.next() ? answer.number(0) : 0));
}

std::map<std::string, duration> sqlite_reader::ahead_of(time_point now) {
  std::map<std::string, duration> found;
  auto const since = std::int64_t{now.time_since_epoch().count()};
  for (auto answer = ahead_.with(since); answer.next();) found.emplace(answer.text(0), duration(answer.number(1) - since));
  return found;
}

std::optional<entry> sqlite_reader::find(std::string const& session, std::string const& id) {
  auto answer = by_id_.with(std::string_view(session), std::string_view(id));
  if (!answer.next()) return {};
  auto there = entry_of(answer);
  checked(answer, there, session, link_at(session, there.seq - 1));
  return there;
}

std::optional<link> sqlite_reader::link_at(std::string const& session, std::uint64_t seq) {
  if (seq == 0) return is_chained_ ? first_link(session) : link{};
  auto answer = link_.with(std::string_view(session), static_cast<std::int64_t>(seq));
  return answer.next() ? std::optional(bytes_from<link>(answer.text(0))) : std::nullopt;
}

std::uint64_t sqlite_reader::last(std::string const& session) {
  auto answer = last_.with(std::string_view(session));
  return answer.next() ? static_cast<std::uint64_t>(answer.number(0)) : 0;
}

// The link that the entry must bear, and does.
link sqlite_reader::checked(sqlite::rows const& row, entry const& e, std::string const& session, std::optional<link> const& before) const {
  if (!is_chained_) return {};
  auto now = content_of(bytes_from<salt>(row.text(4)), e.payload);
  auto appended_with = now;
  bool good = true;
  if (!row.is_null(6)) {
    auto const contents = row.text(6);
    appended_with = bytes_from<digest>(std::string_view(contents).substr(0, sizeof(digest)));
    good = contents.size() == 2 * sizeof(digest) && contents.substr(sizeof(digest)) == text_of(now);
  }
  auto const expected = before ? next_link(*before, e.seq, e.at, e.id, appended_with) : link{};
  if (!good || !before || row.text(5) != text_of(expected))
    throw sqlite::error(SQLITE_CORRUPT, "entry " + std::to_string(e.seq) + " of session " + session + " is not as it was written");
  return expected;
}

chunk sqlite_reader::read(std::string const& session, std::uint64_t after) {
  chunk p;
  if (after >= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return p;
  std::size_t bytes = 0;
  auto before = link_at(session, after);
  for (auto answer = entries_.with(std::string_view(session), static_cast<std::int64_t>(after)); answer.next();) {
    if (p.entries.size() == limits::replay_entries_max || bytes >= limits::replay_bytes_max) {
      p.last = false;
      break;
    }
    auto e = entry_of(answer);
    if (e.seq != after + p.entries.size() + 1)
      throw sqlite::error(SQLITE_CORRUPT,
                          "entry " + std::to_string(after + p.entries.size() + 1) + " of session " + session + " is missing");
    if (!p.entries.empty() && e.at < p.entries.back().at)
      throw sqlite::error(SQLITE_CORRUPT, "the stamp of entry " + std::to_string(e.seq) + " of session " + session + " goes back");
    before = checked(answer, e, session, before);
    bytes += e.id.size() + e.payload.size();
    p.entries.push_back(std::move(e));
  }
  return p;
}

}  // namespace dais::log
