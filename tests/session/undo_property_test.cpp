// protocol/rules.md, section 14, for everything that a moderator can do, in states that chance has made.

#include "catch.hpp"
#include "holds_together.hpp"
#include "session/deadline.hpp"
#include "session/evolve.hpp"
#include "session/limits.hpp"
#include "session/undo.hpp"
#include "undoing.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace dais;
using namespace dais::test;

namespace {

session_plan plan_with_all() {
  auto plan = small_plan();
  plan.segments[1].grace = 20s;
  plan.segments[3].turn = 2min;
  plan.announcements = {{1min, announced_to::speakers, "One minute left"}};
  plan.floor.groups = {{"States", 2u, 2min}, {"Students", {}, {}}};
  return plan;
}

// Presses and types at random, mostly what the present state allows.
class crowd {
 public:
  explicit crowd(std::uint32_t seed) : engine_(seed), e(plan_with_all()) {}

 private:
  std::mt19937 engine_;

 public:
  evening e;

  std::size_t below(std::size_t n) { return engine_() % n; }
  bool coin() { return below(2) == 0; }

  actor a_moderator() { return below(4) == 0 ? co_moderator : moderator; }

  command::any by_moderator();
  std::pair<actor, command::any> by_others();

  // Most panels are under way when they are looked at, with questions and people who wait for the floor.
  void set_out() {
    if (below(5) == 0) return;
    e.next_to(std::array{"intro", "first", "talk", "qa", "qa"}[below(5)]);
    for (auto const* name : {"Kim", "Lee", "Max"}) e.enter({name, "", maybe("States"), coin(), below(4) == 0});
    for (auto const& who : {rosa, tariq, mei}) e.submit(who, "Why?");
  }

  // Somebody else does something, if it is allowed.
  void others() {
    auto const [who, what] = by_others();
    e.ask(who, what);
  }

  void time_passes() {
    e.pass(length{static_cast<int>(below(below(3) == 0 ? 200'000 : 20'000))});
    while (auto const due = next_deadline(e.s, e.now)) {
      if (due->at > e.now || e.ask(server, due->what) != done) break;
    }
  }

 private:
  template <typename Map>
  std::string one_of(Map const& map) {
    return map.empty() ? "none" : std::next(map.begin(), static_cast<std::ptrdiff_t>(below(map.size())))->first;
  }
  std::string segment() { return e.s.current && below(3) == 0 ? *e.s.current : one_of(e.s.segments); }
  std::string question() { return one_of(e.s.questions); }
  std::string request() { return e.s.speaking && below(3) == 0 ? *e.s.speaking : one_of(e.s.requests); }
  std::string panellist() { return e.s.panellists[below(e.s.panellists.size())].id; }
  std::optional<std::string> maybe(std::string id) { return coin() ? std::optional(std::move(id)) : std::nullopt; }
  length time() { return std::chrono::seconds(static_cast<int>(below(300)) - 150); }
  std::uint32_t revision(std::string const& id) {
    return e.s.questions.contains(id) || e.s.requests.contains(id) ? e.revision_of(id) : 1;
  }
  segment_draft draft(segment_plan const* from) {
    segment_draft d{segment_kind::presentation, "Another", {panellist()}, 3min, 30s};
    if (from) {
      auto const& f = *from;
      d = {f.kind, "New title", f.speakers, f.allotment, f.wrap_up, f.minimum, f.grace, f.turn, f.notes};
    }
    if (coin()) d.notes = "Ask.";
    return d;
  }
};

command::any crowd::by_moderator() {
  auto const& s = e.s;
  auto const n = s.revision;
  auto const q = question();
  auto const qn = revision(q);
  auto const r = request();
  auto const rn = revision(r);
  std::optional<std::string> const group = coin() ? std::optional<std::string>(coin() ? "States" : "Students") : std::nullopt;
  auto const known = one_of(s.signals);
  auto const signalled = s.signals.contains(known) ? s.signals.at(known) : signal{panellist(), {}, {}, {}, {}, {}, {}, 1};
  auto const m = one_of(s.messages);
  switch (below(62)) {
    case 0: return command::open_session{n};
    case 1: return command::start{n, maybe(segment())};
    case 2:
    case 3: return command::next{n};
    case 4: return command::back{n, segment()};
    case 5: return command::pause{n};
    case 6: return command::resume{n};
    case 7: return command::add_time{n, segment(), time()};
    case 8: return command::skip{n, segment()};
    case 9: return command::restore{n, segment()};
    case 10: return command::move{n, segment(), maybe(segment())};
    case 11: return below(3) == 0 ? command::any(command::end_segment{n}) : command::any(command::next{n});
    case 12: return below(3) == 0 ? command::any(command::end_session{n}) : command::any(command::back{n, segment()});
    case 13:
      if (s.status == session_status::concluded) return command::close_session{n};
      return command::back{n, segment()};
    case 14: return command::backdate_beginning{n, e.now - length{static_cast<int>(below(90'000))}};
    case 15:
      for (auto const& [id, g] : s.segments) {
        if (g.ended && coin()) return command::backdate_ending{n, *g.ended - length{static_cast<int>(below(5'000))}};
      }
      return command::end_segment{n};
    case 16: return command::catch_up{n, static_cast<remedy>(below(7)), coin() ? 5min : -5min, {}};
    case 17: {
      auto const g = segment();
      return command::edit_segment{n, g, draft(&s.segments.at(g).plan)};
    }
    case 18: return command::insert_segment{n, maybe(segment()), draft(nullptr)};
    case 19:
      if (!s.started && coin()) {
        return command::edit_session{n, {"Another evening", "", "Elsewhere", s.plan.start + time(), s.plan.end + 1h, {"Ines"}}};
      }
      return command::move_end{n, s.end + time()};
    case 20: return command::add_panellist{n, "Ines"};
    case 21: return command::edit_panellist{n, panellist(), "Somebody else"};
    case 22: {
      auto const who = panellist();
      return command::note_presence{n, who, s.absent.contains(who)};
    }
    case 23:
      if (below(3) == 0 || s.handed_over) return command::hand_moderation{!s.handed_over};
      return command::next{n};
    case 24: return command::set_question_rules{s.rules_revision, coin(), coin(), coin() ? intake::open : intake::automatic};
    case 25: return command::edit_question{q, qn, coin() ? "Edited?" : "Edited again?"};
    case 26:
    case 27: return command::approve{q, qn};
    case 28: return command::decline{q, qn, "No."};
    case 29: return command::queue{q, qn};
    case 30: return s.queue.empty() ? command::unqueue{q, qn} : command::unqueue{s.queue.front(), revision(s.queue.front())};
    case 31: return command::put_on_stage{q, qn, s.on_stage};
    case 32: return s.on_stage ? command::take_off_stage{*s.on_stage, revision(*s.on_stage)} : command::take_off_stage{q, qn};
    case 33: return command::mark_answered{q, qn};
    case 34: return command::restore_question{q, qn};
    case 35:
    case 36: return command::group_question{q, qn, question()};
    case 37:
      for (auto const& [id, one] : s.questions) {
        if (one.leader && coin()) return command::ungroup_question{id, one.revision};
      }
      return command::group_question{q, qn, question()};
    case 38: return command::label_question{q, qn, {coin() ? "money" : "pipes"}};
    case 39: return command::address_question{q, qn, maybe(panellist())};
    case 40: return command::mute{static_cast<std::uint32_t>(below(s.people.size() + 1)), coin()};
    case 41: {
      command::set_floor_rules rules{s.floor_revision, intake::automatic, static_cast<floor_order>(below(5)), 3min, 30s, s.floor.groups};
      if (below(4) == 0) rules.taking = intake::open;
      return rules;
    }
    case 42: return command::announce_closing{s.floor_revision, coin() ? std::nullopt : std::optional<length>(30s)};
    case 43:
      if (below(3) == 0) return command::close_list{s.floor_revision};
      [[fallthrough]];
    case 44: return command::draw_lots{s.floor_revision};
    case 45: return command::enter_request{"Kim", "", group, coin(), below(4) == 0};
    case 46:
    case 47: return command::move_request{r, rn, maybe(request())};
    case 48: return command::set_absent{r, rn};
    case 49: return command::recall_request{r, rn};
    case 50: return command::remove_request{r, rn};
    case 51: return command::give_floor{r, rn, s.speaking};
    case 53: return s.speaking ? command::extend_intervention{*s.speaking, revision(*s.speaking), time()}
                               : command::extend_intervention{r, rn, time()};
    case 54: return s.speaking ? command::end_intervention{*s.speaking, revision(*s.speaking)} : command::end_intervention{r, rn};
    case 52:
      if (!s.speaking) return command::give_floor{r, rn, s.speaking};
      [[fallthrough]];
    case 55: {
      auto const from = s.speaking.value_or(r);
      return command::yield_floor{from, revision(from), s.speakers.empty() ? request() : s.speakers.back()};
    }
    case 56: return command::give_word{maybe(coin() ? moderator_id : panellist()), s.speaking};
    case 57: return command::begin_round{s.current ? s.segments.at(*s.current).round.number + 1 : 1};
    case 58: return command::see_signal{signalled.panellist, signalled.kind, signalled.revision};
    case 59: return coin() ? command::any(command::handle_signal{signalled.panellist, signalled.kind, signalled.revision})
                           : command::any(command::grant_time{signalled.panellist, signalled.revision, 30s});
    case 60: return coin() ? command::any(command::send_message{{{panellist()}, coin(), coin()}, "Please conclude"})
                           : command::any(command::take_down_message{m, s.messages.contains(m) ? s.messages.at(m).revision : 1});
    default: return command::set_stage{static_cast<stage_picture>(below(3)), s.picture};
  }
}

std::pair<actor, command::any> crowd::by_others() {
  auto const& s = e.s;
  std::array const audience{rosa, tariq, mei};
  auto const who = audience[below(3)];
  auto const at_podium = actor{role::panellist, panellist()};
  auto const mine = [&](std::vector<std::string> participant::*of) {
    auto const me = s.participants.find(who.id);
    if (me == s.participants.end() || (me->second.*of).empty()) return std::string("none");
    return (me->second.*of)[below((me->second.*of).size())];
  };
  switch (below(16)) {
    case 0:
    case 1:
    case 2: return {who, command::submit_question{"Why?", "", maybe(panellist())}};
    case 3:
    case 4:
    case 5: return {who, command::vote{question(), below(3) != 0}};
    case 6: return {who, command::withdraw_question{mine(&participant::questions)}};
    case 7: return {who, command::resubmit_question{mine(&participant::questions)}};
    case 8:
    case 9: return {who, command::request_floor{"Somebody", "", maybe("States"), coin(), below(4) == 0}};
    case 10: return {who, command::withdraw_request{mine(&participant::requests)}};
    case 11: return {who, command::return_request{mine(&participant::requests)}};
    case 12: return {who, command::give_back_floor{mine(&participant::requests)}};
    case 13: return {at_podium, command::respond{question(), coin() ? std::optional(willingness::will_answer) : std::nullopt}};
    case 14: return {at_podium, command::raise_signal{coin() ? signal_kind::more_time : signal_kind::ready}};
    default:
      if (below(3) == 0) return {at_podium, command::acknowledge{one_of(s.messages)}};
      return {at_podium, command::lower_signal{signal_kind::ready}};
  }
}

// Who may undo what the moderator alone may do.
actor in_charge(session const& s, change const& c) {
  return s.handed_over && !c.after.handed_over ? co_moderator : moderator;
}

// What was not there before is left, but of no effect.
session without_what_is_new(session s, session const& before) {
  std::erase_if(s.requests, [&](auto const& one) { return !before.requests.contains(one.first); });
  std::erase_if(s.messages, [&](auto const& one) { return !before.messages.contains(one.first); });
  return s;
}

// Places among others who have come and gone since are as near as can be, and a message is taken down when it is.
session without_places(session s) {
  s = standing(std::move(s));
  for (auto& [id, m] : s.messages) {
    if (m.taken_down) m.taken_down = instant{};
  }
  std::sort(s.speakers.begin(), s.speakers.end());
  std::sort(s.queue.begin(), s.queue.end());
  for (auto& [id, r] : s.requests) {
    if (r.ahead) r.ahead = 0;
  }
  return s;
}

// What others did stands, and what the change did not concern.
void nothing_else_changed(session const& before, session const& after, change const& c) {
  REQUIRE(after.people == before.people);
  REQUIRE(after.questions.size() == before.questions.size());
  REQUIRE(after.requests.size() == before.requests.size());
  REQUIRE(after.messages.size() == before.messages.size());
  for (auto const& [id, q] : before.questions) {
    auto const& now = after.questions.at(id);
    REQUIRE(now.voters == q.voters);
    REQUIRE(now.responses == q.responses);
    if (c.after.questions.contains(id) || c.after.groups.contains(id)) continue;
    REQUIRE(now == q);
  }
  for (auto const& [id, p] : before.participants) {
    auto const& now = after.participants.at(id);
    REQUIRE(now.votes == p.votes);
    REQUIRE(now.requests == p.requests);
    REQUIRE(now.questions == p.questions);
    if (!c.after.participants.contains(id)) REQUIRE((now.request == p.request && now.point == p.point && now.muted == p.muted));
  }
  for (auto const& [id, r] : before.requests) {
    if (c.after.requests.contains(id) || c.after.places.contains(id)) continue;
    auto now = after.requests.at(id);
    now.ahead = r.ahead;  // a place among others
    REQUIRE(now == r);
  }
  for (auto const& [id, g] : before.segments) {
    if (!c.after.segments.contains(id)) REQUIRE(after.segments.at(id) == g);
  }
  for (auto const& [id, one] : before.signals) {
    if (!c.after.signals.contains(id)) REQUIRE(after.signals.at(id) == one);
  }
}

}  // namespace

TEST_CASE("undoing what a moderator did just now gives the session back, and doing it again gives what it was") {
  std::vector<std::size_t> tried(std::variant_size_v<event::any>);
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    crowd all(seed);
    auto& e = all.e;
    all.set_out();
    for (int i = 0; i < 80; ++i) {
      CAPTURE(seed, i);
      for (auto n = all.below(3); n > 0; --n) all.others();
      all.time_passes();
      auto const before = e.s;
      auto const who = all.a_moderator();
      auto const what = all.by_moderator();
      if (e.ask(who, what) != done) continue;
      auto const kind = e.log.back().what.index();
      CAPTURE(what.index(), kind);
      if (e.s.history.empty() || e.s.history.back().record != e.s.seq) {
        REQUIRE(standing(e.s) == standing(before));  // it changed nothing
        continue;
      }
      ++tried[kind];
      auto const after = e.s;
      auto const record = latest(e);
      CAPTURE(e.s.history.back().words);
      REQUIRE(undo(e, record, in_charge(e.s, e.s.history.back())) == done);
      REQUIRE(standing(without_what_is_new(e.s, before)) == standing(before));
      holds_together(e.s);
      REQUIRE(redo(e, record, in_charge(e.s, e.s.history.back())) == done);
      REQUIRE(standing(e.s) == standing(after));
      if (all.below(3) == 0 || e.s.status == session_status::closed) {
        REQUIRE(undo(e, record, in_charge(e.s, e.s.history.back())) == done);
      }
    }
  }
  for (std::size_t kind = 0; kind < tried.size(); ++kind) {
    CAPTURE(kind);
    using namespace event;
    std::set<std::size_t> const others{event::any(session_created{}).index(),     event::any(undone{}).index(),
                                       event::any(redone{}).index(),              event::any(question_submitted{}).index(),
                                       event::any(question_responded{}).index(),  event::any(question_withdrawn{}).index(),
                                       event::any(question_resubmitted{}).index(), event::any(voted{}).index(),
                                       event::any(floor_requested{}).index(),     event::any(signal_raised{}).index(),
                                       event::any(signal_lowered{}).index(),      event::any(message_delivered{}).index(),
                                       event::any(message_seen{}).index()};
    if (!others.contains(kind)) CHECK(tried[kind] >= 1);
  }
}

TEST_CASE("undoing later keeps what others did, or is refused and changes nothing") {
  std::size_t undone = 0, refused = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    crowd all(1000 + seed);
    auto& e = all.e;
    all.set_out();
    for (int i = 0; i < 80; ++i) {
      CAPTURE(seed, i);
      for (auto n = all.below(4); n > 0; --n) all.others();
      if (all.below(3) != 0) e.ask(all.a_moderator(), all.by_moderator());
      all.time_passes();
      if (e.s.history.empty() || all.below(3) != 0) continue;
      auto const back = std::min(e.s.history.size(), 1 + all.below(8));
      auto const c = e.s.history[e.s.history.size() - back];
      CAPTURE(c.words, c.undone.has_value());
      auto before = e.s;
      bool const can = c.undone ? can_redo(e.s, c) : can_undo(e.s, c);
      auto const answer = c.undone ? redo(e, c.record, in_charge(e.s, c)) : undo(e, c.record, in_charge(e.s, c));
      REQUIRE((answer == done) == can);
      if (answer != done) {
        ++refused;
        REQUIRE((answer == code::cannot_undo || answer == code::wrong_status));
        REQUIRE(e.s == before);
        continue;
      }
      ++undone;
      holds_together(e.s);
      nothing_else_changed(before, e.s, c);
      // And that can be taken back at once, but for a message that somebody has read.
      if (c.sent && !e.s.messages.at(*c.sent).seen.empty()) continue;
      REQUIRE((c.undone ? undo(e, c.record, in_charge(e.s, c)) : redo(e, c.record, in_charge(e.s, c))) == done);
      REQUIRE(without_places(e.s) == without_places(before));
      if (all.coin()) e.ask(in_charge(e.s, c), c.undone ? command::any(command::redo{c.record}) : command::any(command::undo{c.record}));
    }
    session again;
    for (auto const& r : e.log) evolve(again, r);
    REQUIRE(again == e.s);
  }
  CHECK(undone > 1500);
  CHECK(refused > 500);
}

TEST_CASE("what a press keeps for its undoing does not grow with the questions and votes of the session") {
  evening e;
  e.next_to("qa");
  auto const size = [](picture const& p) {
    return p.segments.size() + p.questions.size() + p.groups.size() + p.requests.size() + p.listed.size() + p.moved.size() +
           p.places.size() + p.participants.size() + p.signals.size() + p.messages.size();
  };
  std::vector<std::string> asked;
  for (int i = 0; i < 100; ++i) {
    actor const who{role::participant, "number " + std::to_string(i)};
    asked.push_back(e.approved(who, "Why?"));
    for (auto const& id : {asked.front(), asked.back()}) e.ask(who, command::vote{id, true});
    e.request_floor(who, "Somebody");
  }
  e.group(asked[1], asked[0]);
  CHECK(size(e.s.history.back().before) <= 3);
  REQUIRE(e.ask(moderator, command::queue{asked[2], e.revision_of(asked[2])}) == done);
  CHECK(size(e.s.history.back().before) == 1);
  e.speaks("r50");
  CHECK(size(e.s.history.back().before) <= 3);
  e.next();
  CHECK(size(e.s.history.back().before) <= 4);
}
