#include "log/postgres_reader.hpp"

#include "log/limits.hpp"

#include <limits>

namespace dais::log {
namespace {

// Of the session w, behind the place `after`, up to the entry that reaches the limit of bytes.
std::string const some_entries =
    "lateral (select seq, at, id, payload, salt, link, rewritten from (select e.*, sum(octet_length(payload) + octet_length(id)) over "
    "(order by "
    "seq rows unbounded preceding) - octet_length(payload) - octet_length(id) as before from dais.entries e where session = w.number and "
    "seq > "
    "w.after order by seq limit " +
    std::to_string(limits::replay_entries_max) + ") counted where before < " + std::to_string(limits::replay_bytes_max) + ") x on true ";

std::string const standing = "(select link from dais.entries where session = w.number and seq = w.after)";

// number, seq and link of the session, the link where it was read to, then an entry; NULLs where there is none.
postgres_reader::part part_of(postgres::rows const& found, int& row) {
  postgres_reader::part p;
  p.number = found.number(row, 0);
  p.head = {static_cast<std::uint64_t>(found.number(row, 1)), bytes_from<link>(found.bytes(row, 2))};
  for (; row < found.count() && found.number(row, 0) == p.number; ++row)
    if (!found.is_null(row, 4)) p.entries.push_back(kept_entry_of(found, row, 4));
  p.last = p.entries.empty() || p.entries.back().is.seq >= p.head.seq;
  return p;
}

[[noreturn]] void wrong(std::uint64_t seq, char const* what) {
  throw postgres_reader::not_as_written("entry " + std::to_string(seq) + what);
}

}  // namespace

kept_entry kept_entry_of(postgres::rows const& found, int row, int at) {
  kept_entry one;
  one.is = {static_cast<std::uint64_t>(found.number(row, at)), time_point(duration(found.number(row, at + 1))),
            std::string(found.bytes(row, at + 2)), std::string(found.bytes(row, at + 3))};
  one.with = bytes_from<salt>(found.bytes(row, at + 4));
  one.stands = bytes_from<link>(found.bytes(row, at + 5));
  one.rewritten = found.bytes(row, at + 6);
  return one;
}

void postgres_reader::check(part const& p, std::uint64_t after, link before) {
  if (p.entries.empty() && after < p.head.seq) wrong(after + 1, " is missing");
  time_point at = time_point::min();
  for (auto const& one : p.entries) {
    if (one.is.seq != ++after) wrong(after, " is missing");
    if (one.is.at < at) wrong(after, " bears a time before that of the entry before it");
    if (!one.fits(before)) wrong(after, " is not as it was written");
    before = one.stands;
    at = one.is.at;
  }
  if (p.last && !p.entries.empty() && (after != p.head.seq || before != p.head.at)) wrong(after, " is not the session's last one");
}

postgres_reader::names postgres_reader::sessions(std::int64_t after) {
  static auto const sql =
      "select number, name from dais.sessions where number > $1 order by number limit " + std::to_string(limits::replay_entries_max + 1);
  auto const found = db_.run(sql.c_str(), postgres::parameters().number(after));
  names some;
  for (int row = 0; row < found.count(); ++row) {
    if (some.all.size() == limits::replay_entries_max) {
      some.last = false;
      break;
    }
    some.all.emplace_back(found.number(row, 0), found.bytes(row, 1));
  }
  return some;
}

postgres_reader::part postgres_reader::read(std::string const& session, std::uint64_t after) {
  if (after > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return {};
  static auto const sql = "select w.number, w.seq, w.link, " + standing +
                          ", x.* from (select number, seq, link, $2 as after from dais.sessions where name = $1) w left join " +
                          some_entries + "order by x.seq";
  auto const found = db_.run(sql.c_str(), postgres::parameters().bytes(session).number(static_cast<std::int64_t>(after)));
  if (found.count() == 0) return {};
  int row = 0;
  auto p = part_of(found, row);
  if (!p.entries.empty() && after > 0 && found.is_null(0, 3)) wrong(after, " is missing");
  check(p, after, after == 0 ? first_link(session) : bytes_from<link>(found.bytes(0, 3)));
  return p;
}

std::map<std::int64_t, postgres_reader::news> postgres_reader::read_on(std::map<std::int64_t, place> const& read) {
  static auto const sql = "select w.number, s.seq, s.link, " + standing +
                          ", x.* from unnest($1, $2) as w(number, after) join dais.sessions s on s.number = w.number left join " +
                          some_entries + "order by w.number, x.seq";
  std::vector<std::int64_t> numbers, afters;
  for (auto const& [number, to] : read) {
    numbers.push_back(number);
    afters.push_back(static_cast<std::int64_t>(to.seq));
  }
  auto const found = db_.run(sql.c_str(), postgres::parameters().numbers(numbers).numbers(afters));
  std::map<std::int64_t, news> all;
  for (int row = 0; row < found.count();) {
    auto const first = row;
    news one{part_of(found, row), {}};
    auto const& to = read.at(one.is.number);
    auto const seq = std::to_string(to.seq);
    if (one.is.head.seq < to.seq)
      one.wrong = "its entries " + std::to_string(one.is.head.seq + 1) + " to " + seq + ", which were confirmed, are missing";
    else if (to.seq > 0 && bytes_from<link>(found.bytes(first, 3)) != to.at)
      one.wrong = "its entry " + seq + " is not the one that was confirmed";
    else
      try {
        check(one.is, to.seq, to.at);
      } catch (not_as_written const& e) {
        one.wrong = e.what();
      }
    all.emplace(one.is.number, std::move(one));
  }
  return all;
}

std::int64_t postgres_reader::latest_session() { return db_.run("select coalesce(max(number), 0) from dais.sessions").number(0, 0); }

time_point postgres_reader::newest() {
  return time_point(duration(db_.run("select coalesce(max(at), 0) from dais.sessions").number(0, 0)));
}

std::string postgres_reader::checkpoint(std::string const& session) {
  auto const found = db_.run("select bytes from dais.checkpoints join dais.sessions on number = session where name = $1",
                             postgres::parameters().bytes(session));
  return found.count() == 0 ? std::string() : std::string(found.bytes(0, 0));
}

}  // namespace dais::log
