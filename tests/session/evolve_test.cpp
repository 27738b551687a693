// Evolve is total: any record on any state either applies or changes nothing, and what it leaves is a session that holds together.

#include "catch.hpp"
#include "evening.hpp"
#include "session/evolve.hpp"
#include "session/forecast.hpp"
#include "session/view.hpp"

#include <algorithm>
#include <random>

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
    switch (below(28)) {
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
      case 12: return event::question_rules_set{revision(s.rules_revision), {coin(), coin(), coin()}};
      case 13: return event::question_submitted{"Why?", coin() ? "Somebody" : "", maybe("ana"), coin()};
      case 14: return event::question_approved{q, qn};
      case 15: return event::question_declined{q, qn, "No."};
      case 16: return event::question_queued{q, qn};
      case 17: return event::question_unqueued{q, qn};
      case 18: return event::question_put_on_stage{q, qn, coin() ? s.on_stage : maybe(question())};
      case 19: return event::question_taken_off_stage{q, qn};
      case 20: return event::question_answered{q, qn};
      case 21: return event::question_withdrawn{q};
      case 22: return event::voted{q, coin()};
      case 23: return event::floor_requested{"Somebody", ""};
      case 24: return event::floor_given{r, rn, coin() && s.current ? *s.current : segment(), coin() ? s.speaking : maybe(request())};
      case 25: return event::intervention_extended{r, rn, span()};
      case 26: return event::intervention_ended{r, rn};
      default: return event::request_withdrawn{r};
    }
  }

 private:
  std::mt19937 engine_;
};

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

  for (auto const& [id, one] : s.participants) {
    auto const open = std::count_if(one.questions.begin(), one.questions.end(), [&](auto const& q) {
      auto const state = s.questions.at(q).state;
      return state == question_state::submitted || state == question_state::approved || state == question_state::queued ||
             state == question_state::on_stage;
    });
    REQUIRE(one.open_questions == open);
    if (one.request) {
      REQUIRE((s.speaking == one.request || std::find(s.speakers.begin(), s.speakers.end(), *one.request) != s.speakers.end()));
    }
    for (auto const& q : one.votes) REQUIRE(s.questions.at(q).voters.contains(one.number));
  }
}

void can_be_shown(session const& s) {
  for (auto const as : {role::moderator, role::participant, role::stage, role::panellist}) make_view(s, as, everything(s));
  for (auto const& who : {rosa, ana, actor{role::participant, ""}}) make_own_view(s, who, everything(s));
  forecast_of(s);
}

}  // namespace

TEST_CASE("any event on any state applies or is stale, and leaves a session that holds together") {
  std::size_t applied = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    chance by(seed);
    evening e;
    for (int i = 0; i < 120; ++i) {
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
    }
    can_be_shown(e.s);

    session again;
    for (auto const& r : e.log) evolve(again, r);
    REQUIRE(again == e.s);
  }
  CHECK(applied > 6000);  // of 36,000: enough of them fitted to say something
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
