// Moving house: whole logs from one engine to another.

#include "database.hpp"
#include "log/log_copy.hpp"
#include "log/postgres_bulletins.hpp"
#include "log/postgres_log.hpp"
#include "log/postgres_upkeep.hpp"
#include "log/sqlite_upkeep.hpp"
#include "support.hpp"

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;

namespace {

std::string why_not(std::string const& from, std::string const& to) {
  auto const result = copy_log(from, to);
  auto const* why = std::get_if<refusal>(&result);
  return why ? why->what : std::string{};
}

// Two sessions with entries of all kinds, one of which was rewritten.
std::filesystem::path made_in(scratch_directory const& directory) {
  auto const file = directory.path() / "dais.db";
  rig r(rig::kind::sqlite, file);
  for (int i = 0; i < 1500; ++i) r.log->append("opening", "id " + std::to_string(i), "{\"number\":" + std::to_string(i) + '}', {});
  r.now += 1h;
  r.appended_ok("closing", std::string("nought\0inside", 13), std::string("nought\0 and \xFF", 13));
  r.now -= 2h;
  r.appended_ok("opening", "late", std::string(400'000, 'x'));
  r.appended_ok("opening", "later", "said in confidence");
  CHECK_FALSE(r.rewrite("opening", {{1502, "..."}}));
  return file;
}

std::vector<verified> verified_in(std::variant<verification, refusal> const& found) {
  REQUIRE(std::holds_alternative<verification>(found));
  CHECK(std::get<verification>(found).is_good());
  return std::get<verification>(found).sessions;
}

}  // namespace

TEST_CASE("a log is copied from a file to a database and back, and is the same") {
  scratch_directory const directory;
  auto const file = made_in(directory);
  auto const back = directory.path() / "back.db";
  database db;
  auto const there = copy_log(file, db.url());
  REQUIRE(std::holds_alternative<std::vector<copied_session>>(there));
  auto const& all = std::get<0>(there);
  REQUIRE(all.size() == 2);
  CHECK(all[0].session == "opening");
  CHECK(all[0].entries == 1502);
  CHECK(all[1].session == "closing");
  CHECK(all[1].entries == 1);
  auto const again = copy_log(db.url(), back);
  REQUIRE(std::holds_alternative<std::vector<copied_session>>(again));
  for (std::size_t i = 0; i < 2; ++i) CHECK(std::get<0>(again)[i].of == all[i].of);
  for (auto const* session : {"opening", "closing"}) CHECK(contents(back, session) == contents(file, session));
  for (auto const& found : {verify_postgres_log(db.url()), verify_sqlite_log(back)}) {
    auto const sessions = verified_in(found);
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0].entries == 1502);
  }
}

TEST_CASE("a log that was copied into a database is served from there") {
  scratch_directory const directory;
  auto const file = made_in(directory);
  database db;
  REQUIRE(why_not(file, db.url()).empty());
  rig r(rig::kind::memory);
  auto opened = open_postgres_log(db.url(), r.work.post());
  r.log = std::move(std::get<0>(opened));
  CHECK(r.all("opening") == contents(file, "opening"));
  CHECK(r.sessions() == std::vector<std::string>{"opening", "closing"});
  CHECK(r.found_there("opening", "id 7").seq == 8);
  CHECK(r.appended_ok("opening", "new").seq == 1503);
  CHECK(r.appended_ok("another", "new").seq == 1);
  CHECK(r.all("opening").size() == 1503);
  r.log.reset();
}

TEST_CASE("nothing is copied over what is there, nor of what is served or damaged") {
  scratch_directory const directory;
  auto const file = made_in(directory);
  database db;
  CHECK(why_not(directory.path() / "nothing.db", db.url()).find("There is no") == 0);
  {
    rig const serves(rig::kind::sqlite, file);
    CHECK_FALSE(why_not(file, db.url()).empty());
  }
  CHECK(why_not(file, file).find("is there already") != std::string::npos);
  change(file, "UPDATE entries SET payload = 'altered' WHERE seq = 3");
  CHECK(why_not(file, db.url()) == "The session opening is damaged: entry 3 is missing or not as it was written. `dais verify` says more.");
  CHECK(db.by_hand().run("select from dais.sessions").count() == 0);

  scratch_directory const other;
  auto const whole = made_in(other);
  REQUIRE(why_not(whole, db.url()).empty());
  CHECK(why_not(whole, db.url()) == "The session opening is there already.");
  db.by_hand().run("update dais.entries set payload = 'altered' where seq = 4");
  auto const back = directory.path() / "back.db";
  CHECK(why_not(db.url(), back) == "The session opening is damaged: entry 4 is not as it was written. `dais verify` says more.");
  CHECK_FALSE(std::filesystem::exists(back));
  post_queue work;
  auto const serves = make_postgres_bulletins(db.url(), work.post());
  db.wait_until("select exists(select from dais.nodes)");
  CHECK(why_not(db.url(), back).find("A server uses the log in user=postgres") == 0);
}

TEST_CASE("a whole reading of a log in a database says of each session how far it is whole") {
  rig r(rig::kind::postgres);
  for (auto const* id : {"a", "b", "c"}) r.appended_ok("opening", id);
  r.appended_ok("closing", "a");
  auto& db = **r.database;
  REQUIRE(verified_in(verify_postgres_log(db.url())).size() == 2);
  auto const wrong = [&](char const* sql) {
    db.by_hand().run(sql);
    auto const found = verify_postgres_log(db.url());
    auto const& all = std::get<verification>(found);
    CHECK_FALSE(all.is_good());
    CHECK_FALSE(all.sessions.at(1).wrong);
    return all.sessions.at(0).wrong.value_or("nothing");
  };
  SECTION("an end that is missing") { CHECK(wrong("delete from dais.entries where seq = 3 and session = 1") == "entry 3 is missing"); }
  SECTION("a middle that is missing") { CHECK(wrong("delete from dais.entries where seq = 2 and session = 1") == "entry 2 is missing"); }
  SECTION("all of it") { CHECK(wrong("delete from dais.entries where session = 1") == "entry 1 is missing"); }
  SECTION("what belongs to no session") {
    db.by_hand().run("insert into dais.entries select 99, seq, at, id, payload, salt, link from dais.entries where session = 2");
    auto const found = verify_postgres_log(db.url());
    CHECK(std::get<verification>(found).of_file == std::vector<std::string>{"1 entries belong to no session"});
  }
}
