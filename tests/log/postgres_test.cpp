// What an engine over PostgreSQL keeps to beside the contract: several of them at once, its schema, its rights, its chain.

#include "database.hpp"
#include "log/postgres_bulletins.hpp"
#include "log/postgres_key.hpp"
#include "log/postgres_log.hpp"
#include "log/postgres_schema.hpp"
#include "seeds.hpp"
#include "support.hpp"

#include <fstream>
#include <iterator>
#include <random>
#include <thread>

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;

namespace {

// Another engine over the same log.
struct node : rig {
  explicit node(std::string const& url) : rig(rig::kind::memory) {
    auto opened = open_postgres_log(url, work.post());
    if (auto const* why = std::get_if<refusal>(&opened)) FAIL(why->what);
    log = std::move(std::get<0>(opened));
  }
  ~node() { log.reset(); }
};

// Those of protocol/log-format.md, for this role.
std::string documented_grants(std::string const& role) {
  std::ifstream in(std::string(DAIS_SOURCE_DIR) + "/protocol/log-format.md");
  std::string const all(std::istreambuf_iterator<char>(in), {});
  auto const begin = all.find("grant usage");
  auto sql = all.substr(begin, all.find("```", begin) - begin);
  constexpr std::string_view whom = "ROLE";
  for (auto at = sql.find(whom); at != std::string::npos; at = sql.find(whom, at + role.size())) sql.replace(at, whom.size(), role);
  return sql;
}

std::string url_of(rig& r) { return (**r.database).url(); }

}  // namespace

TEST_CASE("what one engine appends another is given, in one order, with the names of new sessions") {
  rig one(rig::kind::postgres);
  node two(url_of(one));
  collector c;
  sessions_collector names;
  auto const subscribed = two.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  auto const of_names = two.log->follow_sessions(names.deliver(), names.on_caught_up());
  two.work.run_until([&] { return c.caught_up != 0 && names.caught_up != 0; });
  one.appended_ok("opening", "a");
  one.appended_ok("closing", "a");
  two.work.run_until([&] { return c.entries.size() == 1 && names.names.size() == 2; });
  CHECK(names.names == std::vector<std::string>{"opening", "closing"});
  CHECK(two.found_there("opening", "a").seq == 1);
  CHECK(two.appended_ok("opening", "b").seq == 2);
  CHECK(one.appended_ok("opening", "c").seq == 3);
  two.work.run_until([&] { return c.entries.size() == 3; });
  CHECK(c.places() == std::vector<std::uint64_t>{1, 2, 3});
  CHECK(one.find("opening", "b").there->seq == 2);
}

TEST_CASE("an append is answered when its followers have what others appended before it") {
  rig one(rig::kind::postgres);
  node two(url_of(one));
  collector c;
  auto const subscribed = one.log->follow("opening", 0, c.deliver(), c.on_caught_up());
  one.work.run_until([&] { return c.caught_up != 0; });
  for (int i = 0; i < 50; ++i) {
    two.appended_ok("opening", "two " + std::to_string(i));
    auto const seq = one.appended_ok("opening", "one " + std::to_string(i)).seq;
    REQUIRE(c.entries.size() == seq);
  }
}

TEST_CASE("engines that append the same and other ids at once come to one order, each id once") {
  rig one(rig::kind::postgres);
  for (auto const seed : seeds(5)) {
    CAPTURE(seed);
    (**one.database).clear();
    one.open();
    node two(url_of(one)), three(url_of(one));
    std::vector<rig*> const all{&one, &two, &three};
    std::vector<std::vector<collector>> seen(3, std::vector<collector>(2));
    std::vector<std::unique_ptr<subscription>> subscribed;
    std::mt19937 random(seed);
    std::string const sessions[] = {"opening", "closing"};
    std::size_t answered = 0;
    std::map<std::string, std::set<std::uint64_t>> places;
    int fresh = 0;
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t s = 0; s < 2; ++s) subscribed.push_back(all[i]->log->follow(sessions[s], 0, seen[i][s].deliver()));
    constexpr std::size_t each = 100;
    for (std::size_t i = 0; i < each; ++i)
      for (auto* const node : all) {
        auto const& session = sessions[random() % 2];
        auto const id = std::to_string(random() % 60);
        node->log->append(session, id, "{}", [&, key = session + '/' + id](outcome o) {
          ++answered;
          fresh += is_new(o) ? 1 : 0;
          places[key].insert(is_new(o) ? std::get<appended>(o).seq : std::get<was_there>(o).seq);
        });
      }
    // Each in its turn, so that none waits for what another has to do.
    auto const all_is_seen = [&] {
      for (auto const& of_node : seen)
        if (of_node[0].entries.size() + of_node[1].entries.size() != places.size()) return false;
      return true;
    };
    while (answered != 3 * each || !all_is_seen())
      for (auto* const node : all) node->work.run_waiting();
    CHECK(static_cast<std::size_t>(fresh) == places.size());
    for (auto const& [key, at] : places) CHECK(at.size() == 1);
    for (std::size_t s = 0; s < 2; ++s) {
      auto const entries = one.all(sessions[s]);
      for (std::size_t i = 0; i < 3; ++i) CHECK(seen[i][s].entries == entries);
    }
    subscribed.clear();
  }
}

TEST_CASE("a session that another engine forgets fails its followers here") {
  rig one(rig::kind::postgres);
  node two(url_of(one));
  one.appended_ok("opening", "a");
  collector c;
  auto const subscribed = two.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  two.work.run_until([&] { return c.caught_up != 0; });
  CHECK_FALSE(one.forget("opening"));
  two.work.run_until([&] { return !c.faults.empty(); });
  CHECK(c.faults[0].what == "session opening was forgotten");
  CHECK(two.appended_ok("opening", "b").seq == 1);
}

TEST_CASE("what is appended to a session that another engine has forgotten begins no other one, until that is told here") {
  rig one(rig::kind::postgres);
  node two(url_of(one));
  one.appended_ok("opening", "a");
  collector c;
  auto const subscribed = two.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  two.work.run_until([&] { return c.caught_up != 0; });
  CHECK_FALSE(one.forget("opening"));
  outcome late, beside;
  bool done = false, other_done = false;
  two.log->append("opening", "b", "{}", two.into(late, done));
  two.log->append("closing", "b", "{}", two.into(beside, other_done));
  auto const told_first = c.faults.empty();
  two.work.run_until([&] { return done && other_done; });
  REQUIRE(told_first);
  REQUIRE(std::holds_alternative<not_appended>(late));
  CHECK(trouble_of(late) == "session opening was forgotten");
  CHECK(is_new(beside));
  CHECK(one.all("opening").empty());
  two.work.run_until([&] { return !c.faults.empty(); });
  CHECK(c.faults[0].is_forgotten);
  CHECK(two.appended_ok("opening", "c").seq == 1);
}

TEST_CASE("times are the database's, whatever the clocks of those who append") {
  rig one(rig::kind::postgres);
  node two(url_of(one));
  two.now += 1h;
  two.appended_ok("opening", "a");
  CHECK(one.all("opening")[0].at == time_point(one.now));
  one.now += 1s;
  two.appended_ok("opening", "b");
  CHECK(one.all("opening")[1].at == time_point(one.now));
}

TEST_CASE("nodes may make the schema of a new log at once") {
  database db;
  std::vector<std::thread> nodes;
  std::atomic<int> good = 0;
  for (int i = 0; i < 4; ++i)
    nodes.emplace_back([&] {
      postgres::connection own(postgres::target(db.url()), 30s, 30s);
      update_postgres_schema(own);
      ++good;
    });
  for (auto& one : nodes) one.join();
  CHECK(good == 4);
  CHECK(db.by_hand().run("select version from dais.log").number(0, 0) == 1);
}

TEST_CASE("a role with the rights that the documentation names can do what a server does, and nothing else") {
  rig r(rig::kind::postgres);
  auto& db = **r.database;
  auto const role = db.name() + "_node";
  db.by_hand().run_all("create role " + role + " login; " + documented_grants(role), 30s);
  auto const url = "host=" + cluster().string() + " user=" + role + " dbname=" + db.name();
  {
    node n(url);
    n.appended_ok("opening", "a");
    n.log->keep_checkpoint("opening", "kept");
    CHECK(n.checkpoint("opening") == "kept");
    CHECK(n.all("opening").size() == 1);
    CHECK(n.find("opening", "a").there);
    CHECK_FALSE(n.rewrite("opening", {{1, "..."}}));
    CHECK_FALSE(n.forget("opening"));
    CHECK(n.sessions().empty());
    auto const key = agree_on_postgres_key(url, "key");
    REQUIRE(std::holds_alternative<std::string>(key));
    CHECK(std::get<std::string>(key) == "key");
    auto const nodes = make_postgres_bulletins(url, n.work.post());
    nodes->say("opening", "here");
    db.wait_until("select exists(select from dais.bulletins)");
  }
  db.wait_until("select not exists(select from dais.bulletins)");
  {
    postgres::connection own(postgres::target(url), 30s, 30s);
    for (auto const* sql :
         {"insert into dais.sessions values(1, 'x', 0, 0, 0, '')", "delete from dais.entries", "update dais.log set version = 2",
          "update dais.keys set key = 'x'", "insert into dais.bulletins values('x', 'x', 'x')", "select dais.replace_key('x', 0)",
          "create table dais.mine()", "select dais.import('x', 1, '{}', '{}', '{}', '{}', '{}', '{}')"}) {
      std::string state;
      try {
        own.run(sql);
      } catch (postgres::error const& e) {
        state = e.state();
      }
      CHECK(state == "42501");
    }
  }
  db.by_hand().run_all("drop owned by " + role + "; drop role " + role, 30s);
}

TEST_CASE("an entry that was altered by hand is not given to anybody, and other sessions are") {
  rig r(rig::kind::postgres);
  for (auto const* id : {"a", "b", "c"}) r.appended_ok("opening", id, std::string("said ") + id);
  r.appended_ok("closing", "a");
  auto const* const sql =
      GENERATE("update dais.entries set payload = 'said x' where seq = 2", "update dais.entries set at = at + 1 where seq = 2",
               "update dais.entries set id = 'x' where seq = 2", "delete from dais.entries where seq = 2");
  CAPTURE(sql);
  (**r.database).by_hand().run(sql);
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0 || !c.faults.empty(); });
  REQUIRE(c.faults.size() == 1);
  CHECK(c.faults[0].what.find("entry 2") != std::string::npos);
  CHECK(c.entries.empty());
  CHECK(r.all("closing").size() == 1);
}

TEST_CASE("an entry that is altered behind what a follower has had is noticed when the next one comes") {
  rig r(rig::kind::postgres);
  node two(url_of(r));
  r.appended_ok("opening", "a");
  collector c;
  auto const subscribed = r.log->follow("opening", 0, c.deliver(), c.on_caught_up(), c.on_failed());
  r.work.run_until([&] { return c.caught_up != 0; });
  (**r.database).by_hand().run("update dais.entries set link = '\\x00112233445566778899aabbccddeeff'");
  two.appended_ok("opening", "b");
  r.work.run_until([&] { return !c.faults.empty(); });
  CHECK(c.faults[0].what == "the log could not be read: its entry 1 is not the one that was confirmed");
  CHECK(r.log->health().damaged.contains("opening"));
}

TEST_CASE("a connection string says what is kept from people, and what is not said safely is remarked on") {
  CHECK(postgres::target("postgres://dais:secret@db.example:5433/panel").name() == "user=dais dbname=panel host=db.example port=5433");
  CHECK(postgres::target("postgres://dais@db.example/panel").remark());
  CHECK(postgres::target("postgres://dais@localhost,db.example/panel").remark());
  CHECK_FALSE(postgres::target("postgres://dais@db.example/panel?sslmode=verify-full").remark());
  CHECK_FALSE(postgres::target("postgres://dais@db.example/panel?sslmode=disable").remark());
  CHECK_FALSE(postgres::target("host=/run/postgresql dbname=panel").remark());
  CHECK_FALSE(postgres::target("postgres://dais@127.0.0.1,[::1],localhost/panel").remark());
  CHECK_THROWS_AS(postgres::target("postgres://dais@db.example/panel?nonsense=1"), std::invalid_argument);
  CHECK(postgres::is_target("postgres://x"));
  CHECK(postgres::is_target("host=x dbname=y"));
  CHECK_FALSE(postgres::is_target("/var/lib/dais/dais.log.sqlite3"));
}

TEST_CASE("a database that is set up to lose what it has confirmed is remarked on") {
  rig r(rig::kind::postgres);
  r.appended_ok("opening", "a");
  auto const remarks = r.log->health().remarks;
  REQUIRE(remarks.size() == 1);  // the tests' own is
  CHECK(remarks[0].find("fsync") != std::string::npos);
}

TEST_CASE("servers of a log agree on the key that the first of them has, until somebody replaces it while there are none") {
  rig r(rig::kind::postgres);
  auto const url = url_of(r);
  auto const is_there = [&](std::string const& wanted) {
    auto const key = read_postgres_key(url);
    return std::holds_alternative<std::string>(key) && std::get<std::string>(key) == wanted;
  };
  CHECK(is_there(""));
  for (auto const* offered : {"first", "second"}) CHECK(std::get<std::string>(agree_on_postgres_key(url, offered)) == "first");
  {
    auto const nodes = make_postgres_bulletins(url, r.work.post());
    (**r.database).wait_until("select exists(select from dais.nodes)");
    auto const why = replace_postgres_key(url, "third");
    REQUIRE(why);
    CHECK(why->what == "A server uses this log, and would go on by the key that it has read. Stop it first.");
  }
  CHECK(is_there("first"));
  CHECK_FALSE(replace_postgres_key(url, "third"));
  CHECK(is_there("third"));
}
