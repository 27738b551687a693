// Which files the SQLite engine opens, which it refuses, and what it leaves behind.

#include "log/limits.hpp"
#include "log/sqlite.hpp"
#include "support.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// Everything in a directory but the locks, which hold no entries.
std::map<std::string, std::string> files_in(fs::path const& directory) {
  std::map<std::string, std::string> all;
  for (auto const& f : fs::directory_iterator(directory))
    if (!f.path().string().ends_with("-lock")) all[f.path().filename().string()] = f.is_regular_file() ? bytes_of(f) : "";
  return all;
}

// Is refused, with these words and the name of the file, and not a byte is changed.
void check_refused(fs::path const& file, std::string const& words) {
  auto const before = files_in(file.parent_path());
  auto const why = refused(file);
  CHECK_THAT(why, contains_text(words));
  CHECK_THAT(why, contains_text(file.string()));
  CHECK((files_in(file.parent_path()) == before));
}

// A log with three entries.
fs::path make_log(fs::path const& directory) {
  auto const file = directory / "dais.db";
  rig r(rig::kind::sqlite, file);
  for (auto const* id : {"a", "b", "c"}) r.appended_ok("opening", id);
  return file;
}

// Copies the files of a log as a crash would leave them: the newest commits are in the write-ahead log only.
fs::path crashed_copy(fs::path const& file, fs::path const& directory) {
  fs::create_directories(directory);
  for (auto const* suffix : {"", "-wal"})
    fs::copy_file(fs::path(file) += suffix, (directory / file.filename()) += suffix, fs::copy_options::overwrite_existing);
  return directory / file.filename();
}

}  // namespace

TEST_CASE("a log that is opened again has every entry, goes on counting, and still knows the ids") {
  rig r;
  for (int i = 0; i < 100; ++i) r.appended_ok(i % 3 == 0 ? "closing" : "opening", std::to_string(i), "payload " + std::to_string(i));
  auto const opening = r.all("opening");
  auto const closing = r.all("closing");
  auto const newest = r.newest();
  auto const sessions = r.sessions();
  r.open();
  CHECK(r.all("opening") == opening);
  CHECK(r.all("closing") == closing);
  CHECK(r.newest() == newest);
  CHECK(r.sessions() == sessions);
  CHECK(r.found_there("closing", "3").seq == 2);
  r.now -= 1h;
  CHECK(r.appended_ok("closing", "new").seq == closing.size() + 1);
  CHECK(r.all("closing").back().at == closing.back().at);
}

TEST_CASE("what waits when the log is closed is in the file") {
  rig r;
  for (int i = 0; i < 1000; ++i) r.log->append("opening", std::to_string(i), "{}", {});
  r.open();
  CHECK(r.all("opening").size() == 1000);
}

TEST_CASE("a checkpoint that was kept when the log is closed is there when it is opened again, and its loss is no trouble") {
  rig r;
  r.appended_ok("opening", "a");
  r.log->keep_checkpoint("opening", "as it stands");
  r.open();
  CHECK(r.checkpoint("opening") == "as it stands");
  r.log.reset();
  std::filesystem::remove_all(std::filesystem::path(r.file) += "-checkpoints");
  r.open();
  CHECK(r.checkpoint("opening").empty());
  CHECK(r.all("opening").size() == 1);
}

TEST_CASE("a log that is closed is a file and its marks") {
  scratch_directory d;
  make_log(d.path());
  CHECK(files_in(d.path()).size() == 2);
}

TEST_CASE("a second server on the same file is refused by name, and the first goes on") {
  rig r;
  r.appended_ok("opening", "a");
  auto const why = refused(r.file);
  CHECK_THAT(why, contains_text("in use by another server (process " + std::to_string(::getpid()) + ")"));
  CHECK_THAT(why, contains_text(r.file.string()));
  CHECK(r.appended_ok("opening", "b").seq == 2);
  fs::create_symlink(r.file, r.directory.path() / "alias.db");
  CHECK_THAT(refused(r.directory.path() / "alias.db"), contains_text("in use"));
  r.log.reset();
  CHECK(contents(r.file, "opening").size() == 2);
}

TEST_CASE("a server that is killed gives its file back at once, with every confirmed entry") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  auto const child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    post_queue work;
    auto opened = open_sqlite_log(file, work.post(), [] { return time_point{}; });
    bool done = false;
    if (auto* log = std::get_if<std::unique_ptr<engine>>(&opened)) {
      (*log)->append("opening", "a", "{}", [&](outcome o) { done = is_new(o); });
      work.run_one();
    }
    if (::write(ready[1], done ? "y" : "n", 1) == 1) ::pause();
    ::_exit(1);
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK_THAT(refused(file), contains_text("process " + std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  CHECK(contents(file, "opening").size() == 1);
}

TEST_CASE("a file that is not a log is refused and left as it was") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  SECTION("a text") { write_bytes(file, "Dear diary,\n" + std::string(10'000, '.')); }
  SECTION("a few bytes") { write_bytes(file, "SQLite"); }
  SECTION("nothing at all") { write_bytes(file, ""); }
  SECTION("a directory") { fs::create_directory(file); }
  SECTION("a database of another program") {
    sqlite::database(file, sqlite::access::create).run("PRAGMA user_version = 1; CREATE TABLE entries(a)");
  }
  SECTION("a database of another program that is writing to it") {
    sqlite::database other(d.path() / "other.db", sqlite::access::create);
    other.run("PRAGMA journal_mode = WAL; CREATE TABLE entries(a)");
    crashed_copy(d.path() / "other.db", d.path() / "copy");
    check_refused(d.path() / "copy" / "other.db", "is not a log of Dais");
    return;
  }
  SECTION("a database of another program that crashed") {
    sqlite::database other(d.path() / "other.db", sqlite::access::create);
    other.run("CREATE TABLE entries(a); INSERT INTO entries VALUES(zeroblob(1000000)); PRAGMA cache_size = 1");
    other.run("BEGIN; UPDATE entries SET a = randomblob(1000000)");
    fs::create_directory(d.path() / "copy");
    for (auto const* name : {"other.db", "other.db-journal"}) fs::copy_file(d.path() / name, d.path() / "copy" / name);
    check_refused(d.path() / "copy" / "other.db", "is not a log of Dais");
    return;
  }
  check_refused(file, "is not a log of Dais");
}

TEST_CASE("a log of a newer version is refused and left as it was") {
  scratch_directory d;
  auto const file = make_log(d.path());
  SECTION("after it was closed") {
    change(file, "PRAGMA user_version = 3; ALTER TABLE entries ADD COLUMN by TEXT");
    check_refused(file, "newer version of Dais (format 3, this program knows 2)");
  }
  SECTION("after a crash in the moment of its conversion") {
    sqlite::database newer(file, sqlite::access::read_write);
    newer.run("BEGIN; PRAGMA user_version = 3; ALTER TABLE entries ADD COLUMN by TEXT; COMMIT");
    check_refused(crashed_copy(file, d.path() / "copy"), "newer version of Dais (format 3, this program knows 2)");
  }
}

TEST_CASE("a damaged log is refused and left as it was") {
  scratch_directory d;
  auto const file = make_log(d.path());
  SECTION("a page of it is destroyed") {
    auto bytes = bytes_of(file);
    bytes.replace(4096, bytes.size() - 4096, std::string(bytes.size() - 4096, '\xA5'));
    write_bytes(file, bytes);
  }
  SECTION("its end is missing") {
    auto const bytes = bytes_of(file);
    write_bytes(file, bytes.substr(0, bytes.size() - 4096));
  }
  SECTION("only its header is left") { write_bytes(file, bytes_of(file).substr(0, 100)); }
  SECTION("a table is missing") { change(file, "DROP TABLE entries"); }
  SECTION("the index of ids is missing") { change(file, "DROP INDEX entries_by_id"); }
  SECTION("something was added to it") { change(file, "CREATE TABLE notes(a)"); }
  SECTION("its version is lost") { change(file, "PRAGMA user_version = 0"); }
  SECTION("its tables are destroyed in the write-ahead log") {
    sqlite::database other(file, sqlite::access::read_write);
    other.run("DROP TABLE entries");
    check_refused(crashed_copy(file, d.path() / "copy"), "is damaged");
    return;
  }
  check_refused(file, "is damaged");
}

TEST_CASE("damage anywhere in a log of ordinary size is found before it is opened") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  {
    rig r(rig::kind::sqlite, file);
    for (int i = 0; i < 1'000; ++i) r.log->append("opening", std::to_string(i), std::string(1'000, 'x'), {});
  }
  auto bytes = bytes_of(file);
  bytes.replace(bytes.size() / 2, 4096, std::string(4096, '\0'));
  write_bytes(file, bytes);
  check_refused(file, "is damaged");
}

TEST_CASE("a large log that is damaged at the end of a session is refused") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  {
    rig r(rig::kind::sqlite, file);
    for (int i = 0; i < 20; ++i) r.appended_ok("opening", std::to_string(i), std::string(4'000'000, 'x'));
    // The last page: the end of the second session.
    for (int i = 0; i < 200; ++i) r.appended_ok("closing", std::to_string(i), std::string(1'000, 'y'));
  }
  auto bytes = bytes_of(file);
  REQUIRE(bytes.size() > 64 * 1024 * 1024);
  SECTION("its end is missing") { write_bytes(file, bytes.substr(0, bytes.size() - 200'000)); }
  SECTION("its end is destroyed") {
    bytes.replace(bytes.size() - 200'000, 200'000, std::string(200'000, '\0'));
    write_bytes(file, bytes);
  }
  CHECK_THAT(refused(file), contains_text("is damaged"));
}

TEST_CASE("damage in the middle of a large log is told to the follower that meets it") {
  rig r;
  for (int i = 0; i < 20; ++i) r.appended_ok("opening", std::to_string(i), std::string(4'000'000, 'x'));
  r.appended_ok("closing", "a");
  r.log.reset();
  auto bytes = bytes_of(r.file);
  REQUIRE(bytes.size() > 64 * 1024 * 1024);
  bytes.replace(40'000'000, 1'000'000, std::string(1'000'000, '\0'));
  write_bytes(r.file, bytes);
  r.open();
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  REQUIRE(c.faults.size() == 1);
  CHECK_THAT(c.faults[0].what, contains_text("could not be read"));
  CHECK(c.caught_up == 0);
  CHECK(!c.entries.empty());
  CHECK(c.entries.size() < 20);
  auto const given = c.entries.size();
  r.appended_ok("opening", "more");
  CHECK(c.entries.size() == given);
  CHECK(r.all("closing").size() == 1);
}

TEST_CASE("a missing entry is told to the follower that meets it, and nothing after it is given") {
  scratch_directory d;
  auto const file = make_log(d.path());
  change(file, "DELETE FROM entries WHERE seq = 2");
  rig r(rig::kind::sqlite, file);
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  REQUIRE(c.faults.size() == 1);
  CHECK_THAT(c.faults[0].what, contains_text("entry 2 of session opening is missing"));
  CHECK(c.entries.empty());
}

TEST_CASE("a write-ahead log without its file is refused, for it may hold entries") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  write_bytes(fs::path(file) += "-wal", "entries");
  check_refused(file, "is missing, but");
}

TEST_CASE("a directory that is not there is refused") {
  scratch_directory d;
  CHECK_THAT(refused(d.path() / "missing" / "dais.db"), contains_text("The directory must exist"));
}

TEST_CASE("what a crash left of the making of a log is no obstacle") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  for (auto const* suffix : {"-new", "-new-journal", "-new-wal"}) write_bytes(fs::path(file) += suffix, "half of something");
  CHECK(refused(file).empty());
  CHECK(files_in(d.path()).size() == 2);
}

TEST_CASE("a log can be read while a server has it open, and nothing is made where there is none") {
  rig r;
  r.appended_ok("opening", "a");
  r.appended_ok("closing", "b");
  {
    rig reading(rig::kind::sqlite_reading, r.file);
    CHECK(reading.all("opening") == r.all("opening"));
    CHECK(reading.all("unknown").empty());
    CHECK(reading.sessions() == r.sessions());
    CHECK(reading.find("opening", "a").there == r.find("opening", "a").there);
    CHECK_FALSE(reading.find("opening", "b").there);
    CHECK(reading.newest() == r.newest());
    CHECK(std::holds_alternative<not_appended>(reading.append("opening", "c", "{}")));
    reading.log->keep_checkpoint("opening", "of nobody");
    CHECK(reading.checkpoint("opening").empty());
    CHECK(r.checkpoint("opening").empty());
    CHECK(r.appended_ok("opening", "d").seq == 2);
    CHECK(reading.all("opening") == r.all("opening"));
  }
  auto const missing = r.directory.path() / "missing.db";
  CHECK_THAT(refused_for_reading(missing), contains_text("cannot be read"));
  CHECK_FALSE(fs::exists(missing));
  r.log.reset();
  change(r.file, "PRAGMA user_version = 3");
  CHECK_THAT(refused_for_reading(r.file), contains_text("newer version"));
}

TEST_CASE("a long log that is only read comes in chunks, in order, and one with a missing entry is a fault") {
  rig r;
  constexpr std::uint64_t count = 3 * limits::replay_entries_max;
  std::uint64_t durable = 0;
  for (std::uint64_t i = 0; i < count; ++i) r.log->append("opening", std::to_string(i), "{}", [&](outcome) { ++durable; });
  r.work.run_until([&] { return durable == count; });
  rig reading(rig::kind::sqlite_reading, r.file);
  CHECK(reading.all("opening") == r.all("opening"));
  r.log.reset();
  change(r.file, "DELETE FROM entries WHERE seq = 2000");
  collector c;
  auto const subscribed = reading.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  reading.work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  CHECK(c.faults.size() == 1);
}

TEST_CASE(
    "an entry that somebody else wrote is not overwritten: the append is not done, the next one goes on after it, and it is not served") {
  rig r;
  r.appended_ok("opening", "a");
  change(r.file, "INSERT INTO entries SELECT number, 2, 5000000, 'by hand', '{}', zeroblob(16), zeroblob(16), NULL FROM sessions");
  auto const result = r.append("opening", "b", "{}");
  REQUIRE(std::holds_alternative<not_appended>(result));
  CHECK_THAT(trouble_of(result), contains_text("could not be written: constraint failed"));
  CHECK(r.appended_ok("opening", "b").seq == 3);
  collector c;
  auto const following = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return !c.faults.empty(); });
  CHECK_THAT(c.faults[0].what, contains_text("entry 2 of session opening is not as it was written"));
}

TEST_CASE("what is forgotten or rewritten is nowhere on the disk any more") {
  auto const is_rewritten = GENERATE(false, true);
  auto const is_moved = GENERATE(false, true);  // from the write-ahead log into the file
  CAPTURE(is_rewritten, is_moved);
  rig r;
  auto const secret = std::string("said in confidence");
  for (auto const size : {1, 100, 3'000}) {
    auto const id = std::to_string(size);
    std::string payload;
    for (int i = 0; i < size; ++i) payload += secret;
    r.appended_ok("opening", id, payload);
    r.appended_ok("closing", id);
  }
  r.log->keep_checkpoint("opening", secret);
  CHECK(r.checkpoint("opening") == secret);
  if (is_moved) r.open();
  auto const found = [&] {
    std::vector<std::string> in;
    for (auto const& f : fs::recursive_directory_iterator(r.file.parent_path()))
      if (f.is_regular_file() && bytes_of(f).find(secret) != std::string::npos) in.push_back(f.path().filename().string());
    return in;
  };
  CHECK_FALSE(found().empty());
  auto const wrong = is_rewritten ? r.rewrite("opening", {{1, "..."}, {2, "..."}, {3, "..."}}) : r.forget("opening");
  CHECK_FALSE(wrong);
  CHECK(found().empty());
  CHECK(r.all("closing").size() == 3);
  r.open();
  CHECK(r.all("closing").size() == 3);
  CHECK(r.all("opening").size() == (is_rewritten ? 3 : 0));
}

TEST_CASE("a session whose deletion could not be finished is made again from its beginning") {
  rig r;
  r.appended_ok("opening", "a");
  r.appended_ok("opening", "b");
  {
    sqlite::database reading(r.file, sqlite::access::read_only);
    reading.run("BEGIN");
    CHECK(reading.number("SELECT count(*) FROM entries") == 2);
    REQUIRE(r.forget("opening"));
  }
  CHECK(r.appended_ok("opening", "c").seq == 1);
  CHECK(r.all("opening").size() == 1);
  r.open();
  CHECK(r.log->health().damaged.empty());
  CHECK(r.all("opening").size() == 1);
}

TEST_CASE("somebody who reads the file is named as why what is forgotten or rewritten is not yet overwritten, and once more does it") {
  auto const is_rewritten = GENERATE(false, true);
  CAPTURE(is_rewritten);
  rig r;
  r.appended_ok("opening", "a", "said in confidence");
  {
    sqlite::database reading(r.file, sqlite::access::read_only);
    reading.run("BEGIN");
    CHECK(reading.number("SELECT count(*) FROM entries") == 1);
    auto const wrong = is_rewritten ? r.rewrite("opening", {{1, "..."}}) : r.forget("opening");
    REQUIRE(wrong);
    CHECK_THAT(wrong->what, contains_text("which somebody reads"));
  }
  auto const still_wrong = is_rewritten ? r.rewrite("opening", {}) : r.forget("opening");
  CHECK_FALSE(still_wrong);
  for (auto const& f : fs::directory_iterator(r.file.parent_path()))
    if (f.is_regular_file()) CHECK(bytes_of(f).find("in confidence") == std::string::npos);
}
