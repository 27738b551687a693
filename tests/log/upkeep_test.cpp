// What an operator does with a log: verifying, copying, repairing.

#include "log/sqlite.hpp"
#include "log/sqlite_upkeep.hpp"
#include "support.hpp"

#include <random>

using namespace dais;
using namespace dais::log;
namespace fs = std::filesystem;

namespace {

verification verify(fs::path const& file) {
  auto result = verify_sqlite_log(file);
  if (auto const* why = std::get_if<refusal>(&result)) FAIL(why->what);
  return std::get<verification>(std::move(result));
}

repair mend(fs::path const& file) {
  auto result = repair_sqlite_log(file, "nothing");
  if (auto const* why = std::get_if<refusal>(&result)) FAIL(why->what);
  return std::get<repair>(std::move(result));
}

// Two sessions in a file of their own.
void fill(rig& r, int count = 40) {
  for (int i = 0; i < count; ++i) {
    r.appended_ok("opening", "o" + std::to_string(i), "text " + std::to_string(i));
    r.appended_ok("closing", "c" + std::to_string(i), "text " + std::to_string(i));
  }
}

std::vector<std::string> payloads(std::vector<entry> const& of) {
  std::vector<std::string> all;
  for (auto const& one : of) all.push_back(one.payload);
  return all;
}

}  // namespace

TEST_CASE("verifying a log says of each session how far it is whole, also while a server uses it") {
  rig r;
  fill(r);
  CHECK(verify(r.file).is_good());
  r.log.reset();
  change(r.file, "UPDATE entries SET payload = 'altered' WHERE seq = 17 AND session = 1");
  r.open();
  auto const found = verify(r.file);
  CHECK_FALSE(found.is_good());
  CHECK(found.of_file.empty());
  REQUIRE(found.sessions.size() == 2);
  CHECK(found.sessions[0].session == "opening");
  REQUIRE(found.sessions[0].wrong);
  CHECK_THAT(*found.sessions[0].wrong, contains_text("entry 17 of session opening is not as it was written"));
  CHECK(found.sessions[1].entries == 40);
  CHECK_FALSE(found.sessions[1].wrong);
}

TEST_CASE("verifying a log names sessions of which nothing is left") {
  rig r;
  fill(r, 3);
  r.log.reset();
  change(r.file, "DELETE FROM entries WHERE session = 2; DELETE FROM sessions WHERE number = 2");
  auto const found = verify(r.file);
  REQUIRE(found.sessions.size() == 2);
  CHECK(found.sessions[1].session == "closing");
  CHECK(found.sessions[1].wrong == "all of its 3 confirmed entries are missing");
}

TEST_CASE("a copy of a log in use holds what was confirmed when it was made, and is opened as it is") {
  rig r;
  fill(r);
  scratch_directory d;
  auto const to = d.path() / "copy.db";
  REQUIRE_FALSE(copy_sqlite_log(r.file, to));
  r.appended_ok("opening", "later");
  CHECK(verify(to).is_good());
  rig copy(rig::kind::sqlite, to);
  CHECK(copy.log->health().damaged.empty());
  CHECK(copy.log->health().remarks.empty());
  CHECK(copy.all("opening").size() == 40);
  CHECK(copy.all("closing") == r.all("closing"));
  auto const again = copy_sqlite_log(r.file, to);
  REQUIRE(again);
  CHECK_THAT(again->what, contains_text("is there already"));
}

TEST_CASE("repairing a log keeps every entry that is as it was written, in its place, and names those that are not") {
  rig r;
  fill(r);
  auto const opening = r.all("opening"), closing = r.all("closing");
  r.log.reset();
  std::string const of_opening = " AND session = (SELECT number FROM sessions WHERE name = 'opening')";
  std::string lost;
  std::uint64_t kept = 80;
  std::vector<std::string> expected = payloads(opening);
  SECTION("nothing is wrong") {}
  SECTION("a payload is altered") {
    change(r.file, "UPDATE entries SET payload = 'altered' WHERE seq = 17" + of_opening);
    lost = "opening: entries 17";
    kept = 79;
    expected[16] = "nothing";
  }
  SECTION("a link is altered, which loses nothing") {
    change(r.file, "UPDATE entries SET link = zeroblob(16) WHERE seq = 17" + of_opening);
  }
  SECTION("some are missing") {
    change(r.file, "DELETE FROM entries WHERE seq IN (5, 6, 20)" + of_opening);
    lost = "opening: entries 5 to 6, 20";
    kept = 77;
    for (auto const seq : {5, 6, 20}) expected[static_cast<std::size_t>(seq - 1)] = "nothing";
  }
  SECTION("its end is missing") {
    change(r.file, "DELETE FROM entries WHERE seq > 30" + of_opening);
    lost = "opening: entries 31 to 40";
    kept = 70;
    expected.resize(30);
  }
  SECTION("its first entry is missing") {
    change(r.file, "DELETE FROM entries WHERE seq = 1" + of_opening);
    lost = "opening: all of it, for its first entry is lost";
    kept = 40;
    expected.clear();
  }
  auto const damaged_file = bytes_of(r.file);
  auto const done = mend(r.file);
  CHECK(done.saved == kept);
  CHECK(done.lost == (lost.empty() ? std::vector<std::string>{} : std::vector{lost}));
  CHECK((bytes_of(done.kept / r.file.filename()) == damaged_file));
  CHECK(verify(r.file).is_good());
  r.open();
  CHECK(r.log->health().damaged.empty());
  CHECK(payloads(r.all("opening")) == expected);
  CHECK(r.all("closing") == closing);
  CHECK(r.appended_ok("closing", "new").seq == 41);
}

TEST_CASE("a log whose pages are destroyed is repaired as far as they can be read") {
  rig r;
  for (int i = 0; i < 1'000; ++i) r.log->append("opening", std::to_string(i), std::string(1'000, 'x'), {});
  r.appended_ok("closing", "a");
  r.log.reset();
  auto bytes = bytes_of(r.file);
  bytes.replace(bytes.size() / 2 / 4096 * 4096, 8 * 4096, std::string(8 * 4096, '\xA5'));
  write_bytes(r.file, bytes);
  CHECK_THAT(refused(r.file), contains_text("is damaged"));
  CHECK_FALSE(verify(r.file).of_file.empty());
  auto const done = mend(r.file);
  CHECK(done.saved < 1'001);
  CHECK(done.saved > 900);
  REQUIRE(done.lost.size() == 1);
  CHECK_THAT(done.lost[0], contains_text("opening: entries "));
  r.open();
  CHECK(r.all("closing").size() == 1);
  auto const entries = r.all("opening");
  CHECK(entries.size() == 1'000);
  CHECK(r.found_there("opening", "999").seq == 1'000);
}

TEST_CASE("what a crash lost of the write-ahead log is named by a repair, and the log goes on from there") {
  rig r;
  r.appended_ok("opening", "a");
  r.open();
  r.appended_ok("opening", "b");
  scratch_directory d;
  auto const file = d.path() / "dais.db";
  for (auto const* suffix : {"", "-marks"}) fs::copy_file(r.file.string() + suffix, file.string() + suffix);
  auto const done = mend(file);
  CHECK(done.lost == std::vector<std::string>{"opening: entries 2"});
  rig again(rig::kind::sqlite, file);
  CHECK(again.log->health().damaged.empty());
  CHECK(again.appended_ok("opening", "c").seq == 2);
}

TEST_CASE("a log that a server uses is not repaired, nor one that is not there") {
  rig r;
  auto const in_use = repair_sqlite_log(r.file, "nothing");
  REQUIRE(std::holds_alternative<refusal>(in_use));
  CHECK_THAT(std::get<refusal>(in_use).what, contains_text("in use"));
  auto const missing = repair_sqlite_log(r.directory.path() / "missing.db", "nothing");
  REQUIRE(std::holds_alternative<refusal>(missing));
  CHECK_THAT(std::get<refusal>(missing).what, contains_text("restore a backup"));
}
