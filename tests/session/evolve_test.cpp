// Evolve is total: any record on any state either applies or changes nothing, and what it leaves is a session that holds together.

#include "session/evolve.hpp"
#include "catch.hpp"
#include "evening.hpp"
#include "session/forecast.hpp"
#include "session/view.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace dais;
using namespace dais::test;

namespace {

// Gives whatever may stand in an event, fitting or not.
class chance {
 public:
  explicit chance(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool coin() { return below(2) == 0; }
  std::string one_of(std::vector<std::string> const& names) { return names[below(names.size())]; }
  std::string segment() { return one_of({"intro", "first", "second", "talk", "qa", "end", "", "nowhere"}); }
  std::string question() { return one_of({"q1", "q2", "q3", "q4", "q5", "q0", "", "r1"}); }
  std::string request() { return one_of({"r1", "r2", "r3", "r4", "r9", "", "q1"}); }
  std::optional<std::string> maybe(std::string name) { return coin() ? std::optional(std::move(name)) : std::nullopt; }
  intake taking() { return std::vector{intake::automatic, intake::open, intake::closed}[below(3)]; }
  floor_order order() {
    return std::vector{floor_order::first_come, floor_order::alternate, floor_order::first_time, floor_order::by_group,
                       floor_order::by_lot}[below(5)];
  }
  length span() { return length{static_cast<int>(below(4'000'000)) - 2'000'000}; }

  // Mostly the present one, so that enough of the events fit.
  std::uint32_t revision(std::uint32_t present) { return below(4) == 0 ? static_cast<std::uint32_t>(below(9)) : present; }

  actor who() {
    std::vector<actor> const people{moderator, co_moderator, ana, stage, rosa, tariq, mei, server, {role::participant, ""}};
    return people[below(people.size())];
  }

  event::any what(session const& s) {
    auto const n = revision(s.revision);
    auto const q = question();
    auto const qn = revision(s.questions.contains(q) ? s.questions.at(q).revision : 1);
    auto const r = request();
    auto const rn = revision(s.requests.contains(r) ? s.requests.at(r).revision : 1);
    auto const fn = revision(s.floor_revision);
    auto const group = maybe(one_of({"Delegations", "Students", "Nobody"}));
    switch (below(50)) {
      case 0: return event::session_created{"again", small_plan()};
      case 1: return event::session_opened{n};
      case 2: return event::segment_begun{n, segment(), coin()};
      case 3: return event::segment_ended{n};
      case 4: return event::paused{n};
      case 5: return event::resumed{n};
      case 6: return event::time_added{n, segment(), span()};
      case 7: return event::segment_skipped{n, segment()};
      case 8: return event::segment_restored{n, segment()};
      case 9: return event::segment_moved{n, segment(), maybe(segment())};
      case 10: return below(9) == 0 ? event::any(event::session_concluded{n}) : event::any(event::segment_begun{n, "qa", true});
      case 11: return below(9) == 0 ? event::any(event::session_closed{n}) : event::any(event::segment_begun{n, "talk", false});
      case 12: return event::question_rules_set{revision(s.rules_revision), {coin(), coin(), taking(), {}}};
      case 13: return event::question_submitted{"Why?", coin() ? "Somebody" : "", maybe("ana"), coin(), maybe("fr"), coin()};
      case 14: return event::question_approved{q, qn};
      case 15: return event::question_declined{q, qn, "No."};
      case 16: return event::question_queued{q, qn};
      case 17: return event::question_unqueued{q, qn};
      case 18: return event::question_put_on_stage{q, qn, coin() ? s.on_stage : maybe(question())};
      case 19: return event::question_taken_off_stage{q, qn};
      case 20: return event::question_answered{q, qn, coin() ? answer_kind::live : answer_kind::follow_up, coin() ? "Yes." : ""};
      case 21: return event::question_withdrawn{q};
      case 22:
      case 23: return event::voted{q, below(3) != 0};
      case 24: return event::question_edited{q, qn, one_of({"Why?", "Why not?"})};
      case 25: return event::question_restored{q, qn};
      case 26:
      case 27: return event::question_grouped{q, qn, question()};
      case 28: return event::question_ungrouped{q, qn};
      case 29: return event::question_labelled{q, qn, {one_of({"money", "pipes"})}};
      case 30: return event::question_addressed{q, qn, maybe(one_of({"ana", "ben"}))};
      case 31:
        return event::question_responded{q, coin() ? std::nullopt : std::optional(coin() ? willingness::pass : willingness::will_answer)};
      case 32: return event::question_resubmitted{q};
      case 33: return event::participant_muted{static_cast<std::uint32_t>(below(7)), below(3) == 0};
      case 34:
        return event::floor_rules_set{
            fn, {taking(), order(), 3min, 30s, {{"Delegations", 1u, 2min}, {"Students", std::nullopt, std::nullopt}}}};
      case 35: return event::closing_announced{fn, coin() ? std::nullopt : std::optional(s.at + span())};
      case 36: return below(4) == 0 ? event::any(event::list_closed{fn}) : event::any(event::lots_drawn{fn});
      case 37: return event::lots_drawn{fn};
      case 38: return event::floor_requested{"Somebody", "", group, coin(), below(3) == 0};
      case 39: return event::request_entered{"Somebody", "", group, coin(), below(3) == 0};
      case 40: return event::request_moved{r, rn, maybe(request())};
      case 41: return event::request_set_absent{r, rn};
      case 42: return event::request_returned{r};
      case 43:
      case 44: return event::floor_given{r, rn, coin() && s.current ? *s.current : segment(), coin() ? s.speaking : maybe(request())};
      case 45: return event::intervention_extended{r, rn, span()};
      case 46: return event::intervention_ended{r, rn};
      case 47: return event::floor_yielded{r, rn, request()};
      case 48:
        return event::word_given{maybe(one_of({"ana", "ben", moderator_id})), coin() && s.current ? *s.current : segment(),
                                 below(3) != 0 ? s.speaking : maybe(request())};
      default: return event::request_withdrawn{r};
    }
  }

 private:
  std::mt19937 engine_;
};

void groups_hold_together(session const& s) {
  for (auto const& [id, q] : s.questions) {
    REQUIRE(q.leader.has_value() == (q.state == question_state::grouped));
    if (q.leader) {
      auto const& members = s.questions.at(*q.leader).members;
      REQUIRE(std::count(members.begin(), members.end(), id) == 1);
      REQUIRE(q.members.empty());
    }
    std::set<std::uint32_t> joined;
    for (auto const& member : q.members) {
      REQUIRE(s.questions.at(member).leader == id);
      auto const& voters = s.questions.at(member).voters;
      joined.insert(voters.begin(), voters.end());
    }
    for (auto const number : q.voters) {
      joined.erase(number);
      REQUIRE(s.participants.at(s.people.at(number - 1)).votes.contains(id));
    }
    REQUIRE(q.joined == joined);
    REQUIRE(q.answer.has_value() == (q.state == question_state::answered));
    REQUIRE(q.reason.empty() == (q.state != question_state::not_taken));
    bool const is_over = q.state == question_state::answered || q.state == question_state::not_taken ||
                         q.state == question_state::withdrawn || q.state == question_state::grouped;
    REQUIRE(q.before.has_value() == is_over);
  }
}

void floor_holds_together(session const& s) {
  REQUIRE(s.speakers == speakers_list(s));
  std::map<std::string, std::uint32_t> turns;
  floor_request const* last = nullptr;
  for (auto const& [id, r] : s.requests) {
    if (r.state == request_state::absent) REQUIRE_FALSE(r.began);
    if (!r.began || r.point_of_order) continue;
    if (r.group) ++turns[*r.group];
    if (!last || *last->began < *r.began) last = &r;
  }
  for (auto const& [group, counted] : s.group_turns) REQUIRE(counted == turns[group]);
  REQUIRE(s.last_online == (last ? std::optional(last->online) : std::nullopt));
  std::size_t place = 0;
  for (auto const& id : s.speakers) {
    auto const& r = s.requests.at(id);
    if (r.point_of_order || r.began) continue;
    if (r.ahead) REQUIRE(*r.ahead == place);
    ++place;
  }
  REQUIRE(s.recent_turns.size() <= 6);
  REQUIRE(std::is_sorted(s.recent_turns.begin(), s.recent_turns.end()));
  REQUIRE((s.current || s.recent_turns.empty()));

  if (s.word) REQUIRE((s.current && !s.speaking));
  for (auto const& [who, clock] : s.spoken) REQUIRE(clock.running_since.has_value() == (s.word == who && !s.paused_since));
  REQUIRE((s.floor.order != floor_order::by_lot || s.lot_seed));
}

void holds_together(session const& s) {
  auto const count = [&](auto const& map, auto state) {
    return std::count_if(map.begin(), map.end(), [&](auto const& one) { return one.second.state == state; });
  };
  bool const running = s.status == session_status::running;
  REQUIRE((s.current || s.gap_since) == running);
  REQUIRE_FALSE((s.current && s.gap_since));
  REQUIRE(count(s.segments, segment_state::current) == (s.current ? 1 : 0));
  if (s.current) {
    REQUIRE(s.segments.at(*s.current).state == segment_state::current);
    REQUIRE(s.latest == s.current);
  }
  for (auto const& [id, one] : s.segments) {
    bool const counts = s.current == id && !s.paused_since;
    REQUIRE(one.clock.running_since.has_value() == counts);
    REQUIRE(one.clock.used >= length{});
  }
  REQUIRE((!s.paused_since || s.current));
  auto order = s.order;
  std::sort(order.begin(), order.end());
  REQUIRE(order.size() == s.segments.size());
  REQUIRE(std::equal(order.begin(), order.end(), s.segments.begin(), [](auto const& id, auto const& one) { return id == one.first; }));

  REQUIRE(static_cast<std::size_t>(count(s.questions, question_state::queued)) == s.queue.size());
  for (auto const& id : s.queue) REQUIRE(s.questions.at(id).state == question_state::queued);
  REQUIRE(count(s.questions, question_state::on_stage) == (s.on_stage ? 1 : 0));
  if (s.on_stage) REQUIRE(s.questions.at(*s.on_stage).state == question_state::on_stage);

  REQUIRE(static_cast<std::size_t>(count(s.requests, request_state::waiting)) == s.speakers.size());
  for (auto const& id : s.speakers) REQUIRE(s.requests.at(id).state == request_state::waiting);
  REQUIRE(count(s.requests, request_state::speaking) == (s.speaking ? 1 : 0));
  if (s.speaking) REQUIRE(s.current);
  for (auto const& [id, one] : s.requests) {
    REQUIRE(one.clock.running_since.has_value() == (s.speaking == id && !s.paused_since));
  }
  groups_hold_together(s);
  floor_holds_together(s);

  for (auto const& [id, one] : s.participants) {
    auto const open = std::count_if(one.questions.begin(), one.questions.end(), [&](auto const& q) {
      auto const state = s.questions.at(q).state;
      return is_waiting(state) || state == question_state::on_stage;
    });
    REQUIRE(one.open_questions == open);
    if (one.request) {
      auto const state = s.requests.at(*one.request).state;
      REQUIRE((state == request_state::waiting || state == request_state::speaking || state == request_state::absent));
    }
    for (auto const& q : one.votes) REQUIRE(s.questions.at(q).voters.contains(one.number));
    REQUIRE(s.people.at(one.number - 1) == id);
    if (id.empty()) continue;  // no participant is
    REQUIRE(one.has_spoken == std::any_of(one.requests.begin(), one.requests.end(),
                                          [&](auto const& r) { return s.requests.at(r).began && !s.requests.at(r).point_of_order; }));
  }
}

// And none is shown what is not for them.
void can_be_shown(session const& s) {
  for (auto const as : {role::moderator, role::participant, role::stage, role::panellist}) {
    auto const v = make_view(s, as, everything(s));
    for (auto const& [id, q] : v.questions) REQUIRE((as == role::moderator || is_public(s.questions.at(id).state)));
  }
  for (auto const& who : {rosa, tariq, mei, actor{role::participant, ""}}) {
    auto const own = make_own_view(s, who, everything_of(s, who.id));
    for (auto const& [id, q] : own.questions) {
      REQUIRE(s.questions.at(id).asker == who.id);
      REQUIRE((!q->leader || is_public(s.questions.at(*q->leader).state)));
    }
    for (auto const& [id, voted] : own.votes) {
      auto const& q = s.questions.at(id);
      REQUIRE((is_public(q.state) || s.participants.at(who.id).votes.contains(id)));
    }
  }
  for (auto const& [id, q] : make_own_view(s, ana, everything(s)).questions) REQUIRE(is_public(s.questions.at(id).state));
  forecast_of(s);
}

}  // namespace

TEST_CASE("any event on any state applies or is stale, and leaves a session that holds together") {
  std::size_t applied = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    chance by(seed);
    evening e;
    for (int i = 0; i < 200; ++i) {
      auto before = e.s;
      auto const who = by.who();
      auto const what = by.what(e.s);
      CAPTURE(i, what.index());
      e.pass(length{static_cast<int>(by.below(60'000))});
      bool const fitted = e.happen(who, what);
      applied += fitted;
      if (!fitted) {
        REQUIRE(e.changed.empty());
        before.seq = e.s.seq;
        before.at = e.s.at;
        REQUIRE(e.s == before);
      }
      holds_together(e.s);
      if (i % 20 == 0) can_be_shown(e.s);
    }
    can_be_shown(e.s);

    session again;
    for (auto const& r : e.log) evolve(again, r);
    REQUIRE(again == e.s);
  }
  CHECK(applied > 9000);  // of 80,000: enough of them fitted to say something
}

TEST_CASE("a log that does not begin with the making of its session is read to its end") {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    chance by(seed);
    session s;
    evening e;
    e.open();
    for (std::uint64_t seq = 1; seq <= 40; ++seq) {
      auto what = by.what(e.s);
      if (seq == 1 && std::holds_alternative<event::session_created>(what)) what = event::session_opened{1};
      evolve(s, {seq, e.now, by.who(), what});
      CHECK(s.seq == seq);
    }
    CHECK(s.segments.empty());
    can_be_shown(s);
  }
}

TEST_CASE("every kind of event is thrown at the session") {
  chance by(1);
  evening e;
  e.next_to("qa");
  std::vector<bool> seen(std::variant_size_v<event::any>);
  for (int i = 0; i < 4000; ++i) seen[by.what(e.s).index()] = true;
  CHECK(std::count(seen.begin(), seen.end(), false) == 0);
}

TEST_CASE("a session is made by its first record only") {
  evening e;
  auto const before = e.s;
  auto other = small_plan();
  other.title = "Another";
  CHECK_FALSE(e.happen(server, event::session_created{"other", other}));
  CHECK(e.s.id == before.id);
  CHECK(e.s.plan == before.plan);
}
