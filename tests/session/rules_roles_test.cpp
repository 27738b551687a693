// protocol/rules.md, section 9.

#include "catch.hpp"
#include "evening.hpp"
#include "session/permission.hpp"

#include <set>

using namespace dais;
using namespace dais::test;

namespace {

// Who may: the moderator, a co-moderator, a panellist, a participant, the server. The stage may nothing.
struct row {
  char const* name;
  command::any what;
  bool moderator, co_moderator, panellist, participant, server;
};

std::vector<row> const table{
    {"open_session", command::open_session{}, true, false, false, false, true},
    {"start", command::start{}, true, true, false, false, false},
    {"next", command::next{}, true, true, false, false, false},
    {"back", command::back{}, true, true, false, false, false},
    {"pause", command::pause{}, true, true, false, false, false},
    {"resume", command::resume{}, true, true, false, false, false},
    {"add_time", command::add_time{}, true, true, false, false, false},
    {"skip", command::skip{}, true, true, false, false, false},
    {"restore", command::restore{}, true, true, false, false, false},
    {"move", command::move{}, true, true, false, false, false},
    {"end_segment", command::end_segment{}, true, true, false, false, false},
    {"end_session", command::end_session{}, true, false, false, false, false},
    {"close_session", command::close_session{}, true, false, false, false, false},
    {"set_question_rules", command::set_question_rules{}, true, true, false, false, false},
    {"edit_question", command::edit_question{}, true, true, false, false, false},
    {"approve", command::approve{}, true, true, false, false, false},
    {"decline", command::decline{}, true, true, false, false, false},
    {"queue", command::queue{}, true, true, false, false, false},
    {"unqueue", command::unqueue{}, true, true, false, false, false},
    {"put_on_stage", command::put_on_stage{}, true, true, false, false, false},
    {"take_off_stage", command::take_off_stage{}, true, true, false, false, false},
    {"mark_answered", command::mark_answered{}, true, true, false, false, false},
    {"restore_question", command::restore_question{}, true, true, false, false, false},
    {"group_question", command::group_question{}, true, true, false, false, false},
    {"ungroup_question", command::ungroup_question{}, true, true, false, false, false},
    {"label_question", command::label_question{}, true, true, false, false, false},
    {"address_question", command::address_question{}, true, true, false, false, false},
    {"mute", command::mute{}, true, true, false, false, false},
    {"set_floor_rules", command::set_floor_rules{}, true, true, false, false, false},
    {"announce_closing", command::announce_closing{}, true, true, false, false, false},
    {"close_list", command::close_list{}, true, true, false, false, true},
    {"draw_lots", command::draw_lots{}, true, true, false, false, false},
    {"enter_request", command::enter_request{}, true, true, false, false, false},
    {"move_request", command::move_request{}, true, true, false, false, false},
    {"set_absent", command::set_absent{}, true, true, false, false, false},
    {"recall_request", command::recall_request{}, true, true, false, false, false},
    {"remove_request", command::remove_request{}, true, true, false, false, false},
    {"give_floor", command::give_floor{}, true, true, false, false, false},
    {"extend_intervention", command::extend_intervention{}, true, true, false, false, false},
    {"end_intervention", command::end_intervention{}, true, true, false, false, false},
    {"yield_floor", command::yield_floor{}, true, true, false, false, false},
    {"give_word", command::give_word{}, true, true, false, false, false},
    {"respond", command::respond{}, false, false, true, false, false},
    {"submit_question", command::submit_question{}, false, false, false, true, false},
    {"withdraw_question", command::withdraw_question{}, false, false, false, true, false},
    {"resubmit_question", command::resubmit_question{}, false, false, false, true, false},
    {"vote", command::vote{}, false, false, false, true, false},
    {"request_floor", command::request_floor{}, false, false, false, true, false},
    {"withdraw_request", command::withdraw_request{}, false, false, false, true, false},
    {"return_request", command::return_request{}, false, false, false, true, false},
    {"give_back_floor", command::give_back_floor{}, false, false, false, true, false},
};

// In every status a role is answered 2001 for exactly what is not its own.
void check_role(actor const& who, bool row::*allowed) {
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

TEST_CASE("R9.3 a participant may ask, withdraw and ask again, vote, request the floor, withdraw, come back and give the floor back") {
  check_role(rosa, &row::participant);
}

TEST_CASE("R9.4 a panellist may say whether they will answer, and the link of the stage only shows") {
  check_role(ana, &row::panellist);
  check_role(stage, nullptr);
}

TEST_CASE("R9.5 the server itself may only open a session and close a list") { check_role(server, &row::server); }

TEST_CASE("R9.5 the server closes a list only when its announced closing has come") {
  evening e;
  e.next_to("qa");
  CHECK(e.ask(server, command::close_list{e.s.floor_revision}) == code::stale);
  REQUIRE(e.ask(moderator, command::announce_closing{e.s.floor_revision, 5min}) == done);
  auto const announced = e.s.floor_revision;
  e.pass(5min - 1ms);
  CHECK(e.ask(server, command::close_list{announced}) == code::stale);
  e.pass(1ms);
  CHECK(e.ask(server, command::close_list{announced - 1}) == code::stale);
  CHECK(e.ask(server, command::close_list{announced}) == done);
  CHECK(e.s.floor.taking == intake::closed);
}

TEST_CASE("R9.6 what a link does not allow is refused before anything else is looked at") {
  evening e;
  CHECK(e.ask(rosa, command::next{99}) == code::not_allowed);
  CHECK(e.ask(moderator, command::vote{"no such question", true}) == code::not_allowed);
  CHECK(e.ask(ana, command::vote{"no such question", true}) == code::not_allowed);
  CHECK(e.ask(rosa, command::respond{"no such question", willingness::pass}) == code::not_allowed);
  CHECK(e.ask(rosa, command::mute{99, true}) == code::not_allowed);
  CHECK(e.ask(server, command::announce_closing{99, -1min}) == code::not_allowed);
  e.open();
  e.start();
  e.end_session();
  e.close();
  CHECK(e.ask(stage, command::close_session{0}) == code::not_allowed);
}
