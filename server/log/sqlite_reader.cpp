#include "log/sqlite_reader.hpp"

#include "log/limits.hpp"

#include <limits>

namespace dais::log {

sqlite_reader::sqlite_reader(sqlite::database& db)
    : sessions_(db, "SELECT number, name FROM sessions WHERE number > ?1 ORDER BY number"),
      number_(db, "SELECT number FROM sessions WHERE name = ?1"),
      // Stamps do not go back, so the newest of a session is its last: one look at the end of each.
      newest_(db, "SELECT max((SELECT at FROM entries WHERE session = number ORDER BY seq DESC LIMIT 1)) FROM sessions"),
      entries_(db,
               "SELECT seq, at, id, payload FROM entries WHERE session = (SELECT number FROM sessions WHERE name = ?1) AND seq > ?2 "
               "ORDER BY seq"),
      by_id_(db, "SELECT seq, at, payload FROM entries WHERE session = (SELECT number FROM sessions WHERE name = ?1) AND id = ?2") {}

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

std::optional<std::int64_t> sqlite_reader::number(std::string const& session) {
  auto answer = number_.with(std::string_view(session));
  return answer.next() ? std::optional(answer.number(0)) : std::nullopt;
}

time_point sqlite_reader::newest() {
  auto answer = newest_.with();
  return time_point(duration(answer.next() ? answer.number(0) : 0));
}

std::optional<entry> sqlite_reader::find(std::string const& session, std::string const& id) {
  auto answer = by_id_.with(std::string_view(session), std::string_view(id));
  if (!answer.next()) return {};
  return entry{static_cast<std::uint64_t>(answer.number(0)), time_point(duration(answer.number(1))), id, answer.text(2)};
}

chunk sqlite_reader::read(std::string const& session, std::uint64_t after) {
  chunk p;
  if (after >= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return p;
  std::size_t bytes = 0;
  for (auto answer = entries_.with(std::string_view(session), static_cast<std::int64_t>(after)); answer.next();) {
    if (p.entries.size() == limits::replay_entries_max || bytes >= limits::replay_bytes_max) {
      p.last = false;
      break;
    }
    auto e = entry{static_cast<std::uint64_t>(answer.number(0)), time_point(duration(answer.number(1))), answer.text(2), answer.text(3)};
    if (e.seq != after + p.entries.size() + 1)
      throw sqlite::error(SQLITE_CORRUPT,
                          "entry " + std::to_string(after + p.entries.size() + 1) + " of session " + session + " is missing");
    if (!p.entries.empty() && e.at < p.entries.back().at)
      throw sqlite::error(SQLITE_CORRUPT, "the stamp of entry " + std::to_string(e.seq) + " of session " + session + " goes back");
    bytes += e.id.size() + e.payload.size();
    p.entries.push_back(std::move(e));
  }
  return p;
}

}  // namespace dais::log
