// protocol/rules.md, section 9.

#include "catch.hpp"
#include "evening.hpp"
#include "session/permission.hpp"

#include <set>

using namespace dais;
using namespace dais::test;

namespace {

// Who may: the moderator, a co-moderator, a panellist, a participant, the server; and the stage and the organiser, who are named where they
// may.
struct row {
  char const* name;
  command::any what;
  bool moderator, co_moderator, panellist, participant, server;
  bool stage = false, organiser = false;
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
    {"backdate_beginning", command::backdate_beginning{}, true, true, false, false, false},
    {"backdate_ending", command::backdate_ending{}, true, true, false, false, false},
    {"catch_up", command::catch_up{}, true, true, false, false, false},
    {"edit_session", command::edit_session{}, true, true, false, false, false},
    {"edit_segment", command::edit_segment{}, true, true, false, false, false},
    {"insert_segment", command::insert_segment{}, true, true, false, false, false},
    {"move_end", command::move_end{}, true, true, false, false, false},
    {"add_panellist", command::add_panellist{}, true, true, false, false, false},
    {"edit_panellist", command::edit_panellist{}, true, true, false, false, false},
    {"note_presence", command::note_presence{}, true, true, false, false, false},
    {"undo", command::undo{}, true, true, false, false, false},
    {"redo", command::redo{}, true, true, false, false, false},
    {"hand_moderation", command::hand_moderation{}, true, true, false, false, false},
    {"renew_link", command::renew_link{role::stage, {}, 0}, true, true, false, false, true, false, true},
    {"hand_over", command::hand_over{}, false, false, false, false, true},
    {"set_question_rules", command::set_question_rules{}, true, true, false, false, false},
    {"translate_question", command::translate_question{}, true, true, false, false, false},
    {"edit_question", command::edit_question{}, true, true, false, false, false},
    {"enter_question", command::enter_question{}, true, true, false, false, false},
    {"review_questions", command::review_questions{}, true, true, false, false, false},
    {"move_question", command::move_question{}, true, true, false, false, false},
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
    {"lock", command::lock{}, true, true, false, false, false},
    {"require_personal_links", command::require_personal_links{}, true, true, false, false, false, false, true},
    {"make_personal_links", command::make_personal_links{}, true, true, false, false, false, false, true},
    {"renew_personal_link", command::renew_personal_link{}, true, true, false, false, false, false, true},
    {"admit_tool", command::admit_tool{}, true, true, false, false, false},
    {"revoke_tool", command::revoke_tool{}, true, true, false, false, false},
    {"remove_participants", command::remove_participants{}, true, true, false, false, false},
    {"remove_origin", command::remove_origin{}, true, true, false, false, false},
    {"erase_participants", command::erase_participants{}, true, false, false, false, false},
    {"set_floor_rules", command::set_floor_rules{}, true, true, false, false, false},
    {"announce_closing", command::announce_closing{}, true, true, false, false, false},
    {"close_list", command::close_list{}, true, true, false, false, true},
    {"draw_lots", command::draw_lots{}, true, true, false, false, false},
    {"enter_request", command::enter_request{}, true, true, false, false, false},
    {"move_request", command::move_request{}, true, true, false, false, false},
    {"correct_request", command::correct_request{}, true, true, false, false, false},
    {"set_absent", command::set_absent{}, true, true, false, false, false},
    {"recall_request", command::recall_request{}, true, true, false, false, false},
    {"remove_request", command::remove_request{}, true, true, false, false, false},
    {"give_floor", command::give_floor{}, true, true, false, false, false},
    {"extend_intervention", command::extend_intervention{}, true, true, false, false, false},
    {"end_intervention", command::end_intervention{}, true, true, false, false, false},
    {"yield_floor", command::yield_floor{}, true, true, false, false, false},
    {"give_word", command::give_word{}, true, true, false, false, false},
    {"extend_turn", command::extend_turn{}, true, true, false, false, false},
    {"begin_round", command::begin_round{}, true, true, false, false, false},
    {"set_microphones", command::set_microphones{}, true, true, false, false, false},
    {"see_signal", command::see_signal{}, true, true, false, false, false},
    {"handle_signal", command::handle_signal{}, true, true, false, false, false},
    {"grant_time", command::grant_time{}, true, true, false, false, false},
    {"send_message", command::send_message{}, true, true, false, false, false},
    {"tell_moderators", command::tell_moderators{}, false, false, false, false, false, false, true},
    {"keep_quick_message", command::keep_quick_message{}, true, true, false, false, false},
    {"drop_quick_message", command::drop_quick_message{}, true, true, false, false, false},
    {"take_down_message", command::take_down_message{}, true, true, false, false, false},
    {"announce", command::announce{}, false, false, false, false, true},
    {"keep_caption", command::keep_caption{}, false, false, false, false, true},
    {"set_stage", command::set_stage{}, true, true, false, false, false},
    {"raise_signal", command::raise_signal{}, false, false, true, false, false},
    {"lower_signal", command::lower_signal{}, false, false, true, false, false},
    {"note_delivery", command::note_delivery{}, true, true, true, false, false, true},
    {"acknowledge", command::acknowledge{}, true, true, true, false, false},
    {"publish_report", command::publish_report{}, true, true, false, false, false, false, true},
    {"withdraw_report", command::withdraw_report{}, true, true, false, false, false, false, true},
    {"write_answer", command::write_answer{}, false, false, true, false, false},
    {"respond", command::respond{}, false, false, true, false, false},
    {"submit_question", command::submit_question{}, false, false, false, true, false},
    {"revise_question", command::revise_question{}, false, false, false, true, false},
    {"withdraw_question", command::withdraw_question{}, false, false, false, true, false},
    {"resubmit_question", command::resubmit_question{}, false, false, false, true, false},
    {"vote", command::vote{}, false, false, false, true, false},
    {"request_floor", command::request_floor{}, false, false, false, true, false},
    {"withdraw_request", command::withdraw_request{}, false, false, false, true, false},
    {"return_request", command::return_request{}, false, false, false, true, false},
    {"let_others_first", command::let_others_first{}, false, false, false, true, false},
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
  for (auto const& one : table) kinds.insert(kind_number(one.what));
  CHECK(kinds.size() == count_kinds<command::any>());
  CHECK(table.size() == kinds.size());
}

TEST_CASE("R9.1 the moderator may ask for everything but what is a participant's own") { check_role(moderator, &row::moderator); }

TEST_CASE("R9.2 a co-moderator may not open, end or close the session, nor erase what participants typed") {
  check_role(co_moderator, &row::co_moderator);
}

TEST_CASE("R9.3 a participant may ask, withdraw and ask again, vote, request the floor, withdraw, come back and give the floor back") {
  check_role(rosa, &row::participant);
}

TEST_CASE("R9.4 a panellist may answer, give signals and receive messages; the stage may receive messages") {
  check_role(ana, &row::panellist);
  check_role(stage, &row::stage);
}

TEST_CASE("R9.5 the server itself may only open a session, close a list, hand over, announce, keep captions and replace links") {
  check_role(server, &row::server);
}

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

TEST_CASE("R9.7 an observer may do nothing") { check_role(observer, nullptr); }

TEST_CASE("R9.14 the rapporteur may do nothing") { check_role(rapporteur, nullptr); }

TEST_CASE("R9.15 the organiser may replace links, make the report public, and tell the moderators something") {
  check_role(organiser, &row::organiser);
}

TEST_CASE("R9.8 the moderator hands the role to the co-moderator, and then may do what the co-moderator did") {
  evening e;
  CHECK(e.ask(co_moderator, command::open_session{e.run()}) == code::not_allowed);
  CHECK(e.ask(moderator, command::hand_moderation{true}) == done);
  CHECK(e.s.handed_over);
  CHECK(e.ask(moderator, command::open_session{e.run()}) == code::not_allowed);
  CHECK(e.ask(co_moderator, command::open_session{e.run()}) == done);
  CHECK(e.ask(moderator, command::start{e.run(), {}}) == done);
  CHECK(e.ask(moderator, command::end_session{e.run()}) == code::not_allowed);
  CHECK(e.ask(co_moderator, command::end_session{e.run()}) == done);
  auto const ended = e.s.seq;
  CHECK(e.ask(moderator, command::undo{ended}) == code::not_allowed);
  CHECK(e.ask(co_moderator, command::undo{ended}) == done);
}

TEST_CASE("R9.9 both can give the role back, and only the moderator hands it over") {
  evening e;
  CHECK(e.ask(co_moderator, command::hand_moderation{true}) == code::not_allowed);
  CHECK(e.ask(moderator, command::hand_moderation{false}) == code::stale);
  for (auto const& who : {moderator, co_moderator}) {
    REQUIRE(e.ask(moderator, command::hand_moderation{true}) == done);
    CHECK(e.ask(moderator, command::hand_moderation{true}) == code::stale);
    CHECK(e.ask(co_moderator, command::hand_moderation{true}) == code::stale);
    CHECK(e.ask(who, command::hand_moderation{false}) == done);
    CHECK_FALSE(e.s.handed_over);
  }
}

TEST_CASE("R9.9 by undoing and doing again too") {
  evening e;
  REQUIRE(e.ask(moderator, command::hand_moderation{true}) == done);
  auto const handed = e.s.seq;
  CHECK(e.ask(co_moderator, command::undo{handed}) == done);
  CHECK(e.ask(co_moderator, command::redo{handed}) == code::not_allowed);
  CHECK(e.ask(moderator, command::redo{handed}) == done);
  REQUIRE(e.ask(moderator, command::hand_moderation{false}) == done);
  CHECK(e.ask(co_moderator, command::undo{e.s.seq}) == code::not_allowed);
  CHECK(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK(e.s.handed_over);
}

namespace {

std::uint32_t generation(evening const& e, actor const& whose) { return generation_of(e.s.links, whose); }

rejection_code renew(evening& e, actor const& by, role as, std::optional<std::string> const& panellist = {}) {
  return e.ask(by, command::renew_link{as, panellist, generation(e, {as, panellist.value_or("")})});
}

}  // namespace

TEST_CASE("R9.10 the link of a role, of a panellist or of all panellists is replaced, and no other") {
  evening e;
  for (auto const as : {role::moderator, role::co_moderator, role::observer, role::rapporteur, role::stage}) {
    auto const before = e.s.links;
    CHECK(renew(e, moderator, as) == done);
    for (auto const& one : {moderator, co_moderator, observer, rapporteur, stage, ana, ben, rosa, server})
      CHECK(generation(e, one) == generation_of(before, one) + (one.as == as));
  }
  CHECK(renew(e, co_moderator, role::panellist, "ana") == done);
  CHECK(generation(e, ana) == 1);
  CHECK(generation(e, ben) == 0);
  CHECK(renew(e, co_moderator, role::panellist) == done);
  CHECK(generation(e, ana) == 2);
  CHECK(generation(e, ben) == 1);
  CHECK(renew(e, organiser, role::stage) == done);
  CHECK(generation(e, stage) == 2);
}

TEST_CASE("R9.10 only of whoever has a link") {
  evening e;
  for (auto const as : {role::participant, role::tool, role::system, role::organiser})
    CHECK(e.ask(moderator, command::renew_link{as, {}, 0}) == code::no_such_link);
  CHECK(e.ask(moderator, command::renew_link{role::stage, "ana", 0}) == code::no_such_link);
  CHECK(e.ask(moderator, command::renew_link{role::panellist, "nobody", 0}) == code::no_such_panellist);
}

TEST_CASE("R9.10 of a closed session too") {
  evening e;
  e.next_to("end");
  e.end_session();
  e.close();
  CHECK(renew(e, co_moderator, role::panellist, "ben") == done);
  CHECK(renew(e, organiser, role::moderator) == done);
  CHECK(e.s.status == session_status::closed);
}

TEST_CASE("R9.10 nothing brings a link back that was replaced") {
  evening e;
  REQUIRE(e.ask(moderator, command::add_panellist{e.run(), "Cleo"}) == done);
  auto const added = e.s.seq;
  REQUIRE(renew(e, moderator, role::panellist, "added-1") == done);
  auto const renewed = e.s.seq;
  CHECK(e.s.history.back().record == added);
  CHECK(e.ask(moderator, command::undo{renewed}) == code::no_such_change);
  CHECK(e.ask(moderator, command::undo{added}) == done);
  CHECK(e.ask(moderator, command::redo{added}) == done);
  CHECK(generation(e, {role::panellist, "added-1"}) == 1);
}

TEST_CASE("R9.11 a co-moderator replaces no link of those who lead, whoever has the role") {
  evening e;
  for (bool const handed : {false, true}) {
    if (handed) REQUIRE(e.ask(moderator, command::hand_moderation{true}) == done);
    for (auto const as : {role::moderator, role::co_moderator}) {
      CHECK(renew(e, co_moderator, as) == code::not_allowed);
      CHECK(renew(e, moderator, as) == done);
      CHECK(renew(e, organiser, as) == done);
    }
  }
}

TEST_CASE("R9.12 who saw a link that was replaced since replaces no other") {
  evening e;
  REQUIRE(renew(e, moderator, role::stage) == done);
  CHECK(e.ask(moderator, command::renew_link{role::stage, {}, 0}) == code::stale);
  CHECK(e.ask(moderator, command::renew_link{role::stage, {}, 2}) == code::stale);
  REQUIRE(renew(e, moderator, role::panellist) == done);
  CHECK(e.ask(moderator, command::renew_link{role::panellist, "ana", 0}) == code::stale);
  CHECK(generation(e, stage) == 1);
}

TEST_CASE("R9.13 what came by a link that was replaced on the way is not done") {
  evening e;
  e.open();
  auto const starting = e.decided(co_moderator, command::start{e.run(), {}});
  REQUIRE(renew(e, moderator, role::co_moderator) == done);
  CHECK_FALSE(e.happen(co_moderator, starting, 0));
  CHECK(e.changed.refused->code == code::link_replaced);
  CHECK(e.happen(co_moderator, starting, 1));
  auto const signalled = e.decided(ana, command::raise_signal{signal_kind::ready});
  REQUIRE(renew(e, co_moderator, role::panellist) == done);
  CHECK_FALSE(e.happen(ana, signalled, 0));
  auto const decided = decide(e.s, command::raise_signal{signal_kind::ready}, ana, e.now, {.generation = 0});
  CHECK(std::get<rejection>(decided).code == code::link_replaced);
}
