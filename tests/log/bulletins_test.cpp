// What nodes say to one another by the tables of their log's database.

#include "log/postgres_bulletins.hpp"
#include "relay.hpp"
#include "support.hpp"

#include <set>

using namespace dais;
using namespace dais::log;
using namespace std::chrono_literals;

namespace {

// Often, so that a test of what is noticed by looking does not take long. Expiry is by the database's clock, which the test steps.
postgres_options often() { return {.again = 10ms, .idle = 20ms}; }

// A node that says something, and hears what the others say of one session.
struct speaker {
  explicit speaker(std::string const& url) : nodes(make_postgres_bulletins(url, work.post(), often())) {}
  ~speaker() {
    subscribed.reset();
    nodes.reset();
  }

  void hear(std::string const& session) {
    subscribed = nodes->follow(session, [this](bulletins::by_node const& said) {
      heard.emplace();
      for (auto const& [node, text] : said) heard->insert(text);
    });
  }
  void hear_until(std::multiset<std::string> const& wanted) {
    work.run_until([&] { return heard == wanted; });
  }

  post_queue work;
  std::optional<std::multiset<std::string>> heard;
  std::unique_ptr<bulletins> nodes;
  std::unique_ptr<subscription> subscribed;
};

}  // namespace

TEST_CASE("what a node says of a session others hear, who come before and after, until it takes that back") {
  borrowed_database db;
  speaker one(db->url()), two(db->url()), three(db->url());
  two.hear("opening");
  two.hear_until({});
  one.nodes->say("opening", "1");
  two.hear_until({"1"});
  three.nodes->say("opening", std::string("3 \0\xFF", 4));
  one.nodes->say("closing", "elsewhere");
  three.hear("opening");
  three.hear_until({"1"});
  one.hear("opening");
  one.hear_until({std::string("3 \0\xFF", 4)});
  one.nodes->say("opening", "2");
  two.hear_until({"2", std::string("3 \0\xFF", 4)});
  three.nodes->say("opening", {});
  two.hear_until({"2"});
  one.hear_until({});
}

TEST_CASE("what a node said is gone when it goes") {
  borrowed_database db;
  speaker two(db->url());
  two.hear("opening");
  {
    speaker one(db->url());
    one.nodes->say("opening", "1");
    two.hear_until({"1"});
  }
  two.hear_until({});
  CHECK(db->by_hand().run("select count(*) from dais.nodes").number(0, 0) == 1);
}

TEST_CASE("what a node said that is not heard of any more expires, and is there again when it is") {
  rig r(rig::kind::postgres);
  auto& db = **r.database;
  relay between(socket_of(cluster()));
  speaker one("postgres://postgres@127.0.0.1:" + between.port() + '/' + db.name() + "?application_name=one"), two(db.url());
  two.hear("opening");
  one.nodes->say("opening", "1");
  two.hear_until({"1"});
  between.refuse(true);
  between.cut();
  db.wait_until("select not exists(select from pg_stat_activity where application_name = 'one')");
  r.now += often().expiry + 1ms;
  two.hear_until({});
  one.nodes->say("opening", "2");
  between.refuse(false);
  two.hear_until({"2"});
}

TEST_CASE("a node whose connection is cut hears what was said meanwhile") {
  borrowed_database db;
  relay between(socket_of(cluster()));
  speaker one(db->url()), two("postgres://postgres@127.0.0.1:" + between.port() + '/' + db->name());
  two.hear("opening");
  two.hear_until({});
  between.refuse(true);
  between.cut();
  one.nodes->say("opening", "1");
  db->wait_until("select count(*) = 1 from dais.bulletins");
  between.refuse(false);
  two.hear_until({"1"});
}

TEST_CASE("nodes say all anew where the database has lost it, as after a crash") {
  borrowed_database db;
  speaker one(db->url());
  one.nodes->say("opening", "1");
  one.nodes->say("closing", "1");
  db->wait_until("select count(*) = 2 from dais.bulletins");
  db->by_hand().run_all("begin; delete from dais.nodes; delete from dais.bulletins; commit", 30s);
  db->wait_until("select count(*) = 2 from dais.bulletins");
}

TEST_CASE("a node whose database does not answer is gone all the same, and calls nothing") {
  borrowed_database db;
  relay between(socket_of(cluster()));
  auto node = std::make_unique<speaker>("postgres://postgres@127.0.0.1:" + between.port() + '/' + db->name() + "?application_name=silent");
  node->hear("opening");
  node->hear_until({});
  node->subscribed.reset();
  between.hold_answers(true);
  between.wait_for_held();
  node.reset();
  between.cut();
  db->wait_until("select not exists(select from pg_stat_activity where application_name = 'silent')");
}
