// protocol/rules.md, section 15, for plans and lags that chance has made.

#include "catch.hpp"
#include "seeds.hpp"
#include "session/deadline.hpp"
#include "session/limits.hpp"
#include "session/run/catch_up.hpp"
#include "undoing.hpp"

#include <algorithm>
#include <random>

using namespace dais;
using namespace dais::test;

namespace {

class chance {
 public:
  explicit chance(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t n) { return engine_() % n; }
  bool coin() { return below(2) == 0; }
  // Half of them in whole minutes, as plans are.
  duration time(duration most) {
    auto const all = static_cast<std::size_t>(most / 1ms);
    return coin() ? duration(1ms * static_cast<int>(1 + below(all))) : duration(1min * static_cast<int>(1 + below(all / 60'000)));
  }

 private:
  std::mt19937 engine_;
};

session_plan some_plan(chance& by) {
  auto plan = small_plan();
  plan.segments.clear();
  auto const number = 1 + by.below(12);
  duration sum{};
  for (std::size_t i = 0; i < number; ++i) {
    segment_plan g{"s" + std::to_string(i), static_cast<segment_kind>(by.below(6)), "Title", {}, by.time(30min), {}, ""};
    if (g.kind == segment_kind::presentation) g.speakers = {by.coin() ? "ana" : "ben"};
    if (by.below(3) == 0) g.minimum = std::min(g.allotment, by.time(30min));
    if (by.below(5) == 0) g.minimum = duration{};
    if (by.below(2) == 0) g.grace = by.time(10min);
    sum += g.allotment;
    plan.segments.push_back(std::move(g));
  }
  plan.hard_stop = by.coin();
  plan.end = plan.start + sum + (by.coin() ? duration{} : by.time(20min) - 10min);
  plan.end = std::max(plan.end, plan.start + 1min);
  return plan;
}

// Somewhere in the session, early or late, with pauses and overtime.
evening somewhere(chance& by) {
  evening e(some_plan(by));
  e.pass(by.time(40min));
  if (by.below(6) == 0) return e;
  e.open();
  for (auto presses = by.below(10); presses > 0; --presses) {
    auto const what = [&]() -> command::any {
      switch (by.below(8)) {
        case 0: return command::pause{e.run()};
        case 1: return command::resume{e.run()};
        case 2: return command::end_segment{e.run()};
        case 3: return command::back{e.run(), e.s.order[by.below(e.s.order.size())]};
        case 4: return command::add_time{e.run(), e.s.order[by.below(e.s.order.size())], by.time(5min) - 2min};
        case 5: return command::skip{e.run(), e.s.order[by.below(e.s.order.size())]};
        default: return e.s.current || e.s.gap_since ? command::any(command::next{e.run()}) : command::any(command::start{e.run(), {}});
      }
    }();
    e.ask(moderator, what);
    e.pass(by.time(12min));
  }
  return e;
}

duration whole(segment const& g) { return g.clock.allotment + g.clock.added; }

// How long what is over goes on where nobody ends it.
duration grace_left(evening const& e, segment const& g) {
  auto const due = e.s.current == g.plan.id && left(g.clock, e.now) < duration{} ? hand_over_due(e.s) : std::nullopt;
  return due ? std::max(duration{}, *due - e.now) : duration{};
}

// What an offer promises, by the rules alone.
void is_good(evening const& e, offer const& one, duration behind_by) {
  bool const is_behind = behind_by > duration{};
  duration given{};
  duration least_open = duration::max(), most_open{}, most{};
  for (auto const& c : one.segments) {
    auto const& g = e.at(c.segment);
    REQUIRE(c.before == whole(g));
    REQUIRE((is_behind ? c.after < c.before : c.after > c.before));
    auto const used = spent(g.clock, e.now);
    auto const share = is_behind ? c.before - c.after : c.after - std::max(c.before, used + grace_left(e, g));
    REQUIRE(share > duration{});
    given += share;
    most = std::max(most, share);
    if (is_behind) {
      REQUIRE(c.after >= protected_minimum(g.plan));
      REQUIRE(c.after >= used);
    } else {
      REQUIRE(c.after <= limits::allotment_max);
    }
    bool const has_more = is_behind ? c.after > std::max(protected_minimum(g.plan), used) : c.after < limits::allotment_max;
    if (has_more) {
      least_open = std::min(least_open, share);
      most_open = std::max(most_open, share);
    }
    bool const is_qa = g.plan.kind == segment_kind::qa;
    REQUIRE(is_qa == (one.how == remedy::from_questions || one.how == remedy::to_questions));
    REQUIRE((is_qa || g.state == segment_state::ahead));
  }
  // Who has room for more has a second less than anybody at most.
  if (least_open != duration::max()) REQUIRE(most - least_open <= 1s);
  if (!one.segments.empty()) REQUIRE(one.behind == (is_behind ? behind_by - given : behind_by + given));
  if (one.behind > duration{} && is_behind && !one.segments.empty()) REQUIRE(least_open == duration::max());  // all room is taken
  REQUIRE((is_behind || one.behind <= duration{}));
  if (one.how == remedy::extend) {
    REQUIRE_FALSE(e.s.plan.hard_stop);
    REQUIRE((*one.end - e.s.end) % 1min == duration{});
    REQUIRE(one.behind <= duration{});
    REQUIRE(one.behind > -1min);
  }
  if (one.how == remedy::end_earlier) {
    REQUIRE(*one.end < e.s.end);
    REQUIRE(one.behind > -1min);
  }
  if (one.dropped) REQUIRE(e.at(*one.dropped).state == segment_state::ahead);
}

}  // namespace

TEST_CASE("offers keep their promises, and what is taken is what was offered") {
  std::vector<std::size_t> made(7);
  for (auto const seed : seeds(6'000)) {
    CAPTURE(seed);
    chance by(seed);
    auto e = somewhere(by);
    auto const behind_by = behind(e.s, e.now);
    if (!behind_by) continue;
    auto const offers = catch_up_offers(e.s, *behind_by, e.now);
    if (*behind_by == duration{}) REQUIRE(offers.empty());
    for (auto const& one : offers) {
      CAPTURE(static_cast<int>(one.how));
      ++made[static_cast<std::size_t>(one.how)];
      REQUIRE((*behind_by > duration{} ? one.how <= remedy::extend : one.how >= remedy::lengthen));
      is_good(e, one, *behind_by);

      auto taken = e;
      REQUIRE(taken.ask(moderator, command::catch_up{e.run(), one.how, *behind_by, one.dropped}) == done);
      REQUIRE(behind(taken.s, taken.now) == one.behind);
      auto const& did = *get_kind<event::caught_up>(&std::get<event::any>(taken.last));
      REQUIRE(did.end == one.end);
      REQUIRE(did.dropped == one.dropped);
      REQUIRE(did.changes.size() == one.segments.size());
      for (auto const& c : one.segments) REQUIRE(whole(taken.at(c.segment)) == c.after);
      if (e.s.plan.hard_stop) REQUIRE(taken.s.end <= e.s.plan.end);
      REQUIRE(undo(taken) == done);
      REQUIRE(standing(taken.s) == standing(e.s));
    }
  }
  for (auto const number : made) CHECK(number >= 200);
}
