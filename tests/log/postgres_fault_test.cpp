// What only an engine over a network meets.

#include "database.hpp"
#include "log/postgres_log.hpp"
#include "relay.hpp"
#include "support.hpp"

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;

namespace {

// An engine whose connections to the database go through the test's hands.
struct far : rig {
  explicit far(postgres_options const& with = {}) : rig(rig::kind::postgres), between(socket_of(cluster())) {
    patience = with;
    way = "postgres://postgres@127.0.0.1:" + between.port() + '/' + (*database)->name();
    open();
    appended_at_last("opening", "a");
  }
  ~far() { log.reset(); }

  void begin(std::string id, outcome& to, bool& done) { log->append("opening", std::move(id), "{}", into(to, done)); }
  outcome end(outcome const& of, bool const& done) {
    work.run_until([&] { return done; });
    return of;
  }
  // What the database has of the session, whatever the engine says.
  std::int64_t kept() { return (*database)->by_hand().run("select count(*) from dais.entries").number(0, 0); }

  log::database& db() { return **database; }

  relay between;
};

// Has a commit wait, in the middle, for as long as this is there.
struct slow_commit {
  explicit slow_commit(database& on) : db(on) {
    db.by_hand().run_all(
        "create function wait() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(1); return null; end';"
        "create constraint trigger wait after insert on dais.entries deferrable initially deferred for each row execute function wait();"
        "select pg_advisory_lock(1)",
        30s);
  }
  ~slow_commit() { db.by_hand().run_all("drop trigger wait on dais.entries; drop function wait", 30s); }

  void wait_for_commit() { db.wait_until("select exists(select from pg_locks where locktype = 'advisory' and not granted)"); }
  void let_go_on() { db.by_hand().run_all("select pg_advisory_unlock(1)", 30s); }
  void end_it() {
    db.by_hand().run_all("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted", 30s);
    db.wait_until("select not exists(select from pg_locks where locktype = 'advisory' and not granted)");
  }

  database& db;
};

// Short, so that a test of what is given up does not take long. Nothing happens by itself meanwhile.
postgres_options hasty() { return {.statement = 500ms, .answer = 1500ms, .settled = 60s, .again = 10ms, .idle = 60s}; }

// With it whatever has to be done takes `appended_at_last`.
postgres_options resigned() { return {.statement = 200ms, .answer = 400ms, .settled = 500ms, .again = 10ms, .idle = 60s}; }

// The database gives a statement up, and is waited for however long it takes to say so.
postgres_options resigned_and_patient() {
  auto with = resigned();
  with.answer = 60s;
  return with;
}

}  // namespace

TEST_CASE("an append whose acknowledgement is lost is in the log once, and is answered as appended") {
  far r;
  outcome result;
  bool done = false;
  r.between.hold_answers(true);
  r.begin("b", result, done);
  r.db().wait_until("select count(*) = 2 from dais.entries");
  r.between.cut();
  r.between.hold_answers(false);
  CHECK(std::get<appended>(r.end(result, done)).seq == 2);
  CHECK(r.appended_ok("opening", "c").seq == 3);
  CHECK(r.kept() == 3);
}

TEST_CASE("an append that is lost on its way to the database is sent again") {
  far r;
  outcome result;
  bool done = false;
  r.between.hold_requests(true);
  r.begin("b", result, done);
  r.between.wait_for_held();
  r.between.cut();
  r.between.hold_requests(false);
  CHECK(std::get<appended>(r.end(result, done)).seq == 2);
  CHECK(r.kept() == 2);
}

TEST_CASE("a cut in the middle of a commit is settled by what became of the commit") {
  far r(hasty());
  outcome result;
  bool done = false;
  slow_commit commit(r.db());
  r.begin("b", result, done);
  commit.wait_for_commit();
  r.between.cut();
  SECTION("it is done") { commit.let_go_on(); }
  SECTION("it is not done") {
    commit.end_it();
    commit.let_go_on();
  }
  CHECK(std::get<appended>(r.end(result, done)).seq == 2);
  CHECK(r.appended_ok("opening", "c").seq == 3);
  CHECK(r.kept() == 3);
}

TEST_CASE("an answer that comes late is not waited for, and does no harm") {
  far r(hasty());
  outcome result;
  bool done = false;
  r.between.hold_answers(true);
  r.begin("b", result, done);
  r.db().wait_until("select count(*) = 2 from dais.entries");
  r.between.wait_for_closed(2);
  r.between.hold_answers(false);
  CHECK(std::get<appended>(r.end(result, done)).seq == 2);
  CHECK(r.kept() == 2);
}

TEST_CASE("what was sent and is not settled in time is answered as not known, may come yet, and is settled by its id") {
  far r(resigned());
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  outcome result;
  bool done = false;
  r.between.hold_requests(true);
  r.begin("b", result, done);
  CHECK(std::holds_alternative<unknown>(r.end(result, done)));
  CHECK(r.log->health().trouble);
  r.between.hold_requests(false);
  r.work.run_until([&] { return c.entries.size() == 2; });
  CHECK(c.entries[1].id == "b");
  r.appended_at_last("opening", "b");
  CHECK(r.kept() == 2);
}

TEST_CASE("what could not be sent in time is answered as not appended, and is not appended later") {
  far r(resigned());
  outcome result;
  bool done = false;
  r.between.refuse(true);
  r.between.cut();
  r.work.run_waiting();
  r.begin("b", result, done);
  auto const told = r.end(result, done);
  // What was sent before the cut was noticed is not known.
  CHECK_FALSE(is_new(told));
  r.begin("c", result, done = false);
  CHECK(std::holds_alternative<not_appended>(r.end(result, done)));
  r.between.refuse(false);
  r.appended_at_last("opening", "d");
  for (auto const& one : r.all("opening")) CHECK(one.id != "c");
}

TEST_CASE("what waits while the database is away is appended when it is back, in its order") {
  far r;
  r.between.refuse(true);
  r.between.cut();
  std::vector<std::uint64_t> places;
  for (int i = 0; i < 100; ++i)
    r.log->append("opening", std::to_string(i), "{}", [&](outcome o) { places.push_back(std::get<appended>(o).seq); });
  r.between.refuse(false);
  r.work.run_until([&] { return places.size() == 100; });
  CHECK(std::is_sorted(places.begin(), places.end()));
  CHECK(r.kept() == 101);
}

TEST_CASE("a follower whose connection was cut is given what was appended elsewhere meanwhile, once and in order") {
  far r;
  rig other(rig::kind::memory);
  auto opened = open_postgres_log(r.db().url(), other.work.post());
  other.log = std::move(std::get<0>(opened));
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  r.work.run_until([&] { return c.caught_up != 0; });
  r.between.refuse(true);
  r.between.cut();
  for (auto const* id : {"b", "c", "d"}) other.appended_ok("opening", id);
  r.between.refuse(false);
  r.work.run_until([&] { return c.entries.size() == 4; });
  CHECK(c.places() == std::vector<std::uint64_t>{1, 2, 3, 4});
  CHECK(r.appended_ok("opening", "e").seq == 5);
  CHECK(c.places().back() == 5);
}

TEST_CASE("a statement that hangs is given up by the database, and what it would have appended is appended when it can be") {
  far r(hasty());
  outcome result;
  bool done = false;
  r.db().by_hand().run_all("begin; select from dais.sessions for update", 30s);
  r.begin("b", result, done);
  r.work.run_waiting();
  r.db().wait_until("select exists(select from pg_locks where not granted)");
  r.db().by_hand().run_all("rollback", 30s);
  CHECK(std::get<appended>(r.end(result, done)).seq == 2);
  CHECK(r.kept() == 2);
}

TEST_CASE("what hangs for too long is answered as not appended, and never is") {
  far r(resigned_and_patient());
  outcome result;
  bool done = false;
  r.db().by_hand().run_all("begin; select from dais.sessions for update", 30s);
  r.begin("b", result, done);
  CHECK(std::holds_alternative<not_appended>(r.end(result, done)));
  REQUIRE(r.log->health().trouble);
  CHECK(r.log->health().trouble->find("statement timeout") != std::string::npos);
  r.db().by_hand().run_all("rollback", 30s);
  r.appended_at_last("opening", "c");
  CHECK_FALSE(r.log->health().trouble);
  CHECK(r.kept() == 2);
}

TEST_CASE("what the full disk of the database does not take is answered as not appended, with what the database said") {
  far r;
  r.db().by_hand().run_all(
      "create function fill() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on "
      "device' "
      "using errcode = 'disk_full'; end $$; create trigger fill before insert on dais.entries for each row execute function fill()",
      30s);
  auto const result = r.append("opening", "b", "{}");
  REQUIRE(std::holds_alternative<not_appended>(result));
  CHECK(trouble_of(result).find("No space left on device") != std::string::npos);
  CHECK(r.log->health().trouble->find("No space left on device") != std::string::npos);
  CHECK(r.all("opening").size() == 1);
  r.db().by_hand().run_all("drop trigger fill on dais.entries; drop function fill", 30s);
  CHECK(r.appended_ok("opening", "b").seq == 2);
  CHECK_FALSE(r.log->health().trouble);
}

TEST_CASE("a wrong password is told, not the password; nothing is appended, and the right one is enough to go on") {
  database const locked("locked");
  post_queue work;
  auto opened = open_postgres_log("host=" + cluster().string() + " user=postgres password=wrong dbname=locked", work.post(), resigned());
  rig r(rig::kind::memory);
  r.log = std::move(std::get<0>(opened));
  std::optional<std::variant<time_point, fault>> newest;
  r.log->newest([&](auto told) { newest = std::move(told); });
  outcome result;
  bool done = false;
  r.log->append("opening", "a", "{}", r.into(result, done));
  work.run_until([&] { return done && newest; });
  REQUIRE(std::holds_alternative<fault>(*newest));
  CHECK(std::get<fault>(*newest).what.find("password authentication failed") != std::string::npos);
  CHECK(std::holds_alternative<not_appended>(result));
  CHECK(trouble_of(result).find("wrong") == std::string::npos);
  CHECK(r.log->health().trouble->find("wrong") == std::string::npos);

  postgres::connection by_hand(postgres::target("host=" + cluster().string() + " user=postgres dbname=postgres"), 30s, 30s);
  by_hand.run_all("alter role postgres password 'wrong'", 30s);
  newest.reset();
  while (!newest || std::holds_alternative<fault>(*newest)) {
    newest.reset();
    r.log->newest([&](auto told) { newest = std::move(told); });
    work.run_until([&] { return newest.has_value(); });
  }
  for (result = not_appended{}; !is_new(result) && !std::holds_alternative<was_there>(result);) {
    done = false;
    r.log->append("opening", "a", "{}", r.into(result, done));
    work.run_until([&] { return done; });
  }
  by_hand.run_all("alter role postgres password 'secret'", 30s);
  r.log.reset();
}

TEST_CASE("a database that is ready only after it was asked is waited for, rather than taken for one that refuses") {
  database const own;
  relay between(socket_of(cluster()));
  std::string_view const starting_up("SFATAL\0C57P03\0Mthe database system is starting up\0\0", 51);
  between.answer_next(std::string("E\0\0\0", 4) + static_cast<char>(starting_up.size() + 4) + std::string(starting_up));
  postgres::target const through("postgres://postgres@127.0.0.1:" + between.port() + '/' + own.name() + "?sslmode=disable");
  postgres::connection there(through, 30s, 30s);
  CHECK(there.run("select true").flag(0, 0));
}

TEST_CASE("a log of a newer release is not used, and is left as it is") {
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  auto& db = **r.database;
  db.by_hand().run_all("update dais.log set version = 99, usable_from = 98", 30s);
  r.patience = resigned();
  r.open();
  std::optional<std::variant<time_point, fault>> newest;
  r.log->newest([&](auto told) { newest = std::move(told); });
  r.work.run_until([&] { return newest.has_value(); });
  REQUIRE(std::holds_alternative<fault>(*newest));
  CHECK(std::get<fault>(*newest).what.find("newer release") != std::string::npos);
  CHECK(std::holds_alternative<not_appended>(r.append("opening", "b", "{}")));
  CHECK(db.by_hand().run("select count(*) from dais.entries").number(0, 0) == 1);
  db.by_hand().run_all("update dais.log set version = 1, usable_from = 1", 30s);
}

TEST_CASE("a log whose schema a newer release has added to is used by this one, if that release says so") {
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  auto& db = **r.database;
  db.by_hand().run_all("update dais.log set version = 99", 30s);
  r.open();
  CHECK(r.appended_ok("opening", "b").seq == 2);
  CHECK(db.by_hand().run("select version from dais.log").number(0, 0) == 99);
  db.by_hand().run_all("update dais.log set version = 1", 30s);
}

TEST_CASE("a primary that was switched to another server is found there, and everything goes on from the last entry") {
  postgres_options with = hasty();
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  copied_cluster const other;
  relay first(socket_of(cluster())), second(socket_of(other.path()));
  auto& db = **r.database;
  r.way = "postgres://postgres@127.0.0.1:" + first.port() + ",127.0.0.1:" + second.port() + '/' + db.name();
  r.patience = with;
  r.open();
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0; });
  auto const switch_over = [&] {
    db.by_hand().run_all("alter database " + db.name() + " set default_transaction_read_only = on", 30s);
    first.cut();
  };
  SECTION("which has all that was confirmed") {
    switch_over();
    CHECK(r.appended_ok("opening", "b").seq == 2);
    CHECK(c.places() == std::vector<std::uint64_t>{1, 2});
    CHECK(c.faults.empty());
  }
  SECTION("which lacks what was confirmed") {
    r.appended_ok("opening", "b");
    switch_over();
    r.work.run_until([&] { return !c.faults.empty(); });
    CHECK(c.faults[0].what == "the log could not be read: its entries 2 to 2, which were confirmed, are missing");
    CHECK(r.log->health().damaged.contains("opening"));
    CHECK(trouble_of(r.append("opening", "c", "{}")) == "its record is damaged");
    CHECK(is_new(r.append("closing", "a", "{}")));
  }
  r.log.reset();
  db.by_hand().run_all("set default_transaction_read_only = off; alter database " + db.name() + " reset default_transaction_read_only",
                       30s);
}

TEST_CASE("a server is found behind one that takes connections and ends them, and behind one that does not answer") {
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  relay first(socket_of(cluster())), second(socket_of(cluster()));
  r.way = "postgres://postgres@127.0.0.1:" + first.port() + ",127.0.0.1:" + second.port() + '/' + (*r.database)->name();
  SECTION("ended") { first.refuse(true); }
  SECTION("not answered") { first.hold_answers(true); }
  r.open();
  CHECK(r.appended_ok("opening", "b").seq == 2);
  r.log.reset();
}

TEST_CASE("a commit that no standby has confirmed is not answered, whoever ends its waiting") {
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  copied_cluster const other("synchronous_standby_names = 'nobody'");
  auto& db = **r.database;
  postgres::connection there(postgres::target(db.url(other.path())), 30s, 30s);
  r.way = db.url(other.path());
  r.patience = hasty();
  r.open();
  outcome result;
  bool done = false;
  r.log->append("opening", "b", "{}", r.into(result, done));
  auto const until = [&](char const* sql) {
    while (!there.run(sql).flag(0, 0)) {
    }
  };
  while (!there.run("select count(*) = 2 from dais.entries").flag(0, 0))
    there.run_all("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'", 30s);
  until("select exists(select from pg_stat_activity where wait_event = 'SyncRep')");
  r.work.run_waiting();
  CHECK_FALSE(done);
  // However often it is tried, the database is not filled with what waits.
  CHECK(there.run("select count(*) from pg_stat_activity where wait_event = 'SyncRep'").number(0, 0) == 1);
  // A setting of the server, which no transaction waits for.
  there.run_all("alter system reset synchronous_standby_names", 30s);
  there.run_all("select pg_reload_conf()", 30s);
  r.work.run_until([&] { return done; });
  CHECK(std::get<appended>(result).seq == 2);
  CHECK(r.all("opening").size() == 2);
  r.log.reset();
}

TEST_CASE("an engine that is closed and whose database does not answer is gone at once, and calls nothing") {
  database const own;
  relay between(socket_of(cluster()));
  rig r(rig::kind::memory);
  auto opened = open_postgres_log("postgres://postgres@127.0.0.1:" + between.port() + '/' + own.name(), r.work.post());
  r.log = std::move(std::get<0>(opened));
  r.appended_ok("opening", "a");
  between.hold_answers(true);
  outcome result;
  bool done = false, closed = false;
  r.log->append("opening", "b", "{}", r.into(result, done));
  r.log->close([&] { closed = true; });
  between.wait_for_held();
  r.log.reset();
  r.work.run_waiting();
  CHECK_FALSE(done);
  CHECK_FALSE(closed);
}
