#include "hall.hpp"
#include "log/memory_log.hpp"

#include <map>
#include <set>

namespace dais::room {

using namespace std::chrono_literals;

namespace {

wire::session_card made(hall& in, session_plan plan, std::string wanted = {}) {
  std::optional<wire::session_card> card;
  in.all->create(std::move(plan), std::move(wanted), [&](auto const& result) { card = std::get<wire::session_card>(result); });
  in.loop.run();
  REQUIRE(card);
  return *card;
}

std::vector<wire::session_card> listed(hall& in) {
  std::optional<std::vector<wire::session_card>> cards;
  in.all->list(in.all->ids(), [&](auto found) { cards = std::move(found); });
  in.loop.run();
  REQUIRE(cards);
  return *cards;
}

std::vector<std::string> ids(std::vector<wire::session_card> const& cards) {
  std::vector<std::string> all;
  for (auto const& one : cards) all.push_back(one.id);
  return all;
}

session_plan titled(std::string title) {
  auto plan = small_plan();
  plan.title = std::move(title);
  return plan;
}

}  // namespace

TEST_CASE("a session is made of a plan, with its links") {
  hall in;
  auto const card = made(in, titled("Another"), "another");
  CHECK(card.id == "another");
  CHECK(card.title == "Another");
  CHECK(card.time_zone == "Etc/UTC");
  CHECK(card.status == session_status::prepared);
  CHECK(card.join_code == join_code(in.key, "another"));
  CHECK(card.links.stage == "/stage#" + token_for(in.key, {"another", role::stage, {}}));
  visitor ana(in);
  ana.enter(card.join_code, "a secret of sixteen or more");
  CHECK(ana->welcome.at("session") == "another");
}

TEST_CASE("the id of a session is made from its title, and is another one where it is taken") {
  hall in;
  CHECK(made(in, titled("Climate, Water & Migration: what next?")).id == "climate-water-migration-what-next");
  CHECK(made(in, titled("Climate, Water & Migration: what next?")).id == "climate-water-migration-what-next-2");
  CHECK(made(in, titled("الهجرة")).id == "session");
  CHECK(made(in, small_plan(), "panel").id == "panel-2");
  CHECK(made(in, small_plan(), "panel").id == "panel-3");
  CHECK(made(in, titled(std::string(300, 'x'))).id == std::string(40, 'x'));
}

TEST_CASE("two sessions that are made at once have different ids") {
  hall in;
  std::vector<std::string> made_ids;
  for (int i = 0; i < 3; ++i) {
    in.all->create(titled("Twins"), {}, [&](auto const& result) { made_ids.push_back(std::get<wire::session_card>(result).id); });
  }
  in.loop.run();
  CHECK(made_ids == std::vector<std::string>{"twins", "twins-2", "twins-3"});
}

TEST_CASE("sessions are listed oldest first, after a restart too") {
  hall in;
  made(in, titled("Zebra"));
  made(in, titled("Aardvark"));
  CHECK(ids(listed(in)) == std::vector<std::string>{"panel", "zebra", "aardvark"});
  in.restart();
  auto const cards = listed(in);
  CHECK(ids(cards) == std::vector<std::string>{"panel", "zebra", "aardvark"});
  CHECK(cards[1].title == "Zebra");
}

TEST_CASE("a session that another node makes is here as well") {
  hall in;
  log::no_bulletins alone;
  auto const other = rooms::make(in.loop, *in.disk, alone, in.key, 1);
  in.loop.run();
  made(in, titled("Elsewhere"));
  CHECK(other->ids() == std::vector<std::string>{"panel", "elsewhere"});
  CHECK(other->try_code(0, join_code(in.key, "elsewhere")) == code_answer::opens);
}

TEST_CASE("pages are told of the other servers, and do not all begin with the same") {
  hall in;
  visitor alone(in);
  alone.enter(role::stage);
  in.loop.run();
  CHECK_FALSE(alone->welcome.contains("servers"));
  in.all = rooms::make(in.loop, *in.disk, in.nodes, in.key, 1, {"https://b.example", "https://c.example"});
  in.loop.run();
  std::set<std::string> first;
  for (int i = 0; i < 2; ++i) {
    visitor one(in);
    one.enter(role::stage);
    in.loop.run();
    auto const& servers = one->welcome.at("servers").as_array();
    REQUIRE(servers.size() == 2);
    first.insert(std::string(servers[0].as_string()));
  }
  CHECK(first == std::set<std::string>{"https://b.example", "https://c.example"});
}

TEST_CASE("of two nodes that make a session of one id at once, each has its own plan in a session of its own") {
  hall in;
  log::no_bulletins alone;
  auto const other = rooms::make(in.loop, *in.disk, alone, in.key, 1);
  in.loop.run();
  std::map<std::string, std::string> titles;
  auto const note = [&](auto const& result) {
    auto const& card = std::get<wire::session_card>(result);
    titles[card.id] = card.title;
  };
  in.all->create(titled("Mine"), "twins", note);
  other->create(titled("Theirs"), "twins", note);
  in.loop.run();
  CHECK(titles == std::map<std::string, std::string>{{"twins", "Mine"}, {"twins-2", "Theirs"}});
  CHECK(in.entries("twins").size() == 1);
  CHECK(in.all->ids() == std::vector<std::string>{"panel", "twins", "twins-2"});
  CHECK(other->ids() == in.all->ids());
}

TEST_CASE("what is asked before the sessions are known waits for them") {
  hall in;
  log::no_bulletins alone;
  auto const other = rooms::make(in.loop, *in.disk, alone, in.key, 1);
  bool found = false, ready = false;
  other->when_ready([&] { ready = true; });
  other->plan_and_status("panel", [&](auto const& one) { found = one.has_value(); });
  CHECK_FALSE(ready);
  in.loop.run();
  CHECK(ready);
  CHECK(found);
}

TEST_CASE("a session that is deleted is gone with its people, and one of its id begins anew") {
  hall in;
  visitor moderator(in), ana(in);
  moderator.enter(role::moderator);
  moderator.ask(command::open_session{1});
  ana.enter(role::participant, "ana");
  ana.ask(command::submit_question{"Who pays?", ""});
  std::optional<std::optional<std::string>> done;
  in.all->forget("panel", [&](auto const& wrong) { done = wrong; });
  CHECK(moderator->closed == close_code::forgotten);
  CHECK(ana->closed == close_code::forgotten);
  visitor late(in);
  late.enter(role::moderator);
  CHECK(late->closed == close_code::unauthorised);
  in.loop.run();
  REQUIRE(done);
  CHECK_FALSE(*done);
  CHECK(in.all->ids().empty());
  CHECK(in.all->try_code(0, in.code()) == code_answer::opens_nothing);
  CHECK(in.entries().empty());

  // What they press before their connections are gone goes nowhere.
  moderator.send("late", command::close_list{1});
  in.loop.step(1s);
  CHECK(in.entries().empty());
  moderator.leave();
  ana.leave();

  std::optional<std::string> made;
  in.all->create(small_plan(), "panel", [&](auto const& result) { made = std::get<wire::session_card>(result).id; });
  in.loop.run();
  CHECK(made == "panel");
  CHECK(in.entries().size() == 1);
}

TEST_CASE("a session that another node deletes is gone here with its people, also where nobody was in it") {
  hall in;
  hall_of_another_node there(in), aside(in);
  visitor ana(in), moderator(there);
  ana.enter(role::participant, "ana");
  moderator.enter(role::moderator);
  in.loop.step(1s);
  there.all->forget("panel", [](auto const&) {});
  in.loop.run();
  CHECK(ana->closed == close_code::forgotten);
  CHECK(in.all->ids().empty());
  CHECK(in.all->try_code(0, in.code()) == code_answer::opens_nothing);
  ana.send("late", command::submit_question{"Who pays?", ""});
  in.loop.step(1s);
  CHECK(in.entries().empty());
  ana.leave();
  moderator.leave();

  std::optional<std::size_t> listed;
  aside.all->list({"panel"}, [&](auto const& cards) { listed = cards.size(); });
  in.loop.run();
  CHECK(listed == 0);
  CHECK(aside.all->ids().empty());
}

TEST_CASE("a deadline of a session that is deleted comes to nothing") {
  auto plan = small_plan();
  plan.announcements = {{1min, announced_to::speakers, "One minute left"}};
  hall in(plan);
  visitor moderator(in);
  moderator.enter(role::moderator);
  moderator.ask(command::open_session{1});
  moderator.ask(command::start{2, std::nullopt});
  in.all->forget("panel", [](auto const&) {});
  in.loop.step(1h);
  CHECK(in.entries().empty());
}

TEST_CASE("rooms over an empty log list nothing") {
  stepped_loop loop{time_point{}};
  auto const empty = log::make_memory_log(loop.post(), [&] { return loop.now(); });
  log::no_bulletins alone;
  auto const all = rooms::make(loop, *empty, alone, link_key{}, 1);
  bool listed_none = false;
  all->list(all->ids(), [&](auto const& cards) { listed_none = cards.empty(); });
  loop.run();
  CHECK(listed_none);
}

TEST_CASE("a session that could not be kept is not there, and its id is free again") {
  hall in;
  in.log->fail_next(log::fragile_log::trouble::lost);
  std::string wrong;
  in.all->create(titled("Lost"), {}, [&](auto const& result) { wrong = std::get<std::string>(result); });
  in.loop.run();
  CHECK_THAT(wrong, contains_text("no space left"));
  CHECK(ids(listed(in)) == std::vector<std::string>{"panel"});
  CHECK(in.all->try_code(0, join_code(in.key, "lost")) == code_answer::opens_nothing);
  CHECK(made(in, titled("Lost")).id == "lost");
}

TEST_CASE("a session that is being made is neither listed nor entered before it is durable") {
  hall in;
  in.log->hold();
  bool done = false;
  in.all->create(titled("Slow"), {}, [&](auto const&) { done = true; });
  in.loop.run();
  CHECK(ids(listed(in)) == std::vector<std::string>{"panel"});
  visitor early(in);
  early.enter(token_for(in.key, {"slow", role::stage, {}}));
  CHECK_FALSE(early->is_welcome());
  CHECK(early->closed == close_code::unauthorised);
  CHECK_FALSE(done);
  in.log->release();
  in.loop.run();
  CHECK(done);
  CHECK(ids(listed(in)) == std::vector<std::string>{"panel", "slow"});
  visitor stage(in);
  stage.enter(token_for(in.key, {"slow", role::stage, {}}));
  CHECK(stage->view.at_pointer("/plan/title") == "Slow");
}

TEST_CASE("the server opens a prepared session, and does nothing to one that is beyond") {
  hall in;
  for (int i = 0; i < 2; ++i) {
    std::optional<std::optional<std::string>> done;
    in.all->open("panel", [&](auto wrong) { done = wrong; });
    in.loop.run();
    REQUIRE(done);
    CHECK_FALSE(*done);
    CHECK(in.status() == session_status::open);
    CHECK(in.entries().size() == 2);
  }
}

TEST_CASE("opening says what is wrong when it could not be kept") {
  hall in;
  in.log->fail_next(log::fragile_log::trouble::lost);
  std::optional<std::string> wrong;
  in.all->open("panel", [&](auto what) { wrong = what; });
  in.loop.run();
  REQUIRE(wrong);
  CHECK(in.status() == session_status::prepared);
}

TEST_CASE("a look shows the plan and the status, of sessions that are there") {
  hall in;
  in.all->plan_and_status("panel", [](auto const& found) {
    REQUIRE(found);
    CHECK(found->first == small_plan());
    CHECK(found->second == session_status::prepared);
  });
  in.loop.run();
  bool looked = false;
  in.all->plan_and_status("nowhere", [&](auto const& found) { looked = !found; });
  in.loop.run();
  CHECK(looked);
}

TEST_CASE("sessions do not see each other") {
  hall in;
  made(in, titled("Other"));
  visitor here(in), there(in);
  here.enter(role::moderator);
  there.enter(token_for(in.key, {"other", role::moderator, {}}));
  in.loop.step(std::chrono::seconds(1));
  auto const before = there->view;
  CHECK(here.ask(command::open_session{1}).record == 2u);
  in.loop.step(std::chrono::seconds(1));
  CHECK(there->view == before);
  CHECK(there->count("patch") == 1);  // that the moderator is here
}

TEST_CASE("who runs the server is known by their token") {
  hall in;
  CHECK(in.all->is_organiser(organiser_token(in.key)));
  CHECK(in.all->opens_console(in.token(role::moderator)));
  CHECK(in.all->opens_console(in.token(role::co_moderator)));
  CHECK_FALSE(in.all->opens_console(in.token(role::stage)));
  CHECK_FALSE(in.all->opens_console(token_for(in.key, {"another", role::moderator, {}})));
  CHECK_FALSE(in.all->is_organiser(in.token(role::moderator)));
  CHECK_FALSE(in.all->is_organiser(""));
}

}  // namespace dais::room
