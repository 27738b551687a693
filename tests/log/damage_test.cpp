// What the log knows of itself: that nothing confirmed is missing, and that nothing is other than it was written.

#include "log/marks.hpp"
#include "log/sqlite.hpp"
#include "log/sqlite_file.hpp"
#include "support.hpp"

#include <random>

using namespace dais;
using namespace dais::log;
namespace fs = std::filesystem;

namespace {

// What whoever follows a session is told is wrong with it; empty where it is given whole.
std::string trouble_with(rig& r, std::string const& session) {
  collector c;
  auto const following = r.log->follow(session, 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  return c.faults.empty() ? std::string{} : c.faults.front().what;
}

void copy_with(fs::path const& file, fs::path const& to, std::vector<std::string> const& suffixes) {
  for (auto const& suffix : suffixes) fs::copy_file(file.string() + suffix, to.string() + suffix, fs::copy_options::overwrite_existing);
}

// A log as a crash leaves it: its newest commits are in the write-ahead log.
struct crashed {
  explicit crashed(rig& of) { copy_with(of.file, file, {"", "-wal", "-marks"}); }
  scratch_directory directory;
  fs::path file = directory.path() / "dais.db";
};

std::map<std::string, std::string> damaged(rig& r) { return r.log->health().damaged; }

}  // namespace

TEST_CASE("a text that is altered is not served, whatever bit it is") {
  rig r;
  for (int i = 0; i < 50; ++i) r.appended_ok("opening", std::to_string(i), "the text of question " + std::to_string(i));
  r.appended_ok("closing", "a", "another");
  r.log.reset();
  auto const good = bytes_of(r.file);
  std::mt19937 random(3);
  auto const at = good.find("the text of question 25");
  REQUIRE(at != std::string::npos);
  for (int i = 0; i < 40; ++i) {
    auto bytes = good;
    auto const place = at + random() % 23;
    bytes[place] = static_cast<char>(bytes[place] ^ 1 << random() % 8);
    write_bytes(r.file, bytes);
    r.open();
    CAPTURE(place);
    CHECK_THAT(trouble_with(r, "opening"), contains_text("entry 26 of session opening is not as it was written"));
    CHECK(trouble_with(r, "closing").empty());
    CHECK(std::holds_alternative<fault>(r.look_up("opening", "25")));
    CHECK(r.find("opening", "24").there);
    r.log.reset();
  }
}

TEST_CASE("an entry with another place, time or id than it was written with is not served") {
  auto const sql = GENERATE("UPDATE entries SET at = at + 1 WHERE seq = 3", "UPDATE entries SET id = 'other' WHERE seq = 3",
                            "UPDATE entries SET salt = zeroblob(16) WHERE seq = 3", "UPDATE entries SET link = zeroblob(16) WHERE seq = 3",
                            "UPDATE entries SET session = 2 WHERE session = 1",
                            "UPDATE entries SET payload = 'x', rewritten = zeroblob(64) WHERE seq = 3");
  CAPTURE(sql);
  rig r;
  for (auto const* id : {"a", "b", "c", "d"}) r.appended_ok("opening", id);
  change(r.file, "INSERT INTO sessions VALUES(2, 'closing')");
  r.log.reset();
  change(r.file, sql);
  r.open();
  auto const session = std::string(sql).find("session = 2") == std::string::npos ? "opening" : "closing";
  CHECK_THAT(trouble_with(r, session), contains_text("not as it was written"));
}

TEST_CASE("a write-ahead log that is gone after a crash is missed, by the session's name and to the entry, and the others go on") {
  rig r;
  r.appended_ok("before", "a");
  for (int i = 0; i < 20; ++i) r.appended_ok("opening", std::to_string(i));
  r.open();  // all of that is in the file
  for (int i = 20; i < 100; ++i) r.appended_ok("opening", std::to_string(i));
  r.appended_ok("after", "a");
  crashed c(r);
  SECTION("all of it") { fs::remove(c.file.string() + "-wal"); }
  SECTION("one bit of it, early on") {
    auto bytes = bytes_of(c.file.string() + "-wal");
    bytes[100] = static_cast<char>(bytes[100] ^ 4);
    write_bytes(c.file.string() + "-wal", bytes);
  }
  rig again(rig::kind::sqlite, c.file);
  CHECK(damaged(again) == std::map<std::string, std::string>{{"opening", "its entries 21 to 100, which were confirmed, are missing"},
                                                             {"after", "all of its 1 confirmed entries are missing"}});
  CHECK_THAT(trouble_with(again, "opening"), contains_text("entries 21 to 100"));
  CHECK_THAT(trouble_with(again, "after"), contains_text("all of its 1"));
  CHECK(again.all("before").size() == 1);
  CHECK(again.appended_ok("before", "b").seq == 2);
  CHECK_THAT(trouble_of(again.append("opening", "new", "{}")), contains_text("damaged"));
  CHECK_THAT(trouble_of(again.append("after", "new", "{}")), contains_text("damaged"));
  CHECK(again.sessions() == std::vector<std::string>{"before", "opening", "after"});
  // It is not forgotten at the next start either, and a new session does not take its place.
  again.appended_ok("new", "a");
  again.open();
  CHECK(damaged(again).size() == 2);
  CHECK(again.all("new").size() == 1);
}

TEST_CASE("one random bit of a write-ahead log after a crash never loses a confirmed entry without a word") {
  rig r;
  std::mt19937 random(5);
  for (int i = 0; i < 80; ++i) r.appended_ok("opening", std::to_string(i));
  crashed c(r);
  auto const wal = bytes_of(c.file.string() + "-wal");
  auto const file = bytes_of(c.file);
  auto const marked = bytes_of(c.file.string() + "-marks");
  for (int i = 0; i < 100; ++i) {
    auto bytes = wal;
    auto const place = random() % bytes.size();
    bytes[place] = static_cast<char>(bytes[place] ^ 1 << random() % 8);
    write_bytes(c.file, file);
    write_bytes(c.file.string() + "-wal", bytes);
    write_bytes(c.file.string() + "-marks", marked);
    CAPTURE(place);
    rig again(rig::kind::sqlite, c.file);
    // The bit may be one that says nothing.
    CHECK((damaged(again).size() == 1 || again.all("opening").size() == 80));
  }
}

TEST_CASE("entries that replace those that were confirmed are not taken for them") {
  rig r;
  r.appended_ok("opening", "a");
  r.open();
  copy_with(r.file, r.directory.path() / "older.db", {""});
  r.appended_ok("opening", "b", "the one that was confirmed");
  r.log.reset();
  fs::copy_file(r.directory.path() / "older.db", r.file, fs::copy_options::overwrite_existing);
  auto const marked = bytes_of(r.file.string() + "-marks");
  fs::remove(r.file.string() + "-marks");
  r.open();
  r.appended_ok("opening", "c", "another");
  r.log.reset();
  write_bytes(r.file.string() + "-marks", marked);
  r.open();
  CHECK(damaged(r) == std::map<std::string, std::string>{{"opening", "its entry 2 is not the one that was confirmed"}});
}

TEST_CASE("a log whose file is gone is not begun anew while its marks tell of it") {
  rig r;
  r.appended_ok("opening", "a");
  r.appended_ok("closing", "b");
  r.log.reset();
  fs::remove(r.file);
  CHECK_THAT(refused(r.file), contains_text("is missing. It held opening, closing."));
  CHECK_FALSE(fs::exists(r.file));
}

TEST_CASE("marks that are gone or damaged cost no entry, and are said") {
  rig r;
  r.appended_ok("opening", "a");
  r.appended_ok("closing", "b");
  r.log.reset();
  std::string words;
  SECTION("gone") {
    fs::remove(r.file.string() + "-marks");
    words = "there are no marks";
  }
  SECTION("damaged") {
    auto bytes = bytes_of(r.file.string() + "-marks");
    bytes[130] = static_cast<char>(bytes[130] ^ 1);
    write_bytes(r.file.string() + "-marks", bytes);
    words = "1 of the marks";
  }
  r.open();
  REQUIRE(r.log->health().remarks.size() == 1);
  CHECK_THAT(r.log->health().remarks[0], contains_text(words));
  CHECK(r.all("opening").size() == 1);
  CHECK(r.all("closing").size() == 1);
  r.open();
  CHECK(r.log->health().remarks.empty());
}

TEST_CASE("a session that was forgotten is not missed, and no other gets its mark") {
  rig r;
  r.appended_ok("opening", "a");
  r.appended_ok("closing", "a");
  CHECK_FALSE(r.forget("closing"));
  r.open();
  CHECK(damaged(r).empty());
  r.appended_ok("third", "a");
  r.open();
  CHECK(damaged(r).empty());
  CHECK(r.all("third").size() == 1);
}

TEST_CASE("entries that were given other payloads still verify, and so do those behind them") {
  rig r;
  for (auto const* id : {"a", "b", "c", "d"}) r.appended_ok("opening", id, std::string("the text of ") + id);
  CHECK_FALSE(r.rewrite("opening", {{2, "erased"}, {3, "erased too"}}));
  CHECK_FALSE(r.rewrite("opening", {{3, "erased again"}}));
  r.appended_ok("opening", "e");
  r.open();
  CHECK(damaged(r).empty());
  auto const entries = r.all("opening");
  REQUIRE(entries.size() == 5);
  CHECK(entries[2].payload == "erased again");
  CHECK(r.find("opening", "c").there);
  r.log.reset();
  // And what they were given is held to that.
  auto bytes = bytes_of(r.file);
  auto const at = bytes.find("erased again");
  REQUIRE(at != std::string::npos);
  bytes[at] = 'E';
  write_bytes(r.file, bytes);
  r.open();
  CHECK_THAT(trouble_with(r, "opening"), contains_text("entry 3 of session opening is not as it was written"));
}

TEST_CASE("a log of format 1 gets a chain when it is opened, and its entries are as they were") {
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  std::vector<entry> before;
  {
    rig r(rig::kind::sqlite, file);
    for (int i = 0; i < 30; ++i) r.appended_ok(i % 3 == 0 ? "closing" : "opening", std::to_string(i), "payload " + std::to_string(i));
    before = r.all("opening");
  }
  fs::remove(file.string() + "-marks");
  change(
      file,
      "CREATE TABLE kept AS SELECT session, seq, at, id, payload FROM entries; DROP TABLE entries; "
      "CREATE TABLE entries(session INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, "
      "PRIMARY KEY(session, seq)) STRICT, WITHOUT ROWID; INSERT INTO entries SELECT * FROM kept; DROP TABLE kept; "
      "CREATE UNIQUE INDEX entries_by_id ON entries(session, id); PRAGMA user_version = 1");
  {
    rig reading(rig::kind::sqlite_reading, file);
    CHECK(reading.all("opening") == before);
    CHECK(reading.find("opening", "1").there);
  }
  rig r(rig::kind::sqlite, file);
  CHECK(r.log->health().remarks.empty());
  CHECK(r.all("opening") == before);
  CHECK(r.sessions() == std::vector<std::string>{"closing", "opening"});
  CHECK(r.appended_ok("opening", "new").seq == before.size() + 1);
  r.open();
  CHECK(damaged(r).empty());
  CHECK(r.all("opening").size() == before.size() + 1);
}

TEST_CASE("a file that is removed or replaced while it is open takes nothing more, and that is told") {
  rig r;
  r.appended_ok("opening", "a");
  CHECK_FALSE(r.log->health().trouble);
  auto const away = r.directory.path() / "away.db";
  fs::rename(r.file, away);
  CHECK_THAT(trouble_of(r.append("opening", "b", "{}")), contains_text("was removed or replaced"));
  REQUIRE(r.log->health().trouble);
  CHECK_THAT(*r.log->health().trouble, contains_text("put it back"));
  write_bytes(r.file, "another file");
  CHECK_THAT(trouble_of(r.append("opening", "b", "{}")), contains_text("was removed or replaced"));
  fs::rename(away, r.file);
  CHECK(r.appended_ok("opening", "b").seq == 2);
  CHECK_FALSE(r.log->health().trouble);
}

TEST_CASE("a session whose entries were stamped in the clock's future goes on from there, and the others by the clock") {
  using namespace std::chrono_literals;
  rig r;
  auto const right = time_point(r.now);
  r.appended_ok("closing", "a");
  r.now += 1000h;
  r.appended_ok("opening", "a");
  r.now = right + 1h;
  r.open();
  CHECK(r.log->health().ahead == std::map<std::string, duration>{{"opening", 999h}});
  r.now += 1min;
  r.appended_ok("opening", "b");
  r.appended_ok("closing", "b");
  r.appended_ok("new", "a");
  CHECK(r.find("opening", "none").at == right + 1000h + 1min);
  CHECK(r.all("opening").back().at == right + 1000h + 1min);
  CHECK(r.all("closing").back().at == right + 1h + 1min);
  CHECK(r.all("new").back().at == right + 1h + 1min);
}
