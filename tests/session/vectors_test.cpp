// What the pages reckon too: protocol/vectors has what they are shown on random evenings, with what follows from it.
// DAIS_WRITE_VECTORS=1 writes it anew.

#include "vectors.hpp"
#include "crowd.hpp"
#include "session/make_view.hpp"
#include "session/run/catch_up.hpp"
#include "session/run/forecast.hpp"
#include "session/run/main_clock.hpp"

#include <algorithm>
#include <array>

using namespace dais;
using namespace dais::test;

namespace {

char const* name_of(segment_state is) {
  return std::array{"ahead", "current", "interrupted", "done", "skipped"}[static_cast<std::size_t>(is)];
}

// Random evenings, as a phone is shown them after every few presses.
template <typename Look>
void look_on(std::uint32_t evenings, Look look) {
  for (std::uint32_t seed = 1; seed <= evenings; ++seed) {
    crowd c(seed);
    if (seed % 7 == 0) c.e.pass(30min);  // nobody began in time
    c.set_out();
    look(c);
    for (int i = 0; i < 24; ++i) {
      for (auto presses = c.below(4); presses > 0; --presses) {
        auto const by = c.a_moderator();
        c.e.ask(by, c.by_moderator());
        c.others();
      }
      c.time_passes();
      look(c);
    }
  }
}

std::optional<std::size_t> place_of(std::optional<std::string> const& id, std::vector<std::string> const& order) {
  if (!id) return std::nullopt;
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), *id) - order.begin());
}

char const* name_of(phase is) { return std::array{"waiting", "running", "wrap_up", "overtime", "paused"}[static_cast<std::size_t>(is)]; }

// What is left of it, as far as a view tells.
duration left(clock_view const& c, time_point now) { return dais::left({c.allotment, c.added, c.used, c.running_since}, now); }

}  // namespace

TEST_CASE("the vectors of countdowns are current") {
  vectors all("countdown.json");
  std::mt19937 random(4);
  auto const below = [&](std::uint32_t n) { return duration{static_cast<int>(random() % n)}; };
  for (int i = 0; i < 1000; ++i) {
    countdown c{below(900'000), below(240'000) - 120s, {}, {}};
    if (i % 3 != 0) c.used = below(600'000);
    if (i % 4 != 0) c.running_since = time_point{below(1'000'000)};
    auto const wrap_up = i % 5 == 0 ? 0ms : below(180'000);
    auto times = std::vector{time_point{below(2'000'000)}};
    if (c.running_since) {
      for (auto const edge : {*c.running_since, due(c) - wrap_up, due(c)}) times.insert(times.end(), {edge - 1ms, edge, edge + 1ms});
    }
    std::vector<vectors::part> moments;
    for (auto const now : times) moments.push_back(all.of(now, spent(c, now), left(c, now), name_of(phase_of(c, wrap_up, now))));
    all.add(c.allotment, c.added, c.used, c.running_since, wrap_up, c.running_since ? std::optional(due(c)) : std::nullopt, moments);
  }
  all.check();
}

TEST_CASE("the vectors of the clocks that run, and of the list that closes, are current") {
  vectors all("clocks.json", evening().s.plan.start);
  auto const clock_of = [&](std::optional<clock_view> const& c, duration wrap_up) {
    return c ? std::optional(all.of(c->allotment, c->added, c->used, c->running_since, wrap_up)) : std::nullopt;
  };
  std::size_t turns = 0, interventions = 0, closings = 0, graces = 0;
  auto const look = [&](crowd& c) {
    auto const& s = c.e.s;
    auto const view = make_view(s, role::participant, everything(s));
    auto const& floor = *view.floor;
    auto const* const current = view.run->current ? &*view.segments.at(*view.run->current) : nullptr;
    auto const list_is_open = [&](time_point now) {
      auto const asked = decide(s, command::request_floor{"Zoe", {}}, {role::participant, "hash of zoe"}, now);
      return !std::holds_alternative<rejection>(asked);
    };

    auto times = std::vector{c.e.now, c.e.now + duration{static_cast<int>(c.below(400'000))}};
    auto const around = [&](std::optional<time_point> at) {
      if (at) times.insert(times.end(), {*at - 1ms, *at, *at + 1ms});
    };
    around(s.list_closes);
    around(hand_over_due(s));
    if (current && current->clock.running_since) around(due(s.segments.at(*s.current).clock));
    if (s.speaking && s.requests.at(*s.speaking).clock.running_since) around(due(s.requests.at(*s.speaking).clock));
    std::vector<vectors::part> moments;
    for (auto const now : times) {
      if (now < c.e.now) continue;
      auto const shown = main_clock_of(s, now);
      auto const due = hand_over_due(s);
      bool const is_over = due && now > *due - *current->grace;
      moments.push_back(all.of(now, shown ? std::optional(left(shown->clock, now)) : std::nullopt,
                               shown ? std::optional(name_of(shown->in)) : std::nullopt,
                               is_over ? std::optional(std::max(duration{}, *due - now)) : std::nullopt, list_is_open(now)));
    }
    all.add(view.plan->start, view.run->started, current ? clock_of(current->clock, current->wrap_up) : std::nullopt,
            current ? current->grace : std::nullopt,
            floor.speaking ? clock_of(floor.speaking->clock, floor.speaking->wrap_up) : std::nullopt,
            floor.round ? clock_of(floor.round->clock, floor.round->wrap_up) : std::nullopt, floor.requests, floor.closes, moments);
    turns += floor.round && floor.round->clock ? 1 : 0;
    interventions += floor.speaking ? 1 : 0;
    closings += floor.closes ? 1 : 0;
    graces += current && current->grace ? 1 : 0;
  };
  look_on(100, look);
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    crowd c(seed);
    c.e.next_to("talk");
    for (int i = 0; i < 16; ++i) {
      auto const to = std::array<std::optional<std::string>, 3>{"ana", "ben", {}}[c.below(3)];
      c.e.ask(moderator, command::give_word{to, c.e.s.speaking});
      c.time_passes();
      if (c.below(4) == 0) c.e.ask(moderator, c.by_moderator());
      look(c);
    }
  }
  // What is looked at has to be there often enough to be told apart.
  for (auto const count : {turns, interventions, closings, graces}) REQUIRE(count > 20);
  all.check();
}

TEST_CASE("the vectors of what a plan need not say are current") {
  vectors all("defaults.json");
  for (auto const& [kind, name] : {std::pair{segment_kind::introductions, "introductions"},
                                   {segment_kind::presentation, "presentation"},
                                   {segment_kind::discussion, "discussion"},
                                   {segment_kind::qa, "qa"},
                                   {segment_kind::concluding, "concluding"},
                                   {segment_kind::break_, "break"}}) {
    for (auto const each : {duration(1ms), duration(1s), duration(1min)}) {
      for (int n = 1; n <= 40; ++n) {
        segment_plan const g{"s", kind, "Title", {}, n * each, {}, {}};
        all.add(name, g.allotment, protected_minimum(g), usual_wrap_up(g.allotment));
      }
    }
  }
  all.check();
}

TEST_CASE("the vectors of forecasts are current") {
  vectors all("forecast.json", evening().s.plan.start);
  look_on(60, [&](crowd& c) {
    auto const& s = c.e.s;
    auto const view = make_view(s, role::participant, everything(s));
    auto const& run = *view.run;
    auto const f = forecast_of(s);
    auto const at = [&](std::string const& id, time_point now) {
      auto const found = f.segments.find(id);
      if (found == f.segments.end()) return all.of();
      auto const& [start, end] = found->second;
      return all.of(id == run.current ? start : moved(f, start, now), moved(f, end, now));
    };

    std::vector<vectors::part> segments, expected, moments;
    for (auto const& id : s.order) {
      auto const& g = *view.segments.at(id);
      segments.push_back(all.of(name_of(g.state), g.clock.allotment, g.clock.added, g.clock.used, g.clock.running_since, g.began, g.grace));
      expected.push_back(at(id, c.e.now));
    }
    auto times = std::vector{c.e.now, c.e.now + duration{static_cast<int>(c.below(5'000'000))}};
    if (f.holds_until) times.insert(times.end(), {*f.holds_until - 1ms, *f.holds_until, *f.holds_until + 1ms});
    for (auto const now : times) {
      if (now < c.e.now) continue;
      moments.push_back(all.of(now, f.end ? std::optional(moved(f, *f.end, now)) : std::nullopt, behind(s, now),
                               run.following ? at(*run.following, now) : all.of()));
    }
    all.add(run.concluded, view.plan->start, view.plan->end, place_of(run.current, s.order), place_of(run.following, s.order),
            run.gap_since, run.paused_since, segments, expected, moments);
  });
  all.check();
}
