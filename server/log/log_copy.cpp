#include "log/log_copy.hpp"

#include "log/kept_entry.hpp"
#include "log/limits.hpp"
#include "log/marks.hpp"
#include "log/postgres_line.hpp"
#include "log/postgres_reader.hpp"
#include "log/postgres_schema.hpp"
#include "log/sqlite_file.hpp"
#include "log/sqlite_reader.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>

namespace dais::log {
namespace {

namespace fs = std::filesystem;

// Nobody waits for a copy; somebody waits for what is copied to be there.
constexpr std::chrono::minutes patience{10};

// What is to be told to whoever copies.
struct cannot_copy : std::runtime_error {
  using std::runtime_error::runtime_error;
};

cannot_copy damaged(std::string const& session, std::string const& what) {
  return cannot_copy("The session " + session + " is damaged: " + what + ". `dais verify` says more.");
}

class source {
 public:
  virtual ~source() = default;
  virtual std::vector<std::string> sessions() = 0;  // oldest first
  // Those behind a place, some at a time; none where there are none.
  virtual std::vector<kept_entry> read(std::string const& session, std::uint64_t after) = 0;
};

// Takes sessions one after the other. What is not finished is not kept.
class sink {
 public:
  virtual ~sink() = default;
  virtual void add(std::string const& session, std::span<kept_entry const>) = 0;
  virtual void finish() = 0;
};

file_lock locked(fs::path const& file) {
  auto lock = file_lock::take(file);
  if (auto const* why = std::get_if<refusal>(&lock)) throw cannot_copy(why->what);
  return std::move(std::get<file_lock>(lock));
}

class sqlite_source final : public source {
 public:
  explicit sqlite_source(fs::path const& file)
      : db_(existing(file), sqlite::access::read_only),
        reader_((check(db_, file), db_)),
        entries_(
            db_,
            ("SELECT seq, at, id, payload, salt, link, rewritten FROM entries WHERE session = (SELECT number FROM sessions WHERE name = "
             "?1) AND seq > ?2 ORDER BY seq LIMIT " +
             std::to_string(limits::replay_entries_max))
                .c_str()) {}

  std::vector<std::string> sessions() override { return reader_.all_sessions(); }

  std::vector<kept_entry> read(std::string const& session, std::uint64_t after) override {
    std::vector<kept_entry> some;
    for (auto row = entries_.with(std::string_view(session), static_cast<std::int64_t>(after)); row.next();) {
      entry is{static_cast<std::uint64_t>(row.number(0)), time_point(duration(row.number(1))), row.text(2), row.text(3)};
      some.push_back({std::move(is), bytes_from<salt>(row.text(4)), bytes_from<link>(row.text(5)), row.text(6)});
    }
    return some;
  }

 private:
  static fs::path existing(fs::path const& file) {
    if (!fs::exists(file)) throw cannot_copy("There is no " + file.string() + ".");
    return fs::absolute(file);
  }
  static void check(sqlite::database& db, fs::path const& file) {
    if (auto const why = check_sqlite_format(db, file)) throw cannot_copy(why->what);
    if (db.number("PRAGMA user_version") < 2)
      throw cannot_copy(file.string() + " is of an earlier release: `dais serve` brings it up to date.");
  }

  sqlite::database db_;
  sqlite_reader reader_;
  sqlite::statement entries_;
};

class sqlite_sink final : public sink {
 public:
  explicit sqlite_sink(fs::path const& file) : file_(fs::absolute(file)) {
    if (fs::exists(file_) || fs::exists(marks_of(file_)))
      throw cannot_copy(file.string() + " is there already. Move it away, or use another directory.");
    lock_.emplace(locked(file_));
    if (auto const why = create_sqlite_file(file_)) throw cannot_copy(why->what);
    db_ = std::make_unique<sqlite::database>(file_, sqlite::access::read_write);
    marks_ = std::make_unique<marks>(marks_of(file_));
    db_->run("PRAGMA synchronous = FULL; BEGIN");
    add_session_ = std::make_unique<sqlite::statement>(*db_, "INSERT INTO sessions(number, name) VALUES(?1, ?2)");
    add_entry_ = std::make_unique<sqlite::statement>(
        *db_,
        "INSERT INTO entries(session, seq, at, id, payload, salt, link, rewritten) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, x''))");
  }

  ~sqlite_sink() override {
    if (is_finished_) return;
    add_entry_.reset();
    add_session_.reset();
    db_.reset();
    marks_.reset();
    std::error_code left;
    for (auto const* part : {"", "-wal", "-shm", "-marks"}) fs::remove(fs::path(file_) += part, left);
  }

  void add(std::string const& session, std::span<kept_entry const> entries) override {
    if (entries.front().is.seq == 1) add_session_->run(++number_, std::string_view(session));
    for (auto const& one : entries)
      add_entry_->run(number_, static_cast<std::int64_t>(one.is.seq), std::int64_t{one.is.at.time_since_epoch().count()},
                      std::string_view(one.is.id), std::string_view(one.is.payload), sqlite::blob{text_of(one.with)},
                      sqlite::blob{text_of(one.stands)}, sqlite::blob{one.rewritten});
    marks_->set(number_, {session, entries.back().is.seq, entries.back().stands});
  }

  void finish() override {
    db_->run("COMMIT");
    marks_->sync();
    is_finished_ = true;
  }

 private:
  fs::path const file_;
  std::optional<file_lock> lock_;
  std::unique_ptr<sqlite::database> db_;
  std::unique_ptr<marks> marks_;
  std::unique_ptr<sqlite::statement> add_session_, add_entry_;
  std::int64_t number_ = 0;
  bool is_finished_ = false;
};

class postgres_source final : public source {
 public:
  explicit postgres_source(std::string const& where) : db_(postgres::target(where), patience, patience), reader_(db_) {
    check_postgres_schema(db_);
    // What a server adds meanwhile would not be copied.
    if (db_.run("select dais.is_served($1)", postgres::parameters().number(postgres_options().expiry.count())).flag(0, 0))
      throw cannot_copy("A server uses the log in " + postgres::target(where).name() + ". Stop it first.");
    db_.run_all("begin isolation level repeatable read read only", patience);
  }

  std::vector<std::string> sessions() override {
    std::vector<std::string> names;
    for (postgres_reader::names some{{}, false}; !some.last;) {
      some = reader_.sessions(last_);
      for (auto& [number, name] : some.all) {
        last_ = number;
        names.push_back(std::move(name));
      }
    }
    return names;
  }

  std::vector<kept_entry> read(std::string const& session, std::uint64_t after) override {
    try {
      return reader_.read(session, after).entries;
    } catch (postgres_reader::not_as_written const& e) {
      throw damaged(session, e.what());
    }
  }

 private:
  postgres::connection db_;
  postgres_reader reader_;
  std::int64_t last_ = 0;
};

class postgres_sink final : public sink {
 public:
  explicit postgres_sink(std::string const& where) : db_(postgres::target(where), patience, patience) {
    update_postgres_schema(db_);
    db_.run_all("begin", patience);
  }

  void add(std::string const& session, std::span<kept_entry const> entries) override {
    auto const first = entries.front().is.seq;
    if (first == 1 && db_.run("select from dais.sessions where name = $1", postgres::parameters().bytes(session)).count() != 0)
      throw cannot_copy("The session " + session + " is there already.");
    std::vector<std::int64_t> ats;
    std::vector<std::string> ids, payloads, salts, links, contents;
    for (auto const& one : entries) {
      ats.push_back(one.is.at.time_since_epoch().count());
      ids.push_back(one.is.id);
      payloads.push_back(one.is.payload);
      salts.emplace_back(text_of(one.with));
      links.emplace_back(text_of(one.stands));
      contents.push_back(one.rewritten);
    }
    db_.run("select dais.import($1, $2, $3, $4, $5, $6, $7, $8)", postgres::parameters()
                                                                      .bytes(session)
                                                                      .number(static_cast<std::int64_t>(first))
                                                                      .numbers(ats)
                                                                      .bytes(ids)
                                                                      .bytes(payloads)
                                                                      .bytes(salts)
                                                                      .bytes(links)
                                                                      .bytes(contents));
  }

  void finish() override { db_.run_all("commit", patience); }

 private:
  postgres::connection db_;
};

std::unique_ptr<source> source_of(std::string const& where) {
  if (postgres::is_target(where)) return std::make_unique<postgres_source>(where);
  return std::make_unique<sqlite_source>(where);
}

std::unique_ptr<sink> sink_of(std::string const& where) {
  if (postgres::is_target(where)) return std::make_unique<postgres_sink>(where);
  return std::make_unique<sqlite_sink>(where);
}

digest digest_behind(digest const& before, kept_entry const& one) {
  std::string all(text_of(before));
  for (auto const& part : {std::to_string(one.is.seq), std::to_string(one.is.at.time_since_epoch().count()), one.is.id, one.is.payload,
                           std::string(text_of(one.with)), std::string(text_of(one.stands)), one.rewritten})
    all += std::to_string(part.size()) + ' ' + part;
  return sha256(all);
}

// Reads a session to its end, and gives each part of it to `take`.
template <class Take>
copied_session read_whole(source& from, std::string const& session, Take take) {
  copied_session found{session, 0, {}};
  auto before = first_link(session);
  for (auto some = from.read(session, 0); !some.empty(); some = from.read(session, found.entries)) {
    for (auto const& one : some) {
      if (one.is.seq != ++found.entries || !one.fits(before))
        throw damaged(session, "entry " + std::to_string(found.entries) + " is missing or not as it was written");
      before = one.stands;
      found.of = digest_behind(found.of, one);
    }
    take(some);
  }
  return found;
}

}  // namespace

std::variant<std::vector<copied_session>, refusal> copy_log(std::string const& from, std::string const& to) try {
  std::optional<file_lock> lock;  // what a server adds meanwhile would not be copied
  if (!postgres::is_target(from) && fs::exists(from)) lock.emplace(locked(from));
  auto const here = source_of(from);
  std::vector<copied_session> all;
  {
    auto const there = sink_of(to);
    for (auto const& session : here->sessions())
      all.push_back(read_whole(*here, session, [&](auto const& some) { there->add(session, some); }));
    there->finish();
  }
  auto const there = source_of(to);
  for (auto const& one : all)
    if (read_whole(*there, one.session, [](auto const&) {}).of != one.of)
      throw cannot_copy("The session " + one.session + " is not there as it was read. The log that it was read from is as it was.");
  return all;
} catch (cannot_copy const& why) {
  return refusal{why.what()};
} catch (std::exception const& why) {
  return refusal{sentence(std::string("The log cannot be copied: ") + why.what())};
}

}  // namespace dais::log
