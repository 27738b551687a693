// protocol/rules.md, section 9.

#include "catch.hpp"
#include "evening.hpp"
#include "session/permission.hpp"

#include <set>

using namespace dais;
using namespace dais::test;

namespace {

// Who may: the moderator, a co-moderator, a participant, the server. Panellists and the stage may nothing.
struct row {
  char const* name;
  command::any what;
  bool moderator, co_moderator, participant, server;
};

std::vector<row> const table{
    {"open_session", command::open_session{}, true, false, false, true},
    {"start", command::start{}, true, true, false, false},
    {"next", command::next{}, true, true, false, false},
    {"back", command::back{}, true, true, false, false},
    {"pause", command::pause{}, true, true, false, false},
    {"resume", command::resume{}, true, true, false, false},
    {"add_time", command::add_time{}, true, true, false, false},
    {"skip", command::skip{}, true, true, false, false},
    {"restore", command::restore{}, true, true, false, false},
    {"move", command::move{}, true, true, false, false},
    {"end_segment", command::end_segment{}, true, true, false, false},
    {"end_session", command::end_session{}, true, false, false, false},
    {"close_session", command::close_session{}, true, false, false, false},
    {"set_question_rules", command::set_question_rules{}, true, true, false, false},
    {"approve", command::approve{}, true, true, false, false},
    {"decline", command::decline{}, true, true, false, false},
    {"queue", command::queue{}, true, true, false, false},
    {"unqueue", command::unqueue{}, true, true, false, false},
    {"put_on_stage", command::put_on_stage{}, true, true, false, false},
    {"take_off_stage", command::take_off_stage{}, true, true, false, false},
    {"mark_answered", command::mark_answered{}, true, true, false, false},
    {"give_floor", command::give_floor{}, true, true, false, false},
    {"extend_intervention", command::extend_intervention{}, true, true, false, false},
    {"end_intervention", command::end_intervention{}, true, true, false, false},
    {"submit_question", command::submit_question{}, false, false, true, false},
    {"withdraw_question", command::withdraw_question{}, false, false, true, false},
    {"vote", command::vote{}, false, false, true, false},
    {"request_floor", command::request_floor{}, false, false, true, false},
    {"withdraw_request", command::withdraw_request{}, false, false, true, false},
};

// In every status a role is answered 2001 for exactly what is not its own.
void check_role(actor const& who, bool row::* allowed) {
  evening e;
  for (auto const status :
       {session_status::prepared, session_status::open, session_status::running, session_status::concluded, session_status::closed}) {
    if (status == session_status::open) e.open();
    if (status == session_status::running) e.next_to("qa");
    if (status == session_status::concluded) e.end_session();
    if (status == session_status::closed) e.close();
    for (auto const& one : table) {
      CAPTURE(one.name, static_cast<int>(status));
      bool const mine = allowed && one.*allowed;
      auto const decided = decide(e.s, one.what, who, e.now);
      auto const* refused = std::get_if<rejection>(&decided);
      CHECK((refused && refused->code == code::not_allowed) == !mine);
      CHECK(may(who.as, one.what) == mine);
    }
  }
}

}  // namespace

TEST_CASE("the table of roles and commands has every command once") {
  std::set<std::size_t> kinds;
  for (auto const& one : table) kinds.insert(one.what.index());
  CHECK(kinds.size() == std::variant_size_v<command::any>);
  CHECK(table.size() == kinds.size());
}

TEST_CASE("R9.1 the moderator may ask for everything but what is a participant's own") { check_role(moderator, &row::moderator); }

TEST_CASE("R9.2 a co-moderator may not open, end or close the session") { check_role(co_moderator, &row::co_moderator); }

TEST_CASE("R9.3 a participant may ask, vote and request the floor, and withdraw") { check_role(rosa, &row::participant); }

TEST_CASE("R9.4 the links of panellists and of the stage only show") {
  check_role(ana, nullptr);
  check_role(stage, nullptr);
}

TEST_CASE("R9.5 the server itself may only open a session") { check_role(server, &row::server); }

TEST_CASE("R9.6 what a link does not allow is refused before anything else is looked at") {
  evening e;
  CHECK(e.ask(rosa, command::next{99}) == code::not_allowed);
  CHECK(e.ask(moderator, command::vote{"no such question", true}) == code::not_allowed);
  e.open();
  e.start();
  e.end_session();
  e.close();
  CHECK(e.ask(stage, command::close_session{0}) == code::not_allowed);
}
