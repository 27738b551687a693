// protocol/rules.md, section 20.

#include "catch.hpp"
#include "evening.hpp"
#include "session/deadline.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"
#include "session/podium/podium.hpp"

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

recipients const to_ana{{"ana"}, false, false};
recipients const to_stage{{}, true, false};
recipients const to_everyone{{"ana", "ben"}, true, true};

rejection_code send(evening& e, recipients const& to, std::string const& text = "Please conclude", std::optional<duration> lasts = {}) {
  return e.ask(moderator, command::send_message{to, text, "en", lasts});
}

message const& last(evening const& e) { return e.s.messages.at("m" + std::to_string(e.s.messages.size())); }

rejection_code take_down(evening& e, std::string const& id) {
  return e.ask(co_moderator, command::take_down_message{id, e.s.messages.at(id).revision});
}

// Ana presents for ten minutes; announcements when five minutes and one minute are left.
session_plan announcing() {
  auto plan = small_plan();
  plan.language = "en";
  plan.announcements = {{5min, announced_to::speakers, "Five minutes left"}, {1min, announced_to::everyone, "One minute left"}};
  return plan;
}

// What the server sends by itself while so much time passes.
std::vector<std::string> announced(evening& e, duration passing) {
  std::vector<std::string> texts;
  auto const until = e.now + passing;
  for (auto due = next_deadline(e.s, e.now); due && due->at <= until; due = next_deadline(e.s, e.now)) {
    e.now = std::max(e.now, due->at);
    auto const answer = e.ask(server, due->what);
    if (answer == code::stale) break;
    REQUIRE(answer == done);
    if (!e.s.messages.empty()) texts.push_back(last(e).text);
  }
  e.now = until;
  return texts;
}

}  // namespace

TEST_CASE("R20.1 a message is for panellists, the stage, the audience, or several of them") {
  evening e;
  for (auto const& to : {to_ana, to_stage, recipients{{}, false, true}, to_everyone}) {
    CHECK(send(e, to) == done);
    CHECK(last(e).to == to);
    CHECK(last(e).sent == e.now);
  }
  CHECK(send(e, {}) == code::no_such_panellist);
  CHECK(send(e, {{"nobody"}, true, false}) == code::no_such_panellist);
  CHECK(send(e, {{"ana", "ana"}, false, false}) == code::too_many_entries);
  e.next_to("end");
  e.end_session();
  CHECK(send(e, to_everyone, "Thank you") == done);
  e.close();
  CHECK(send(e, to_everyone) == code::wrong_status);
}

TEST_CASE("R20.2 a message is one line of two hundred characters at most") {
  evening e;
  CHECK(send(e, to_ana, "  Please conclude ") == done);
  CHECK(last(e).text == "Please conclude");
  CHECK(send(e, to_ana, " ") == code::text_empty);
  CHECK(send(e, to_ana, std::string(limits::message_length + 1, 'm')) == code::text_too_long);
  CHECK(send(e, to_ana, "Two\r\nlines\ufeff") == done);
  CHECK(last(e).text == "Two lines");
  CHECK(e.ask(moderator, command::send_message{to_ana, "Merci", "fr-CH"}) == done);
  CHECK(last(e).language == "fr-CH");
  CHECK(e.ask(moderator, command::send_message{to_ana, "Merci", "no language"}) == code::not_a_language);
}

TEST_CASE("R20.3 a message is shown until it is taken down or, where that was asked for, for ten minutes at most") {
  evening e;
  REQUIRE(send(e, to_ana) == done);
  e.pass(5h);
  CHECK(is_shown(last(e), e.now));
  CHECK(send(e, to_stage, "Welcome", duration{}) == code::out_of_range);
  CHECK(send(e, to_stage, "Welcome", 10min + 1ms) == code::out_of_range);
  REQUIRE(send(e, to_stage, "Welcome", 10min) == done);
  e.pass(10min - 1ms);
  CHECK(is_shown(last(e), e.now));
  e.pass(1ms);
  CHECK_FALSE(is_shown(last(e), e.now));
}

TEST_CASE("R20.4 a moderator takes down a message that is shown") {
  evening e;
  REQUIRE(send(e, to_ana) == done);
  REQUIRE(send(e, to_stage, "Welcome", 1min) == done);
  auto const late = e.decided(moderator, command::take_down_message{"m1", 1});
  CHECK(take_down(e, "m1") == done);
  CHECK(e.s.messages.at("m1").taken_down == e.now);
  CHECK_FALSE(is_shown(e.s.messages.at("m1"), e.now));
  CHECK(take_down(e, "m1") == code::wrong_state);
  CHECK(e.ask(moderator, command::take_down_message{"m1", 1}) == code::stale);
  CHECK_FALSE(e.happen(moderator, late));
  CHECK(e.ask(moderator, command::take_down_message{"m9", 1}) == code::no_such_message);
  e.pass(1min);
  CHECK(take_down(e, "m2") == code::wrong_state);
}

TEST_CASE("R20.5 it is known to whom a message was delivered and who has read it; what is read was delivered") {
  evening e;
  REQUIRE(send(e, to_everyone) == done);
  CHECK(e.ask(ana, command::note_delivery{"m1"}) == done);
  CHECK(e.ask(stage, command::note_delivery{"m1"}) == done);
  CHECK(last(e).delivered == std::set<std::string>{"ana", stage_id});
  CHECK(e.ask(ana, command::note_delivery{"m1"}) == code::wrong_state);
  CHECK(last(e).seen.empty());
  CHECK(e.ask(ben, command::acknowledge{"m1"}) == done);
  CHECK(last(e).seen == std::set<std::string>{"ben"});
  CHECK(last(e).delivered.contains("ben"));
  CHECK(e.ask(ben, command::acknowledge{"m1"}) == code::wrong_state);
  CHECK(e.ask(ben, command::note_delivery{"m1"}) == code::wrong_state);
  CHECK(e.ask(moderator, command::take_down_message{"m1", 1}) == done);
}

TEST_CASE("R20.6 only those whom a message is for can have had it") {
  evening e;
  REQUIRE(send(e, to_ana) == done);
  REQUIRE(send(e, to_stage) == done);
  CHECK(e.ask(ben, command::note_delivery{"m1"}) == code::no_such_message);
  CHECK(e.ask(ben, command::acknowledge{"m1"}) == code::no_such_message);
  CHECK(e.ask(stage, command::note_delivery{"m1"}) == code::no_such_message);
  CHECK(e.ask(ana, command::note_delivery{"m2"}) == code::no_such_message);
  CHECK(e.ask(ana, command::acknowledge{"m9"}) == code::no_such_message);
}

TEST_CASE("R20.7 sending a message can be undone until somebody has read it") {
  evening e;
  REQUIRE(send(e, to_ana) == done);
  auto const first = e.s.seq;
  REQUIRE(e.ask(ana, command::note_delivery{"m1"}) == done);
  CHECK(e.ask(moderator, command::undo{first}) == done);
  CHECK_FALSE(is_shown(last(e), e.now));
  CHECK(e.ask(moderator, command::redo{first}) == done);
  CHECK(is_shown(last(e), e.now));
  REQUIRE(e.ask(ana, command::acknowledge{"m1"}) == done);
  REQUIRE(e.ask(moderator, command::undo{first}) == code::cannot_undo);
  CHECK(std::get<rejection>(e.last).why == reason::message_read);
}

TEST_CASE("R20.8 a session has a thousand messages at most") {
  evening e;
  while (e.s.messages.size() < limits::messages) REQUIRE(send(e, to_ana) == done);
  CHECK(send(e, to_ana) == code::too_many_entries);
}

TEST_CASE("R20.9 the stage shows the session, nothing or the test pattern, as who sees it says") {
  evening e;
  CHECK(e.s.picture == stage_picture::session);
  auto const late = e.decided(moderator, command::set_stage{stage_picture::test, stage_picture::session});
  CHECK(e.ask(moderator, command::set_stage{stage_picture::session, stage_picture::session}) == code::wrong_state);
  CHECK(e.ask(moderator, command::set_stage{stage_picture::blackout, stage_picture::session}) == done);
  CHECK(e.s.picture == stage_picture::blackout);
  CHECK(e.ask(co_moderator, command::set_stage{stage_picture::test, stage_picture::session}) == code::stale);
  CHECK_FALSE(e.happen(moderator, late));
  CHECK(e.ask(co_moderator, command::set_stage{stage_picture::test, stage_picture::blackout}) == done);
  CHECK(e.ask(moderator, command::set_stage{stage_picture::session, stage_picture::test}) == done);
}

TEST_CASE("R20.10 the server announces once in a segment what the plan wants when so much is left, for fifteen seconds") {
  evening e(announcing());
  e.next_to("first");
  auto const began = e.now;
  CHECK(next_deadline(e.s, e.now)->at == began + 5min);
  CHECK(announced(e, 5min - 1ms).empty());
  CHECK(announced(e, 1ms) == ids{"Five minutes left"});
  CHECK(last(e).to == to_ana);
  CHECK(last(e).automatic);
  CHECK(last(e).sent == began + 5min);
  CHECK(last(e).lasts == duration{15s});
  CHECK(last(e).language == "en");
  e.add("first", 2min);
  CHECK(announced(e, 6min - 1ms).empty());
  CHECK(announced(e, 1ms) == ids{"One minute left"});
  CHECK(last(e).to == to_everyone);
  CHECK(announced(e, 10min).empty());
  e.next();
  CHECK(announced(e, 10min) == ids{"Five minutes left", "One minute left"});
}

TEST_CASE("R20.10 an announcement goes by the clock as it stands, and waits for the end of a pause") {
  evening e(announcing());
  e.next_to("first");
  e.pass(4min);
  e.pause();
  CHECK_FALSE(next_deadline(e.s, e.now));
  e.pass(10min);
  e.resume();
  CHECK(next_deadline(e.s, e.now)->at == e.now + 1min);
  CHECK(e.ask(server, command::announce{"first", 0}) == code::stale);
  e.pass(1min);
  CHECK(e.ask(server, command::announce{"first", 1}) == code::stale);
  CHECK(e.ask(server, command::announce{"second", 0}) == code::stale);
  auto const twice = e.decided(server, command::announce{"first", 0});
  CHECK(e.ask(server, command::announce{"first", 0}) == done);
  CHECK_FALSE(e.happen(server, twice));
}

TEST_CASE("R20.11 nothing is announced that is not true: of time that a segment never has, or that has passed already") {
  evening e(announcing());
  e.next_to("intro");
  CHECK(announced(e, 5min) == ids{"One minute left"});
  e.next();
  SECTION("time was taken") {
    e.add("first", -9min + -30s);
    CHECK(announced(e, 10min).empty());
  }
  SECTION("the server comes back late") {
    e.pass(5min + 15s);
    CHECK(announced(e, 4min) == ids{"One minute left"});
  }
  SECTION("the server comes back a little late") {
    e.pass(5min + 14s);
    CHECK(announced(e, duration{}) == ids{"Five minutes left"});
  }
  SECTION("it was passed over, and comes again") {
    e.add("first", -7min);
    CHECK(announced(e, 3min) == ids{"One minute left"});
    e.add("first", 6min);
    CHECK(announced(e, 2min) == ids{"Five minutes left"});
  }
}

TEST_CASE("R20.12 nothing is announced in a break, nor to speakers where nobody is named") {
  auto plan = announcing();
  plan.segments[0].kind = segment_kind::break_;
  evening e(plan);
  e.next_to("intro");
  CHECK(announced(e, 10min).empty());
  e.next_to("qa");
  CHECK(announced(e, 20min) == ids{"One minute left"});
}

TEST_CASE("R20.13 moderators keep and drop quick messages, and nobody else sees them") {
  auto plan = small_plan();
  plan.quick_messages = {"Closer to the microphone"};
  evening e{plan};
  auto const keep = [&](std::string const& text) { return e.ask(co_moderator, command::keep_quick_message{text}); };
  auto const drop = [&](std::string const& text) { return e.ask(moderator, command::drop_quick_message{text}); };
  CHECK(keep(" Two\tmore minutes ") == done);
  CHECK(e.s.quick_messages == ids{"Closer to the microphone", "Two more minutes"});
  CHECK(keep("Two more minutes") == code::wrong_state);
  CHECK(keep(" ") == code::text_empty);
  CHECK(keep(std::string(201, 'x')) == code::text_too_long);
  CHECK(drop("Another") == code::no_such_message);
  CHECK(drop("Closer to the microphone") == done);
  CHECK(e.s.quick_messages == ids{"Two more minutes"});
  for (std::size_t i = 1; i < limits::quick_messages; ++i) REQUIRE(keep("Number " + std::to_string(i)) == done);
  CHECK(keep("One more") == code::too_many_entries);

  auto const seen = [&](role as) { return make_view(e.s, as, everything(e.s)).quick_messages; };
  CHECK(seen(role::observer)->size() == limits::quick_messages);
  for (auto const as : {role::participant, role::panellist, role::stage}) CHECK_FALSE(seen(as));
}

TEST_CASE("R20.14 the organiser tells the moderators something in one line, which nobody else sees") {
  auto e = at_ten();
  CHECK(e.ask(organiser, command::tell_moderators{" "}) == code::text_empty);
  CHECK(e.ask(organiser, command::tell_moderators{std::string(limits::message_length + 1, 'a')}) == code::text_too_long);
  REQUIRE(e.ask(organiser, command::tell_moderators{" The bus\nleaves at noon. "}) == done);
  CHECK(e.s.messages.at("m1").text == "The bus leaves at noon.");
  for (auto const as : {role::moderator, role::co_moderator, role::observer})
    CHECK(make_view(e.s, as, e.changed).messages.at("m1")->from_organiser == true);
  for (auto const as : {role::panellist, role::participant, role::stage}) CHECK(make_view(e.s, as, e.changed).messages.empty());
  CHECK(make_private_view(e.s, ana, everything(e.s)).messages.empty());
  e.end_session();
  CHECK(e.ask(organiser, command::tell_moderators{"Thank you."}) == done);
  e.close();
  CHECK(e.ask(organiser, command::tell_moderators{"Too late."}) == code::wrong_status);
}

TEST_CASE("R20.15 it is known whether a console has it, and whether a moderator has read it") {
  auto e = at_ten();
  REQUIRE(e.ask(organiser, command::tell_moderators{"The bus leaves at noon."}) == done);
  CHECK(e.ask(ana, command::note_delivery{"m1"}) == code::no_such_message);
  CHECK(e.ask(stage, command::note_delivery{"m1"}) == code::no_such_message);
  REQUIRE(e.ask(co_moderator, command::note_delivery{"m1"}) == done);
  CHECK(e.ask(moderator, command::note_delivery{"m1"}) == code::wrong_state);
  CHECK(make_view(e.s, role::moderator, e.changed).messages.at("m1")->delivered == std::vector<std::string>{moderator_id});
  REQUIRE(e.ask(moderator, command::acknowledge{"m1"}) == done);
  CHECK(e.ask(co_moderator, command::acknowledge{"m1"}) == code::wrong_state);
  CHECK(make_view(e.s, role::moderator, e.changed).messages.at("m1")->seen_by == std::vector<std::string>{moderator_id});
  REQUIRE(e.ask(moderator, command::send_message{{{"ana"}, false, false}, "Please conclude"}) == done);
  CHECK(e.ask(moderator, command::note_delivery{"m2"}) == code::no_such_message);
}

TEST_CASE("R20.16 neither it nor that it was read is in the history") {
  auto e = at_ten();
  auto const before = e.s.history.size();
  REQUIRE(e.ask(organiser, command::tell_moderators{"The bus leaves at noon."}) == done);
  REQUIRE(e.ask(moderator, command::note_delivery{"m1"}) == done);
  REQUIRE(e.ask(moderator, command::acknowledge{"m1"}) == done);
  CHECK(e.s.history.size() == before);
}

TEST_CASE("R20.17 captions are kept where the plan says so, fifty thousand at most and until the session is closed") {
  auto plan = small_plan();
  evening without{plan};
  CHECK(without.ask(server, command::keep_caption{"Good morning.", "en"}) == code::stale);

  plan.keep_captions = true;
  evening e{plan};
  auto const keep = [&](std::string const& text, std::string const& language = "en") {
    return e.ask(server, command::keep_caption{text, language});
  };
  CHECK(keep(" Good\tmorning. ") == done);
  CHECK(keep("Bonjour.", "") == done);
  CHECK(e.s.captions == 2);
  CHECK(keep(" ") == code::text_empty);
  CHECK(keep(std::string(limits::caption_length + 1, 'x')) == code::text_too_long);
  CHECK(keep("Yes", "no language") == code::not_a_language);
  while (e.s.captions < limits::captions) e.s.captions += limits::captions / 2 - 1;
  CHECK(keep("One more.") == code::stale);
  e.s.captions = 2;
  e.open();
  e.start();
  e.end_session();
  CHECK(keep("Thank you.") == done);
  e.close();
  CHECK(keep("Too late.") == code::wrong_status);
}

TEST_CASE("R20.18 everybody is told that captions are kept; they are in no history, and nobody undoes them") {
  auto plan = small_plan();
  plan.keep_captions = true;
  evening e{plan};
  auto const before = e.s.history.size();
  REQUIRE(e.ask(server, command::keep_caption{"Good morning.", "en"}) == done);
  CHECK(e.s.history.size() == before);
  for (auto const as : {role::moderator, role::panellist, role::participant, role::stage})
    CHECK(make_view(e.s, as, everything(e.s)).run->keeps_captions == true);
  CHECK_FALSE(make_view(evening{}.s, role::panellist, everything(evening{}.s)).run->keeps_captions);
}
