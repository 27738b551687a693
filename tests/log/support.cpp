#include "support.hpp"

#include <optional>

#include "log/memory_log.hpp"
#include "log/postgres_log.hpp"
#include "log/sqlite.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace dais::log {

scratch_directory::scratch_directory() {
  auto pattern = (std::filesystem::temp_directory_path() / "dais-log-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no directory for the test");
  path_ = pattern;
}

scratch_directory::~scratch_directory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<std::uint64_t> collector::places() const {
  std::vector<std::uint64_t> places;
  for (auto const& e : entries) places.push_back(e.seq);
  return places;
}

rig::rig(kind k, std::filesystem::path f) : what(k), file(f.empty() ? directory.path() / "dais.db" : std::move(f)) {
  if (what == kind::postgres) {
    auto& its = *database.emplace();
    now.shows_to([&its](duration::rep ms) { its.set_clock(ms); });
    its.use_clock();
  }
  open();
}

void rig::open() {
  log.reset();
  work.run_waiting();
  auto const clock = [this]() -> time_point { return now; };
  if (what == kind::memory) {
    log = make_memory_log(work.post(), clock);
    return;
  }
  if (what == kind::postgres) {
    auto opened = open_postgres_log(way.empty() ? (*database)->url() : way, work.post(), patience);
    log = std::move(std::get<0>(opened));
    return;
  }
  auto opened = what == kind::sqlite_reading ? open_sqlite_log_for_reading(file, work.post()) : open_sqlite_log(file, work.post(), clock);
  if (auto const* why = std::get_if<refusal>(&opened)) FAIL(why->what);
  log = std::move(std::get<0>(opened));
}

engine::done rig::into(outcome& to, bool& done) {
  return [&](outcome o) {
    to = std::move(o);
    done = true;
  };
}

outcome rig::append(std::string session, std::string id, std::string payload) {
  outcome result;
  bool done = false;
  log->append(std::move(session), std::move(id), std::move(payload), into(result, done));
  work.run_until([&] { return done; });
  return result;
}

appended rig::appended_ok(std::string session, std::string id, std::string payload) {
  auto const result = append(std::move(session), std::move(id), std::move(payload));
  if (!is_new(result)) FAIL("it is not appended anew. " << trouble_of(result));
  return std::get<appended>(result);
}

void rig::appended_at_last(std::string const& session, std::string const& id) {
  for (int tries = 0; tries < 1000; ++tries) {
    auto const result = append(session, id, "{}");
    if (is_new(result) || std::holds_alternative<was_there>(result)) return;
  }
  FAIL("it is never appended");
}

was_there rig::found_there(std::string session, std::string id, std::string payload) {
  auto const result = append(std::move(session), std::move(id), std::move(payload));
  if (!std::holds_alternative<was_there>(result)) FAIL("it was not there. " << trouble_of(result));
  return std::get<was_there>(result);
}

std::string trouble_of(outcome const& o) {
  if (auto const* never = std::get_if<not_appended>(&o)) return never->what;
  auto const* doubtful = std::get_if<unknown>(&o);
  return doubtful ? doubtful->what : std::string{};
}

std::string rig::checkpoint(std::string session) {
  std::optional<std::string> kept;
  log->checkpoint(std::move(session), [&](std::string bytes) { kept = std::move(bytes); });
  work.run_until([&] { return kept.has_value(); });
  return *kept;
}

std::vector<std::string> rig::sessions() {
  sessions_collector c;
  auto const subscribed = log->follow_sessions(c.deliver(), c.on_caught_up());
  work.run_until([&] { return c.caught_up != 0; });
  return c.names;
}

std::variant<found, fault> rig::look_up(std::string session, std::string id) {
  std::optional<std::variant<found, fault>> result;
  log->find(std::move(session), std::move(id), [&](auto told) { result = std::move(told); });
  work.run_until([&] { return result.has_value(); });
  return *result;
}

found rig::find(std::string session, std::string id) {
  auto result = look_up(std::move(session), std::move(id));
  if (auto const* why = std::get_if<fault>(&result)) FAIL(why->what);
  return std::get<found>(result);
}

std::optional<fault> rig::forget(std::string session) {
  std::optional<std::optional<fault>> told;
  log->forget(std::move(session), [&](auto wrong) { told = std::move(wrong); });
  work.run_until([&] { return told.has_value(); });
  return *told;
}

std::optional<fault> rig::rewrite(std::string session, std::vector<rewritten> entries) {
  std::optional<std::optional<fault>> told;
  log->rewrite(std::move(session), std::move(entries), [&](auto wrong) { told = std::move(wrong); });
  work.run_until([&] { return told.has_value(); });
  return *told;
}

time_point rig::newest() {
  std::optional<std::variant<time_point, fault>> found;
  log->newest([&](auto newest) { found = std::move(newest); });
  work.run_until([&] { return found.has_value(); });
  return std::get<time_point>(*found);
}

std::vector<entry> rig::all(std::string session) {
  collector c;
  auto const subscribed = log->follow(std::move(session), 0, c.deliver(), c.on_caught_up(), c.on_failed());
  work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  if (!c.faults.empty()) FAIL(c.faults.front().what);
  return c.entries;
}

std::string refused(std::filesystem::path const& file) {
  post_queue work;
  auto const opened = open_sqlite_log(file, work.post(), [] { return time_point{}; });
  auto const* why = std::get_if<refusal>(&opened);
  return why ? why->what : std::string{};
}

std::string refused_for_reading(std::filesystem::path const& file) {
  post_queue work;
  auto const opened = open_sqlite_log_for_reading(file, work.post());
  auto const* why = std::get_if<refusal>(&opened);
  return why ? why->what : std::string{};
}

std::vector<entry> contents(std::filesystem::path const& file, std::string const& session) {
  rig r(rig::kind::sqlite, file);
  return r.all(session);
}

void change(std::filesystem::path const& file, std::string const& sql) {
  sqlite::database(file, sqlite::access::read_write).run(sql.c_str());
}

std::string bytes_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(std::filesystem::path const& file, std::string const& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace dais::log
