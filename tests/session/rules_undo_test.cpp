// protocol/rules.md, section 14.

#include "catch.hpp"
#include "holds_together.hpp"
#include "session/deadline.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"
#include "session/podium/podium.hpp"
#include "undoing.hpp"

#include <algorithm>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

evening in(std::string const& segment, session_plan const& plan = small_plan()) {
  evening e(plan);
  e.next_to(segment);
  return e;
}

void must(evening& e, command::any const& what, actor const& by = moderator) { REQUIRE(e.ask(by, what) == done); }

// What it does, and the record of it.
std::uint64_t press(evening& e, command::any const& what, actor const& by = moderator) {
  must(e, what, by);
  return latest(e);
}

std::uint64_t give_word(evening& e, std::string const& to) { return press(e, command::give_word{to, e.s.speaking}); }

duration spoken(evening const& e, std::string const& who) { return spent(e.s.spoken.at(who), e.now); }

// What has to be undone, or done again, before.
rejection first(reason why, role by, deed::of_questions did, bool undone = false) {
  auto refused = refuse(why);
  refused.done = told{{by}, std::move(did), undone};
  return refused;
}

undoing_view shown(evening const& e) { return *make_view(e.s, role::moderator, everything(e.s)).undoing; }

}  // namespace

TEST_CASE("R14.1 the history tells who did what when, and any moderator undoes it") {
  auto e = in("first");
  auto const began = latest(e);
  e.pass(1min);
  must(e, command::add_time{e.run(), "first", 2min}, co_moderator);
  auto const& added = e.s.history.back();
  CHECK(added.by == co_moderator);
  CHECK(added.at == e.now);
  CHECK(added.did == deed::undoable(deed::time_added{"Where it comes from", 2min}));
  CHECK(shown(e).undo.front() == latest(e));

  e.pass(1min);
  REQUIRE(undo(e) == done);
  CHECK(e.at("first").clock.added == 0min);
  CHECK(e.s.history.back().undone == change::undoing{moderator, e.now, e.s.seq});
  CHECK(shown(e).undo.front() == began);
  CHECK(shown(e).redo == std::vector{latest(e)});
  REQUIRE(redo(e, latest(e), co_moderator) == done);
  CHECK(e.at("first").clock.added == 2min);
  CHECK_FALSE(e.s.history.back().undone);
}

TEST_CASE("R14.1 the latest hundred, of the moderators and of the server, and of nobody else") {
  auto e = in("qa");
  auto const first = press(e, command::set_stage{stage_picture::test, stage_picture::session});
  for (std::size_t i = 1; i < limits::history; ++i) e.add("end", i % 2 ? 1min : -1min);
  e.submit(rosa, "Why?");
  must(e, command::raise_signal{signal_kind::ready}, ana);
  CHECK(e.s.history.size() == limits::history);
  REQUIRE(undo(e, first) == done);
  REQUIRE(redo(e, first) == done);
  e.add("end", 1min);
  CHECK(e.s.history.size() == limits::history);
  CHECK(undo(e, first) == code::no_such_change);
  CHECK(std::none_of(e.s.history.begin(), e.s.history.end(), [](change const& c) { return c.by.as == role::participant; }));

  must(e, command::announce_closing{e.s.floor_revision, 1min});
  e.pass(1min);
  must(e, command::close_list{e.s.floor_revision}, server);
  CHECK(undo(e) == done);
  CHECK(e.s.floor.taking == intake::automatic);
}

TEST_CASE("R14.2 undoing puts back what was changed as it stood, and doing again makes it what it became") {
  auto e = in("talk");
  e.pass(3min);
  give_word(e, "ana");
  auto const before = standing(e.s);
  e.pass(1min);
  e.next();
  auto const after = standing(e.s);
  e.pass(20min);
  REQUIRE(undo(e) == done);
  CHECK(standing(e.s) == before);
  e.pass(20min);
  REQUIRE(redo(e, latest(e)) == done);
  CHECK(standing(e.s) == after);
}

TEST_CASE("R14.2 what does not concern each other is undone in any order") {
  auto e = in("first");
  auto const id = e.submit(rosa, "Why?");
  auto const approved = press(e, command::approve{id, e.revision_of(id)});
  auto const dark = press(e, command::set_stage{stage_picture::blackout, stage_picture::session});
  auto const added = press(e, command::add_time{e.run(), "qa", 5min});
  auto const skipped = press(e, command::skip{e.run(), "talk"});
  for (auto const record : {added, approved, skipped, dark}) REQUIRE(undo(e, record) == done);
  CHECK(e.at("qa").clock.added == 0min);
  CHECK(e.at("talk").state == segment_state::ahead);
  CHECK(e.asked(id).state == question_state::submitted);
  CHECK(e.s.picture == stage_picture::session);
  for (auto const record : {dark, skipped, approved, added}) REQUIRE(redo(e, record) == done);
  CHECK(e.asked(id).state == question_state::approved);
  CHECK(e.at("talk").state == segment_state::skipped);
}

TEST_CASE("R14.3 undoing Next an hour later gives the clock back as if it had never stopped") {
  auto e = in("first");
  e.pass(4min);
  e.next();
  CHECK(e.s.speaker == "ben");
  e.pass(1h);
  REQUIRE(undo(e) == done);
  CHECK(e.s.current == "first");
  CHECK(e.s.speaker == "ana");
  CHECK(e.left_of("first") == 10min - 4min - 1h);
  CHECK(spoken(e, "ana") == 64min);
  CHECK_FALSE(e.s.spoken.contains("ben"));
  CHECK_FALSE(e.at("first").ended);
  CHECK_FALSE(e.at("second").began);
  CHECK(e.at("second").clock == countdown{10min, {}, {}, {}});
}

TEST_CASE("R14.3 and so it does of an intervention") {
  auto e = in("qa");
  auto const id = e.request_floor(rosa, "Rosa");
  e.speaks(id);
  e.pass(1min);
  e.next();
  CHECK(e.request(id).state == request_state::spoken);
  e.pass(30s);
  REQUIRE(undo(e) == done);
  CHECK(e.s.speaking == id);
  CHECK(e.request(id).state == request_state::speaking);
  CHECK_FALSE(e.request(id).ended);
  CHECK(left(e.request(id).clock, e.now) == 90s);
  CHECK(e.s.participants.at(rosa.id).request == id);
}

TEST_CASE("R14.3 and of a turn in a round") {
  auto plan = small_plan();
  plan.segments[3].turn = 2min;
  auto e = in("talk", plan);
  give_word(e, "ana");
  e.pass(1min);
  SECTION("that was passed on") { give_word(e, "ben"); }
  SECTION("that a new round began") { must(e, command::begin_round{2}); }
  SECTION("that the segment was left") { e.next(); }
  e.pass(30s);
  REQUIRE(undo(e) == done);
  CHECK(e.s.speaker == "ana");
  CHECK(e.at("talk").round.number == 1);
  CHECK(e.at("talk").round.turns.size() == 1);
  CHECK(left(e.at("talk").round.turns.at("ana"), e.now) == 30s);
}

TEST_CASE("R14.3 undoing a pause gives the clocks back too") {
  auto e = in("first");
  e.pass(1min);
  e.pause();
  e.pass(5min);
  REQUIRE(undo(e) == done);
  CHECK_FALSE(e.s.paused_since);
  CHECK(e.left_of("first") == 4min);
  CHECK(spoken(e, "ana") == 6min);
}

TEST_CASE("R14.3 an end of the session is undone in the same way") {
  auto e = in("end");
  e.pass(1min);
  e.end_session();
  e.pass(1min);
  REQUIRE(undo(e) == done);
  CHECK(e.s.status == session_status::running);
  CHECK_FALSE(e.s.concluded);
  CHECK(e.left_of("end") == 3min);
}

TEST_CASE("R14.4 what others have done since stays") {
  auto e = in("talk");
  auto const id = e.submit(rosa, "Who pays?");
  auto const other = e.approved(mei, "When?", "ana");
  auto const record = press(e, command::approve{id, e.revision_of(id)});
  must(e, command::vote{id, true}, tariq);
  must(e, command::vote{other, true}, tariq);
  auto const new_one = e.submit(mei, "Where?");
  auto const request = e.request_floor(tariq, "Tariq");
  must(e, command::respond{other, willingness::will_answer}, ana);
  REQUIRE(undo(e, record) == done);
  CHECK(e.asked(id).state == question_state::submitted);
  CHECK(e.asked(id).voters.size() == 1);
  CHECK(e.asked(other).voters.size() == 1);
  CHECK(e.asked(new_one).state == question_state::submitted);
  CHECK(e.request(request).state == request_state::waiting);
}

TEST_CASE("R14.4 what a panellist has signalled since stays, and is in the way of nothing but its own handling") {
  auto e = in("first");
  must(e, command::raise_signal{signal_kind::more_time}, ana);
  auto const revision = [&] { return e.s.signals.at("more_time.ana").revision; };
  auto const granted = press(e, command::grant_time{"ana", revision(), 1min});
  CHECK(e.at("first").clock.added == 1min);
  must(e, command::raise_signal{signal_kind::more_time}, ana);
  auto const raised = e.s.signals.at("more_time.ana");

  SECTION("time that was granted is taken back") {
    REQUIRE(undo(e, granted) == done);
    CHECK(e.at("first").clock.added == 0min);
    CHECK(e.s.signals.at("more_time.ana") == raised);
  }
  SECTION("Next is undone") {
    e.next();
    CHECK(e.s.signals.at("more_time.ana").state == signal_state::handled);
    must(e, command::raise_signal{signal_kind::more_time}, ana);
    must(e, command::lower_signal{signal_kind::more_time}, ana);
    REQUIRE(undo(e) == done);
    CHECK(e.s.current == "first");
    CHECK(e.s.signals.at("more_time.ana").state == signal_state::lowered);
  }
  SECTION("Next is undone, and the signal was left alone") {
    e.next();
    REQUIRE(undo(e) == done);
    CHECK(e.s.signals.at("more_time.ana").state == signal_state::raised);
  }
  SECTION("its handling is not") {
    auto const handled = press(e, command::handle_signal{"ana", signal_kind::more_time, revision()});
    must(e, command::raise_signal{signal_kind::more_time}, ana);
    CHECK(undo(e, handled) == code::cannot_undo);
  }
}

TEST_CASE("R14.5 what was changed again since is not put back") {
  auto e = in("first");
  auto const id = e.submit(rosa, "Who pays?");
  auto const approved = press(e, command::approve{id, e.revision_of(id)});

  SECTION("by a moderator, who is named") {
    must(e, command::queue{id, e.revision_of(id)}, co_moderator);
    auto const before = e.s;
    CHECK(undo(e, approved) == code::cannot_undo);
    CHECK(refusal(e) == first(reason::undo_first, role::co_moderator, deed::question_queued{{"q1", "Who pays?"}}));
    CHECK(e.s == before);
    REQUIRE(undo(e) == done);
    CHECK(undo(e, approved) == done);
  }
  SECTION("by anybody else") {
    must(e, command::withdraw_question{id}, rosa);
    CHECK(undo(e, approved) == code::cannot_undo);
    CHECK(refusal(e).why == reason::in_the_way);
    must(e, command::resubmit_question{id}, rosa);
    CHECK(undo(e, approved) == done);  // it stands as it stood
  }
  SECTION("nor made again what it was") {
    REQUIRE(undo(e, approved) == done);
    must(e, command::decline{id, e.revision_of(id), "No."});
    CHECK(redo(e, approved) == code::cannot_undo);
    CHECK(refusal(e) == first(reason::undo_first, role::moderator, deed::question_declined{{"q1", "Who pays?"}, "No."}));
  }
  SECTION("nor before what came before it is done again") {
    auto const queued = press(e, command::queue{id, e.revision_of(id)});
    REQUIRE(undo(e, queued) == done);
    REQUIRE(undo(e, approved) == done);
    CHECK(redo(e, queued) == code::cannot_undo);
    CHECK(refusal(e) == first(reason::redo_first, role::moderator, deed::question_approved{{"q1", "Who pays?"}}, true));
  }
}

TEST_CASE("R14.5 one question is on stage at most") {
  auto e = in("qa");
  auto const one = e.on_stage(rosa, "One?");
  auto const off = press(e, command::take_off_stage{one, e.revision_of(one)});
  auto const two = e.on_stage(tariq, "Two?");
  CHECK(undo(e, off) == code::cannot_undo);
  REQUIRE(undo(e) == done);
  REQUIRE(undo(e, off) == done);
  CHECK(e.s.on_stage == one);
  CHECK(e.asked(two).state == question_state::submitted);
}

TEST_CASE("R14.5 a request that was moved again stays") {
  auto e = in("talk");
  ids all;
  for (auto const* name : {"A", "B", "C", "D"}) all.push_back(e.enter({name, ""}));
  auto const first = press(e, command::move_request{all[3], e.revision_of(all[3]), all[0]});
  auto const second = press(e, command::move_request{all[3], e.revision_of(all[3]), all[2]});
  CHECK(undo(e, first) == code::cannot_undo);
  REQUIRE(undo(e, second) == done);
  CHECK(e.s.speakers == ids{all[3], all[0], all[1], all[2]});
  REQUIRE(undo(e, first) == done);
  CHECK(e.s.speakers == all);
}

TEST_CASE("R14.6 a change of who speaks is undone in the same run of the same clock only") {
  auto e = in("talk");
  auto const id = e.request_floor(rosa, "Rosa");
  give_word(e, "ana");
  auto const taken = press(e, command::give_word{{}, {}});

  SECTION("not while another speaks") {
    e.speaks(id);
    CHECK(undo(e, taken) == code::cannot_undo);
    REQUIRE(undo(e) == done);
    CHECK(undo(e, taken) == done);
  }
  SECTION("not in a pause") {
    e.pause();
    CHECK(undo(e, taken) == code::cannot_undo);
    REQUIRE(undo(e) == done);
    REQUIRE(undo(e, taken) == done);
    CHECK(e.s.spoken.at("ana").running_since);
  }
  SECTION("not after a pause, which is not spoken") {
    e.pause();
    e.pass(1min);
    e.resume();
    CHECK(undo(e, taken) == code::cannot_undo);
  }
  SECTION("not in another segment") {
    e.next();
    CHECK(undo(e, taken) == code::cannot_undo);
  }
  SECTION("nor is an intervention taken up again then") {
    e.speaks(id);
    e.spoken(id);
    auto const ended = latest(e);
    give_word(e, "ben");
    CHECK(undo(e, ended) == code::cannot_undo);
    REQUIRE(undo(e) == done);
    REQUIRE(undo(e, ended) == done);
    CHECK(e.s.speaking == id);
  }
}

TEST_CASE("R14.7 a question comes back to its place in the queue") {
  auto e = in("qa");
  ids all;
  for (auto const* text : {"A?", "B?", "C?", "D?"}) all.push_back(e.queued(rosa, text));
  auto const out = press(e, command::unqueue{all[2], e.revision_of(all[2])});
  REQUIRE(e.put_on_stage(all[0]) == done);
  auto const last = e.queued(tariq, "E?");
  REQUIRE(undo(e, out) == done);
  CHECK(e.s.queue == ids{all[1], all[2], all[3], last});

  auto const labelled = press(e, command::label_question{all[3], e.revision_of(all[3]), {"money"}});
  must(e, command::decline{all[1], e.revision_of(all[1]), "No."});
  REQUIRE(undo(e, labelled) == done);
  CHECK(e.s.queue == ids{all[2], all[3], last});  // and a label moves nothing
}

TEST_CASE("R14.7 the question that another one replaced on stage leaves the queue again") {
  auto e = in("qa");
  auto const one = e.queued(rosa, "One?");
  auto const two = e.queued(tariq, "Two?");
  REQUIRE(e.put_on_stage(one) == done);
  REQUIRE(e.put_on_stage(two) == done);
  CHECK(e.s.queue == ids{one});
  REQUIRE(undo(e) == done);
  CHECK(e.s.on_stage == one);
  CHECK(e.s.queue == ids{two});
  REQUIRE(undo(e) == done);
  CHECK(e.s.queue == ids{one, two});
}

TEST_CASE("R14.7 a request comes back to its place on the list") {
  auto e = in("talk");
  auto const point = e.enter({"Point", "", {}, false, request_kind::point_of_order});
  ids all;
  for (auto const* name : {"A", "B", "C", "D"}) all.push_back(e.enter({name, ""}));
  must(e, command::move_request{all[3], e.revision_of(all[3]), all[2]});
  auto const list = ids{point, all[0], all[1], all[3], all[2]};
  CHECK(e.s.speakers == list);

  SECTION("one that the rule had put there") { e.set_absent(all[1]); }
  SECTION("one that a hand had put there") { e.set_absent(all[3]); }
  SECTION("a point of order") { must(e, command::remove_request{point, e.revision_of(point)}); }
  SECTION("one that was given the floor") { e.speaks(all[0]); }
  SECTION("one that a hand moved again") { must(e, command::move_request{all[3], e.revision_of(all[3]), {}}); }
  SECTION("all, after another rule") { e.floor_rules(intake::automatic, floor_order::by_lot); }
  REQUIRE(undo(e) == done);
  CHECK(e.s.speakers == list);
  CHECK(e.request(all[3]).ahead == 2u);
  REQUIRE(redo(e, latest(e)) == done);
  REQUIRE(undo(e) == done);
  CHECK(e.s.speakers == list);
}

TEST_CASE("R14.7 and those who were moved by hand come back to theirs") {
  auto e = in("talk");
  e.floor_rules(intake::automatic, floor_order::by_group, {{"States", {}, {}}});
  ids all;
  for (auto const* name : {"A", "B", "C"}) all.push_back(e.enter({name, ""}));
  must(e, command::move_request{all[0], e.revision_of(all[0]), {}});
  auto const list = ids{all[1], all[2], all[0]};
  CHECK(e.s.speakers == list);
  auto const delegate = e.enter({"D", "", "States"});
  CHECK(e.s.speakers == ids{delegate, all[1], all[0], all[2]});  // two stay before it
  REQUIRE(undo(e) == done);
  CHECK(e.s.speakers == list);
}

TEST_CASE("R14.7 a drawing is undone although somebody has left the list since") {
  auto e = in("talk");
  e.floor_rules(intake::automatic, floor_order::by_lot);
  e.enter({"A", ""});
  auto const id = e.request_floor(rosa, "Rosa");
  auto const other = e.request_floor(mei, "Mei");
  auto const drawn = press(e, command::draw_lots{e.s.floor_revision});
  must(e, command::withdraw_request{id}, rosa);
  REQUIRE(undo(e, drawn) == done);
  CHECK(e.request(id).state == request_state::withdrawn);
  CHECK_FALSE(e.request(other).lot);
}

TEST_CASE("R14.8 undoing takes down a message that nobody has read") {
  auto e = in("first");
  auto const sent = press(e, command::send_message{{{"ana"}, true, false}, "Please conclude"});
  must(e, command::note_delivery{"m1"}, ana);
  REQUIRE(undo(e, sent) == done);
  CHECK(e.s.messages.at("m1").taken_down == e.now);
  REQUIRE(redo(e, sent) == done);
  CHECK(is_shown(e.s.messages.at("m1"), e.now));

  SECTION("one that was read cannot be unsaid") {
    must(e, command::acknowledge{"m1"}, ana);
    CHECK(undo(e, sent) == code::cannot_undo);
    CHECK(refusal(e).why == reason::message_read);
  }
  SECTION("nor one that was taken down") {
    auto const down = press(e, command::take_down_message{"m1", e.s.messages.at("m1").revision});
    CHECK(undo(e, sent) == code::cannot_undo);
    CHECK(refusal(e).why == reason::message_taken_down);
    REQUIRE(undo(e, down) == done);
    CHECK(is_shown(e.s.messages.at("m1"), e.now));
    CHECK(undo(e, sent) == done);
  }
}

TEST_CASE("R14.9 what was undone is not undone again") {
  auto e = in("first");
  e.add("first", 1min);
  auto const record = latest(e);
  CHECK(redo(e, record) == code::stale);
  REQUIRE(undo(e, record) == done);
  CHECK(undo(e, record) == code::stale);
  REQUIRE(redo(e, record) == done);
  CHECK(redo(e, record) == code::stale);
  CHECK(undo(e, 1) == code::no_such_change);
  CHECK(undo(e, 99) == code::no_such_change);
  e.submit(rosa, "Why?");
  CHECK(undo(e, e.s.seq) == code::no_such_change);
}

TEST_CASE("R14.10 only who has the moderator's role undoes what only the moderator may do") {
  evening e;
  e.open();
  auto const opened = latest(e);
  CHECK(undo(e, opened, co_moderator) == code::not_allowed);
  e.start();
  CHECK(undo(e, latest(e), co_moderator) == done);
  REQUIRE(redo(e, latest(e), co_moderator) == done);
  e.end_session();
  auto const ended = latest(e);
  CHECK(undo(e, ended, co_moderator) == code::not_allowed);
  REQUIRE(undo(e, ended) == done);
  CHECK(redo(e, ended, co_moderator) == code::not_allowed);
  REQUIRE(redo(e, ended) == done);
  for (auto const& who : {ana, rosa, stage, server, actor{role::observer, {}}}) CHECK(undo(e, ended, who) == code::not_allowed);

  must(e, command::hand_moderation{true});
  CHECK(undo(e, ended) == code::not_allowed);
  CHECK(undo(e, ended, co_moderator) == done);
}

TEST_CASE("R14.10 nobody but the moderator hands the role over, and their own link can always take it back") {
  auto e = in("first");
  auto const handed = press(e, command::hand_moderation{true});
  REQUIRE(undo(e, handed) == done);
  CHECK_FALSE(e.s.handed_over);
  CHECK(redo(e, handed, co_moderator) == code::not_allowed);
  REQUIRE(redo(e, handed) == done);
  auto const back = press(e, command::hand_moderation{false});
  CHECK(undo(e, back, co_moderator) == code::not_allowed);
  CHECK_FALSE(e.s.handed_over);
  CHECK(undo(e, back) == done);
  CHECK(e.s.handed_over);
}

TEST_CASE("R14.11 of a closed session nothing but its closing can be undone") {
  auto e = in("qa");
  auto const id = e.submit(rosa, "Why?");
  auto const labelled = press(e, command::label_question{id, 1, {"money"}});
  e.end_session();
  auto const ended = latest(e);
  auto late = e.decided(moderator, command::undo{labelled});
  e.close();
  auto const closed = latest(e);
  CHECK(shown(e).undo == std::vector{closed});
  CHECK(undo(e, labelled) == code::wrong_status);
  CHECK(undo(e, ended) == code::wrong_status);
  CHECK_FALSE(e.happen(moderator, late));
  CHECK(undo(e, closed, co_moderator) == code::not_allowed);
  REQUIRE(undo(e, closed) == done);
  CHECK(e.s.status == session_status::concluded);
  CHECK_FALSE(e.s.closed);
  CHECK(undo(e, labelled) == done);
  CHECK(redo(e, closed) == done);
  CHECK(redo(e, labelled) == code::wrong_status);
}

TEST_CASE("R14.12 a closing that has passed is forgotten when it is undone") {
  auto e = in("talk");
  must(e, command::announce_closing{e.s.floor_revision, 1min});
  e.pass(1min);
  must(e, command::close_list{e.s.floor_revision}, server);
  auto const closed = latest(e);
  e.pass(1s);
  REQUIRE(undo(e, closed) == done);
  CHECK(e.s.floor.taking == intake::automatic);
  CHECK_FALSE(e.s.list_closes);
  CHECK(e.ask(rosa, command::request_floor{"Rosa", ""}) == done);
  REQUIRE(redo(e, closed) == done);
  CHECK(e.s.floor.taking == intake::closed);
}

TEST_CASE("R14.12 a closing whose time passed after it was taken back is not put back") {
  auto e = in("talk");
  must(e, command::announce_closing{e.s.floor_revision, 1min});
  must(e, command::announce_closing{e.s.floor_revision, std::nullopt});
  auto const taken_back = latest(e);
  e.pass(1min);
  REQUIRE(undo(e, taken_back) == done);
  CHECK_FALSE(e.s.list_closes);
  REQUIRE(redo(e, taken_back) == done);
  CHECK_FALSE(e.s.list_closes);
  REQUIRE(undo(e, taken_back) == done);
  CHECK_FALSE(e.s.list_closes);
}

TEST_CASE("R14.11 what was announced while a session was open again goes when its closing is done again, and comes back with it") {
  auto e = in("talk");
  e.end_session();
  e.close();
  auto const closed = latest(e);
  REQUIRE(undo(e, closed) == done);
  REQUIRE(e.s.list_closes == std::nullopt);
  must(e, command::announce_closing{e.s.floor_revision, 5min});
  auto const then = e.s.list_closes;
  REQUIRE(then);
  REQUIRE(redo(e, closed) == done);
  CHECK_FALSE(e.s.list_closes);
  REQUIRE(undo(e, closed) == done);
  CHECK(e.s.list_closes == then);
  REQUIRE(redo(e, closed) == done);
  e.pass(6min);
  REQUIRE(undo(e, closed) == done);
  CHECK_FALSE(e.s.list_closes);
  CHECK(redo(e, closed) == done);
}

TEST_CASE("R14.12 a segment whose grace is over goes on when its handing over is undone") {
  auto plan = small_plan();
  plan.segments[1].grace = 30s;
  auto e = in("first", plan);
  e.pass(10min + 30s);
  must(e, command::hand_over{e.run()}, server);
  CHECK(e.s.current == "second");
  e.pass(5s);
  REQUIRE(undo(e) == done);
  CHECK(e.s.current == "first");
  CHECK_FALSE(hand_over_due(e.s));
  CHECK(e.ask(server, command::hand_over{e.run()}) == code::stale);
  e.pause();
  e.resume();
  CHECK_FALSE(hand_over_due(e.s));
}

TEST_CASE("R14.13 what was inserted or added is gone, and what is added later has another id") {
  auto e = in("first");
  auto const order = e.s.order;
  auto const before = standing(e.s);
  segment_draft const draft{segment_kind::break_, "Coffee", {}, 5min, 1min};
  auto const inserted = press(e, command::insert_segment{e.run(), "qa", draft});
  CHECK(e.s.segments.contains("added-1"));
  REQUIRE(undo(e, inserted) == done);
  CHECK(standing(e.s) == before);
  CHECK(make_view(e.s, role::stage, e.changed).segments.at("added-1") == std::nullopt);
  must(e, command::insert_segment{e.run(), "qa", draft});
  CHECK(e.s.segments.contains("added-2"));
  CHECK(redo(e, inserted) == code::cannot_undo);
  REQUIRE(undo(e) == done);
  CHECK(redo(e, inserted) == done);
  CHECK(e.s.order[4] == "added-1");

  auto const added = press(e, command::add_panellist{e.run(), "Ines"});
  REQUIRE(undo(e, added) == done);
  CHECK(e.s.panellists == small_plan().panellists);
  must(e, command::add_panellist{e.run(), "Juan"});
  CHECK(e.s.panellists.back().id == "added-2");

  auto const id = e.enter({"Kim", ""});
  REQUIRE(undo(e) == done);
  CHECK(e.request(id).state == request_state::withdrawn);
  CHECK(e.s.speakers.empty());
  REQUIRE(redo(e, latest(e)) == done);
  CHECK(e.s.speakers == ids{id});
}

TEST_CASE("R14.13 a question that a moderator entered stays while others are grouped into it") {
  evening e;
  e.next_to("qa");
  auto const entered = press(e, command::enter_question{"Who pays?"});
  auto const asked = e.submit(rosa, "Who will pay?");
  auto const grouped = press(e, command::group_question{asked, e.revision_of(asked), "q1"});
  CHECK(e.ask(moderator, command::undo{entered}) == code::cannot_undo);
  CHECK(e.ask(moderator, command::undo{grouped}) == done);
  CHECK(e.ask(moderator, command::undo{entered}) == done);
}

TEST_CASE("R14.13 a question that a moderator entered is withdrawn, and approved again") {
  evening e;
  e.open();
  auto const entered = press(e, command::enter_question{"Who pays?"});
  CHECK(e.ask(moderator, command::undo{entered}) == done);
  CHECK(e.asked("q1").state == question_state::withdrawn);
  CHECK(e.ask(moderator, command::redo{entered}) == done);
  CHECK(e.asked("q1").state == question_state::approved);
}

TEST_CASE("R14.7 a question that was moved in the queue comes back to its place, unless it was moved again or has left the queue") {
  evening e;
  e.open();
  using ids = std::vector<std::string>;
  for (auto const* text : {"One?", "Two?", "Three?", "Four?"}) e.queued(rosa, text);
  auto const to_top = press(e, command::move_question{"q3", e.revision_of("q3"), "q1"});
  e.queued(tariq, "Five?");
  CHECK(e.s.queue == ids{"q3", "q1", "q2", "q4", "q5"});
  CHECK(e.ask(moderator, command::undo{to_top}) == done);
  CHECK(e.s.queue == ids{"q1", "q2", "q3", "q4", "q5"});
  CHECK(e.ask(moderator, command::redo{to_top}) == done);
  CHECK(e.s.queue == ids{"q3", "q1", "q2", "q4", "q5"});
  auto const again = press(e, command::move_question{"q3", e.revision_of("q3"), std::nullopt});
  CHECK(e.ask(moderator, command::undo{to_top}) == code::cannot_undo);
  CHECK(e.ask(moderator, command::undo{again}) == done);
  press(e, command::unqueue{"q3", e.revision_of("q3")});
  CHECK(e.ask(moderator, command::undo{to_top}) == code::cannot_undo);
}

TEST_CASE("R14.13 pages are told who is gone") {
  auto e = in("first");
  must(e, command::add_panellist{e.run(), "Ines"});
  CHECK(make_view(e.s, role::stage, e.changed).plan->panellists.contains("added-1"));
  REQUIRE(undo(e) == done);
  CHECK_FALSE(make_view(e.s, role::stage, e.changed).plan->panellists.contains("added-1"));
}

TEST_CASE("R14.14 who has a part in the session is not taken off the panel again") {
  auto e = in("talk");
  auto const added = press(e, command::add_panellist{e.run(), "Ines"});
  actor const ines{role::panellist, "added-1"};
  bool for_good = true;
  SECTION("who has spoken") {
    give_word(e, "added-1");
    for_good = false;
  }
  SECTION("who speaks in a segment") {
    must(e, command::insert_segment{e.run(), {}, {segment_kind::presentation, "More", {"added-1"}, 5min, 1min}});
    for_good = false;
  }
  SECTION("who was asked") { e.approved(rosa, "Ines?", "added-1"); }
  SECTION("who signalled") { must(e, command::raise_signal{signal_kind::ready}, ines); }
  SECTION("who was sent a message") { must(e, command::send_message{{{"added-1"}, false, false}, "Welcome"}); }
  CHECK(undo(e, added) == code::cannot_undo);
  CHECK(refusal(e).why == reason::has_part);
  if (for_good) return;
  auto const part = latest(e);
  REQUIRE(undo(e, part) == done);
  REQUIRE(undo(e, added) == done);
  CHECK(redo(e, part) == code::cannot_undo);
}

TEST_CASE("R14.15 what was pressed for the state before is stale") {
  auto e = in("first");
  e.next();
  auto const seen = e.run();
  auto const id = e.submit(rosa, "Why?");
  must(e, command::approve{id, 1});
  auto const approved = latest(e);
  auto const seen_of_it = e.revision_of(id);
  REQUIRE(undo(e, approved) == done);
  CHECK(e.ask(moderator, command::queue{id, seen_of_it}) == code::stale);
  CHECK(e.ask(moderator, command::next{seen}) == done);
  REQUIRE(undo(e) == done);
  CHECK(e.ask(moderator, command::next{seen}) == code::stale);
}

TEST_CASE("R14.16 an undoing that was overtaken changes nothing") {
  auto e = in("first");
  auto const id = e.submit(rosa, "Why?");
  auto const approved = press(e, command::approve{id, 1});
  auto const late = e.decided(moderator, command::undo{approved});
  SECTION("by another undoing") { REQUIRE(undo(e, approved) == done); }
  SECTION("by its asker") { must(e, command::withdraw_question{id}, rosa); }
  auto before = e.s;
  CHECK_FALSE(e.happen(moderator, late));
  before.seq = e.s.seq;
  CHECK(e.s == before);
}

namespace {

// Questions that moderators entered, in the queue until that is full; what is left over is approved.
void fill_queue(evening& e) {
  for (auto n = e.s.questions.size(); e.s.queue.size() < limits::queue; ++n) {
    must(e, command::enter_question{"Why?", ""});
    must(e, command::queue{question_id(static_cast<std::uint32_t>(n + 1)), 1});
  }
}

void fill_list(evening& e) {
  while (e.s.speakers.size() < limits::speakers) must(e, command::enter_request{"Kim", ""});
}

// It is refused, and the page does not offer it, until there is room; then it is done.
template <typename MakeRoom>
void waits_for_room(evening& e, std::uint64_t record, bool undone, reason why, MakeRoom make_room) {
  auto const ask = [&] { return undone ? redo(e, record) : undo(e, record); };
  auto const offered = [&] {
    auto const all = undone ? shown(e).redo : shown(e).undo;
    return std::count(all.begin(), all.end(), record) == 1;
  };
  auto const before = e.s;
  CHECK_FALSE(offered());
  CHECK(ask() == code_of(why));
  CHECK(refusal(e) == refuse(why));
  CHECK(e.s == before);
  make_room();
  CHECK(offered());
  CHECK(ask() == done);
}

}  // namespace

TEST_CASE("R14.17 neither undoing nor doing again passes a limit") {
  SECTION("of the queue") {
    auto e = in("qa");
    auto const first = e.queued(rosa, "Why?");
    fill_queue(e);
    std::optional<std::uint64_t> record;
    bool undone = false;
    SECTION("by what had left it") { record = press(e, command::unqueue{first, e.revision_of(first)}); }
    SECTION("by what had gone on stage") { record = press(e, command::put_on_stage{first, e.revision_of(first), {}}); }
    SECTION("by what had come into it") {
      must(e, command::unqueue{first, e.revision_of(first)});
      record = press(e, command::queue{first, e.revision_of(first)});
      undone = true;
      REQUIRE(undo(e, *record) == done);
    }
    SECTION("by what had come off the stage") {
      REQUIRE(e.put_on_stage(first) == done);
      record = press(e, command::take_off_stage{first, e.revision_of(first)});
      undone = true;
      REQUIRE(undo(e, *record) == done);
    }
    fill_queue(e);
    waits_for_room(e, *record, undone, reason::queue_full, [&] {
      auto const last = e.s.queue.back();
      must(e, command::unqueue{last, e.revision_of(last)});
    });
    CHECK(e.s.queue.size() == limits::queue);
  }
  SECTION("of the speakers' list") {
    auto e = in("qa");
    auto const first = e.enter({"Kim", ""});
    fill_list(e);
    std::optional<std::uint64_t> record;
    bool undone = false;
    SECTION("by what was removed") { record = press(e, command::remove_request{first, e.revision_of(first)}); }
    SECTION("by who was set aside") { record = press(e, command::set_absent{first, e.revision_of(first)}); }
    SECTION("by who was given the floor") { record = press(e, command::give_floor{first, e.revision_of(first), {}}); }
    SECTION("by who was put on it") {
      must(e, command::remove_request{first, e.revision_of(first)});
      record = press(e, command::enter_request{"Max", ""});
      undone = true;
      REQUIRE(undo(e, *record) == done);
    }
    fill_list(e);
    waits_for_room(e, *record, undone, reason::list_full, [&] {
      auto const last = e.s.speakers.back();
      must(e, command::remove_request{last, e.revision_of(last)});
    });
    CHECK(e.s.speakers.size() == limits::speakers);
  }
  SECTION("of the end, which comes after the start and within a day of it") {
    evening e;
    auto const start = e.s.plan.start;
    auto const end = e.s.end;
    auto const edit = [&](time_point from) {
      return press(e, command::edit_session{e.run(), {"Another evening", "", "", from, end, {"Ines"}}});
    };
    auto const move_end = [&](time_point to) { must(e, command::move_end{e.run(), to}); };
    SECTION("by an earlier start") {
      auto const record = edit(start + 30min);
      move_end(start + 24h + 10min);
      waits_for_room(e, record, false, reason::end_out_of_day, [&] { move_end(start + 24h); });
    }
    SECTION("by a later start") {
      auto const record = edit(start - 2h);
      move_end(start - 1h);
      waits_for_room(e, record, false, reason::end_out_of_day, [&] { move_end(start + 1min); });
    }
    SECTION("by a beginning that is done again") {
      e.open();
      e.pass(1h);
      must(e, command::start{e.run(), {}});
      auto const record = latest(e);
      REQUIRE(undo(e, record) == done);
      e.pass(2h);
      move_end(e.now + 24h);
      waits_for_room(e, record, true, reason::end_out_of_day, [&] { move_end(e.now + 1h); });
    }
    is_within_limits(e.s);
  }
}

TEST_CASE("what was undone by rules before 4 is undone in a log of theirs, past the limit too") {
  auto e = in("qa");
  auto const first = e.queued(rosa, "Why?");
  fill_queue(e);
  auto const record = press(e, command::unqueue{first, e.revision_of(first)});
  fill_queue(e);
  auto of_rules = [&](std::uint32_t rules) {
    auto s = e.s;
    evolve(s, {s.seq + 1, e.now, moderator, command::undo{record}, {}, rules});
    return s.queue.size();
  };
  CHECK(of_rules(3) == limits::queue + 1);
  CHECK(of_rules(4) == limits::queue);
}
