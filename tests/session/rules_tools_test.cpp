// protocol/rules.md, section 23: tools.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "session/view.hpp"
#include "undoing.hpp"

#include <string>

using namespace dais;
using namespace dais::test;

namespace {

actor tool_of(std::string id) { return {role::tool, std::move(id)}; }

rejection_code admit(evening& e, std::string const& name, tool_rights rights, actor const& by = moderator) {
  return e.ask(by, command::admit_tool{name, rights});
}

}  // namespace

TEST_CASE("R23.1 a moderator gives a tool a token, with a name of its own") {
  evening e;
  REQUIRE(admit(e, "Deck", tool_rights::drive) == done);
  CHECK(e.s.tools.at("t1") == tool{"Deck", tool_rights::drive, false});
  CHECK(make_view(e.s, role::moderator, e.changed).tools->at(0).name == "Deck");
  CHECK_FALSE(make_view(e.s, role::participant, everything(e.s)).tools);
  CHECK(admit(e, "Deck", tool_rights::read) == code::too_many_entries);
  CHECK(admit(e, "", tool_rights::read) == code::no_name);
  CHECK(admit(e, std::string(limits::name_length + 1, 'x'), tool_rights::read) == code::text_too_long);
  for (auto const& other : {rosa, ana, stage, observer, tool_of("t1")})
    CHECK(admit(e, "Another", tool_rights::read, other) == code::not_allowed);
  for (std::size_t i = 2; i <= limits::tools; ++i) REQUIRE(admit(e, "Deck " + std::to_string(i), tool_rights::read, co_moderator) == done);
  CHECK(admit(e, "One more", tool_rights::read) == code::too_many_entries);
  REQUIRE(e.ask(moderator, command::revoke_tool{"t1"}) == done);
  CHECK(admit(e, "Deck", tool_rights::read) == done);
}

TEST_CASE("R23.2 a tool may what its rights say") {
  evening e;
  REQUIRE(admit(e, "Screen", tool_rights::read) == done);
  REQUIRE(admit(e, "Deck", tool_rights::drive) == done);
  REQUIRE(admit(e, "Screener", tool_rights::moderate) == done);
  auto const may = [&](std::string const& id, command::any const& what) { return e.ask(tool_of(id), what) != code::not_allowed; };
  e.open();
  auto const q = e.submit(rosa, "Why?");
  command::any const all[] = {command::start{e.run(), {}}, command::approve{q, 1}, command::lock{true}, command::end_session{e.run()}};
  CHECK(std::none_of(std::begin(all), std::end(all), [&](auto const& one) { return may("t1", one); }));
  CHECK(may("t2", all[0]));
  CHECK_FALSE(may("t2", all[1]));
  CHECK(may("t3", all[1]));
  CHECK(may("t3", command::pause{e.run()}));
  for (auto const& mine :
       {all[2], all[3], command::any(command::hand_moderation{true}), command::any(command::renew_link{role::stage, {}, 0}),
        command::any(command::remove_participants{{1}}), command::any(command::revoke_tool{"t1"})}) {
    CHECK_FALSE(may("t3", mine));
  }
}

TEST_CASE("R23.3 a token that was revoked opens nothing, for good") {
  evening e;
  REQUIRE(admit(e, "Deck", tool_rights::drive) == done);
  e.open();
  auto const on_its_way = e.decided(tool_of("t1"), command::start{e.run(), {}});
  CHECK(e.ask(moderator, command::revoke_tool{"t2"}) == code::no_such_tool);
  REQUIRE(e.ask(co_moderator, command::revoke_tool{"t1"}) == done);
  CHECK(e.changed.replaced_links.contains({role::tool, "t1"}));
  CHECK(make_view(e.s, role::moderator, e.changed).tools->empty());
  CHECK(e.ask(moderator, command::revoke_tool{"t1"}) == code::wrong_state);
  CHECK_FALSE(e.happen(tool_of("t1"), on_its_way));
  CHECK(e.ask(tool_of("t1"), command::start{e.run(), {}}) == code::link_replaced);
  CHECK(e.ask(tool_of("t7"), command::start{e.run(), {}}) == code::link_replaced);
  for (auto const& one : e.s.history) CHECK(one.by.as == role::moderator);
  CHECK(e.s.history.size() == 1);  // that it was opened
}

TEST_CASE("R23.4 what a tool did stands under its name, and is undone as a moderator's") {
  evening e;
  REQUIRE(admit(e, "Deck", tool_rights::drive) == done);
  e.open();
  REQUIRE(e.ask(tool_of("t1"), command::start{e.run(), {}}) == done);
  auto const did = make_view(e.s, role::moderator, e.changed).history.at(std::to_string(latest(e)));
  CHECK((did->by == role::tool && did->tool == "Deck"));
  REQUIRE(undo(e) == done);
  CHECK_FALSE(e.s.current);
  REQUIRE(e.ask(tool_of("t1"), command::redo{latest(e)}) == done);
  CHECK(e.s.current == "intro");
  CHECK(lapses(role::tool, {}, e.now, 1) == lapses(role::moderator, {}, e.now, 1));
}
