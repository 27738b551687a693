// protocol/rules.md, section 17.

#include "catch.hpp"
#include "evening.hpp"
#include "session/limits.hpp"
#include "session/make_view.hpp"
#include "session/run/forecast.hpp"
#include "session/run/main_clock.hpp"

#include <functional>

using namespace dais;
using namespace dais::test;

namespace {

using ids = std::vector<std::string>;

segment_draft draft_of(evening const& e, std::string const& id) {
  auto const& p = e.at(id).plan;
  return {p.kind, p.title, p.speakers, p.allotment, p.wrap_up, p.minimum, p.grace, p.turn, p.notes};
}

rejection_code edit(evening& e, std::string const& id, std::function<void(segment_draft&)> const& change) {
  auto to = draft_of(e, id);
  change(to);
  return e.ask(moderator, command::edit_segment{e.run(), id, std::move(to)});
}

segment_draft const short_talk{segment_kind::presentation, "A short one", {"ana"}, 4min, 1min};

rejection_code insert(evening& e, std::optional<std::string> const& before, segment_draft const& what = short_talk) {
  return e.ask(moderator, command::insert_segment{e.run(), before, what});
}

rejection_code note(evening& e, std::string const& panellist, bool on) {
  return e.ask(moderator, command::note_presence{e.run(), panellist, on});
}

// Every way to change the plan that finds something to change in `talking`.
std::vector<command::any> edits(evening const& e) {
  auto other = draft_of(e, "second");
  other.allotment = 7min;
  other.speakers = {"ana"};
  auto running = draft_of(e, "first");
  running.title = "Another title";
  running.speakers = {"ben"};
  running.wrap_up = 30s;
  running.minimum = 1min;
  running.grace = 1min;
  running.notes = "Mind the clock.";
  auto const r = e.run();
  return {command::edit_segment{r, "first", running},
          command::edit_segment{r, "second", other},
          command::insert_segment{r, "second", other},
          command::insert_segment{r, {}, other},
          command::move{r, "end", "second"},
          command::add_time{r, "second", -1min},
          command::skip{r, "second"},
          command::move_end{r, e.s.end + 5min},
          command::add_panellist{r, "Cleo Park"},
          command::edit_panellist{r, "ana", "Ana Lima-Sousa"},
          command::note_presence{r, "ana", false},
          command::note_presence{r, "ben", false}};
}

// Ana presents since 6:20 minutes.
evening talking() {
  evening e;
  e.next_to("first");
  e.pass(6min + 20s + 7ms);
  return e;
}

}  // namespace

TEST_CASE("R17.1 once the session runs the planned times stay as they are, whatever is changed") {
  auto const plan = small_plan();
  auto const before = planned_spans(plan);
  auto e = talking();
  for (auto what : edits(e)) {
    visit_kind(
        [&](auto& c) {
          if constexpr (requires { c.revision; }) c.revision = e.run();
        },
        what);
    CAPTURE(kind_number(what));
    CHECK(e.ask(moderator, what) == done);
    CHECK(e.s.plan == plan);
  }
  auto const after = planned_spans(e.s.plan);
  CHECK(after.size() == before.size());
  for (auto const& [id, span] : before) {
    CHECK(after.at(id).start == span.start);
    CHECK(after.at(id).end == span.end);
  }
}

TEST_CASE("R17.2 a segment can be edited until the session is over") {
  evening e;
  auto const rename = [](segment_draft& d) { d.title = "  Renamed "; };
  CHECK(edit(e, "intro", rename) == done);
  CHECK(e.at("intro").plan.title == "Renamed");
  e.next_to("first");
  for (auto const* id : {"intro", "first", "qa"}) CHECK(edit(e, id, rename) == done);
  CHECK(edit(e, "first", [](segment_draft& d) {
          d.speakers = {"ben"};
          d.wrap_up = 1min;
          d.minimum = 4min;
          d.grace = 90s;
          d.notes = "Ask about the price.";
        }) == done);
  auto const& p = e.at("first").plan;
  CHECK(p.speakers == ids{"ben"});
  CHECK((p.wrap_up == 1min && p.minimum == duration{4min} && p.grace == duration{90s} && p.notes == "Ask about the price."));
  CHECK(e.ask(moderator, command::edit_segment{e.run(), "nowhere", draft_of(e, "qa")}) == code::no_such_segment);
  CHECK(e.ask(moderator, command::edit_segment{e.run() - 1, "qa", draft_of(e, "qa")}) == code::stale);
  e.end_session();
  CHECK(edit(e, "qa", rename) == code::wrong_status);
}

TEST_CASE("R17.2 kind and length change of what is ahead, interrupted or skipped, and stay of what is current or done") {
  auto const longer = [](segment_draft& d) { d.allotment = 12min; };
  auto const other_kind = [](segment_draft& d) { d.kind = segment_kind::break_; };
  auto e = talking();
  CHECK(edit(e, "first", longer) == code::wrong_segment);
  CHECK(edit(e, "first", other_kind) == code::wrong_segment);
  CHECK(edit(e, "intro", longer) == code::wrong_segment);
  CHECK(edit(e, "second", longer) == done);
  CHECK(e.at("second").clock.allotment == 12min);
  CHECK(edit(e, "talk", other_kind) == done);
  CHECK(e.at("talk").plan.kind == segment_kind::break_);
  e.back("intro");
  CHECK(edit(e, "first", longer) == done);
  CHECK(e.left_of("first") == 12min - (6min + 20s + 7ms));
  e.skip("qa");
  CHECK(edit(e, "qa", longer) == done);
  REQUIRE(e.ask(moderator, command::restore{e.run(), "qa"}) == done);
  CHECK(e.left_of("qa") == 12min);
}

TEST_CASE("R17.3 no change of the plan disturbs a running clock") {
  for (std::size_t i = 0; i < edits(talking()).size(); ++i) {
    CAPTURE(i);
    for (auto const spent : {duration{}, duration{3min}, duration{11min}}) {
      auto e = talking();
      e.pass(spent);
      auto const clock = e.at("first").clock;
      auto const word = e.s.spoken.at("ana");
      auto const left = e.left_of("first");
      REQUIRE(e.ask(moderator, edits(e)[i]) == done);
      CHECK(e.left_of("first") == left);
      CHECK(e.at("first").clock == clock);
      CHECK(e.s.spoken.at("ana") == word);
      CHECK(e.s.current == "first");
      e.pass(1234ms);
      CHECK(e.left_of("first") == left - 1234ms);
    }
  }
}

TEST_CASE("R17.4 the time that was added or taken stays beside a length that is edited, within nothing and twelve hours") {
  evening e;
  e.add("first", -4min);
  auto const to = [&](duration l) { return edit(e, "first", [&](segment_draft& d) { d.wrap_up = 1s, d.allotment = l; }); };
  CHECK(to(6min) == done);
  CHECK(e.left_of("first") == 2min);
  CHECK(e.at("first").clock.added == -4min);
  CHECK(to(4min - 1ms) == code::out_of_range);
  CHECK(to(4min) == done);
  CHECK(e.left_of("first") == 0min);
  e.add("first", 5min);
  CHECK(to(12h) == code::out_of_range);
  CHECK(to(12h - 1min) == done);
}

TEST_CASE("R17.5 what a segment is made of is within its bounds") {
  evening e;
  auto const refused = [&](auto const& change, rejection_code why = code::out_of_range) {
    CHECK(edit(e, "talk", change) == why);
    auto what = draft_of(e, "talk");
    change(what);
    CHECK(insert(e, {}, what) == why);
  };
  refused([](segment_draft& d) { d.title = " "; }, code::text_empty);
  refused([](segment_draft& d) { d.title = std::string(limits::title_length + 1, 't'); }, code::text_too_long);
  refused([](segment_draft& d) { d.notes = std::string(limits::notes_length + 1, 'n'); }, code::text_too_long);
  refused([](segment_draft& d) { d.allotment = duration{}; });
  refused([](segment_draft& d) { d.allotment = 12h + 1ms; });
  refused([](segment_draft& d) { d.wrap_up = d.allotment; });
  refused([](segment_draft& d) { d.wrap_up = -1ms; });
  refused([](segment_draft& d) { d.minimum = d.allotment + 1ms; });
  refused([](segment_draft& d) { d.minimum = -1ms; });
  refused([](segment_draft& d) { d.grace = 1h + 1ms; });
  refused([](segment_draft& d) { d.grace = -1ms; });
  refused([](segment_draft& d) { d.turn = duration{}; });
  refused([](segment_draft& d) { d.turn = d.allotment + 1ms; });
  refused([](segment_draft& d) {
    d.kind = segment_kind::qa;
    d.turn = 1min;
  });
  CHECK(edit(e, "talk", [](segment_draft& d) {
          d.notes = "Two\nlines";
          d.wrap_up = duration{};
          d.minimum = d.turn = d.allotment;
          d.grace = duration{};
        }) == done);
}

TEST_CASE("R17.6 the speakers of a segment are on the panel, each named once, and a presentation belongs to one") {
  evening e;
  auto const speakers = [&](std::string const& id, ids all) { return edit(e, id, [&](segment_draft& d) { d.speakers = std::move(all); }); };
  CHECK(speakers("talk", {"ana", "nobody"}) == code::no_such_panellist);
  CHECK(speakers("talk", {"ana", "ana"}) == code::too_many_entries);
  CHECK(speakers("talk", {}) == done);
  CHECK(speakers("first", {}) == code::no_such_panellist);
  CHECK(speakers("first", {"ana", "ben"}) == code::no_such_panellist);
  CHECK(speakers("first", {"ben"}) == done);
}

TEST_CASE("R17.7 a segment is inserted before one that is still to come, or at the end, without planned times") {
  auto e = talking();
  CHECK(insert(e, "second") == done);
  CHECK(e.s.order == ids{"intro", "first", "added-1", "second", "talk", "qa", "end"});
  CHECK(e.at("added-1").state == segment_state::ahead);
  CHECK(e.left_of("added-1") == 4min);
  CHECK(e.following() == "added-1");
  CHECK_FALSE(planned_spans(e.s.plan).contains("added-1"));
  CHECK(insert(e, {}) == done);
  CHECK(e.s.order.back() == "added-2");
  CHECK(insert(e, "intro") == code::wrong_segment);
  CHECK(insert(e, "first") == code::wrong_segment);
  CHECK(insert(e, "nowhere") == code::no_such_segment);
  while (e.s.segments.size() < limits::segments) REQUIRE(insert(e, {}) == done);
  CHECK(insert(e, {}) == code::too_many_entries);
  e.end_session();
  CHECK(insert(e, {}) == code::wrong_status);
}

TEST_CASE("R17.7 the id of an inserted segment is not used again") {
  evening e;
  REQUIRE(insert(e, {}) == done);
  REQUIRE(e.ask(moderator, command::undo{e.s.seq}) == done);
  CHECK_FALSE(e.s.segments.contains("added-1"));
  REQUIRE(insert(e, {}) == done);
  CHECK(e.s.order.back() == "added-2");
}

TEST_CASE("R17.8 the end moves until the session is over, between the planned start and a day after it begins, and not past a hard stop") {
  evening e;
  auto const start = e.s.plan.start;
  auto const to = [&](evening& of, time_point at) { return of.ask(moderator, command::move_end{of.run(), at}); };
  CHECK(to(e, start) == code::out_of_range);
  CHECK(to(e, start + 1ms) == done);
  CHECK(to(e, start + 24h) == done);
  CHECK(to(e, start + 24h + 1ms) == code::out_of_range);
  CHECK(to(e, start + 24h) == code::wrong_state);
  CHECK(e.s.end == start + 24h);
  CHECK(e.s.plan.end == start + 65min);

  // A plan of last year.
  evening old;
  old.pass(365 * 24h);
  CHECK(to(old, old.now + 24h + 1ms) == code::out_of_range);
  CHECK(to(old, old.now + 1h) == done);
  old.open();
  old.start();
  auto const begun = old.now;
  old.pass(1h);
  CHECK(to(old, begun + 24h + 1ms) == code::out_of_range);
  CHECK(to(old, begun + 24h) == done);

  auto plan = small_plan();
  plan.hard_stop = true;
  evening hard(plan);
  CHECK(to(hard, plan.end + 1ms) == code::out_of_range);
  CHECK(to(hard, plan.end - 5min) == done);
  CHECK(to(hard, plan.end) == done);
  hard.next_to("end");
  hard.end_session();
  CHECK(to(hard, plan.end - 5min) == code::wrong_status);
}

TEST_CASE("R17.9 a panellist who came late joins the panel, which has fifty at most") {
  auto e = talking();
  CHECK(e.ask(moderator, command::add_panellist{e.run(), " Cleo Park ", "Mayor", "Town"}) == done);
  CHECK(e.s.panellists.back() == panellist_plan{"added-1", "Cleo Park", "Mayor", "Town"});
  actor const cleo{role::panellist, "added-1"};
  CHECK(e.ask(cleo, command::raise_signal{signal_kind::ready}) == done);
  CHECK(e.ask(moderator, command::give_word{"added-1", {}}) == done);
  CHECK(e.ask(moderator, command::add_panellist{e.run(), " "}) == code::no_name);
  CHECK(e.ask(moderator, command::add_panellist{e.run(), std::string(limits::title_length + 1, 'n')}) == code::text_too_long);
  CHECK(e.ask(moderator, command::add_panellist{e.run() - 1, "Dee"}) == code::stale);
  while (e.s.panellists.size() < limits::panellists) REQUIRE(e.ask(moderator, command::add_panellist{e.run(), "Dee"}) == done);
  CHECK(e.ask(moderator, command::add_panellist{e.run(), "Dee"}) == code::too_many_entries);
  e.end_session();
  CHECK(e.ask(moderator, command::add_panellist{e.run(), "Dee"}) == code::wrong_status);
}

TEST_CASE("R17.10 how a panellist is called can be edited until the session is closed") {
  auto e = talking();
  auto const call = [&](std::string const& id, std::string const& name) {
    return e.ask(moderator, command::edit_panellist{e.run(), id, name, "Director", ""});
  };
  CHECK(call("ana", "\u2068Ana\tLima-Sousa\u2069\r\n") == done);
  CHECK(e.s.panellists.front() == panellist_plan{"ana", "Ana Lima-Sousa", "Director", ""});
  CHECK(call("nobody", "Somebody") == code::no_such_panellist);
  CHECK(call("ana", "") == code::no_name);
  CHECK(call("ana", "\u3164") == code::no_name);
  CHECK(e.ask(moderator, command::edit_panellist{e.run() - 1, "ana", "Ana"}) == code::stale);
  e.end_session();
  CHECK(call("ben", "Benjamin Adler") == done);
  e.close();
  CHECK(call("ben", "Ben Adler") == code::wrong_status);
}

TEST_CASE("R17.11 who did not come has what is theirs alone and has not begun skipped, and restored when they come") {
  auto plan = small_plan();
  plan.segments.push_back({"again", segment_kind::presentation, "Once more", {"ana"}, 5min, 1min, ""});
  evening e(plan);
  e.next_to("first");
  CHECK(note(e, "ana", true) == code::wrong_state);
  CHECK(note(e, "nobody", false) == code::no_such_panellist);
  CHECK(note(e, "ana", false) == done);
  CHECK(note(e, "ana", false) == code::wrong_state);
  CHECK(e.s.absent == std::set<std::string>{"ana"});
  CHECK(e.at("first").state == segment_state::current);
  CHECK(e.at("again").state == segment_state::skipped);
  CHECK(e.at("talk").state == segment_state::ahead);
  CHECK(e.at("second").state == segment_state::ahead);
  CHECK(note(e, "ana", true) == done);
  CHECK(e.at("again").state == segment_state::ahead);
  CHECK(e.s.absent.empty());
  e.end_session();
  CHECK(note(e, "ben", false) == code::wrong_status);
}

TEST_CASE("R17.12 a panellist who was added stays while anything names them") {
  evening e;
  e.next_to("talk");
  REQUIRE(e.ask(moderator, command::add_panellist{e.run(), "Cleo Park"}) == done);
  auto const added = e.s.seq;
  actor const cleo{role::panellist, "added-1"};
  auto const undo = [&](std::uint64_t record) { return e.ask(moderator, command::undo{record}); };
  SECTION("nothing does") {
    CHECK(undo(added) == done);
    CHECK(e.s.panellists == e.s.plan.panellists);
    CHECK(e.ask(cleo, command::raise_signal{signal_kind::ready}) == code::no_such_panellist);
  }
  SECTION("a speaker") {
    REQUIRE(edit(e, "second", [](segment_draft& d) { d.speakers = {"added-1"}; }) == done);
    auto const edited = e.s.seq;
    CHECK(undo(added) == code::cannot_undo);
    CHECK(undo(edited) == done);
    CHECK(undo(added) == done);
    CHECK(e.ask(moderator, command::redo{edited}) == code::cannot_undo);
    CHECK(e.ask(moderator, command::redo{added}) == done);
    CHECK(e.ask(moderator, command::redo{edited}) == done);
  }
  SECTION("who speaks") {
    REQUIRE(e.ask(moderator, command::give_word{"added-1", {}}) == done);
    auto const given = e.s.seq;
    CHECK(undo(added) == code::cannot_undo);
    CHECK(undo(given) == done);
    CHECK(undo(added) == done);
    CHECK(e.ask(moderator, command::redo{given}) == code::cannot_undo);
  }
  SECTION("a signal") {
    REQUIRE(e.ask(cleo, command::raise_signal{signal_kind::ready}) == done);
    CHECK(undo(added) == code::cannot_undo);
  }
  SECTION("a message") {
    REQUIRE(e.ask(moderator, command::send_message{{{"added-1"}, false, false}, "Welcome"}) == done);
    CHECK(undo(added) == code::cannot_undo);
  }
  SECTION("a question") {
    e.submit(rosa, "Who are you?", "added-1");
    CHECK(undo(added) == code::cannot_undo);
  }
}

TEST_CASE("R17.13 what changes the plan names the revision of the run that its sender saw, and counts it up") {
  auto const count = edits(talking()).size();
  for (std::size_t i = 0; i < count; ++i) {
    auto e = talking();
    auto const what = edits(e)[i];
    auto const before = e.run();
    auto const late = e.decided(co_moderator, what);
    CAPTURE(i);
    REQUIRE(e.ask(moderator, what) == done);
    CHECK(e.run() == before + 1);
    CHECK(e.ask(co_moderator, what) == code::stale);
    CHECK_FALSE(e.happen(co_moderator, late));
  }
}

TEST_CASE("R17.13 the answer to a press that came too late says who was earlier, and with what") {
  auto e = talking();
  auto const seen = e.run();
  REQUIRE(e.ask(co_moderator, command::skip{seen, "second"}) == done);
  e.approved(rosa, "Who pays?");
  REQUIRE(e.ask(moderator, command::next{seen}) == code::stale);
  auto const& refused = std::get<rejection>(e.last);
  CHECK(refused.why == reason::was_earlier);
  CHECK(refused.done == told{{role::co_moderator}, deed::of_run{deed::segment_skipped{"Where it goes"}}});
}

namespace {

session_draft another() {
  auto const tomorrow = small_plan().start + 24h;
  return {" Water in the country ", "", "The old town hall", tomorrow, tomorrow + 2h, {"Nadia Osei-Bonsu", "Dr", ""}, "Africa/Dakar"};
}

}  // namespace

TEST_CASE("R17.14 until the first segment begins, what a session is planned for can be changed") {
  evening e;
  auto const edit = [&](session_draft to) { return e.ask(moderator, command::edit_session{e.run(), std::move(to)}); };
  REQUIRE(e.ask(moderator, command::move_end{e.run(), e.s.end + 5min}) == done);
  REQUIRE(e.ask(co_moderator, command::edit_session{e.run(), another()}) == done);
  auto const& plan = e.s.plan;
  CHECK(plan.title == "Water in the country");
  CHECK(plan.venue == "The old town hall");
  CHECK(plan.start == small_plan().start + 24h);
  CHECK(plan.end == plan.start + 2h);
  CHECK(e.s.end == plan.end);
  CHECK(plan.moderator == panellist_plan{"", "Nadia Osei-Bonsu", "Dr", ""});
  CHECK(plan.time_zone == "Africa/Dakar");
  CHECK(e.s.id == "water");
  CHECK(e.s.segments.size() == small_plan().segments.size());
  CHECK(e.changed.plan);
  CHECK(e.changed.segments.contains("end"));
  auto const view = make_view(e.s, role::participant, e.changed);
  CHECK(view.plan->start == plan.start);
  CHECK(view.segments.at("first")->planned_start == plan.start + 5min);
  CHECK(forecast_of(e.s).end == plan.start + 65min);
  CHECK(main_clock_of(e.s, e.now)->clock.allotment == plan.start - e.now);

  auto const is = [&](auto change) {
    auto to = another();
    change(to);
    return edit(std::move(to));
  };
  CHECK(is([](auto& to) { to.time_zone.reset(); }) == done);
  CHECK(plan.time_zone == "Africa/Dakar");
  CHECK(is([](auto& to) { to.title = " "; }) == code::text_empty);
  CHECK(is([](auto& to) { to.title = std::string(limits::title_length + 1, 't'); }) == code::text_too_long);
  CHECK(is([](auto& to) { to.venue = std::string(limits::title_length + 1, 'v'); }) == code::text_too_long);
  CHECK(is([](auto& to) { to.moderator.name = ""; }) == code::no_name);
  CHECK(is([](auto& to) { to.end = to.start; }) == code::out_of_range);
  CHECK(is([](auto& to) { to.end = to.start + 24h; }) == done);
  CHECK(is([](auto& to) { to.end = to.start + 24h + 1ms; }) == code::out_of_range);
  CHECK(is([](auto& to) {
          to.start = limits::planned_from - 1ms;
          to.end = to.start + 1h;
        }) == code::out_of_range);
  CHECK(is([](auto& to) {
          to.start = limits::planned_until;
          to.end = to.start + 1h;
        }) == code::out_of_range);
  CHECK(e.ask(moderator, command::edit_session{e.run() - 1, another()}) == code::stale);
  e.open();
  CHECK(edit(another()) == done);

  auto const crossed = e.decided(moderator, command::edit_session{e.run(), another()});
  e.start();
  CHECK_FALSE(e.happen(moderator, crossed));
  CHECK(edit(another()) == code::wrong_status);
  e.next();
  CHECK(edit(another()) == code::wrong_status);
}

TEST_CASE("R17.15 what a session was planned for comes back with undo, until the first segment begins") {
  evening e;
  e.open();
  auto const before = e.s;
  REQUIRE(e.ask(moderator, command::edit_session{e.run(), another()}) == done);
  auto const record = e.s.seq;
  CHECK(e.s.history.back().did == deed::undoable(deed::session_edited{"Water in the country"}));
  REQUIRE(e.ask(moderator, command::undo{record}) == done);
  CHECK(e.s.plan == before.plan);
  CHECK(e.s.end == before.end);
  CHECK(e.s.revision > before.revision);
  CHECK(e.changed.plan);
  CHECK(e.changed.segments.contains("first"));
  REQUIRE(e.ask(moderator, command::redo{record}) == done);
  CHECK(e.s.plan.title == "Water in the country");
  e.start();
  auto const began = e.s.seq;
  CHECK(e.ask(moderator, command::undo{record}) == code::cannot_undo);
  REQUIRE(e.ask(moderator, command::undo{began}) == done);
  CHECK(e.ask(moderator, command::undo{record}) == done);
  CHECK(e.s.plan == before.plan);
}
